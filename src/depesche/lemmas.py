"""Dictionary forms: what the lexicon knows comes before what the model guesses.

The inflected forms of every verb in the pack's tables are made from the endings in `[lemmas]` and the irregular stems of
verb_forms.tsv; nouns are found in any form and as the last member of a compound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from depesche.langpack import Pack

VERBAL = frozenset({"VERB", "AUX"})
"""UPOS of verbs and auxiliaries."""
SHORTEST_HEAD = 4
"""Letters that a noun needs to match as the last member of a compound."""
REMEMBERED = 50_000
"""Words whose look-up is kept: more would grow with the archive."""
SHORTEST_FIRST = 3
"""Letters that the first member of a compound has at least."""


class NounIndex:
    """Known nouns, found in all their forms, alone or as the last member of a compound."""

    def __init__(self, known: Iterable[str], settings: Mapping[str, Any]) -> None:
        """`settings` is the section [lemmas] of a pack."""
        self.umlauts: Mapping[str, str] = settings["umlauts"]
        self.plain_vowels = frozenset(settings["plain_vowels"])
        self.compounds: bool = settings["compounds"]
        self.forms: dict[str, str] = {}
        adjectival = tuple(settings["adjectival_nouns"])
        for lemma in known:
            for form in (lemma.lower(), self.umlauted(lemma.lower())):
                for ending in settings["noun_endings"]:
                    self.forms.setdefault(form + ending, lemma)
            if lemma.lower().endswith(adjectival):
                stem = lemma.lower().removesuffix(settings["adjectival_ending"])
                for ending in settings["adjectival_endings"]:
                    self.forms.setdefault(stem + ending, lemma)
        for lemma in known:
            self.forms[lemma.lower()] = lemma
        for form, lemma in list(self.forms.items()):
            for variant in respelled(form, settings):
                self.forms.setdefault(variant, lemma)
        self.cache: dict[str, tuple[str, str] | None] = {}

    def umlauted(self, word: str) -> str:
        """The word with its last plain vowel turned ("vertrag": "verträg"), as plurals have it."""
        for i in range(len(word) - 1, -1, -1):
            pair = word[i - 1 : i + 1] if i else ""
            if pair in self.umlauts:
                return word[: i - 1] + self.umlauts[pair] + word[i + 1 :]
            if word[i] in self.umlauts:
                return word[:i] + self.umlauts[word[i]] + word[i + 1 :]
            if word[i] in self.plain_vowels and len(word) - i > 3:
                break
        return word

    def find(self, text: str) -> tuple[str, str] | None:
        """The known noun that a word is or ends in, and what stands before it ("Luftangriffe": "Angriff", "Luft")."""
        if text not in self.cache:
            if len(self.cache) >= REMEMBERED:
                self.cache.clear()
            self.cache[text] = self.look_up(text)
        return self.cache[text]

    def look_up(self, text: str) -> tuple[str, str] | None:
        """`find` without its memory."""
        low = text.lower()
        if low in self.forms:
            return self.forms[low], ""
        for cut in range(SHORTEST_FIRST, len(low) - SHORTEST_HEAD + 1) if self.compounds else ():
            found = self.forms.get(low[cut:])
            if found:
                return found, text[:cut].rstrip("-")
        hyphen = text.rfind("-") + 1
        return (self.forms[low[hyphen:]], text[: hyphen - 1]) if hyphen and low[hyphen:] in self.forms else None


def respelled(form: str, settings: Mapping[str, Any]) -> Iterator[str]:
    """The other spellings of a form; `settings` is the section [lemmas] of a pack."""
    variants = (re.sub(pattern, other, form) for pattern, other in settings["spellings"])
    return (v for v in variants if v != form)


@cache
def noun_index(pack: Pack, known: frozenset[str]) -> NounIndex:
    """An index of nouns by the noun endings and umlauts of a pack."""
    return NounIndex(sorted(known), pack.settings["lemmas"])


@cache
def lemma_reader(pack: Pack) -> Callable[[str, str, str, str], str]:
    """A function (text, UPOS, model lemma, separated particle) → lemma for the language of a pack."""
    verbs = verb_forms(pack)
    suffixed = pack.settings["lemmas"]["particle"] == "behind"

    def lemma_of(text: str, pos: str, guess: str, particle: str) -> str:
        lemma = guess or text
        if particle and (known := verbs.joined(text.lower(), particle)):
            return known
        if pos in VERBAL:
            lemma = verbs.lemma_of(text.lower(), lemma)
        if not particle:
            return lemma
        return f"{lemma} {particle}" if suffixed else particle + lemma

    return lemma_of


class VerbForms:
    """The forms of the verbs that the pack's tables know."""

    def __init__(self, pack: Pack) -> None:
        settings = pack.settings["lemmas"]
        self.particles = tuple(sorted(settings["particles"], key=lambda p: (-len(p), p)))
        self.inseparable = tuple(sorted(settings["inseparable"], key=lambda p: (-len(p), p)))
        self.endings: tuple[str, ...] = tuple(settings["verb_endings"])
        self.irregular_endings: tuple[str, ...] = tuple(settings["irregular_endings"])
        self.infinitives: tuple[str, ...] = tuple(settings["infinitive_endings"])
        self.participle = (settings["participle_prefix"], tuple(settings["participle_endings"]))
        self.unprefixed = tuple(settings["unprefixed"])
        self.linker = settings["infinitive_linker"]
        self.irregular = {row["lemma"]: (row.many("forms"), row.many("participle")) for row in pack.table("verb_forms")}
        self.lemmas: dict[str, list[str]] = {}
        self.known = known_verbs(pack)
        self.join = "{1} {0}" if settings["particle"] == "behind" else "{0}{1}"
        self.composed: dict[str, str] = {}
        for lemma in self.known | self.irregular.keys():
            for form in self.forms_of(lemma):
                for variant in (form, *respelled(form, settings)):
                    self.lemmas.setdefault(variant, []).append(lemma.split(" ")[0])
        self.lemmas = {form: sorted(set(lemmas), key=lambda x: (len(x), x)) for form, lemmas in self.lemmas.items()}

    def lemma_of(self, form: str, guess: str) -> str:
        """The verb that a form belongs to; of several the one that the model guessed, else the shortest."""
        lemmas = self.lemmas.get(form)
        if not lemmas:
            return self.compose(form) or guess
        return guess if guess in lemmas else lemmas[0]

    def is_participle(self, form: str) -> bool:
        """Whether a form is a past participle of a known verb ("festgenommen")."""
        prefix, endings = self.participle
        rest = next((form[len(p) :] for p in self.particles if form.startswith(p) and form[len(p) :].startswith(prefix)), form)
        regular = rest.startswith(prefix) and rest.endswith((*endings, *self.infinitives))
        return form in self.lemmas and form not in self.known and (regular or form.startswith(self.inseparable))

    def compose(self, form: str) -> str:
        """The dictionary form of a verb that is not known with its particle, but without it ("anzuheizen": "anheizen"), else ""."""
        if form not in self.composed:
            parted = ((p, self.rest_of(form[len(p) :])) for p in self.particles if form.startswith(p))
            self.composed[form] = next((p + rest for p, rest in parted if rest), "")
        return self.composed[form]

    def rest_of(self, form: str) -> str:
        """The dictionary form of what stands behind a particle, else ""; with the linker any infinitive will do."""
        rest = form.removeprefix(self.linker)
        if rest != form and len(rest) > SHORTEST_HEAD and rest.endswith(self.infinitives):
            return rest
        return self.lemmas[form][0] if len(form) >= SHORTEST_FIRST and form in self.lemmas else ""

    def joined(self, form: str, particle: str) -> str:
        """The known verb that a form and a separated particle make ("lehnte", "ab": "ablehnen"), else ""."""
        joined = (self.join.format(particle, lemma) for lemma in self.lemmas.get(form, ()))
        return next((verb for verb in joined if verb in self.known), "")

    def forms_of(self, lemma: str) -> Iterator[str]:
        """All forms of a verb, written together; of a separable one also those of its base."""
        base = lemma.split(" ")[0]
        particle = next((p for p in self.particles if base.startswith(p) and len(base) - len(p) > 3), "")
        yield base
        if not particle or base in self.irregular:
            yield from self.simple_forms(base)
        if not particle:
            return
        simple = base[len(particle) :]
        yield from (particle + form for form in self.simple_forms(simple))
        yield particle + self.linker + simple

    def simple_forms(self, verb: str) -> Iterator[str]:
        """The forms of a verb without separable particle."""
        prefix = next((p for p in self.inseparable if verb.startswith(p) and verb[len(p) :] in self.irregular), "")
        irregular = self.irregular.get(verb) or self.irregular.get(verb[len(prefix) :] if prefix else "")
        if irregular:
            stems, participles = irregular
            outer = "" if verb in self.irregular else prefix
            yield from (outer + stem + ending for stem in stems for ending in self.irregular_endings)
            yield from (outer + self.bare(p) if outer else p for p in participles)
        yield from self.regular_forms(verb, with_past=not irregular)

    def bare(self, participle: str) -> str:
        """A participle without its prefix, as behind an inseparable prefix ("getroffen": "troffen")."""
        return participle.removeprefix(self.participle[0])

    def regular_forms(self, verb: str, with_past: bool) -> Iterator[str]:
        """The forms that the endings of the pack make."""
        stem = self.stem_of(verb)
        yield from (stem + ending for ending in self.endings)
        if with_past:
            prefix, endings = self.participle
            bare = any(verb.startswith(p) for p in self.inseparable) or verb.endswith(self.unprefixed)
            yield from (("" if bare else prefix) + stem + ending for ending in endings)

    def stem_of(self, verb: str) -> str:
        """The infinitive without its ending."""
        for ending in self.infinitives:
            if ending and verb.endswith(ending):
                return verb[: -len(ending)]
        return verb


@cache
def verb_forms(pack: Pack) -> VerbForms:
    """The verb forms of a pack, compiled once."""
    return VerbForms(pack)


def known_verbs(pack: Pack) -> set[str]:
    """The verbs of all tables that hold any, and the bases of the separable ones."""
    known = {lemma for table in ("verbs", "idioms") for row in pack.table(table) for lemma in row.many("lemma")}
    known |= {row["lemma"] for row in pack.table("speech_verbs") if row.cells.get("pos", "verb") == "verb"}
    known |= set(pack.settings["lemmas"]["further_verbs"])
    particles = tuple(pack.settings["lemmas"]["particles"])
    bases = {
        v[len(p) :]
        for v in known
        for p in particles
        if v.startswith(p) and len(v) - len(p) > 3 and pack.settings["lemmas"]["particle"] == "before"
    }
    return known | bases
