"""What was considered and dropped: each reason on a sentence that shows it, and no trace of it in the record."""

import json

import pytest

from depesche import run
from depesche.explain import explanation
from depesche.knowledge import NONE, knowledge_of
from depesche.langpack import Pack
from depesche.model import Document
from depesche.pipeline import code, reading_of
from depesche.reports.considered import Considered, outcome_of, row_of


def dropped(text: str, pack: Pack, of_report: bool = False) -> list[tuple[str, str, str]]:
    """Words, what the rule says, and why, of all that was dropped in a text."""
    reading = reading_of(Document("x", text, published="2023-03-02", language=pack.code))
    considered = Considered(reading, pack)
    report = reading.reports[0].id if of_report else None
    found = [d for sentence in considered.sentences() for d in considered.dropped(sentence, report)]
    return [(text[d.start : d.end], outcome_of(pack, d.rule) if d.rule else "", d.why) for d in found]


def test_a_frame_whose_condition_fails_is_told_with_the_condition_and_what_stands_there(de) -> None:
    found = dropped("China hat den belarussischen Präsidenten empfangen.", de)
    assert any(w == "empfangen" and "Signal" in rule and "does not hold: obj is “Präsidenten”" in why for w, rule, why in found)
    assert any(w == "empfangen" and "zu=Audienz does not hold: there is no zu" in why for w, rule, why in found)


def test_a_frame_that_fits_but_is_less_specific_is_told_with_the_one_that_won(de) -> None:
    found = dropped("Polen verurteilte Belarus.", de)
    (rule,) = [why.split("but ")[1].split(" has")[0] for w, said, why in found if said == "verurteilen → ACCUSE-disapprove"]
    assert (row_of(de, rule)["lemma"], row_of(de, rule)["with"]) == ("verurteilen", "obj=@party")


def test_a_noun_that_an_idiom_covers_is_told_with_the_idiom(de) -> None:
    found = dropped("Deutschland übte scharfe Kritik an Russland.", de)
    assert any(w == "Kritik" and why.startswith("the word belongs to “übte” (de/") for w, _, why in found)


def test_the_content_of_a_demand_is_told_as_such(de) -> None:
    found = dropped("Frankreich forderte, dass Russland die Ukraine verlässt und Kiew nicht angreift.", de)
    assert any(w == "angreift" and why.startswith("it is the content of “forderte” (de/") for w, _, why in found)


def test_the_same_act_told_twice_is_told(de) -> None:
    found = dropped("Polen kritisierte Belarus, denn Polen verurteilte Belarus.", de)
    assert any(w == "verurteilte" and why.startswith("the same act as “kritisierte” (de/") for w, _, why in found)


def test_a_reading_that_is_no_political_act_is_told(de) -> None:
    found = dropped("Deutschland schoss ein Tor.", de)
    assert any(w == "schoss" and why == "it fits best, and is no political act" for w, _, why in found)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Der polnische Trainer kritisierte nach dem Finale im Stadion Karl Musterfeld.", "of another topic (unpolitical.tsv)"),
        ("Karl Musterfeld kritisierte Franz Unbekannt.", "no party of known country or office acts politically here by itself"),
    ],
)
def test_what_restraint_drops_is_told(de, text, why) -> None:
    assert code(Document("x", text, language="de")).reports == ()
    assert any(word == "kritisierte" and why in told for word, _, told in dropped(text, de))


def test_slots_that_gave_no_party_are_told_of_a_report(de) -> None:
    found = dropped("Ein Bericht kritisierte Belarus.", de, of_report=True)
    assert any(w == "Bericht" and why == "actor: “Bericht” in subj of “kritisierte” names nobody" for w, _, why in found)
    found = dropped("Kritisiert wurde Belarus.", de, of_report=True)
    assert any(w == "Kritisiert" and why == "actor: nothing stands in subj of “Kritisiert”" for w, _, why in found)


def test_a_mention_that_is_no_party_is_told_with_where_it_stands(de) -> None:
    found = dropped("Frankreich kritisierte Russland nach einem Gespräch mit Polen.", de, of_report=True)
    assert any(w == "Polen" and why.startswith("country/POL: no party, for as ") for w, _, why in found)
    assert not any(w in {"Frankreich", "Russland"} for w, _, why in found if "no party" in why)


def test_english_is_explained_by_the_same_means(en) -> None:
    found = dropped("Poland condemned Belarus.", en)
    assert any(w == "condemned" and "does not hold" in why for w, _, why in found)


def test_what_is_dropped_is_no_part_of_the_record_and_asking_changes_nothing(de) -> None:
    document = Document("x", "Deutschland übte scharfe Kritik an Russland.", language="de")
    before = code(document)
    dropped(document.text, de)
    assert code(document) == before


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    """A record file of one article that no report stands in, and one that was read with a file of actors."""
    folder = tmp_path_factory.mktemp("coded")
    texts = {"leer": "Deutschland schoss ein Tor.", "front": "Die Nordfront griff Frankreich an."}
    lines = [json.dumps({"id": id, "language": "de", "text": text}) for id, text in texts.items()]
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "actors.tsv").write_text("name\tkind\tcountry\nNordfront\tgroup\tMLI\n", encoding="utf-8")
    known = knowledge_of(actors=[folder / "actors.tsv"])
    run.ingest([str(folder / "a.jsonl")], folder / "r.duckdb", knowledge=known)
    return folder / "r.duckdb", known


def test_a_document_is_explained_also_where_it_has_no_report(coded) -> None:
    record, known = coded
    first, *rest = explanation(record, "leer", known)
    assert first == "sentence 0–27 “Deutschland schoss ein Tor.”"
    assert any("no political act" in line for line in rest)
    assert not any("another version" in line for line in rest)


def test_an_article_that_was_read_with_other_files_is_said_to_be_read_otherwise_now(coded) -> None:
    record, known = coded
    as_made, otherwise = (list(explanation(record, "front", knowledge)) for knowledge in (known, NONE))
    assert any(line.startswith("  report") for line in as_made)
    assert "--pipeline, --actors or --persons" in otherwise[0]
    assert not any(line.startswith("  dropped") and "another version" in line for line in as_made)
