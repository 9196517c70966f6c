import pytest

from depesche.langpack import Pack
from depesche.lemmas import lemma_reader, noun_index


@pytest.mark.parametrize(
    ("form", "particle", "lemma"),
    [
        ("kritisierte", "", "kritisieren"),
        ("traf", "ein", "eintreffen"),
        ("eingetroffen", "", "eintreffen"),
        ("einzutreffen", "", "eintreffen"),
        ("lehnte", "ab", "ablehnen"),
        ("abgelehnt", "", "ablehnen"),
        ("unterzeichnet", "", "unterzeichnen"),
        ("verhängten", "", "verhängen"),
        ("angriff", "", "angreifen"),
        ("wies", "zurück", "zurückweisen"),
    ],
)
def test_german_verb_forms_are_led_back_whatever_the_model_guesses(de: Pack, form: str, particle: str, lemma: str) -> None:
    assert lemma_reader(de)(form, "VERB", "nonsense", particle) == lemma


@pytest.mark.parametrize(
    ("form", "particle", "lemma"), [("condemned", "", "condemn"), ("withdrew", "", "withdraw"), ("called", "off", "call off")]
)
def test_english_verb_forms(en: Pack, form: str, particle: str, lemma: str) -> None:
    assert lemma_reader(en)(form, "VERB", "nonsense", particle) == lemma


def test_the_models_guess_stands_where_it_is_possible(de: Pack) -> None:
    assert lemma_reader(de)("Minister", "NOUN", "Minister", "") == "Minister"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Angriffe", ("Angriff", "")),
        ("Anschläge", ("Anschlag", "")),
        ("Luftangriffen", ("Angriff", "Luft")),
        ("US-Angriff", ("Angriff", "US")),
        ("Verträge", ("Vertrag", "")),
        ("Antrag", None),
        ("Angriffslust", None),
    ],
)
def test_nouns_are_found_in_all_forms_and_as_last_member_of_compounds(de: Pack, text: str, found: tuple[str, str] | None) -> None:
    assert noun_index(de, frozenset({"Angriff", "Anschlag", "Vertrag"})).find(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gefangene", ("Gefangener", "")),
        ("Kriegsgefangenen", ("Gefangener", "Kriegs")),
        ("Bewaffneten", ("Bewaffneter", "")),
        ("Kämpfe", None),
    ],
)
def test_nouns_declined_as_adjectives_are_found_in_their_forms(de: Pack, text: str, found: tuple[str, str] | None) -> None:
    assert noun_index(de, frozenset({"Gefangener", "Bewaffneter", "Kämpfer"})).find(text) == found
