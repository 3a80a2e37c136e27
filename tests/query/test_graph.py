from decimal import Decimal

import pytest
from rdflib import FOAF, RDF, URIRef
from small_graph import OLD_ANCHOR, L, M, O, P, articles, iri, make_graph

import kg
from kg.errors import QueryError, StoreError
from kg.query import formats
from kg.rdf import terms


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_graph(tmp_path_factory.mktemp("asked") / "graph")


@pytest.fixture(scope="module")
def graph(folder):
    with kg.open(folder) as graph:
        yield graph


WIDE = "".join(chr(ord(character) + 0xFEE0) for character in "HualanCopper")
VALUES = {
    "entity": "周慕云",
    "organization": "江岳集团",
    "partner": "华澜铜业协会",
    "person": "周慕云",
    "place": "北京",
    "title": "会长",
}
QUESTIONS = {
    "articles-of-entity": ("article", {"林知远会见周慕云", "铜业绿色论坛“举行”"}),
    "busiest-organizations": (
        "organizationName",
        {"江岳集团", "华澜铜业协会", "江岳集团办公室", "青屏冶炼公司"},
    ),
    "current-titles": ("title", {"名誉会长", "董事长", "主任", "工程师"}),
    "delegations": ("name", {"周慕云"}),
    "evidence-of-entity": ("fact", {"任职", "参与"}),
    "exhibition-visitors": ("name", {"林知远"}),
    "exhibitions-of-organization": ("exhibitionName", set()),
    "forms-of-entity": ("form", {"zhou mu yun"}),
    "holders-of-title": ("printed", {"会长", "名誉会长"}),
    "hosts-and-guests": ("guest", {"江岳集团", "青屏冶炼公司"}),
    "intent-history": ("stageName", {"商谈", "已签署"}),
    "intents-by-stage": ("stageName", {"已签署"}),
    "intents-of-organization": ("stageName", {"已签署"}),
    "meetings-at-place": ("date", {"2024-03-05"}),
    "meetings-between": ("whom", {"林知远", "华澜铜业协会"}),
    "meetings-of-organization": ("date", {"--09-01", "2024-03-05", "2024-06-18"}),
    "meetings-of-person": ("capacity", {"客方", "出席"}),
    "parts-of-organization": ("part", {"江岳集团办公室"}),
    "people-of-organization": ("name", {"周慕云", "何听雨"}),
    "titles-over-time": ("title", {"总经理", "董事长"}),
    "who-accompanied-whom": ("whom", {"林知远", "周慕云"}),
    "who-met-whom": ("whom", {"林知远", "周慕云"}),
}


def needed(graph, name):
    """A value for each parameter that the question cannot do without."""
    parameters = graph.questions[name].parameters.items()
    return {key: VALUES[key] for key, parameter in parameters if not parameter.optional}


def test_every_saved_question_is_asked_here(graph):
    assert set(graph.questions) == set(QUESTIONS)


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_saved_question_gives_what_the_articles_say(graph, name):
    column, expected = QUESTIONS[name]
    result = graph.query(name, **needed(graph, name))
    assert {row[column] for row in result} == expected
    assert len({tuple(row.items()) for row in result}) == len(result)


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_each_column_that_a_table_shows_has_a_chinese_name(graph, name):
    columns = set(graph.query(name, **needed(graph, name)).columns)
    shown = columns - set(graph.questions[name].parameters)
    assert [column for column in sorted(shown) if formats.heading(column) == column] == []


UNQUOTED = {
    "articles-of-entity",
    "busiest-organizations",
    "exhibitions-of-organization",
    "forms-of-entity",
    "hosts-and-guests",
}


@pytest.mark.parametrize("name", sorted(set(QUESTIONS) - UNQUOTED))
def test_what_is_told_is_quoted_from_its_article(graph, name):
    for row in graph.query(name, **needed(graph, name)):
        assert row["article"]
        assert any(row["quote"] in article.text for article, _ in articles())


def test_optional_parameters_narrow_a_question(graph):
    assert len(graph.query("who-met-whom")) == 2
    row = graph.query("who-met-whom", person="周慕云").rows[0]
    assert (row["whom"], row["capacity"], row["date"], row["place"]) == (
        "林知远",
        "客方",
        "2024-03-05",
        "北京",
    )
    assert row["quote"] == "林知远在北京会见了江岳集团总经理周慕云一行"
    (visit,) = graph.query("exhibition-visitors", exhibition="铜业协会展览").rows
    assert visit["quote"] == "林知远参观了铜业协会展览"


@pytest.mark.parametrize("question", ["delegations", "who-accompanied-whom"])
def test_a_part_is_quoted_by_what_the_article_says_of_the_event(graph, question):
    quotes = {row["quote"] for row in graph.query(question)}
    assert quotes == {"林知远在北京会见了江岳集团总经理周慕云一行"}


@pytest.mark.parametrize("stage", ["signed", "已签署", terms.IKG_SIGNED.value])
def test_a_stage_is_told_by_its_label_in_either_language(graph, stage):
    assert len(graph.query("intents-by-stage", stage=stage)) == 1
    assert len(graph.query("intents-by-stage", stage="discussed")) == 0


def test_titles_over_time_are_in_order_of_their_dates(graph):
    rows = graph.query("titles-over-time", person="周慕云").rows
    assert [(row["date"], row["title"]) for row in rows] == [
        ("2024-03-05", "总经理"),
        ("2024-06-21", "董事长"),
    ]


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("周慕云", "entity", [(P, "周慕云")]),
        ("zhou mu yun", "person", [(P, "周慕云")]),
        ("ZhouMuYun", "person", [(P, "周慕云")]),
        ("周慕雲", "person", [(P, "周慕云")]),
        ("hualan copper", "organization", [(O, "华澜铜业协会")]),
        (
            "".join(chr(ord(c) + 0xFEE0) for c in "HualanCopper"),
            "organization",
            [(O, "华澜铜业协会")],
        ),
        ("zmy", "person", [(P, "周慕云")]),
        ("huiduitan", "person", []),
        ("北京", "place", [(L, "北京")]),
        ("第三届铜业绿色论坛", "meeting", [(M, "论坛")]),
        (iri(P, "周慕云"), "person", [(P, "周慕云")]),
        (terms.node(OLD_ANCHOR).value, "person", [(P, "周慕云")]),
        ("北京", "person", []),
        (iri(P, "周慕云"), "organization", []),
        ("没有这个人", "entity", []),
        ("", "entity", []),
    ],
)
def test_a_name_in_any_form_finds_its_bearers(graph, name, kind, expected):
    assert [match.iri for match in graph.find(name, kind)] == [iri(*one) for one in expected]


def test_namesakes_are_told_apart(graph):
    found = graph.find("林知远")
    assert {match.about for match in found} == {
        "华澜铜业协会会长, 华澜铜业协会名誉会长",
        "青屏冶炼公司工程师",
    }


def test_several_bearers_are_listed_and_none_is_picked(graph):
    with pytest.raises(QueryError, match="2 things in the graph have that name") as error:
        graph.query("titles-over-time", person="林知远")
    assert iri(P, "林知远") in str(error.value)
    assert iri(P, "另一个林知远") in str(error.value)


@pytest.mark.parametrize(
    ("asked", "values", "reason"),
    [
        ("who-met-who", {}, "no saved question or file .* who-met-whom"),
        ("zzz", {}, "kg query --list"),
        ("titles-over-time", {}, "needs to know the person"),
        ("titles-over-time", {"persn": "周慕云"}, "no parameter 'persn'. Close to it: person"),
        ("busiest-organizations", {"person": "周慕云"}, "It takes none"),
        ("titles-over-time", {"person": "周木云"}, "no person of that name .* 周慕云"),
        ("titles-over-time", {"person": "Q"}, "Try kg search"),
        ("meetings-of-organization", {"organization": "铜业协会"}, "华澜铜业协会"),
        ("SELECT ?s {", {}, "line 1, column 12: is no SPARQL, near 'SELECT"),
        ("SELECT ?s\n{ ?s ?p ]", {}, "line 2, column 10: is no SPARQL, near '{ .s .p ]'"),
        ("SELECT ?s { ?s foo:b ?o }", {}, "prefix foo: is not declared"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", {}, r"change \(INSERT\)"),
        ("LOAD <http://x.example>", {}, r"change \(LOAD\)"),
        ("SELECT * { SERVICE <http://x.example> { ?s ?p ?o } }", {}, "another server"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", {}, "names its data with FROM"),
        ("SELECT ?s { ?s ?p ?o }", {"o": "周慕云"}, r"does not select \?o"),
        ("SELECT (ikg:no(1) AS ?x) {}", {}, "cannot be answered"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(graph, asked, values, reason):
    with pytest.raises(QueryError, match=reason) as error:
        graph.query(asked, **values)
    assert "\n" not in str(error.value)


def test_sparql_needs_no_prefixes_and_sees_all_graphs_as_one(graph):
    result = graph.query("SELECT ?person { ?person a foaf:Person ; ikg:metWith ?other }")
    assert {row["person"] for row in result} == {iri(P, "林知远"), iri(P, "周慕云")}
    assert graph.query("ASK { ?article a schema:NewsArticle }").answer is True
    assert graph.query("ASK { ?article a schema:Nothing }").answer is False


def test_counts_are_right_since_no_triple_stands_twice(graph):
    quads = graph.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").rows[0]["n"]
    triples = graph.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0]["n"]
    assert quads == triples > 100


def test_a_value_in_sparql_text_names_an_entity(graph):
    result = graph.query("SELECT ?who ?name { ?who foaf:name|skos:prefLabel ?name }", who="周慕云")
    assert [row["name"] for row in result] == ["周慕云"]


def test_days_and_text_are_bound_as_such(graph, tmp_path):
    file = tmp_path / "on.rq"
    file.write_text(
        '#: title.zh = "某日"\n#: title.en = "On a day"\n'
        '#: param.day = { kind = "date" }\n#: param.id = { kind = "text" }\n'
        "SELECT ?day ?id { ?s schema:datePublished ?day ; dcterms:identifier ?id }",
        encoding="utf-8",
    )
    assert len(graph.query(str(file), day="2024-03-06", id="sample")) == 1
    assert len(graph.query(str(file), day="2024-03-06", id="') DROP ALL #")) == 0
    with pytest.raises(QueryError, match="expected YYYY-MM-DD"):
        graph.query(str(file), day="6.3.2024", id="sample")


def test_values_of_a_row_have_python_types(graph):
    result = graph.query(
        'SELECT * { VALUES (?a ?b ?c ?d ?e) { (1 1.5 true "2024-03-05"^^xsd:date UNDEF) } }'
    )
    assert result.rows == ({"a": 1, "b": Decimal("1.5"), "c": True, "d": "2024-03-05", "e": None},)


def test_days_can_be_sorted_those_without_a_year_first(graph):
    rows = graph.query("meetings-of-organization", organization="江岳集团").rows
    days = [row["date"] for row in rows]
    assert min(days) == "--09-01"
    assert all(isinstance(day, str) for day in days)


def test_a_day_that_is_none_stays_text(graph):
    rows = graph.query('SELECT * { VALUES ?d { "2024-02-31"^^xsd:date } }').rows
    assert rows == ({"d": "2024-02-31"},)


def test_a_result_is_true_if_it_has_something_to_tell(graph):
    assert graph.query("SELECT ?s { ?s a ikg:Meeting }")
    assert not graph.query("SELECT ?s { ?s a ikg:Nothing }")
    answer = graph.query("ASK { ?s a ikg:Nothing }")
    assert not answer
    assert repr(answer) == "<Result False>"


def test_a_result_outlives_its_graph(folder):
    with kg.open(folder) as graph:
        result = graph.query("who-met-whom")
    assert len(result.rows) == 2
    assert repr(result).startswith("<Result 2 rows: person, name")


def test_triples_come_sorted_and_once(graph):
    result = graph.query("CONSTRUCT { ?a ikg:metWith ?b } { ?a ikg:metWith ?b }")
    assert len(result) == 2
    assert list(result.triples) == sorted(result.triples, key=str)
    assert repr(result) == "<Result 2 triples>"


# rdflib 7.6 warns of its own use of a property that it has deprecated.
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
def test_the_dataset_is_a_copy_for_rdflib(graph):
    dataset = graph.dataset
    assert len(set(dataset.quads())) == len(graph.store)
    person = URIRef(iri(P, "周慕云"))
    assert (person, RDF.type, FOAF.Person) in dataset
    dataset.remove((person, None, None, None))
    assert (person, RDF.type, FOAF.Person) not in dataset
    assert graph.find("周慕云")


def test_a_folder_without_a_graph_is_told(tmp_path):
    with pytest.raises(StoreError, match="no such folder"):
        kg.open(tmp_path / "none")
