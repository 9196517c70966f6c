"""Verbs in the past tense that the tagger took for adjectives of the noun behind them."""

import pytest

from depesche.langpack import load_pack
from depesche.repairs import Parsed, repair

Row = tuple[str, str, int, str]

PLACE: tuple[Row, ...] = (("In", "ADP", 1, "case"), ("Lahore", "PROPN", 2, "obl"))
CROWD: tuple[Row, ...] = (("Studenten", "NOUN", 3, "ROOT"), ("rote", "ADJ", 5, "amod"), ("Flaggen", "NOUN", 3, "nmod"))


def mended(*rows: Row) -> Parsed:
    """A sentence of (word, tag, head, relation), mended."""
    texts, tags, heads, relations = (list(column) for column in zip(*rows, strict=True))
    parsed = Parsed(texts, [t.lower() for t in texts], tags, [""] * len(texts), heads, relations)
    repair(parsed, load_pack("de"))
    return parsed


@pytest.mark.parametrize("verb", ["verbrannten", "plünderten", "schworen"])
def test_a_clause_without_a_verb_has_it_before_its_subject(verb: str) -> None:
    parsed = mended(*PLACE, (verb, "ADJ", 3, "amod"), *CROWD)
    assert (parsed.tags[2], parsed.heads[2]) == ("VERB", 2)
    assert [(parsed.heads[i], parsed.relations[i]) for i in (1, 3, 5)] == [(2, "obl"), (2, "nsubj"), (2, "obj")]


def test_a_later_clause_goes_on_with_the_subject() -> None:
    before = (("Sie", "PRON", 1, "nsubj"), ("warfen", "VERB", 1, "ROOT"), ("Scheiben", "NOUN", 1, "obj"), (",", "PUNCT", 5, "punct"))
    parsed = mended(*before, ("plünderten", "ADJ", 5, "amod"), ("Läden", "NOUN", 2, "conj"))
    assert (parsed.tags[4], parsed.heads[4], parsed.relations[4]) == ("VERB", 1, "conj")
    assert (parsed.heads[5], parsed.relations[5]) == (4, "obj")


@pytest.mark.parametrize("opener", [("den", "DET", 4, "det"), ("mit", "ADP", 4, "case")])
def test_behind_an_article_or_a_preposition_it_is_an_adjective(opener: Row) -> None:
    place = (("in", "ADP", 2, "case"), ("Lahore", "PROPN", 3, "obl"))
    parsed = mended(opener, *place, ("verbrannten", "ADJ", 4, "amod"), ("Flaggen", "NOUN", 4, "ROOT"))
    assert parsed.tags[3] == "ADJ"


def test_beside_another_verb_it_is_an_adjective() -> None:
    parsed = mended(*PLACE, ("verhafteten", "ADJ", 3, "amod"), ("Studenten", "NOUN", 4, "obj"), ("droht", "VERB", 4, "ROOT"))
    assert parsed.tags[2] == "ADJ"


def test_a_participle_with_an_ending_is_no_verb() -> None:
    assert mended(*PLACE, ("gestohlenen", "ADJ", 3, "amod"), *CROWD).tags[2] == "ADJ"
