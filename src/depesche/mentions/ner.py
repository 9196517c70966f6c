"""Names that the pipeline's own component sees, for what no table knows: persons, organisations, places.

Labels are those of the common schemes, so that any pipeline with a component for names will do; labels of other things are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depesche.ids import slug_of
from depesche.mentions.gazetteer import city_entity
from depesche.model import Entity
from depesche.parse import Name, Sentence, Word

if TYPE_CHECKING:
    from depesche.mentions.names import Names

KINDS: Mapping[str, str] = {"PER": "person", "PERSON": "person", "ORG": "organisation", "LOC": "place", "GPE": "place"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A name seen in a sentence: its words, and what kind of thing it names."""

    words: tuple[Word, ...]
    kind: str


class SeenNames:
    """The names of a document by where they begin; `some` is False where the pipeline looks for none.

    `family` are the last words of all persons seen; `first_words` are those that a sentence begins with: capitals there make no name.
    """

    def __init__(self, text: str, names: Iterable[Name] | None, first_words: Iterable[str]) -> None:
        self.some = names is not None
        self.first_words = frozenset(first_words)
        self.by_start = {n.start: n for n in names or () if n.label in KINDS}
        self.family = frozenset(text[n.start : n.end].split()[-1] for n in self.by_start.values() if KINDS[n.label] == "person")

    def within(self, sentence: Sentence) -> list[Seen]:
        """The names of a sentence in text order."""
        names = (self.by_start[w.start] for w in sentence.words if w.start in self.by_start)
        return [Seen(sentence.words_in(n.start, n.end), KINDS[n.label]) for n in names]

    def kind_at(self, word: Word) -> str | None:
        """What kind of thing the name that begins at a word names."""
        name = self.by_start.get(word.start)
        return KINDS[name.label] if name else None

    def is_person(self, word: Word) -> bool:
        """Whether a word by itself is the name of a person."""
        name = self.by_start.get(word.start)
        return name is not None and name.end == word.end and KINDS[name.label] == "person" and self.is_credible((word,))

    def is_credible(self, words: tuple[Word, ...]) -> bool:
        """Whether words may be a name: one by itself with which a sentence begins is none ("Heuer")."""
        opens = len(words) == 1 and words[0].i == 0 and words[0].text in self.first_words
        return words[0].text[0].isalnum() and not opens


def take_seen(scene: Names, sentence: Sentence) -> None:
    """Take up the names of a sentence that no table knows; a table's name within one goes before it.

    Several words behind somebody's office are a person, whatever they were taken for ("party leader Pierre Poilievre").
    """
    for seen in whole_persons(scene, sentence):
        words, kind = without_offices(scene, seen)
        if not words or not scene.seen.is_credible(words) or scene.is_quoted(list(words)):
            continue
        if kind != "person" and len(words) == 1 and scene.is_family_name(words[0].text):
            continue
        if kind == "place" and ends_name(scene, sentence, words):
            continue
        known = [w for w in words if w.start in scene.named or scene.inside_name(w)]
        if len(words) > 1 and not known and scene.is_titled(sentence, words[0].i):
            kind = "person"
        if kind == "organisation":
            take_organisation(scene, sentence, words, known)
        elif not known and kind == "place":
            take_place(scene, words)
        elif not known and len(words) > 1:
            scene.take_run(sentence, list(words))


def without_offices(scene: Names, seen: Seen) -> tuple[tuple[Word, ...], str]:
    """The words of a name behind the offices and bodies it begins with, and its kind: of "Universität Tübingen" there is left a place."""
    words = seen.words
    while words and scene.role_of(words[0].text):
        words = words[1:]
    left = len(words) == 1 and words != seen.words and seen.kind == "organisation"
    return words, "place" if left and city_entity(words[0].text, scene.context_countries(), scene.pack) else seen.kind


def whole_persons(scene: Names, sentence: Sentence) -> list[Seen]:
    """The names seen in a sentence; what stands right behind a person and no table knows is the family name, whatever it was taken for.

    So is what the parser ties to a person as a part of the name.
    """
    found: list[Seen] = []
    for seen in scene.seen.within(sentence):
        last = found[-1] if found else None
        behind = last is not None and last.kind == "person" and last.words[-1].i + 1 == seen.words[0].i
        if last and behind and seen.kind != "organisation" and seen.words[0].start not in scene.named:
            found[-1] = Seen((*last.words, *seen.words), "person")
        else:
            found.append(grown(scene, sentence, seen) if seen.kind == "person" else seen)
    return found


def grown(scene: Names, sentence: Sentence, seen: Seen) -> Seen:
    """A person with the capitalised words right behind that the parse makes a part of the name and no table knows."""
    words = list(seen.words)
    for word in sentence.words[words[-1].i + 1 :]:
        inside = word.relation == "flat" and word.head in {w.i for w in words}
        if not inside or not word.text[0].isupper() or word.start in scene.named:
            break
        words.append(word)
    return Seen(tuple(words), seen.kind)


def ends_name(scene: Names, sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """Whether a proper noun that no table knows stands right before a word: together they are one name, and that of no place."""
    before = sentence.words[words[0].i - 1] if words[0].i and len(words) == 1 else None
    return before is not None and before.pos == "PROPN" and not scene.is_named(before)


def take_organisation(scene: Names, sentence: Sentence, words: tuple[Word, ...], known: list[Word]) -> None:
    """Take up an organisation, of the country that stands in its name or beside it.

    What ends in a body ("Ministerium") is left to the roles; in a longer name a country or place may be known, no other thing.
    """
    inner = [scene.entities[scene.named[w.start][1]] for w in known if w.start in scene.named]
    if len(known) == len(words) or scene.role_of(words[-1].text) or any(e.kind not in {"country", "place"} for e in inner):
        return
    start, end = words[0].start, words[-1].end
    before = scene.country_before(sentence, words[0].i)
    country = scene.country_in(start, end) or before or scene.country_behind(sentence, words[-1].i + 1)
    name = told_before(scene, scene.text[start:end], "organisation")
    scene.mention(start, end, Entity(f"organisation/{slug_of(name)}", "organisation", name, country))
    if not known:
        scene.call(start, end, f"organisation/{slug_of(name)}")


def told_before(scene: Names, name: str, kind: str) -> str:
    """The name without its ending, where the article told it so before."""
    bare = (name[: -len(e)] for e in scene.settings["name_endings"] if name.endswith(e))
    return next((b for b in bare if f"{kind}/{slug_of(b)}" in scene.entities), name)


def take_place(scene: Names, words: tuple[Word, ...]) -> None:
    """Take up a place, with its country where the table of the world's cities knows it."""
    start, end = words[0].start, words[-1].end
    name = told_before(scene, scene.text[start:end], "place")
    forms = (name, *(name[: -len(e)] for e in scene.settings["name_endings"] if name.endswith(e)))
    cities = (city_entity(form, scene.context_countries(), scene.pack) for form in forms)
    place = next(filter(None, cities), None) or Entity(f"place/{slug_of(name)}", "place", name)
    scene.mention(start, end, place)
    scene.call(start, end, place.id)
