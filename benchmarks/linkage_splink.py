"""The splink model of `linkage.py`: what it compares, learns and links of organizations and people.

Its choices (comparisons, blocks, the share of certain pairs) were made on archives of the seeds
1 to 3 of `archive_news`, by what gave splink the best F1 there. That two bodies of one article are
two, as kg has it, is left out: no pair of one article reached the threshold of 1,000 articles.
"""

import json
import tempfile
import time

import duckdb
import splink.comparison_level_library as levels
import splink.comparison_library as compare
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

from kg.model import EntityKind
from kg.resolve.abbreviations import parts, stems
from kg.resolve.names import is_generic, is_registered, leading_places, normalized

KINDS = (EntityKind.ORGANIZATION, EntityKind.PERSON)
PAIRS, SEED = 1e6, 1
"""How many random pairs u is learnt from, and the seed that they are drawn by."""


class Linkage:
    """A splink model of one kind, learnt from the rows that it links, and the pairs it found.

    `learning` has the seconds of CPU time that it took to learn m and u.
    """

    def __init__(self, kind, rows):
        database = duckdb.connect()
        database.execute("SET enable_progress_bar = false")
        _load(database, kind, rows)
        table = DuckDBAPI(database).register(kind)
        self._linker = Linker(table, SETTINGS[kind](), log_level=None)
        start = time.process_time()
        self._train(**TRAINED_BY[kind])
        self.learning = time.process_time() - start
        self._pairs = self._linker.inference.predict()

    def _train(self, certain, recall, blocks):
        training = self._linker.training
        training.estimate_probability_two_random_records_match(certain, recall=recall)
        training.estimate_u_using_random_sampling(max_pairs=PAIRS, seed=SEED)
        for block in blocks:
            training.estimate_parameters_using_expectation_maximisation(block_on(block))

    def clusters(self, weight):
        """Give the cluster of each row by its number, of pairs with at least that match weight."""
        found = self._linker.clustering.cluster_pairwise_predictions_at_threshold(
            self._pairs, threshold_match_weight=weight
        )
        pairs = found.as_duckdbpyrelation().select("unique_id", "cluster_id").fetchall()
        found.drop_table_from_database_and_remove_from_cache()
        return dict(pairs)


def _load(database, table, rows):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        file.flush()
        types = {name: COLUMNS.get(name, "VARCHAR") for name in rows[0]}
        read = database.read_json(file.name, columns=types, format="newline_delimited")
        read.create(table)


COLUMNS = {
    "unique_id": "BIGINT",
    "published": "DATE",
    **dict.fromkeys(
        [
            "forms",
            "stems",
            "members",
            "called",
            "beside",
            "parents",
            "bodies",
            "places_of_work",
            "titles",
        ],
        "VARCHAR[]",
    ),
}
"""The columns that are no plain text. Nothing is NULL: splink counts it neither for nor against."""


def organization_rows(mentions, _):
    """Give the features of each organization, its number first."""
    stated = _stated(mentions)
    for number, each in enumerate(mentions):
        mention = each.mention
        if mention.kind is EntityKind.ORGANIZATION:
            forms = _forms(mention)
            places = {place.rstrip("省市县区") for form in forms for place in leading_places(form)}
            parents = (stated[each.article, at][1] for at in mention.affiliations)
            name = normalized(mention.name)
            members = [each for each in mention.members if each in mention.beside]
            yield {
                "unique_id": number,
                "name": name,
                "first": name[0],
                "in_order": f"%{'%'.join(name)}%",
                "registered": next(filter(is_registered, forms), None),
                "sort": parts(name).sort or None,
                "place": min(places, default=None),
                "forms": forms or None,
                "stems": sorted({stem for form in forms for stem in stems(form)}) or None,
                "parents": [form for parent in parents for form in _forms(parent)] or None,
                "members": members or None,
                "member": min(members, default=None),
                "called": sorted({*mention.members} - {*members}) or None,
                "beside": list(mention.beside) or None,
            }


def person_rows(mentions, who):
    """Give the features of each person, its number first; `who` has the organizations' clusters."""
    stated = _stated(mentions)
    for number, each in enumerate(mentions):
        mention = each.mention
        if mention.kind is EntityKind.PERSON:
            at = [stated[each.article, anchor] for anchor in mention.affiliations]
            bodies = [str(who[other]) for other, _ in at]
            yield {
                "unique_id": number,
                "name": normalized(mention.name),
                "bodies": bodies or None,
                "body": next(iter(bodies), None),
                "places_of_work": sorted({form for _, one in at for form in _forms(one)}) or None,
                "titles": sorted({post.title for post in mention.posts}) or None,
                "beside": list(mention.beside) or None,
                "published": mention.published,
            }


def _stated(mentions):
    """Article and anchor → number and mention of the organization."""
    return {
        (each.article, each.mention.anchor): (number, each.mention)
        for number, each in enumerate(mentions)
        if each.mention.kind is EntityKind.ORGANIZATION
    }


def _forms(mention):
    return [form for form in map(normalized, mention.forms) if not is_generic(form)]


def organization_settings():
    """Give splink's settings for organizations.

    The commonest names are those of the best-known bodies, not of the most bodies: adjusting for
    their frequency makes it worse. That two full names differ tells more than that one does not.
    """
    name = compare.CustomComparison(
        output_column_name="name",
        comparison_levels=[
            levels.NullLevel("name"),
            levels.ExactMatchLevel("name"),
            levels.ArrayIntersectLevel("forms", 1),
            levels.ArrayIntersectLevel("stems", 1),
            levels.CustomLevel("name_l LIKE in_order_r OR name_r LIKE in_order_l", "abbreviation"),
            levels.JaroWinklerLevel("name", 0.88),
            levels.ElseLevel(),
        ],
    )
    people = compare.CustomComparison(
        output_column_name="people",
        comparison_levels=[
            levels.NullLevel("beside"),
            levels.ArrayIntersectLevel("members", 2),
            levels.ArrayIntersectLevel("members", 1),
            levels.ArrayIntersectLevel("called", 1),
            levels.ArrayIntersectLevel("beside", 2),
            levels.ArrayIntersectLevel("beside", 1),
            levels.ElseLevel(),
        ],
    )
    exact = (compare.ExactMatch(column) for column in ("sort", "registered", "place"))
    return _settings(
        comparisons=[name, people, *exact, compare.ArrayIntersectAtSizes("parents", 1)],
        blocks=[
            block_on("name"),
            *(block_on(each, arrays_to_explode=[each]) for each in ("forms", "stems", "members")),
            block_on("substr(name, 1, 2)", "substr(name, -2)"),
            block_on("beside", "first", arrays_to_explode=["beside"]),
        ],
    )


def person_settings():
    """Give splink's settings for people."""
    days = compare.AbsoluteDateDifferenceAtThresholds(
        "published", input_is_string=False, metrics=["day", "month", "year"], thresholds=[7, 6, 3]
    )
    return _settings(
        comparisons=[
            compare.ExactMatch("name").configure(term_frequency_adjustments=True),
            *(compare.ArrayIntersectAtSizes(each, 1) for each in ("bodies", "places_of_work")),
            compare.ArrayIntersectAtSizes("titles", 1),
            compare.ArrayIntersectAtSizes("beside", [3, 2, 1]),
            days,
        ],
        blocks=[block_on("name")],
    )


def _settings(comparisons, blocks):
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=blocks,
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )


ROWS = dict(zip(KINDS, (organization_rows, person_rows), strict=True))
SETTINGS = dict(zip(KINDS, (organization_settings, person_settings), strict=True))
TRAINED_BY = {
    EntityKind.ORGANIZATION: {
        "certain": [block_on("name")],
        "recall": 0.45,
        "blocks": ["name", "member"],
    },
    EntityKind.PERSON: {"certain": [block_on("name")], "recall": 0.99, "blocks": ["name", "body"]},
}
"""Rules that are sure, the share of the true pairs that they give, and blocks to learn m in."""
