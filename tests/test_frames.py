import pytest

from depesche.errors import PackError
from depesche.langpack import Pack, Row
from depesche.reports.frames import Condition, condition_of, frames_of, joined_paths

ROW = Row("verbs", 7, {})
CLASSES = {"agreement": frozenset({"Abkommen", "Vertrag"})}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("obj", Condition(("obj",), False, False, frozenset(), frozenset())),
        ("!obj", Condition(("obj",), True, False, frozenset(), frozenset())),
        ("obj=Kritik", Condition(("obj",), False, False, frozenset({"Kritik"}), frozenset())),
        ("obj=Pakt,@agreement", Condition(("obj",), False, False, frozenset({"Pakt", "Abkommen", "Vertrag"}), frozenset())),
        ("in=@place", Condition(("in",), False, False, frozenset(), frozenset({"place"}))),
        ("obj!=@person", Condition(("obj",), False, True, frozenset(), frozenset({"person"}))),
        ("clause.subj=@party", Condition(("clause", "subj"), False, False, frozenset(), frozenset({"party"}))),
    ],
)
def test_condition_of(text: str, condition: Condition) -> None:
    assert condition_of(text, ROW, CLASSES) == condition


@pytest.mark.parametrize(
    ("text", "fault"), [("obj=", "cannot be read"), ("=Kritik", "cannot be read"), ("obj=@treaty", "no class @treaty")]
)
def test_malformed_condition_names_file_and_line(text: str, fault: str) -> None:
    with pytest.raises(PackError, match=rf"verbs\.tsv:7: .*{fault}"):
        condition_of(text, ROW, CLASSES)


def test_joined_paths() -> None:
    assert joined_paths("subj+obj.mit") == (("subj",), ("obj", "mit"))


def test_no_german_row_stands_behind_another_one_of_its_word_and_conditions(de: Pack) -> None:
    frames = frames_of(de)
    for its in (*frames.verbs.values(), *frames.nouns.values()):
        conditions = [frozenset(f.conditions) for f in its]
        assert [f.rule for f, c in zip(its, conditions, strict=True) if conditions.count(c) > 1] == []
