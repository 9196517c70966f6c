"""render: a record as HTML: the text with its layers, and its reports in a table.

The text is split at every edge of every layer, so that layers may overlap. Everything that comes from a document is escaped;
the page holds no script and fetches nothing. What the page shows as text is the document's text, code point for code point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from depesche.edtf_value import grain
from depesche.model import NEWS_KINDS, Hop, Party, Record, Report, Statement

STYLE = """
.depesche { --ink: #1b1b1b; --paper: #fff; --line: #d0d0d0; --quote: #fff3c4; --fact: #ede9fe;
  --trigger: #c2410c; --mention: #1d4ed8; --time: #047857; --voice: #9d174d;
  color: var(--ink); background: var(--paper); font: 15px/1.55 system-ui, sans-serif; max-width: 60rem; padding: .75rem }
@media (prefers-color-scheme: dark) { .depesche { --ink: #e8e8e8; --paper: #16181c; --line: #3a3f47; --quote: #4a4015; --fact: #3b3060;
  --trigger: #fb923c; --mention: #93c5fd; --time: #6ee7b7; --voice: #f9a8d4 } }
.depesche h1 { font-size: 1.15rem; margin: 0 0 .2rem }
.depesche .about { opacity: .75; margin: 0 0 .75rem }
.depesche .text { white-space: pre-wrap; overflow-wrap: anywhere }
.depesche .aside { opacity: .55; font-style: italic }
.depesche .quote { background: var(--quote) }
.depesche .fact { background: var(--fact) }
.depesche .cue { text-decoration: underline wavy var(--voice) 1px }
.depesche .voice { color: var(--voice) }
.depesche .mention { border-bottom: 2px solid var(--mention) }
.depesche .time { border-bottom: 2px dotted var(--time) }
.depesche .trigger { color: var(--trigger); font-weight: 700 }
.depesche .wide { overflow-x: auto }
.depesche table { border-collapse: collapse; margin-top: 1rem; font-size: .85rem }
.depesche th, .depesche td { border-top: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top }
""".strip()
COLUMNS = ("event", "status", "actors", "recipients", "time", "place", "words", "according to", "rule")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one layer: its class in the page, and what it says when pointed at."""

    start: int
    end: int
    layer: str
    caption: str


def record_html(record: Record) -> str:
    """The record as an HTML fragment with its own style, light and dark."""
    document = record.document
    about = " · ".join(x for x in (document.outlet, document.published, document.language, document.id) if x)
    title = element("h1", escape(document.title)) if document.title else ""
    text = element("div", text_html(record), "text")
    return element("div", element("style", STYLE) + title + element("p", escape(about), "about") + text + reports_html(record), "depesche")


def text_html(record: Record) -> str:
    """The document's text with a span for each run of characters that the same layers cover."""
    text = record.document.text
    return "".join(segment_html(text[start:end], marks) for start, end, marks in segments(marks_of(record), len(text)))


def segment_html(text: str, marks: tuple[Mark, ...]) -> str:
    """A run of characters; carriage returns are written so that a browser keeps them."""
    shown = escape(text).replace("\r", "&#13;")
    if not marks:
        return shown
    layers = " ".join(dict.fromkeys(mark.layer for mark in marks))
    return element("span", shown, layers, "\n".join(dict.fromkeys(mark.caption for mark in marks)))


def segments(marks: Iterable[Mark], length: int) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
    """The runs of a text of `length` between neighbouring edges, each with the marks that cover it, in the order of the marks."""
    ordered = list(enumerate(marks))
    starts, ends = edges(ordered, length, "start"), edges(ordered, length, "end")
    points = sorted({0, length, *starts, *ends})
    active: dict[int, Mark] = {}
    for here, there in pairwise(points):
        for i, _ in ends.get(here, ()):
            active.pop(i, None)
        active.update(starts.get(here, ()))
        yield here, there, tuple(active[i] for i in sorted(active))


def edges(marks: list[tuple[int, Mark]], length: int, edge: str) -> dict[int, list[tuple[int, Mark]]]:
    """The numbered marks that begin (or end) at each offset, empty ones left out."""
    found: dict[int, list[tuple[int, Mark]]] = {}
    for i, mark in marks:
        if mark.start < mark.end:
            found.setdefault(min(getattr(mark, edge), length), []).append((i, mark))
    return found


def marks_of(record: Record) -> Iterator[Mark]:
    """All layers of a record as marks, the widest layers first."""
    yield from (Mark(b.start, b.end, "aside", f"block: {b.kind}") for b in record.blocks if b.kind not in NEWS_KINDS)
    for statement in record.statements:
        yield from statement_marks(statement)
    yield from (Mark(f.start, f.end, "fact", f"fact: {f.indicator} {', '.join(f.parties)}") for f in record.facts)
    yield from (Mark(m.start, m.end, "mention", f"mention: {m.entity}") for m in record.mentions)
    yield from (Mark(t.start, t.end, "time", f"time: {t.edtf or 'unresolved'}") for t in record.times)
    for report in record.reports:
        yield Mark(report.trigger.start, report.trigger.end, "trigger", f"report: {event_of(report)} ({report.status})")
        yield from (Mark(h.start, h.end, "voice", f"according to: {h.kind}, {h.stance}") for h in report.attribution)


def statement_marks(statement: Statement) -> Iterator[Mark]:
    """The quote, cue and speaker of a statement."""
    speaker = statement.speaker
    by = f" by {speaker.text}" if speaker else ""
    yield from (Mark(q.start, q.end, "quote", f"statement: {statement.kind}{by}") for q in statement.quote)
    yield from (Mark(c.start, c.end, "cue", "cue of a statement") for c in statement.cue)
    if speaker:
        yield Mark(speaker.start, speaker.end, "voice", f"speaker: {speaker.entity or speaker.text}")


def reports_html(record: Record) -> str:
    """The reports as a table; nothing where there are none."""
    if not record.reports:
        return ""
    head = element("tr", "".join(element("th", column) for column in COLUMNS))
    rows = (element("tr", "".join(element("td", escape(cell)) for cell in cells_of(report, record))) for report in record.reports)
    return element("div", element("table", element("thead", head) + element("tbody", "".join(rows))), "wide")


def cells_of(report: Report, record: Record) -> tuple[str, ...]:
    """The cells of a report, in the order of COLUMNS."""
    text = record.document.text
    return (
        event_of(report),
        report.status,
        parties_of(report.actors),
        parties_of(report.recipients),
        f"{report.time.edtf} ({grain(report.time.edtf)})" if report.time and report.time.edtf else "",
        report.place.name if report.place else "",
        report.trigger.text,
        chain_of(report.attribution, text, record.document.outlet),
        report.rule,
    )


def event_of(report: Report) -> str:
    """Type and mode as one word: `CONSULT-visit`."""
    return f"{report.event_type}-{report.mode}" if report.mode else report.event_type


def parties_of(parties: Iterable[Party]) -> str:
    """The parties by code and words."""
    return ", ".join(f"{p.country or '?'} “{p.text}”" for p in parties)


def chain_of(hops: Iterable[Hop], text: str, outlet: str | None) -> str:
    """The outlet and the voices behind a report, nearest first; those that doubt or deny say so."""
    voices = (f"{text[h.start : h.end]}{'' if h.stance == 'asserts' else f' ({h.stance})'}" for h in hops)
    return " ← ".join([outlet or "unnamed outlet", *voices])


def element(tag: str, content: str, layer: str = "", title: str = "") -> str:
    """An HTML element; `content` is HTML already, the attributes are escaped here."""
    attributes = (f' class="{escape(layer)}"' if layer else "") + (f' title="{escape(title)}"' if title else "")
    return f"<{tag}{attributes}>{content}</{tag}>"
