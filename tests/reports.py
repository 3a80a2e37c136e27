"""Articles told by their facts alone, to ask which of their mentions are one."""

from factory import evidence_of, make_article, make_extraction

from kg.model import Intent, Meeting, MeetingKind, Organization, Person, Role, Stage
from kg.resolve import mentions_of, resolution


class Reports:
    """Articles, each {organization or None: the people with titles there}, with what happened."""

    def __init__(self):
        self.mentions = []
        self._articles = []

    def article(self, posts, *, title="长", published=None, meeting=None, intent=None, text="x"):
        """Add an article with at most one meeting and one intent, given by their fields."""
        meeting = dict(meeting or {})
        text = meeting.pop("text", text)
        published = meeting.pop("published", published)
        article = make_article(text, id=f"article-{len(self._articles)}", published=published)
        whole = (evidence_of(article, text),)
        people = dict.fromkeys(person for held in posts.values() for person in held)
        extraction = make_extraction(
            article,
            people=tuple(
                Person(key=f"p{n}", name=name, evidence=whole) for n, name in enumerate(people)
            ),
            organizations=tuple(
                Organization(key=f"o{n}", name=name, evidence=whole)
                for n, name in enumerate(filter(None, posts))
            ),
            roles=tuple(
                Role(key=f"r{body}{person}", person=person, title=title, organization=body)
                for body, held in posts.items()
                for person in held
            ),
            meetings=(_meeting(meeting, whole),) if meeting else (),
            intents=(_intent(intent, whole),) if intent else (),
        )
        found = mentions_of(article, extraction)
        self._articles.append(found[0].article)
        self.mentions.extend(found)

    def groups(self, kind):
        """The entities of a kind, each as its (number of the article, name), sorted."""
        return [
            sorted((self._articles.index(one.article), one.name) for one in entity.mentions)
            for entity in resolution(self.mentions).entities
            if entity.kind is kind
        ]


def _meeting(fields, whole):
    kind = fields.get("kind", MeetingKind.TALKS)
    rest = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in fields.items()
        if name != "kind"
    }
    return Meeting(key="m1", kind=kind, evidence=whole, **rest)


def _intent(fields, whole):
    return Intent(
        key="i1",
        parties=tuple(fields["parties"]),
        topic=fields["topic"],
        stage=Stage.DISCUSSED,
        evidence=whole,
    )
