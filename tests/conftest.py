import os
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings

from depesche.langpack import Pack, load_pack
from depesche.model import Document, Entity, EventTime, Evidence, Fact, Hop, Party, Place, Reason, Record, Report, Span
from depesche.store import open_store, write

settings.register_profile("slow", deadline=None)
settings.load_profile("slow")  # a busy machine is no fault of what is tested


@pytest.fixture(scope="session")
def de() -> Pack:
    return load_pack("de")


@pytest.fixture(scope="session")
def en() -> Pack:
    return load_pack("en")


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the evaluation data; tests that need it are skipped where DEPESCHE_DATA does not name it."""
    folder = os.environ.get("DEPESCHE_DATA")
    if not folder:
        pytest.skip("DEPESCHE_DATA does not name the folder of the evaluation data")
    return Path(folder)


TEXT = (
    "Xi empfing Lukaschenko am 1. März 2023 in Peking, meldete Belta. Li reiste nach Minsk. Polen warf Belarus und China vor zu drohen. "
    "Scholz reiste nach Peking. Der Handel zwischen China und Belarus wuchs 2022 um mehr als 30 Prozent. Es gibt ein Abkommen."
)
NAMES = {"CHN": "China", "BLR": "Belarus", "POL": "Polen", "DEU": "Deutschland"}
HOSTILE = "Blatt'; DROP TABLE report; --\x1b[2J<b>"


def span_of(words):
    start = TEXT.index(words)
    return start, start + len(words)


def party(words, country):
    return Party(f"country/{country}", country, ("GOV",), *span_of(words), words)


def place(words, country):
    return Place(words, country, None, None, "city", *span_of(words))


def report(id, kind, trigger, sentence, actors, recipients=(), time=None, place=None, chain=()):
    event_type, _, mode = kind.partition("-")
    return Report(
        id=id,
        event_type=event_type,
        mode=mode or None,
        contexts=(),
        quad=1,
        intensity=None,
        actors=tuple(actors),
        recipients=tuple(recipients),
        trigger=Evidence(*span_of(trigger), trigger),
        sentence=Span(*span_of(sentence)),
        status="actual",
        time=time,
        place=place,
        attribution=tuple(chain),
        statement=None,
        rule="de/countries:2",
        reasons=(Reason("actor", f"subj of {trigger}", actors[0].start, actors[0].end),),
    )


def fact(id, indicator, words, value, unit, period):
    comparator = ">" if value else "="
    return Fact(id, indicator, ("BLR", "CHN"), comparator, value, unit, period, (), None, *span_of(words), words, "de/facts:1")


def visit():
    sentence = "Xi empfing Lukaschenko am 1. März 2023 in Peking, meldete Belta."
    time = EventTime("2023-03-01", "2023-03-01", "2023-03-01", *span_of("am 1. März 2023"))
    belta = Hop("agency", None, "BLR", *span_of("Belta"))
    xi, lukaschenko = party("Xi", "CHN"), party("Lukaschenko", "BLR")
    return report("visit", "CONSULT-visit", "empfing", sentence, [xi], [lukaschenko], time, place("Peking", "CHN"), [belta])


def accusation():
    accused = [party("Belarus", "BLR"), party("China", "CHN")]
    return report("third", "ACCUSE", "warf", "Polen warf Belarus und China vor zu drohen.", [party("Polen", "POL")], accused)


def journey(id, words, actor, where, recipients=()):
    return report(id, "CONSULT-visit", words, f"{actor.text} {words}.", [actor], recipients, place=where)


def first_document():
    li, scholz = party("Li", "CHN"), party("Scholz", "DEU")
    undated = journey("undated", "reiste nach Minsk", li, place("Minsk", "BLR"))
    elsewhere = journey("elsewhere", "reiste nach Peking", scholz, place("Peking", "CHN"))
    growth = "Der Handel zwischen China und Belarus wuchs 2022 um mehr als 30 Prozent."
    facts = (
        fact("trade", "trade", growth, 30, "percent-change", "2022"),
        fact("agreement", "agreement", "Es gibt ein Abkommen.", None, None, None),
    )
    entities = tuple(Entity(f"country/{code}", "country", name, code) for code, name in NAMES.items())
    document = Document("d1", TEXT, "Xi empfängt Lukaschenko", "2023-03-02", "Beispielkurier", "https://example.org/d1", "de")
    return Record(document, entities=entities, reports=(visit(), undated, accusation(), elsewhere), facts=facts)


def hostile_document():
    hostile = journey("hostile", "reiste nach Minsk", party("Li", "CHN"), None, [party("Belarus", "BLR")])
    return Record(Document("d2", TEXT, HOSTILE, None, HOSTILE, HOSTILE, "de"), reports=(hostile,))


@pytest.fixture(scope="session")
def record_file(tmp_path_factory) -> Path:
    """A small record made by hand, so that what reads records is tested without the language pipeline."""
    path = tmp_path_factory.mktemp("record") / "record.duckdb"
    with closing(open_store(path, read_only=False)) as connection:
        write(connection, [first_document(), hostile_document()])
    return path
