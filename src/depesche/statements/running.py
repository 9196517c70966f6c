"""running: the subjunctive of reported speech that runs on without a new cue, and acts of speech that are told, not rendered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.statements.claims import UnitReader
from depesche.statements.drafts import Draft, Range
from depesche.statements.flow import Flow, Unit
from depesche.statements.voices import NOMINAL, SUBJECTS, phrase, phrase_at


def running_drafts(flow: Flow, found: list[Draft]) -> list[Draft]:
    """Units in the subjunctive that no cue brings: each goes on with the speaker before it, neighbours in one statement."""
    done: list[Draft] = []
    covered = covered_words(found)
    for n, unit in enumerate(flow.units):
        goes_on = bool(done) and done[-1].end == unit.a
        mood = mood_of(flow, unit, covered)
        ahead = mood == "weak" and n + 1 < len(flow.units) and mood_of(flow, flow.units[n + 1], covered) == "strong"
        if not mood or (mood == "weak" and not (goes_on or ahead or follows(unit, covered))):
            continue
        if goes_on and same_paragraph(flow, unit):
            done[-1] = replace(done[-1], quote=((done[-1].start, unit.b),))
        else:
            done.append(Draft("indirect-free-indirect", ((unit.a, unit.b),), speaker_before(flow, n, found)))
    return [handed_on(flow, d, found) for d in done]


def covered_words(found: list[Draft]) -> set[int]:
    """The words that stand in the quote or the frame of a statement."""
    return {g for d in found for a, b in (*d.quote, *d.frame) for g in range(a, b)}


def same_paragraph(flow: Flow, unit: Unit) -> bool:
    """Whether no line ends between a unit and the one before."""
    return "\n" not in flow.text[flow.words[unit.a - 1].end : flow.words[unit.a].start]


def follows(unit: Unit, covered: set[int]) -> bool:
    """Whether a statement ends right before a unit."""
    return unit.a - 1 in covered or unit.a - 2 in covered


def mood_of(flow: Flow, unit: Unit, covered: set[int]) -> str:
    """The mood of a unit's main verb: "strong" in the subjunctive of reported speech, "weak" in a form that may stand for it, or ""."""
    lexicon = flow.lexicon
    first_person = any(flow.lower(g) in lexicon.words["first_person"] for g in range(unit.a, unit.b) if flow.quote_of[g] < 0)
    if first_person or flow.words[unit.b - 1].text == "?":
        return ""
    if flow.lower(unit.a) in lexicon.words["thereby"] and follows(unit, covered):
        return "strong"
    for segment in unit.segments:
        opener = flow.lower(segment.a)
        if (
            opener in lexicon.words["subordinators"] | lexicon.words["question"] | lexicon.words["that"]
            and opener not in lexicon.cues["so"]
        ):
            continue
        for g in flow.finite_in(segment.a, segment.b):
            if g in covered:
                return ""
            return "strong" if lexicon.is_subjunctive(flow.words[g]) else "weak" if lexicon.is_substitute(flow.words[g]) else ""
    return ""


def speaker_before(flow: Flow, n: int, found: list[Draft]) -> Range | None:
    """Who speaks on in unit n: who spoke in the unit before, else its subject."""
    if n == 0:
        return None
    before = flow.units[n - 1]
    spoken = [d for d in found if d.speaker and d.end > before.a and d.start < before.b]
    if spoken:
        return max(spoken, key=lambda d: (d.end, -d.start)).speaker
    return subject_of(flow, before)


def subject_of(flow: Flow, unit: Unit) -> Range | None:
    """The subject of a unit's main verb."""
    for g in range(unit.a, unit.b):
        word = flow.words[g]
        head = flow.head(g)
        if word.relation in SUBJECTS and word.pos in NOMINAL and head is not None and flow.words[head].relation in {"root", "conj"}:
            return phrase(flow, g, unit.a, unit.b)
    return phrase_at(flow, unit.a, unit.segments[0].b) if flow.quote_of[unit.a] < 0 else None


def handed_on(flow: Flow, draft: Draft, found: list[Draft]) -> Draft:
    """A run that ends in ", sagte X" belongs to X where the statement before it ended in such a frame too."""
    behind = next((d for d in found if draft.end <= d.start < draft.end + 1 and closes(d)), None)
    ahead = max((d for d in found if d.end <= draft.start), key=lambda d: d.end, default=None)
    if behind and (ahead is None or draft.speaker is None or closes(ahead)) and has_mood(flow, behind):
        return replace(draft, speaker=behind.speaker)
    return draft


def closes(draft: Draft) -> bool:
    """Whether the frame of a statement stands behind its words."""
    return bool(draft.frame) and draft.frame[0][0] >= draft.end


def has_mood(flow: Flow, draft: Draft) -> bool:
    """Whether a statement is in the subjunctive."""
    return any(flow.lexicon.is_subjunctive(flow.words[g]) for g in range(draft.start, draft.end))


def reported_drafts(reader: UnitReader) -> Iterator[Draft]:
    """Acts of speech told with their topic, in a unit that holds no other statement: "X kündigte Gespräche an"."""
    flow, unit = reader.flow, reader.unit
    for cue in reader.cues:
        if flow.words[cue.g].relation not in {"root", "conj"} or (
            cue.speaker and flow.words[cue.speaker[0]].feats.get("PronType") == "Rel"
        ):
            continue
        objects = flow.children_of(cue.g, "obj", "obl", "obl:arg")
        if cue.speaker and cue.speech.object and cue.speech.medium != "thought" and not cue.passive and objects:
            yield Draft("reported", ((unit.a, unit.b),), cue.speaker, (), (), cue.addressee)
            return
