"""What case a noun gets by its preposition, its determiner, its verb and its relation, whatever the parser took it for."""

import pytest

from depesche.langpack import load_pack
from depesche.repairs import Parsed, case_of, repair

MASC, FEM, NEUT, PLUR = "Gender=Masc|Number=Sing", "Gender=Fem|Number=Sing", "Gender=Neut|Number=Sing", "Gender=Fem|Number=Plur"


def mended(*rows: tuple[str, str, int, str, str]) -> Parsed:
    """A sentence of (word, tag, head, relation, features), mended."""
    texts, tags, heads, relations, morphs = (list(column) for column in zip(*rows, strict=True))
    parsed = Parsed(texts, [t.lower() for t in texts], tags, morphs, heads, relations)
    repair(parsed, load_pack("de"))
    return parsed


@pytest.mark.parametrize(
    ("opener", "noun", "features", "relation", "case"),
    [
        ("der", "Vertrag", MASC, "obj", "Nom"),
        ("der", "Frau", FEM, "obj", "Dat"),
        ("der", "Frau", FEM, "nmod", "Gen"),
        ("den", "Mann", MASC, "obj", "Acc"),
        ("den", "Frauen", PLUR, "obj", "Dat"),
        ("dem", "Land", NEUT, "obj", "Dat"),
        ("jedes", "Land", NEUT, "nsubj", "Nom"),
        ("deren", "Land", NEUT, "obj", "Acc"),
        ("des", "Landes", NEUT, "obj", "Gen"),
    ],
)
def test_the_determiner_rules_out_cases(opener: str, noun: str, features: str, relation: str, case: str) -> None:
    sentence = mended((opener, "DET", 1, "det", ""), (noun, "NOUN", 2, relation, f"Case=Acc|{features}"), ("sahen", "VERB", 2, "ROOT", ""))
    assert case_of(sentence.morphs[1]) == case


def test_a_bare_noun_is_where_the_verb_leads() -> None:
    def in_force(verb: str) -> str | None:
        kind = ("Kraft", "NOUN", 2, "obl", f"Case=Dat|{FEM}")
        return case_of(mended(("in", "ADP", 1, "case", ""), kind, (verb, "VERB", 2, "ROOT", "VerbForm=Inf")).morphs[1])

    assert (in_force("treten"), in_force("bleiben")) == ("Acc", "Dat")


def test_verbs_without_accusative() -> None:
    def object_of(verb: str) -> str | None:
        subject = ("er", "PRON", 1, "nsubj", "Case=Nom|Number=Sing")
        finite = (verb, "VERB", 1, "ROOT", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
        return case_of(mended(subject, finite, ("Minister", "NOUN", 1, "obj", f"Case=Acc|{MASC}")).morphs[2])

    assert [object_of(verb) for verb in ("bleibt", "folgt", "sucht")] == ["Nom", "Dat", "Acc"]


def test_the_only_noun_of_a_verb_without_object_is_its_subject() -> None:
    def relation(verb: str) -> str:
        finite = (verb, "VERB", 1, "ROOT", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin")
        return mended(("hier", "ADV", 1, "advmod", ""), finite, ("Menschen", "NOUN", 1, "obj", f"Case=Acc|{PLUR}")).relations[2]

    assert (relation("leben"), relation("suchen")) == ("nsubj", "obj")


def test_there_is_and_somebody_gives() -> None:
    def relations(first: str, first_relation: str, second: str, second_relation: str) -> list[str]:
        finite = ("gibt", "VERB", 1, "ROOT", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
        rows = [(first, "PRON", 1, first_relation, ""), finite, (second, "NOUN", 1, second_relation, f"Case=Nom|{MASC}")]
        return [r for r in mended(*rows).relations if r != "ROOT"]

    assert relations("es", "expl", "Streit", "nsubj") == ["expl", "obj"]
    assert relations("es", "obj", "Sprecher", "nsubj") == ["obj", "nsubj"]


def test_bare_appositions_are_nominatives_and_others_agree() -> None:
    def apposition(*words: tuple[str, str, int, str, str]) -> str | None:
        head = ("im", "ADP", 1, "case", ""), ("Bereich", "NOUN", 1, "ROOT", f"Case=Dat|{MASC}")
        return case_of(mended(*head, *words).morphs[-1])

    assert apposition(("Technik", "NOUN", 1, "appos", f"Case=Dat|{FEM}")) == "Nom"
    comma, article = (",", "PUNCT", 4, "punct", ""), ("dem", "DET", 4, "det", "")
    assert apposition(comma, article, ("Kern", "NOUN", 1, "appos", f"Case=Nom|{MASC}")) == "Dat"


def test_measures_agree_with_what_they_count() -> None:
    rows = [
        ("mit", "ADP", 2, "case", ""),
        ("Millionen", "NOUN", 2, "nmod", f"Case=Gen|{PLUR}"),
        ("Euro", "NOUN", 2, "ROOT", f"Case=Dat|{PLUR}"),
    ]
    assert case_of(mended(*rows).morphs[1]) == "Dat"


def test_a_participle_that_begins_a_sentence_is_the_verb_of_its_passive() -> None:
    def passive(first: str) -> Parsed:
        finite = ("wurden", "VERB", 1, "ROOT", "Mood=Ind|Number=Plur|VerbForm=Fin")
        return mended((first, "NOUN", 1, "nsubj", ""), finite, ("Männer", "NOUN", 1, "nsubj", PLUR), (".", "PUNCT", 1, "punct", ""))

    taken, named = passive("Festgenommen"), passive("Gerichte")
    assert (taken.tags[0], taken.heads[:3], taken.relations[1:3]) == ("VERB", [0, 0, 0], ["aux:pass", "nsubj:pass"])
    assert named.heads[:3] == [1, 1, 1]


def test_what_was_taken_for_an_adverb_is_the_verb_at_the_end_of_its_clause() -> None:
    rows = (
        ("was", "PRON", 2, "obj", ""),
        ("er", "PRON", 2, "nsubj", ""),
        ("empört", "VERB", 2, "ROOT", "VerbForm=Part"),
        ("zurückwies", "ADV", 2, "advmod", ""),
    )
    sentence = mended(*rows)
    assert (sentence.tags[3], sentence.heads, sentence.relations[2]) == ("VERB", [3, 3, 3, 3], "advmod")
