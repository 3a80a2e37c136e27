import json

from kg import assets, jsonl


def test_the_shipped_schema_is_that_of_the_records():
    shipped = json.loads(assets.path("ontology/extraction.schema.json").read_text("utf-8"))
    assert shipped == json.loads(json.dumps(jsonl.schema()))


def test_the_schema_names_every_layer():
    (extraction,) = (part for name, part in jsonl.schema()["$defs"].items() if name == "Extraction")
    assert list(extraction["properties"]) == [
        "id",
        "sha256",
        "extractor",
        "people",
        "organizations",
        "roles",
        "meetings",
        "exhibitions",
        "intents",
        "unread",
    ]
