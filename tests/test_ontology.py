import pytest

from depesche.langpack import languages, load_pack
from depesche.ontology import contexts, event_types, intensity_of, quad_of, reduced

FRAME_TABLES = ("verbs", "nouns", "idioms")


def test_there_are_16_types_and_37_contexts_and_67_modes() -> None:
    assert len(event_types()) == 16
    assert len(contexts()) == 37
    assert sum(len(t.modes) for t in event_types().values()) == 67


@pytest.mark.parametrize(("event_type", "quad"), [("AGREE", 1), ("RETREAT", 2), ("THREATEN", 3), ("SANCTION", 4), ("ASSAULT", 4)])
def test_quad_of(event_type: str, quad: int) -> None:
    assert quad_of(event_type) == quad


def test_accuse_has_the_minus_that_the_manual_lost() -> None:
    assert intensity_of("ACCUSE", None) == -3


@pytest.mark.parametrize(
    ("given", "as_data", "wanted"),
    [
        (("CONSULT", "visit", "future"), False, ("AGREE", None, "actual")),
        (("AID", None, "future"), False, ("AGREE", None, "actual")),
        (("COOPERATE", None, "actual"), False, ("COOPERATE", None, "actual")),
        (("RETREAT", "withdraw", "future"), False, ("CONCEDE", None, "future")),
        (("RETREAT", "withdraw", "future"), True, ("AGREE", None, "actual")),
        (("CONCEDE", None, "future"), False, ("CONCEDE", None, "future")),
        (("ASSAULT", "aerial", "future"), False, ("ASSAULT", "aerial", "future")),
        (("CONSULT", None, "negated"), False, ("CONSULT", None, "negated")),
        (("CONSULT", None, "negated"), True, ("REJECT", None, "actual")),
        (("ASSAULT", None, "negated"), True, ("ASSAULT", None, "negated")),
    ],
)
def test_reduced_follows_the_manual(given: tuple[str, str | None, str], as_data: bool, wanted: tuple[str, str | None, str]) -> None:
    assert reduced(*given, as_data=as_data) == wanted


@pytest.mark.parametrize(
    ("event_type", "wanted"),
    [("AID", ("REJECT", "assist", "actual")), ("CONSULT", ("REJECT", "meet", "actual")), ("ASSAULT", ("ASSAULT", None, "negated"))],
)
def test_who_will_not_cooperate_refuses(event_type: str, wanted: tuple[str, str | None, str]) -> None:
    assert reduced(event_type, None, "negated", refused=True) == wanted


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("table", FRAME_TABLES)
def test_modes_of_the_lexicon_belong_to_their_type(code: str, table: str) -> None:
    wrong = [
        (row.line, row["type"], row["mode"])
        for row in load_pack(code).table(table)
        if row["mode"] and row["mode"] not in event_types()[row["type"]].modes
    ]
    assert wrong == []
