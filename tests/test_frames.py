import pytest

from depesche.errors import PackError
from depesche.langpack import Row
from depesche.reports.frames import Condition, condition_of, joined_paths

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
