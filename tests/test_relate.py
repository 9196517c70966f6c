import pytest

from depesche.errors import InputError
from depesche.relate import label, relation_of

TEXT = "Frankreich hat Russland wegen der Angriffe scharf kritisiert."
ITEM = {"id": "r1", "language": "de", "text": TEXT, "actor": [[0, 10]], "recipient": [[15, 23]]}


def test_label_is_the_type_of_the_frame_between_the_parties() -> None:
    found = label(relation_of(ITEM))
    assert (found.id, found.event_type, found.mode) == ("r1", "ACCUSE", "disapprove")
    assert found.rule is not None


def test_without_a_frame_there_is_no_label() -> None:
    found = label(relation_of({"language": "de", "text": "Blau ist blau.", "actor": [], "recipient": []}))
    assert (found.event_type, found.mode, found.rule) == (None, None, None)
    assert len(found.id) == 16


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"text": ""}, "needs a text"),
        ({"text": None}, "needs a text"),
        ({"language": "fr"}, "'fr' has no pack"),
        ({"actor": [[0, 1000]]}, "outside the text"),
        ({"actor": [[5, 5]]}, "outside the text"),
        ({"recipient": "Russland"}, "must be a list"),
        ({"recipient": [[1]]}, "must be a list"),
    ],
)
def test_malformed_relation_says_what_is_wrong(change: dict[str, object], fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        relation_of({**ITEM, **change})


def between(text: str, actor: str, recipient: str, language: str = "de") -> tuple[str | None, str | None]:
    """Type and mode for the first mention of each party."""
    spans = {k: [[text.index(w), text.index(w) + len(w)]] for k, w in (("actor", actor), ("recipient", recipient))}
    found = label(relation_of({"language": language, "text": text, **spans}))
    return found.event_type, found.mode


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "language", "wanted"),
    [
        ("Kanada verhängte Sanktionen gegen Belarus.", "Kanada", "Belarus", "de", ("COERCE", "restrict")),
        ("Canada imposed an embargo on Belarus.", "Canada", "Belarus", "en", ("COERCE", "restrict")),
        ("Kanada brach die Beziehungen zu Belarus ab.", "Kanada", "Belarus", "de", ("SANCTION", "discontinue")),
        (
            "Ein Gericht in Lissabon verurteilte den Bankier zu einer Haftstrafe.",
            "Ein Gericht in Lissabon",
            "den Bankier",
            "de",
            ("ACCUSE", "disapprove"),
        ),
        ("Jordan said it would release the Syrian prisoners.", "Jordan", "the Syrian prisoners", "en", ("AGREE", None)),
        ("Die Schweiz sagte, Serbien müsse die Gefangenen freilassen.", "Die Schweiz", "Serbien", "de", ("REQUEST", None)),
        (
            "Die Taliban wollen die Gefangenen erst freilassen, wenn Kabul einlenkt.",
            "Die Taliban",
            "die Gefangenen",
            "de",
            ("REJECT", None),
        ),
    ],
)
def test_labels_follow_the_data(text: str, actor: str, recipient: str, language: str, wanted: tuple[str, str | None]) -> None:
    assert between(text, actor, recipient, language) == wanted


def test_frame_that_comes_nearest_tells_the_act_where_none_fires() -> None:
    """The possessor that the frame of the noun wants is missing in "der Vorgänge": no frame fires, that of the noun comes nearest."""
    text = "Der Senat hat gestern mit der Untersuchung der Vorgänge begonnen."
    assert between(text, "Der Senat", "der Vorgänge") == ("ACCUSE", "investigate")
