from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from depesche.errors import InputError
from depesche.langpack import load_pack
from depesche.likely import CLASSES, ROWS, Clue, Likely, features, likeliest, rated, weights_of
from depesche.relate import label, relation_of

TEXT = "Frankreich hat Russland wegen der Angriffe scharf kritisiert."
ITEM = {"id": "r1", "language": "de", "text": TEXT, "actor": [[0, 10]], "recipient": [[15, 23]]}


def test_label_is_the_type_of_the_frame_between_the_parties() -> None:
    found = label(relation_of(ITEM))
    assert (found.id, found.event_type, found.mode) == ("r1", "ACCUSE", "disapprove")
    assert (found.score, found.rule[:9]) == (None, "de/verbs:")


def test_without_a_frame_there_is_no_label() -> None:
    found = label(relation_of({"language": "de", "text": "Blau ist blau.", "actor": [], "recipient": []}))
    assert (found.event_type, found.mode, found.score, found.rule) == (None, None, None, None)
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


@pytest.mark.parametrize(
    ("language", "text", "actor", "recipient", "wanted"),
    [
        ("de", "Norwegen stopfte die Haushaltslöcher im Tschad.", "Norwegen", "Tschad", "AID"),
        ("en", "Norway plugs the gaps in the budget of Chad.", "Norway", "Chad", "AID"),
    ],
)
def test_classifier_proposes_a_type_with_its_probability_where_no_frame_fires(
    language: str, text: str, actor: str, recipient: str, wanted: str
) -> None:
    spans = {k: [[text.index(w), text.index(w) + len(w)]] for k, w in (("actor", actor), ("recipient", recipient))}
    found = label(relation_of({"language": language, "text": text, **spans}))
    assert (found.event_type, found.mode, found.rule) == (wanted, None, f"{language}/likely")
    assert found.score is not None
    assert 0 < found.score < 1


def test_classifier_needs_parties_of_one_sentence() -> None:
    text = "Norwegen staunt. Der Tschad auch."
    found = label(relation_of({"language": "de", "text": text, "actor": [[0, 8]], "recipient": [[17, 26]]}))
    assert found.event_type is None


@pytest.mark.parametrize("language", ["de", "en"])
def test_weights_have_a_row_for_each_feature_and_a_column_for_each_class(language: str) -> None:
    weights = weights_of(load_pack(language))
    assert weights is not None
    assert weights.shape == (ROWS + 1, len(CLASSES))


def test_a_pack_without_weights_proposes_nothing(tmp_path: Path) -> None:
    pack = replace(load_pack("de"), folder=tmp_path)
    assert likeliest([Clue("raid")], pack) is None
    assert likeliest([], load_pack("de")) is None


def test_probability_is_that_of_the_type_beside_no_act() -> None:
    """Two classes as likely as each other, all others out of question: a type and no act share the probability."""
    weights = np.full((ROWS + 1, len(CLASSES)), -100.0)
    weights[ROWS, [CLASSES.index("AID"), CLASSES.index("-")]] = 0.0
    assert rated({ROWS: 1.0}, weights) == Likely("AID", 0.5)
    assert features([Clue("raid")])[ROWS] > 0
