"""learn: the persons of an archive – who is named with which office, for which country, from when to when – as a file to look through.

Only the names are read, not the acts. What the packs know already is left out; so are persons whom no article gives an office or a
country. Each article counts once for what it tells of a person, so neither its length nor the order of the archive matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from depesche.edtf_value import bounds
from depesche.errors import InputError, PackError
from depesche.knowledge import NONE, SEEN, Knowledge
from depesche.langpack import Pack, schema_of
from depesche.mentions import mentions
from depesche.mentions.roles import role_reader
from depesche.model import Document, Entity
from depesche.pipeline import reading_of
from depesche.read import Given
from depesche.run import CHUNK, chunks, in_order

Told = tuple[str, str, tuple[str, ...], str, str]
"""Name, country, sectors, office and language: what an article tells of a person."""


@dataclass(slots=True)
class Seen:
    """In how many articles something was told, and the first and last day of these."""

    count: int = 0
    first: str = ""
    last: str = ""

    def add(self, published: str | None) -> None:
        """Count an article; one without a date has no day."""
        first, last = bounds(published) if published else ("", "")
        self.join(Seen(1, first or "", last or ""))

    def join(self, other: Seen) -> None:
        """Add the articles of another telling."""
        self.count += other.count
        self.first = min(filter(None, (self.first, other.first)), default="")
        self.last = max(filter(None, (self.last, other.last)), default="")


@dataclass(slots=True)
class Learned:
    """What an archive tells of persons, how many articles were read, and how many could not be."""

    seen: dict[Told, Seen]
    read: int = 0
    failed: int = 0

    def lines(self) -> Iterator[str]:
        """The file: a header, then the persons by name, of each the most told line first."""
        columns = schema_of(SEEN)
        yield "\t".join(columns)
        for told in sorted(self.seen, key=self.order):
            yield "\t".join(cells_of(told, self.seen[told])[column] for column in columns)

    def order(self, told: Told) -> tuple[str, int, Told]:
        """By name, then the most told line first."""
        return told[0], -self.seen[told].count, told


def learn(items: Iterable[Given], *, workers: int = 1, knowledge: Knowledge = NONE) -> Learned:
    """What documents tell of persons.

    Args:
        items: the documents; those that cannot be read are counted as failed.
        workers: processes that read; the result does not depend on their number.
        knowledge: what is known beside the packs; persons in its files are left out.
    """
    learned = Learned({})
    for found in in_order(partial(told_by_some, knowledge=knowledge), chunks(items, CHUNK), workers):
        for published, told in found:
            learned.read += told is not None
            learned.failed += told is None
            for each in told or ():
                learned.seen.setdefault(each, Seen()).add(published)
    return Learned(agreed(learned.seen), learned.read, learned.failed)


def told_by_some(items: Sequence[Given], knowledge: Knowledge) -> list[tuple[str | None, tuple[Told, ...] | None]]:
    """Of each document its date and what it tells of persons; None where it cannot be read."""
    return [(given.document.published, told_by(given, knowledge)) for given in items]


def told_by(given: Given, knowledge: Knowledge) -> tuple[Told, ...] | None:
    """What a document tells of persons whom the packs do not know; None where it cannot be read."""
    if given.failed:
        return None
    try:
        reading = reading_of(given.document, knowledge, until=mentions)
    except (InputError, PackError):
        raise  # no document can be read by it
    except Exception:
        return None  # `code` says which stage failed on it
    pack = knowledge.pack(given.document.language or "")
    people = (e for e in reading.entities if e.kind == "person" and is_full(e) and e.id not in known_persons(pack))
    return tuple(told_of(e, given.document, pack) for e in people)


def is_full(person: Entity) -> bool:
    """Whether a person is called by a full name: a family name alone is everybody's."""
    return " " in person.name


@cache
def known_persons(pack: Pack) -> frozenset[str]:
    """The ids of the persons of a pack."""
    return frozenset(row["id"] for row in pack.table("persons"))


def told_of(person: Entity, document: Document, pack: Pack) -> Told:
    """What a document tells of one person."""
    office = nominative(person.office or "", pack)
    return person.name, person.country or "", person.sectors, office, document.language or ""


def nominative(office: str, pack: Pack) -> str:
    """An office without its case ending, where its last member is a known role ("Außenministers": "Außenminister").

    The endings are those of nouns: the feminine "Außenministerin" is another office, for it tells the gender of who holds it.
    """
    role = role_reader(pack)(office) if office else None
    at = office.lower().rfind(role.lemma.lower()) if role else -1
    bare = office[: at + len(role.lemma)] if role and at >= 0 else office
    return bare if office[len(bare) :] in pack.settings["lemmas"]["noun_endings"] else office


def agreed(seen: Mapping[Told, Seen]) -> dict[Told, Seen]:
    """What stands in the file: each office of a person with the country and sectors most often told with it.

    Articles that tell no office or no country add to what the others tell; what nobody gives either is left out.
    """
    people: dict[tuple[str, str], dict[Told, Seen]] = {}
    for told in sorted(seen):
        people.setdefault((told[0], told[4]), {})[told] = seen[told]
    return {told: found for tellings in people.values() for told, found in merged(tellings).items()}


def merged(tellings: Mapping[Told, Seen]) -> dict[Told, Seen]:
    """The tellings of one person, those that leave something open joined to the ones that say it."""
    done: dict[Told, Seen] = {}
    for told, found in tellings.items():
        fuller = [t for t in tellings if t != told and completes(t, told)]
        best = max(sorted(fuller), key=lambda t: (bool(t[1]) + bool(t[3]), tellings[t].count), default=told)
        if best[1] or best[3]:
            done.setdefault(best, Seen()).join(found)
    return done


def completes(fuller: Told, told: Told) -> bool:
    """Whether one telling says all that another says, and more."""
    pairs = [(fuller[i], told[i]) for i in (1, 3)]
    return all(mine == other or not other for mine, other in pairs) and any(mine != other for mine, other in pairs)


def cells_of(told: Told, seen: Seen) -> Mapping[str, str]:
    """A line of the file."""
    name, country, sectors, office, language = told
    said = {"name": name, "country": country, "sector": "|".join(sectors), "office": office, "language": language}
    return {**said, "first": seen.first, "last": seen.last, "count": str(seen.count)}
