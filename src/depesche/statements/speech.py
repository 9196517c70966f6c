"""speech: what the pack of a language knows of speaking, compiled for look-up.

Words of speech are found by their forms, which stand in the table, and by their lemma, so that a wrong guess of the lemmatiser
does not hide them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from depesche.langpack import Pack, Row
from depesche.lemmas import VERBAL
from depesche.parse import Word


@dataclass(frozen=True, slots=True)
class Speech:
    """A verb or noun of speaking, writing or thinking, as the table has it."""

    lemma: str
    particle: str
    takes: frozenset[str]
    object: str
    stance: str
    addressee: tuple[str, ...]
    medium: str


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The tables and settings of speech in one language.

    `verbs` and `nouns` are keyed by lower-case form (separable verbs by the forms of their base and by those with the particle),
    `lemmas` holds the verbs by their dictionary form, `cues` the lower-case words of attribution_cues.tsv by their kind.
    """

    verbs: Mapping[str, tuple[Speech, ...]]
    lemmas: Mapping[str, Speech]
    nouns: Mapping[str, Speech]
    cues: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    words: Mapping[str, frozenset[str]]
    marks: Mapping[str, str]
    subjunctive_ending: str
    infinitive_rest: str
    past_endings: tuple[str, ...]
    frame_rest: int
    marker_first: bool
    subject_first: bool
    to: str
    dative: str

    def verb_at(self, word: Word, particles: frozenset[str]) -> Speech | None:
        """The verb of speech that a word is a form of; `particles` are the lower-case words that it may have parted with."""
        simple = None
        for speech in self.verbs.get(word.text.lower(), ()):
            if speech.particle and (speech.particle in particles or word.text.lower().startswith(speech.particle)):
                return speech
            if not speech.particle and simple is None:
                simple = speech
        return simple or self.lemmas.get(word.lemma)

    def phrase_length(self, words: Sequence[str]) -> int:
        """The number of the lower-case words that make a citing phrase, the longest that fits; 0 where none does."""
        for phrase in self.phrases.get(words[0], ()) if words else ():
            if tuple(words[: len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def noun_at(self, word: Word) -> Speech | None:
        """The noun of speech that a word is a form of, also as the last member of a compound."""
        if word.pos not in {"NOUN", "PROPN"}:
            return None
        form = word.text.lower()
        return self.nouns.get(form) or next((self.nouns[form[i:]] for i in range(2, len(form) - 3) if form[i:] in self.nouns), None)

    def is_subjunctive(self, word: Word) -> bool:
        """Whether a finite verb is in the mood of reported speech, by its form rather than by what the parser says."""
        form = word.text.lower()
        if form in self.words["subjunctive"]:
            return word.pos in VERBAL
        if word.pos not in VERBAL or not self.subjunctive_ending or not form.endswith(self.subjunctive_ending):
            return False
        if word.lemma.endswith(form + self.infinitive_rest):
            return True
        return not form.endswith(self.past_endings) and ("Mood" in word.feats or word.lemma == form)

    def is_substitute(self, word: Word) -> bool:
        """Whether a verb may stand in for the subjunctive of reported speech."""
        return word.text.lower() in self.words["substitutes"] and word.pos in VERBAL


CUE_KINDS = (
    "before", "after", "noun", "so", "citing", "cites", "impersonal", "origin", "anonymous", "anonymizer", "doubt", "hearsay", "claim",
    "anaphor", "support",
)  # fmt: skip
WORD_LISTS = (
    "subjunctive", "substitutes", "first_person", "that", "question", "subordinators", "correlates", "compare", "thereby",
    "whereby", "own", "relies_on", "toward", "agents", "possession", "nobody", "auxiliaries", "conjunctions", "voice_nouns",
    "agency_nouns", "outlet_nouns", "person_nouns", "institution_nouns", "perfect", "performing", "media_staff",
)  # fmt: skip


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The compiled speech tables of a pack."""
    rows = pack.table("speech_verbs")
    settings = pack.settings["statements"]
    cues = pack.table("attribution_cues")
    return Lexicon(
        verbs=verb_forms(r for r in rows if r["pos"] == "verb"),
        lemmas={r["lemma"]: speech_of(r) for r in rows if r["pos"] == "verb"},
        nouns={form.lower(): speech_of(r) for r in rows if r["pos"] == "noun" for form in r.many("forms")},
        cues={kind: frozenset(r["cue"].lower() for r in cues if r["kind"] == kind) for kind in CUE_KINDS},
        phrases=phrases_of(r["cue"].lower() for r in cues if r["kind"] == "citing"),
        words={name: frozenset(settings[name]) for name in WORD_LISTS}
        | {"particles": frozenset(pack.settings.get("lemmas", {}).get("particles", ()))},
        marks=dict(settings["marks"]),
        subjunctive_ending=settings["subjunctive_ending"],
        infinitive_rest=settings["infinitive_rest"],
        past_endings=tuple(settings["past_endings"]),
        frame_rest=settings["frame_rest"],
        marker_first=settings["marker_first"],
        subject_first=settings["subject_first"],
        to=settings["to"],
        dative=settings["dative"],
    )


def phrases_of(cues: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, long ones first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted((tuple(cue.split()) for cue in cues), key=lambda words: (-len(words), words)):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def speech_of(row: Row) -> Speech:
    """A row of speech_verbs.tsv."""
    return Speech(
        row["lemma"], row["particle"], frozenset(row.many("takes")), row["object"], row["stance"], row.many("addressee"), row["medium"]
    )  # fmt: skip


def verb_forms(rows: Iterable[Row]) -> dict[str, tuple[Speech, ...]]:
    """Verbs by all forms in which they meet: of separable ones the form of the base and the one with the particle."""
    found: dict[str, tuple[Speech, ...]] = {}
    for row in rows:
        speech = speech_of(row)
        forms = row.many("forms")
        joined = (row["particle"] + form for form in forms) if row["particle"] else ()
        for form in dict.fromkeys((*forms, *joined, row["lemma"])):
            found[form] = (*found.get(form, ()), speech)
    return found
