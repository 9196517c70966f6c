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
