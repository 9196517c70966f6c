"""Write made-up German news sentences with their trees, so that the parser meets the verbs and names of world politics.

    python training/own_sentences.py OUT.conllu --count 2500 --seed 7

Every sentence is built from a clause pattern and the words of `training/own/` (verbs with valency, nouns with gender and
prepositions), the country and person names and the verbs of the German pack. The trees follow UD German as `convert.py`
harmonises it: datives are `obl:arg`, agents with "von" `obl:agent`, particles `compound:prt`, contractions one token.
The same seed gives the same file.
"""

import argparse
import csv
import random
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path

OWN = Path(__file__).parent / "own"
PACK = Path(__file__).parent.parent / "src" / "depesche" / "lang" / "de"
CASES = ("Nom", "Acc", "Dat", "Gen")
DEFINITE = {"Masc": "der den dem des", "Fem": "die die der der", "Neut": "das das dem des", "Plur": "die die den der"}
INDEFINITE = {"Masc": "- en em es", "Fem": "e e er er", "Neut": "- - em es", "Plur": "e e en er"}
STRONG = {"Masc": "er en em en", "Fem": "e e er er", "Neut": "es es em en", "Plur": "e e en er"}
RELATIVE = {"Masc": "der den dem dessen", "Fem": "die die der deren", "Neut": "das das dem dessen", "Plur": "die die denen deren"}
GENDERS = {"m": "Masc", "w": "Masc", "f": "Fem", "n": "Neut"}
CONTRACTIONS = {
    ("in", "dem"): "im", ("an", "dem"): "am", ("zu", "dem"): "zum", ("zu", "der"): "zur", ("von", "dem"): "vom", ("bei", "dem"): "beim",
}  # fmt: skip
TIED = ("be", "ver", "er", "ent", "zer", "miss", "über", "unter", "um", "durch", "wider")
BOUND = ("be", "ver", "er", "ent", "zer", "ge", "miss", "emp", "wider", "hinter")
FREE_PARTICLES = """
zusammen zurück nieder heraus herab hinaus hinein herein wieder weiter wiederauf fest frei statt teil bloß tot still lahm hoch heim her hin
rück nach vor auf aus ein mit los weg dar bei ab an zu
"""
FREE = tuple(FREE_PARTICLES.split())
ALSO_FREE = {"durchführen", "durchlassen", "umbringen", "umsiedeln", "umstürzen", "unterbringen"}
AUXILIARIES = {
    "haben": ("hat", "hatte", "gehabt", "habe", "hätte"), "sein": ("ist", "war", "gewesen", "sei", "wäre"),
    "werden": ("wird", "wurde", "worden", "werde", "würde"), "können": ("kann", "konnte", "", "könne", "könnte"),
    "sollen": ("soll", "sollte", "", "solle", "sollte"), "müssen": ("muss", "musste", "", "müsse", "müsste"),
    "wollen": ("will", "wollte", "", "wolle", "wollte"), "dürfen": ("darf", "durfte", "", "dürfe", "dürfte"),
}  # fmt: skip


@dataclass(eq=False)
class Word:
    """A word of a tree under construction; `head` is None for the root."""

    form: str
    lemma: str
    upos: str
    feats: str = ""
    head: "Word | None" = None
    relation: str = "root"
    space: bool = True


@dataclass
class Phrase:
    """Words in text order, their head, and what agrees with it."""

    words: list[Word]
    head: Word
    number: str = "Sing"
    gender: str = "Neut"
    person: int = 3
    pronoun: bool = False

    def under(self, head: Word, relation: str) -> list[Word]:
        """The words, hung on a head."""
        self.head.head, self.head.relation = head, relation
        return self.words


@dataclass
class Noun:
    """A noun with its declension class and the prepositions it takes."""

    lemma: str
    gender: str
    plural: str
    prepositions: list[str] = field(default_factory=list)

    def form(self, case: str, number: str) -> str:
        """The inflected form."""
        if number == "Plur":
            return self.plural + "n" if case == "Dat" and self.plural[-1] not in "ns" else self.plural
        if self.gender == "w":
            return self.lemma if case == "Nom" else self.plural
        if case == "Gen" and self.gender in "mn":
            return self.lemma + ("es" if self.lemma[-1] in "sßzx" else "s")
        return self.lemma


@dataclass
class Verb:
    """A verb: particle, base, principal parts, auxiliary of its perfect, and frames of slots."""

    particle: str
    base: str
    present: str
    past: str
    participle: str
    auxiliary: str
    frames: list[list[str]]

    @property
    def lemma(self) -> str:
        """Particle and base in one."""
        return self.particle + self.base

    def finite(self, tense: str, mood: str, number: str, person: int) -> str:
        """The finite form without its particle."""
        stem = self.base[:-2] if self.base.endswith("en") else self.base[:-1]
        if tense == "Past":
            return self.past if number == "Sing" else self.past + ("n" if self.past.endswith("e") else "en")
        if number == "Plur":
            return self.base
        return stem + "e" if mood == "Sub" or person == 1 else self.present


def features(**values: str) -> str:
    """Features in the order of UD."""
    return "|".join(f"{k}={v}" for k, v in sorted(values.items()) if v)


def agreement(case: str, gender: str, number: str) -> str:
    """Case, gender and number of a noun or adjective."""
    return features(Case=case, Gender=gender, Number=number)


def punct(form: str, head: Word, space: bool = True) -> Word:
    """A punctuation mark."""
    return Word(form, form, "PUNCT", head=head, relation="punct", space=space)


def ending(table: dict[str, str], case: str, gender: str, number: str) -> str:
    """A cell of a declension table."""
    cell = table["Plur" if number == "Plur" else gender].split()[CASES.index(case)]
    return "" if cell == "-" else cell


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table, comment lines left out."""
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def weak_parts(base: str, bound: bool) -> tuple[str, str, str]:
    """Present, past and participle of a weak verb."""
    stem = base[:-2] if base.endswith("en") else base[:-1]
    hard = stem[-1] in "td" or (stem[-1] in "mn" and stem[-2] not in "aeiouäöülrmnh")
    link = "e" if hard else ""
    ge = "" if bound or base.endswith("ieren") else "ge"
    return stem + link + "t", stem + link + "te", ge + stem + link + "t"


class Lexicon:
    """The words that sentences are made of."""

    def __init__(self) -> None:
        lists = tomllib.loads((OWN / "words.toml").read_text("utf-8"))
        self.words: dict[str, list[str]] = {k: [w.replace("_", " ") for w in v.split()] for k, v in lists.items()}
        self.stems = {r["base"]: (r["present"], r["past"], r["participle"]) for r in rows(OWN / "stems.tsv")}
        self.pools: dict[str, list[Noun]] = {}
        for row in rows(OWN / "nouns.tsv"):
            prepositions = [] if row["prepositions"] == "-" else row["prepositions"].split()
            for pool in row["pools"].split():
                self.pools.setdefault(pool, []).append(Noun(row["lemma"], row["gender"], row["plural"], prepositions))
        self.pools["any"] = [n for name in ("act", "deal", "measure", "thing", "relations", "talks") for n in self.pools[name]]
        self.pools["breadth"] = self.pack_nouns()

    @cached_property
    def verbs(self) -> list[Verb]:
        """The verbs with a valency of their own."""
        return [
            self.verb(r["lemma"], r["auxiliary"], [[] if f == "-" else f.split() for f in r["frames"].split(" ; ")])
            for r in rows(OWN / "verbs.tsv")
        ]

    @cached_property
    def pack_verbs(self) -> list[Verb]:
        """Further transitive verbs, read from the pack."""
        listed: dict[str, list[str]] = {}
        for row in rows(PACK / "verbs.tsv"):
            for lemma in row["lemma"].split("|"):
                listed.setdefault(lemma, []).append(row["with"] + "/" + row["recipient"])
        known = set(listed) | set(self.stems) | {"bieten", "sagen", "setzen", "legen", "stellen", "führen", "holen"}
        own = {v.lemma for v in self.verbs}
        strong = tuple(r["lemma"] for r in rows(PACK / "verb_forms.tsv"))
        found = []
        for lemma, uses in listed.items():
            if lemma in own or not lemma.endswith("n") or " " in lemma or not any(u.startswith("obj") for u in uses):
                continue
            frames = [["acc:any"], ["acc:breadth"]] + (
                [["acc:actor"], ["acc:group"]] if any("obj" in u.split("/")[1].split("|") for u in uses) else []
            )
            marked = self.split(lemma, known)
            if marked and (self.strong_parts(marked.rpartition("|")[2]) or not lemma.endswith(strong)):
                found.append(self.verb(marked, "haben", frames))
        return found

    @staticmethod
    def split(lemma: str, known: set[str]) -> str:
        """The verb with a bar behind a separable particle; "" where that cannot be told."""
        for particle in FREE:
            rest = lemma.removeprefix(particle)
            if rest != lemma and rest in known:
                return f"{particle}|{rest}"
        if lemma in ALSO_FREE:
            return next(f"{p}|{lemma.removeprefix(p)}" for p in ("durch", "unter", "um") if lemma.startswith(p))
        compound = any(lemma.endswith(k) and lemma != k and lemma.removesuffix(k) not in TIED for k in known if len(k) > 5)
        return "" if compound or (lemma.startswith(FREE) and not lemma.endswith("ieren")) else lemma

    def pack_nouns(self) -> list[Noun]:
        """Nouns of the pack whose gender their ending tells."""
        endings = ("ung", "schaft", "heit", "keit", "ion")
        lemmas = {x for r in rows(PACK / "nouns.tsv") for x in r["lemma"].split("|") if x.endswith(endings)}
        return [Noun(x, "f", x + "en") for x in sorted(lemmas) if x.isalpha()]

    def verb(self, marked: str, auxiliary: str, frames: list[list[str]]) -> Verb:
        """A verb with its parts, strong ones by their base."""
        particle, _, base = marked.rpartition("|")
        bound = base.startswith((*BOUND, "über", "unter", "durch", "um")) and base not in ("geben", "gehen", "beten", "ernten")
        parts = self.strong_parts(base) or weak_parts(base, bound)
        return Verb(particle, base, *(*parts[:2], particle + parts[2]), auxiliary, frames)

    def strong_parts(self, base: str) -> tuple[str, str, str] | None:
        """The parts of a strong verb or of one made from it by a bound prefix."""
        if base in self.stems:
            return self.stems[base]
        for prefix in (*BOUND, "über", "unter", "um", "durch"):
            rest = base.removeprefix(prefix)
            if rest != base and rest in self.stems:
                present, past, participle = self.stems[rest]
                return prefix + present, prefix + past, prefix + (participle.removeprefix("ge") if rest[:2] != "ge" else participle)
        return None

    @cached_property
    def countries(self) -> list[tuple[str, str]]:
        """Bare country names and capitals ("" where the pack has none)."""
        apart = {w for key in ("articles_f", "articles_m", "articles_p") for w in self.words[key]}
        usable = [
            r for r in rows(PACK / "countries.tsv") if not r["valid"] and r["name"].replace("-", "").isalpha() and r["name"] not in apart
        ]
        bare = [r for r in usable if not r["name"].endswith(("inseln", "insel", "gebiete", "Antarktis", "Sowjetunion"))]
        return [(r["name"], r["capital"].split("|")[0]) for r in bare]

    @cached_property
    def adjectives(self) -> list[str]:
        """Adjectives of nationality."""
        every = [r["adjectives"].split("|")[0] for r in rows(PACK / "countries.tsv")]
        return [a for a in every if (a.isalpha() and a.endswith("isch")) or a == "deutsch"]

    @cached_property
    def people(self) -> list[str]:
        """Names of persons of the pack."""
        return sorted({r["name"] for r in rows(PACK / "persons.tsv") if 1 < len(r["name"].split()) < 4})

    @cached_property
    def demonyms(self) -> list[Noun]:
        """Nouns for the people of a country, masculine ones."""
        first = [r["demonyms"].split("|")[0] for r in rows(PACK / "countries.tsv")]
        return [
            Noun(d, "w", d + "n") if d.endswith("e") else Noun(d, "m", d)
            for d in first
            if d.isalpha() and d.endswith(("er", "e")) and d != "Deutsche"
        ]


class Phrases:
    """Noun and prepositional phrases, drawn at random."""

    def __init__(self, lexicon: Lexicon, rng: random.Random) -> None:
        self.lexicon, self.rng = lexicon, rng
        self.depth = 0

    def chance(self, share: float) -> bool:
        """True in this share of the calls."""
        return self.rng.random() < share

    def word(self, key: str) -> str:
        """A word of a list of words.toml."""
        return self.rng.choice(self.lexicon.words[key])

    def nationality(self) -> str:
        """An adjective of nationality."""
        return self.word("major_adjectives") if self.chance(0.5) else self.rng.choice(self.lexicon.adjectives)

    def determiner(self, kind: str, case: str, gender: str, number: str) -> Word:
        """An article, possessive or negative article."""
        if kind == "def":
            feats = features(Case=case, Definite="Def", Gender="" if number == "Plur" else gender, Number=number, PronType="Art")
            return Word(ending(DEFINITE, case, gender, number), "der", "DET", feats)
        form = kind + ending(INDEFINITE, case, gender, number)
        if kind == "ein":
            return Word(
                form, kind, "DET", features(Case=case, Definite="Ind", Gender=gender, Number=number, NumType="Card", PronType="Art")
            )
        if kind == "kein":
            return Word(form, kind, "DET", features(Case=case, Gender=gender, Number=number, PronType="Neg"))
        return Word(form, kind, "DET", features(Case=case, Gender=gender, Number=number, Person="3", Poss="Yes", PronType="Prs"))

    def adjective(self, lemma: str, kind: str, case: str, gender: str, number: str) -> Word:
        """An attributive adjective; `kind` is the determiner before it, "" for none."""
        mixed = kind not in ("", "def") and (ending(INDEFINITE, case, gender, number) == "" or (gender == "Fem" and case in ("Nom", "Acc")))
        if kind == "" or (mixed and number == "Sing"):
            suffix = ending(STRONG, case, gender, number)
        else:
            nominal = case == "Nom" or (case == "Acc" and gender != "Masc")
            suffix = "e" if number == "Sing" and nominal else "en"
        if kind == "" and case == "Gen" and number == "Sing" and gender != "Fem":
            suffix = "en"
        form = {"hoch": "hoh"}.get(lemma, lemma) + suffix
        return Word(form, lemma, "ADJ", features(Case=case, Degree="Pos", Gender=gender, Number=number))

    def noun(self, noun: Noun, case: str, number: str, kind: str, adjectives: list[str], count: str = "") -> Phrase:
        """A noun phrase: determiner or number, adjectives, noun."""
        gender = GENDERS[noun.gender]
        head = Word(noun.form(case, number), noun.lemma, "NOUN", agreement(case, gender, number))
        words = []
        if kind:
            words.append(self.determiner(kind, case, gender, number))
            words[-1].relation = "det"
        if count:
            words.append(Word(count, count, "NUM", "NumType=Card", relation="nummod"))
        for lemma in adjectives:
            words.append(self.adjective(lemma, kind, case, gender, number))
            words[-1].relation = "amod"
        for w in words:
            w.head = head
        return Phrase([*words, head], head, number, gender)

    def name(self, text: str, case: str, gender: str, number: str = "Sing") -> Phrase:
        """A proper name of one or more words, the later ones flat."""
        parts = text.split()
        feats = agreement(case, gender, number)
        words = [Word(p, p, "PROPN", feats) for p in parts]
        if (case, text) == ("Dat", "Niederlande"):
            words[0].form += "n"
        if case == "Gen" and number == "Sing" and gender != "Fem" and parts[-1][-1] not in "sxzß":
            words[-1].form += "s"
        for w in words[1:]:
            w.head, w.relation = words[0], "flat"
        return Phrase(words, words[0], number, gender)

    def country(self, case: str) -> Phrase:
        """A country, with its article where it has one."""
        if self.chance(0.25):
            key, gender, number = self.rng.choice(
                [("articles_f", "Fem", "Sing"), ("articles_m", "Masc", "Sing"), ("articles_p", "", "Plur")]
            )
            phrase = self.name(self.word(key), case if case != "Gen" else "Gen", gender, number)
            if case == "Gen" and gender == "Masc" and self.chance(0.5):
                phrase.head.form = phrase.head.lemma
            return self.with_article(phrase, case)
        name = self.word("major") if self.chance(0.5) else self.rng.choice(self.lexicon.countries)[0]
        return self.name(name, case, "Neut")

    def with_article(self, phrase: Phrase, case: str) -> Phrase:
        """The phrase behind a definite article."""
        article = self.determiner("def", case, phrase.gender, phrase.number)
        article.head, article.relation = phrase.head, "det"
        return Phrase([article, *phrase.words], phrase.head, phrase.number, phrase.gender)

    def organisation(self, case: str) -> Phrase:
        """An organisation of states or a group with a name."""
        key, gender, number = self.rng.choice(
            [
                ("organisations_f", "Fem", "Sing"),
                ("organisations_f", "Fem", "Sing"),
                ("organisations_m", "Masc", "Sing"),
                ("organisations_p", "", "Plur"),
            ]
        )
        name = self.word(key)
        if " " in name:
            adjective, noun = name.split()
            head = Word(noun, {"Nationen": "Nation"}.get(noun, noun), "NOUN", agreement(case, gender or "Fem", number))
            amod = self.adjective(adjective[:-1].lower(), "def", case, gender or "Fem", number)
            amod.form, amod.head, amod.relation = amod.form.capitalize(), head, "amod"
            return self.with_article(Phrase([amod, head], head, number, gender or "Fem"), case)
        phrase = self.name(name, case, gender, number)
        if case == "Gen" and gender == "Masc" and name.isupper():
            phrase.head.form = phrase.head.lemma
        return self.with_article(phrase, case)

    def person_name(self, case: str, full: bool) -> Phrase:
        """A person's name, real or made up."""
        gender = self.rng.choice(["Masc", "Masc", "Fem"])
        if full and self.chance(0.4):
            return self.name(self.rng.choice(self.lexicon.people), case, gender)
        made = self.word("syllables_start") + self.word("syllables_end")
        last = made if self.chance(0.5) else self.word("surnames")
        return self.name(f"{self.word('first_names')} {last}" if full else last, case, gender)

    def person(self, case: str) -> Phrase:
        """A person: a name, an office, or both."""
        if self.chance(0.22):
            return self.person_name(case, self.chance(0.6))
        if self.chance(0.12):
            return self.name_and_office(case)
        role = self.rng.choice(self.lexicon.pools["role"])
        national = [self.nationality()] if self.chance(0.7) else []
        if self.chance(0.2):
            role, national = Noun(self.word("compound_roles"), "m", "-"), []
            role.gender = "w" if role.lemma.endswith(("präsident", "Präsident")) else "f" if role.lemma.endswith("in") else "m"
            role.plural = role.lemma + "en"
        bare = not national and self.chance(0.85)
        phrase = self.noun(role, case, "Sing", "" if bare else "def", national)
        if bare and self.chance(0.3) and case != "Gen":
            phrase = self.before_genitive(phrase)
        if bare or self.chance(0.5):
            if bare and case != "Gen":
                phrase.head.form = role.lemma
            phrase.words += self.person_name("Nom" if case == "Gen" and not bare else case, self.chance(0.7)).under(phrase.head, "appos")
        elif not national or self.chance(0.1):
            phrase.words += self.genitive().under(phrase.head, "nmod")
        return phrase

    def before_genitive(self, phrase: Phrase) -> Phrase:
        """A country's genitive before the noun ("Frankreichs Präsident")."""
        name = self.rng.choice([c for c, _ in self.lexicon.countries if c[-1] not in "sxzß"])
        return Phrase(
            [*self.name(name, "Gen", "Neut").under(phrase.head, "nmod"), *phrase.words], phrase.head, phrase.number, phrase.gender
        )

    def name_and_office(self, case: str) -> Phrase:
        """ "Anna Weber, die Präsidentin Ghanas," """
        phrase = self.person_name(case, full=True)
        office = self.noun(self.rng.choice(self.lexicon.pools["role"]), case, "Sing", "def", [])
        office.words += (self.genitive() if self.chance(0.6) else self.preposition("von", "Dat", "country")).under(office.head, "nmod")
        comma, closing = punct(",", office.head), punct(",", office.head)
        return Phrase([*phrase.words, comma, *office.under(phrase.head, "appos"), closing], phrase.head, "Sing", phrase.gender)

    def genitive(self) -> Phrase:
        """A genitive phrase for behind a noun."""
        while True:
            phrase = self.rng.choice([self.country, self.country, self.organisation, self.institution])("Gen")
            if phrase.words[0].upos != "PROPN" or phrase.head.form != phrase.head.lemma:
                return phrase

    def institution(self, case: str) -> Phrase:
        """ "die serbische Regierung", "die Regierung in Belgrad" """
        noun = self.rng.choice(self.lexicon.pools["institution"])
        national = [self.nationality()] if self.chance(0.7) else []
        phrase = self.noun(noun, case, "Sing", "def", national)
        if not national:
            phrase.words += (self.genitive() if case != "Gen" and self.chance(0.4) else self.preposition("in", "Dat", "capital")).under(
                phrase.head, "nmod"
            )
        return phrase

    def group(self, case: str) -> Phrase:
        """People: "zwei russische Diplomaten", "ein Syrer", "Demonstranten" """
        if self.chance(0.2):
            noun = self.rng.choice(self.lexicon.demonyms)
            return self.counted(noun, case, [])
        adjectives = [self.nationality()] if self.chance(0.7) else self.some_adjectives(0.3)
        return self.counted(self.rng.choice(self.lexicon.pools["group"]), case, adjectives)

    def counted(self, noun: Noun, case: str, adjectives: list[str]) -> Phrase:
        """One, several or some of a kind."""
        if self.chance(0.3):
            return self.noun(noun, case, "Sing", self.rng.choice(["ein", "ein", "def"]), adjectives)
        if case == "Gen" and not adjectives:
            return self.noun(noun, case, "Plur", "def", adjectives)
        count = self.word("numbers") if self.chance(0.35) and case != "Gen" else ""
        return self.noun(noun, case, "Plur", "def" if not count and self.chance(0.25) else "", adjectives, count)

    def some_adjectives(self, share: float) -> list[str]:
        """No adjective, or one."""
        return [self.word("adjectives")] if self.chance(share) else []

    def pair(self, case: str) -> Phrase:
        """Two or three countries."""
        first, second = self.country(case), self.country(case)
        middle: list[Word] = []
        if self.chance(0.12):
            third = self.country(case)
            middle = [punct(",", third.head), *third.under(first.head, "conj")]
        cc = Word("und", "und", "CCONJ", head=second.head, relation="cc")
        return Phrase([*first.words, *middle, cc, *second.under(first.head, "conj")], first.head, "Plur", first.gender)

    def capital(self, case: str) -> Phrase:
        """A capital, also for its government."""
        return self.name(self.rng.choice([c for _, c in self.lexicon.countries if c]), case, "Neut")

    def region(self, case: str) -> Phrase:
        """A region with a name, or a part of a country."""
        if self.chance(0.5):
            return self.name(self.word("regions"), case, "Neut")
        phrase = self.noun(self.rng.choice(self.lexicon.pools["region"]), case, "Sing", "def", [])
        phrase.words += (self.genitive() if case != "Gen" else self.preposition("von", "Dat", "country")).under(phrase.head, "nmod")
        return phrase

    def actor(self, case: str) -> Phrase:
        """Whoever acts in the news."""
        makers: list[tuple[Callable[[str], Phrase], int]] = [
            (self.country, 38),
            (self.person, 18),
            (self.institution, 14),
            (self.organisation, 8),
            (self.group, 9),
            (self.pair, 8),
            (self.capital, 4),
        ]
        return self.rng.choices([m for m, _ in makers], [w for _, w in makers])[0](case)

    def thing(self, pool: str, case: str) -> Phrase:
        """A noun of a pool with what may hang on it."""
        noun = self.rng.choice(self.lexicon.pools[pool])
        plural = noun.plural != "-" and self.chance(0.35)
        number = "Plur" if plural else "Sing"
        kinds = (["def"] * 4 + [""] * 5 + ["sein", "ihr"]) if plural else (["def"] * 7 + ["ein"] * 5 + ["sein", "ihr", "kein"])
        if noun.plural == "-":
            kinds = ["def"] * 5 + ["", "", "sein", "ihr"]
        adjectives = self.some_adjectives(0.3)
        if self.chance(0.2):
            adjectives = [*adjectives[:1], self.nationality()]
        kind = self.rng.choice(kinds)
        if case == "Gen" and not kind:
            kind = "def"
        if self.chance(0.1) and case != "Gen":
            return self.modified(self.before_genitive(self.noun(noun, case, number, "", adjectives)), noun, case, 0.2)
        return self.modified(self.noun(noun, case, number, kind, adjectives), noun, case, 0.6 if kind in ("def", "ein", "") else 0.3)

    def modified(self, phrase: Phrase, noun: Noun, case: str, share: float) -> Phrase:
        """The phrase with a genitive or a prepositional phrase behind it."""
        if self.depth > 1 or not self.chance(share):
            return phrase
        self.depth += 1
        if noun.prepositions and self.chance(0.6):
            phrase.words += self.slot_phrase(self.rng.choice(noun.prepositions)).under(phrase.head, "nmod")
        elif case != "Gen" and phrase.words[0].relation == "det":
            phrase.words += self.genitive().under(phrase.head, "nmod")
        self.depth -= 1
        return phrase

    def slot_phrase(self, slot: str) -> Phrase:
        """The phrase of a slot "prep+Case:pool"."""
        marker, _, pool = slot.partition(":")
        preposition, _, case = marker.partition("+")
        return self.preposition(preposition, case, pool)

    def preposition(self, preposition: str, case: str, pool: str) -> Phrase:
        """A prepositional phrase, contracted where German does so."""
        phrase = self.fill(pool, case)
        first = phrase.words[0]
        if preposition == "nach" and first.relation == "det" and pool in ("country", "region"):
            preposition, phrase = "in", self.fill("region", "Acc")
        contracted = CONTRACTIONS.get((preposition, first.form), "") if first is phrase.words[0] and first.lemma == "der" else ""
        adposition = Word(contracted or preposition, preposition, "ADP", head=phrase.head, relation="case")
        if contracted and first.upos == "DET":
            gender = features(Case="Dat", Gender=dict(f.split("=") for f in first.feats.split("|")).get("Gender", ""), Number="Sing")
            adposition.feats = gender
            phrase.words.pop(0)
        return Phrase([adposition, *phrase.words], phrase.head, phrase.number, phrase.gender)

    def fill(self, pool: str, case: str) -> Phrase:
        """A phrase of a pool by name."""
        makers: dict[str, Callable[[str], Phrase]] = {
            "actor": self.actor,
            "country": self.country,
            "person": self.person,
            "group": self.group,
            "pair": self.pair,
            "capital": self.capital,
            "institution": self.institution,
            "organisation": self.organisation,
            "region": self.region,
            "city": lambda c: self.name(self.word("cities"), c, "Neut"),
            "time": self.date,
            "year": self.span_of_years,
            "percent": self.percent,
            "money": self.money,
        }
        return makers[pool](case) if pool in makers else self.thing(pool, case)

    def date(self, case: str) -> Phrase:
        """A weekday, a day of a month or a month, with its article."""
        if self.chance(0.5):
            return self.noun(Noun(self.word("weekdays"), "m", "-"), case, "Sing", "def", ["nächst"] if self.chance(0.1) else [])
        head = Word(self.word("months"), "", "NOUN", agreement(case, "Masc", "Sing"))
        head.lemma = head.form
        day = f"{self.rng.randint(1, 31)}."
        article = self.determiner("def", case, "Masc", "Sing")
        article.relation, article.head = "det", head
        number = Word(day, day, "ADJ", features(Case=case, Gender="Masc", Number="Sing", NumType="Ord"), head, "amod")
        return Phrase([article, number, head, *self.year_word(head, 0.4)], head, "Sing", "Masc")

    def year_word(self, head: Word, share: float) -> list[Word]:
        """A year behind a month, or nothing."""
        year = str(self.rng.randint(1989, 2026))
        return [Word(year, year, "NUM", "NumType=Card", head, "nummod")] if self.chance(share) else []

    def span_of_years(self, case: str) -> Phrase:
        """ "drei Jahre" """
        return self.noun(Noun("Jahr", "n", "Jahre"), case, "Plur", "", [], self.word("numbers"))

    def percent(self, case: str) -> Phrase:
        """ "30 Prozent" """
        return self.noun(Noun("Prozent", "n", "Prozent"), case, "Plur", "", [], str(self.rng.randint(2, 90)))

    def money(self, case: str) -> Phrase:
        """ "zehn Millionen Euro" """
        unit = Noun(self.rng.choice(["Million", "Milliarde"]), "f", "")
        unit.plural = unit.lemma + ("en" if unit.lemma.endswith("n") else "n")
        head = Word(self.word("currencies"), "", "NOUN", agreement(case, "Masc", "Plur"))
        head.lemma = head.form
        return Phrase([*self.noun(unit, case, "Plur", "", [], self.word("numbers")).under(head, "nmod"), head], head, "Plur", "Masc")

    def adverb(self) -> Phrase:
        """An adverb."""
        form = self.word("adverbs")
        adjective = form in self.lexicon.words["adjective_adverbs"]
        word = Word(form, form, "ADJ" if adjective else "ADV", "Degree=Pos" if adjective else "", relation="advmod")
        return Phrase([word], word)

    def time(self) -> tuple[Phrase, str]:
        """An adverbial of time, place or manner with its relation."""
        roll = self.rng.random()
        if roll < 0.35:
            return self.adverb(), "advmod"
        if roll < 0.6:
            return self.preposition("an", "Dat", "time"), "obl"
        if roll < 0.72:
            month = Word(self.word("months"), "", "NOUN", agreement("Dat", "Masc", "Sing"))
            month.lemma = month.form
            adposition = Word("im", "in", "ADP", agreement("Dat", "Masc", "Sing"), month, "case")
            return Phrase([adposition, month, *self.year_word(month, 0.6)], month), "obl"
        if roll < 0.8:
            year = self.noun(Noun("Jahr", "n", "Jahre"), "Dat", "Sing", "", [])
            adposition = Word("im", "in", "ADP", agreement("Dat", "Neut", "Sing"), year.head, "case")
            return Phrase([adposition, *year.words, *self.year_word(year.head, 1)], year.head), "obl"
        return self.slot_phrase(
            self.rng.choice(["in+Dat:city", "nach+Dat:event", "bei+Dat:event", "wegen+Gen:act", "seit+Dat:event", "trotz+Gen:act"])
        ), "obl"


@dataclass
class Clause:
    """What a clause is made of before it is put in order."""

    verb: Word
    middle: list[tuple[list[Word], bool]]
    finite: Word
    bracket: list[Word]
    after: list[Word]
    subject: list[Word]
    pronoun: bool


class Sentences(Phrases):
    """Clauses and sentences."""

    def pick(self) -> tuple[Verb, list[str]]:
        """A verb with one of its frames."""
        verb = self.rng.choice(self.lexicon.verbs if self.chance(0.65) else self.lexicon.pack_verbs)
        return verb, self.rng.choice(verb.frames)

    def pronoun(self, case: str, gender: str = "", number: str = "Sing") -> Phrase:
        """er, sie, es as subject."""
        gender = gender or self.rng.choice(["Masc", "Fem"])
        form = "sie" if number == "Plur" or gender == "Fem" else {"Masc": "er", "Neut": "es"}[gender]
        lemma = form
        feats = features(Case=case, Gender="" if number == "Plur" else gender, Number=number, Person="3", PronType="Prs")
        word = Word(form, lemma, "PRON", feats)
        return Phrase([word], word, number, gender, pronoun=True)

    def subject(self, speaker: bool = False) -> Phrase:
        """A subject; that of a speaker may say wir or ich."""
        if speaker and self.chance(0.5):
            form, number = self.rng.choice([("wir", "Plur"), ("ich", "Sing")])
            word = Word(form, form, "PRON", features(Case="Nom", Number=number, Person="1", PronType="Prs"))
            return Phrase([word], word, number, "", 1, True)
        return self.pronoun("Nom", "", self.rng.choice(["Sing", "Plur"])) if self.chance(0.06) else self.actor("Nom")

    def auxiliary(self, lemma: str, tense: str, mood: str, number: str, person: int, passive: bool = False) -> Word:
        """A finite auxiliary."""
        present, past, _, sub_present, sub_past = AUXILIARIES[lemma]
        form = {("Ind", "Pres"): present, ("Ind", "Past"): past, ("Sub", "Pres"): sub_present, ("Sub", "Past"): sub_past}[mood, tense]
        if number == "Plur":
            plain = lemma == "sein" and (mood, tense) == ("Ind", "Pres")
            form = "sind" if plain else lemma if (mood, tense) == ("Ind", "Pres") else form + ("en" if form in ("war", "sei") else "n")
        elif person == 1 and mood == "Ind" and tense == "Pres":
            form = {"haben": "habe", "sein": "bin", "werden": "werde"}.get(lemma, form)
        feats = features(Mood=mood, Number=number, Person=str(person), Tense=tense, VerbForm="Fin", Voice="Pass" if passive else "")
        return Word(form, lemma, "AUX", feats, relation="aux:pass" if passive else "aux")

    def clause(
        self, subject: Phrase | None, mood: str = "Ind", form: str = "", pick: tuple[Verb, list[str]] | None = None, late: bool = False
    ) -> Clause:
        """A clause with its words hung, not yet in order; `late` puts the finite verb last."""
        verb, frame = pick or self.pick()
        can_pass = any(s.startswith("acc:") for s in frame) and verb.auxiliary == "haben" and not any(s.startswith("refl") for s in frame)
        form = (
            form
            or self.rng.choices(["past", "present", "perfect", "pluperfect", "future", "modal", "passive"], [40, 14, 20, 5, 5, 7, 14])[0]
        )
        passive = form == "passive" and can_pass
        form = "past" if form == "passive" and not can_pass else form
        agent, direct = subject, next((s for s in frame if s.startswith("acc:")), "")
        if passive and subject:
            subject = self.fill(direct[4:], "Nom")
            frame = [s for s in frame if s != direct]
        head = Word("", verb.lemma, "VERB")
        number, person = (subject.number, subject.person) if subject else ("Sing", 3)
        if mood == "Sub" and number == "Plur":
            form = self.rng.choice(["perfect", "modal", "future"]) if not passive else form
        finite, bracket = self.verb_group(verb, head, form, mood, number, person, passive, late)
        middle, after = self.arguments(head, frame)
        if passive and agent and self.chance(0.5):
            middle.insert(self.rng.randint(0, 1) if middle else 0, (self.agent().under(head, "obl:agent"), False))
        if self.chance(0.5):
            phrase, relation = self.time()
            at = 0 if self.chance(0.7) else min(1, len(middle))
            middle.insert(at, (phrase.under(head, relation), True))
        if self.chance(0.08) and not any(w.lemma == "kein" for words, _ in middle for w in words):
            last = (
                len(middle) - 1 if middle and middle[-1][0][-1].relation != "obj" and middle[-1][0][0].relation == "case" else len(middle)
            )
            middle.insert(last, ([Word("nicht", "nicht", "PART", "Polarity=Neg", head, "advmod")], False))
        words = subject.under(head, "nsubj:pass" if passive else "nsubj") if subject else []
        return Clause(head, middle, finite, bracket, after, words, bool(subject and subject.pronoun))

    def agent(self) -> Phrase:
        """An agent with "von"."""
        return self.preposition("von", "Dat", "actor")

    def verb_group(
        self, verb: Verb, head: Word, form: str, mood: str, number: str, person: int, passive: bool, late: bool
    ) -> tuple[Word, list[Word]]:
        """The finite word and the right bracket of a clause."""
        tense = {"past": "Past", "pluperfect": "Past"}.get(form, "Pres")
        if mood == "Sub":
            tense = "Past" if number == "Plur" and form != "perfect" else "Pres"
            tense = "Past" if number == "Plur" and verb.auxiliary == "haben" and form == "perfect" else tense
        if passive:
            return self.passive_group(verb, head, mood, number, person)
        if form in ("past", "present"):
            head.form = ("" if not late else verb.particle) + verb.finite(tense, mood, number, person)
            head.feats = features(Mood=mood, Number=number, Person=str(person), Tense=tense, VerbForm="Fin")
            return head, self.particle(verb, head) if not late else []
        if form in ("perfect", "pluperfect"):
            head.form, head.feats = verb.participle, "VerbForm=Part"
            finite = self.auxiliary(verb.auxiliary, tense, mood, number, person)
        else:
            head.form, head.feats = verb.lemma, "VerbForm=Inf"
            modal = self.word("modals") if form == "modal" else "werden"
            past = "Past" if mood == "Ind" and form == "modal" and self.chance(0.4) else tense
            finite = self.auxiliary(modal, past, mood, number, person)
        finite.head = head
        return finite, [head]

    def particle(self, verb: Verb, head: Word) -> list[Word]:
        """The separated particle, which takes the lemma of the whole verb along."""
        if not verb.particle:
            return []
        head.lemma = verb.base
        upos = "ADP" if verb.particle in ("an", "aus", "ab", "vor", "mit", "auf", "durch", "zu", "nach", "bei", "um", "unter") else "ADV"
        return [Word(verb.particle, verb.particle, upos, head=head, relation="compound:prt")]

    def passive_group(self, verb: Verb, head: Word, mood: str, number: str, person: int) -> tuple[Word, list[Word]]:
        """The words of a passive."""
        head.form, head.feats = verb.participle, "VerbForm=Part"
        roll = self.rng.random()
        if roll < 0.6:
            tense = "Past" if (mood == "Ind" and self.chance(0.75)) or (mood == "Sub" and number == "Plur") else "Pres"
            finite = self.auxiliary("werden", tense, mood, number, person, passive=True)
            finite.head = head
            return finite, [head]
        if roll < 0.85:
            finite = self.auxiliary("sein", "Pres", mood, number, person)
            other = Word("worden", "werden", "AUX", "VerbForm=Part|Voice=Pass", head, "aux:pass")
        else:
            finite = self.auxiliary(self.word("modals"), "Past" if mood == "Sub" and number == "Plur" else "Pres", mood, number, person)
            other = Word("werden", "werden", "AUX", "VerbForm=Inf|Voice=Pass", head, "aux:pass")
        finite.head = head
        return finite, [head, other]

    def arguments(self, head: Word, frame: list[str]) -> tuple[list[tuple[list[Word], bool]], list[Word]]:
        """The filled slots of a frame: those of the middle field and the clause behind the bracket."""
        middle: list[tuple[list[Word], bool]] = []
        after: list[Word] = []
        for slot in frame:
            marker, _, pool = slot.partition(":")
            if marker in ("refl", "refl_dat"):
                case, relation = ("Acc", "obj") if marker == "refl" else ("Dat", "obl:arg")
                sich = Word("sich", "sich", "PRON", features(Case=case, Person="3", PronType="Prs", Reflex="Yes"), head, relation)
                middle.append(([sich], False))
            elif marker in ("acc", "dat", "gen"):
                case, relation = {"acc": ("Acc", "obj"), "dat": ("Dat", "obl:arg"), "gen": ("Gen", "obl:arg")}[marker]
                middle.append((self.fill(pool, case).under(head, relation), True))
            elif marker in ("zu", "zuperf", "zuneg", "dass"):
                after = self.complement(head, marker)
            elif marker == "fix":
                preposition, case, gender, lemma = pool.split("~")
                middle.append((self.fixed(preposition, case, gender, lemma).under(head, "obl"), False))
            elif marker == "als":
                phrase = self.noun(self.rng.choice(self.lexicon.pools[pool]), "Acc", "Sing", self.rng.choice(["", "ein"]), [])
                phrase.words.insert(0, Word("als", "als", "ADP", head=phrase.head, relation="case"))
                middle.append((phrase.under(head, "obl"), False))
            elif marker in ("pred", "adj"):
                lemma = pool or self.word("predicates")
                middle.append(([Word(lemma, lemma, "ADJ", "Degree=Pos", head, "xcomp")], False))
            else:
                middle.append((self.slot_phrase(slot).under(head, "obl"), False))
        return middle, after

    def fixed(self, preposition: str, case: str, gender: str, lemma: str) -> Phrase:
        """The fixed phrase of a light verb ("zur Verfügung", "in Kraft")."""
        phrase = self.noun(Noun(lemma, gender, "-"), case, "Sing", "", [])
        form = {"zu": "zur"}.get(preposition, preposition)
        feats = agreement("Dat", GENDERS[gender], "Sing") if form != preposition else ""
        article = [self.determiner("ein", case, GENDERS[gender], "Sing")] if lemma.endswith("streik") or lemma == "Streik" else []
        for w in article:
            w.head, w.relation = phrase.head, "det"
        return Phrase([Word(form, preposition, "ADP", feats, phrase.head, "case"), *article, *phrase.words], phrase.head)

    def complement(self, head: Word, kind: str) -> list[Word]:
        """A comma and an infinitive with zu, or a clause with dass, behind the governing verb."""
        if kind == "dass":
            words, inner = self.subordinate("dass", "Ind")
            return self.hung_clause(words, inner, head, "ccomp")
        words, inner = self.infinitive(perfect=kind == "zuperf")
        return self.hung_clause(words, inner, head, "xcomp")

    @staticmethod
    def hung_clause(words: list[Word], inner: Word, head: Word, relation: str) -> list[Word]:
        """A clause behind its comma, hung on a head."""
        inner.head, inner.relation = head, relation
        return [punct(",", inner), *words]

    def simple_pick(self) -> tuple[Verb, list[str]]:
        """A verb whose frame takes no clause."""
        while True:
            verb, frame = self.pick()
            if not any(s.partition(":")[0] in ("zu", "zuperf", "zuneg", "dass") for s in frame):
                return verb, frame

    def infinitive(self, perfect: bool = False, opening: str = "") -> tuple[list[Word], Word]:
        """ "die Truppen abzuziehen", "Getreide gestohlen zu haben" """
        verb, frame = self.simple_pick()
        head = Word("", verb.lemma, "VERB", "VerbForm=Inf")
        middle, _ = self.arguments(head, frame)
        words = [w for part, _ in middle for w in part]
        zu = Word("zu", "zu", "PART", head=head, relation="mark")
        if perfect:
            head.form, head.feats = verb.participle, "VerbForm=Part"
            words += [head, zu, Word(verb.auxiliary, verb.auxiliary, "AUX", "VerbForm=Inf", head, "aux")]
        elif verb.particle:
            head.form = verb.particle + "zu" + verb.base
            words.append(head)
        else:
            head.form = verb.base
            words += [zu, head]
        if opening:
            words.insert(0, Word(opening, opening, "SCONJ", head=head, relation="mark"))
        return words, head

    def subordinate(self, conjunction: str, mood: str = "Ind") -> tuple[list[Word], Word]:
        """A clause with its verb at the end."""
        clause = self.clause(self.subject(), mood, pick=self.simple_pick(), late=True)
        words = [Word(conjunction, conjunction, "SCONJ", head=clause.verb, relation="mark"), *clause.subject]
        return words + self.late(clause), clause.verb

    @staticmethod
    def late(clause: Clause) -> list[Word]:
        """Middle field and verbs of a verb-final clause."""
        middle = sorted((part for part, _ in clause.middle), key=lambda part: part[0].lemma != "sich")
        return [*(w for part in middle for w in part), *clause.bracket, clause.finite]

    def main_clause(self, clause: Clause, first: list[Word] | None = None) -> list[Word]:
        """A verb-second clause; `first` is what stands before the verb instead of the subject."""
        middle = sorted(clause.middle, key=lambda part: part[0][0].lemma != "sich")
        subject = clause.subject
        movable = [part for part in middle if part[1] and self.clear(part[0], subject)]
        if first is None and (not subject or (movable and self.chance(0.33))):
            chosen = self.rng.choice(movable) if movable else middle[0]
            middle.remove(chosen)
            first = chosen[0]
        rest = [] if first is None or first is subject else subject
        first = subject if first is None else first
        words = [part for part, _ in middle]
        if rest and words and words[0][0].lemma == "sich" and not clause.pronoun:
            words = [words[0], rest, *words[1:]]
        elif rest:
            words = [rest, *words]
        return [*first, clause.finite, *(w for part in words for w in part), *clause.bracket, *clause.after]

    def clear(self, part: list[Word], subject: list[Word]) -> bool:
        """True if the part cannot be taken for the subject when it comes first."""
        if not subject:
            return True
        head = next(w for w in part if w.head not in part)
        if head.relation != "obj":
            return head.relation != "obl:arg" or self.chance(0.4)
        return self.chance(0.5) and part[0].upos == "DET" and part[0].form.endswith(("den", "nen", "ren", "hren"))

    def simple(self, mood: str = "Ind", speaker: bool = False) -> tuple[list[Word], Word]:
        """A plain main clause."""
        subject = self.subject(speaker)
        pick = self.simple_pick() if mood == "Sub" or speaker else self.pick()
        while subject.person == 1 and "refl" in "".join(pick[1]):
            pick = self.simple_pick()
        clause = self.clause(subject, mood, pick=pick)
        if self.chance(0.07) and clause.subject and not clause.pronoun and clause.subject[-1].form != ",":
            self.add_relative(subject, clause)
        return self.main_clause(clause), clause.verb

    def add_relative(self, subject: Phrase, clause: Clause) -> None:
        """A relative clause behind the subject."""
        head = next(w for w in clause.subject if w.head is clause.verb)
        feats = dict(f.split("=") for f in head.feats.split("|") if f)
        if head.upos != "NOUN" or any(w.relation in ("appos", "conj", "nmod") for w in clause.subject):
            return
        gender, number = feats.get("Gender", "Masc"), feats["Number"]
        form = ending(RELATIVE, "Nom", gender, number)
        pronoun = Word(form, "der", "PRON", features(Case="Nom", Gender="" if number == "Plur" else gender, Number=number, PronType="Dem"))
        inner = self.clause(None, form=self.rng.choice(["past", "perfect", "present"]), pick=self.simple_pick(), late=True)
        self.agree(inner, number)
        pronoun.head, pronoun.relation = inner.verb, "nsubj"
        inner.verb.head, inner.verb.relation = head, "acl"
        clause.subject += [punct(",", inner.verb), pronoun, *self.late(inner), punct(",", inner.verb)]

    def agree(self, clause: Clause, number: str) -> None:
        """Set the finite verb of a clause without a subject to a number."""
        if number == "Sing":
            return
        finite = clause.finite
        finite.feats = finite.feats.replace("Number=Sing", "Number=Plur")
        if finite.upos == "AUX":
            finite.form = {"ist": "sind", "hat": "haben"}[finite.form]
            return
        past = "Tense=Past" in finite.feats
        finite.form = finite.form + ("n" if finite.form.endswith("e") else "en") if past else finite.lemma

    def copula(self, mood: str = "Ind") -> tuple[list[Word], Word]:
        """ "Die Lage sei ernst": a predicate with sein."""
        subject = self.subject() if self.chance(0.6) else self.thing("any", "Nom")
        if self.chance(0.6):
            lemma = self.word("predicates")
            head = Word(lemma, lemma, "ADJ", "Degree=Pos")
            words = [head]
        else:
            phrase = self.noun(
                self.rng.choice(self.lexicon.pools["crime"] + self.lexicon.pools["success"]),
                "Nom",
                "Sing",
                self.rng.choice(["ein", "def"]),
                self.some_adjectives(0.5),
            )
            head, words = phrase.head, phrase.words
        finite = self.auxiliary(
            "sein", self.rng.choice(["Pres", "Past"]) if mood == "Ind" else "Pres", mood, subject.number, subject.person
        )
        finite.head, finite.relation = head, "cop"
        adverb = self.adverb().under(head, "advmod") if self.chance(0.4) else []
        return [*subject.under(head, "nsubj"), finite, *adverb, *words], head

    def with_subordinate(self) -> tuple[list[Word], Word]:
        """A main clause with an adverbial clause before or behind it."""
        words, head = self.simple()
        if self.chance(0.3):
            inner_words, inner = self.infinitive(opening="um")
            return [*words, *self.hung_clause(inner_words, inner, head, "advcl")], head
        inner_words, inner = self.subordinate(self.word("conjunctions"))
        if self.chance(0.6):
            return [*words, *self.hung_clause(inner_words, inner, head, "advcl")], head
        clause = self.clause(self.subject())
        inner.head, inner.relation = clause.verb, "advcl"
        return self.main_clause(clause, [*inner_words, punct(",", inner)]), clause.verb

    def coordinated(self) -> tuple[list[Word], Word]:
        """Two predicates of one subject."""
        subject = self.subject()
        clause = self.clause(subject, form="past", pick=self.simple_pick())
        second = self.clause(None, form="past", pick=self.simple_pick())
        self.agree(second, subject.number)
        second.verb.head, second.verb.relation = clause.verb, "conj"
        word = self.rng.choice(["und", "und", "und", "aber"])
        cc = Word(word, word, "CCONJ", head=second.verb, relation="cc")
        middle = [w for part in sorted((p for p, _ in second.middle), key=lambda p: p[0].lemma != "sich") for w in part]
        comma = [punct(",", second.verb)] if word == "aber" else []
        return [*self.main_clause(clause, clause.subject), *comma, cc, second.finite, *middle, *second.bracket], clause.verb

    def speech_verb(self) -> Verb:
        """A verb of saying."""
        return self.lexicon.verb(self.word("speech_that"), "haben", [[]])

    def said(self) -> tuple[Word, list[Word], Callable[[], list[Word]]]:
        """Verb of saying, its speaker, and the particle."""
        verb, subject = self.speech_verb(), self.rng.choice([self.person, self.person, self.actor])("Nom")
        head = Word("", verb.lemma, "VERB")
        finite, bracket = self.verb_group(verb, head, self.rng.choice(["past", "past", "present"]), "Ind", subject.number, 3, False, False)
        time = self.time() if self.chance(0.35) else None
        extra = time[0].under(head, time[1]) if time else []
        return finite, subject.under(head, "nsubj"), lambda: [*extra, *bracket]

    def reported(self) -> tuple[list[Word], Word]:
        """Indirect speech: with dass, verb-second in the subjunctive, or before its frame."""
        finite, speaker, rest = self.said()
        roll = self.rng.random()
        if roll < 0.35:
            words, inner = self.subordinate("dass", self.rng.choice(["Ind", "Sub", "Sub"]))
            return [*speaker, finite, *rest(), *self.hung_clause(words, inner, finite, "ccomp")], finite
        words, inner = self.simple("Sub") if self.chance(0.75) else self.copula("Sub")
        if roll < 0.75:
            return [*speaker, finite, *rest(), *self.hung_clause(words, inner, finite, "ccomp")], finite
        inner.head, inner.relation = finite, "ccomp"
        return [*words, punct(",", inner), finite, *speaker, *rest()], finite

    def quoted(self) -> tuple[list[Word], Word]:
        """Direct speech before or behind its frame."""
        finite, speaker, rest = self.said()
        words, inner = self.simple(speaker=True) if self.chance(0.8) else self.copula()
        inner.head, inner.relation = finite, "ccomp"
        words[-1].space = False
        opening, closing = punct("„", inner, space=False), punct("“", inner)
        if self.chance(0.65):
            return [opening, *words, closing, punct(",", inner), finite, *speaker, *rest()], finite
        body = [opening, *words, punct(".", inner, space=False), closing]
        return [*speaker, finite, *rest(), punct(":", inner), *body], finite

    def according(self) -> tuple[list[Word], Word]:
        """ "Nach Angaben der Polizei …", "Laut X …", "X zufolge …" """
        clause = self.clause(self.subject())
        roll = self.rng.random()
        if roll < 0.45:
            word = self.rng.choice(["Angabe", "Darstellung", "Einschätzung", "Worten", "Ansicht"])
            lemma, plural = ("Wort", True) if word == "Worten" else (word, word == "Angabe")
            form = "Angaben" if word == "Angabe" else word
            head = Word(form, lemma, "NOUN", agreement("Dat", "Neut" if lemma == "Wort" else "Fem", "Plur" if plural else "Sing"))
            phrase = Phrase([Word("nach", "nach", "ADP", head=head, relation="case"), head, *self.genitive().under(head, "nmod")], head)
        elif roll < 0.8:
            phrase = self.preposition("laut", "Dat", self.rng.choice(["institution", "person", "report"]))
        else:
            phrase = self.fill(self.rng.choice(["institution", "person", "organisation"]), "Dat")
            phrase.words.append(Word("zufolge", "zufolge", "ADP", head=phrase.head, relation="case"))
        first = phrase.under(clause.verb, "obl")
        return self.main_clause(clause, first), clause.verb

    def headline(self) -> tuple[list[Word], Word]:
        """A headline: present tense, no full stop."""
        clause = self.clause(self.subject(), form="present")
        return self.main_clause(clause, clause.subject), clause.verb

    def sentence(self) -> list[Word]:
        """One finished sentence of 4 to 32 words."""
        patterns = [
            (self.simple, 52),
            (self.with_subordinate, 10),
            (self.coordinated, 6),
            (self.reported, 13),
            (self.quoted, 7),
            (self.according, 6),
            (self.copula, 3),
            (self.headline, 3),
        ]
        while True:
            pattern = self.rng.choices([p for p, _ in patterns], [w for _, w in patterns])[0]
            words, root = pattern()
            if pattern != self.headline and words[-1].form != "“":
                words.append(punct("!" if self.chance(0.01) else ".", root))
            words = self.tidied(words, root)
            if 4 <= len(words) <= 32:
                return words

    @staticmethod
    def tidied(words: list[Word], root: Word) -> list[Word]:
        """No comma before another mark, the first letter a capital, blanks where German has them."""
        closing = {".", ",", "“", "!", ":"}
        words = [w for w, after in zip(words, [*words[1:], None], strict=True) if w.form != "," or not (after and after.form in closing)]
        if words[-1].form == ",":
            words.pop()
        first = next(w for w in words if w.upos != "PUNCT")
        first.form = first.form[0].upper() + first.form[1:]
        for w, after in pairwise(words):
            if after.form in closing:
                w.space = False
            if w.form == ":" and after.form == "„":
                after2 = words[words.index(after) + 1]
                after2.form = after2.form[0].upper() + after2.form[1:]
        root.head, root.relation = None, "root"
        return words


def conllu(sent_id: str, words: list[Word]) -> str:
    """A sentence in CoNLL-U."""
    number = {id(w): i for i, w in enumerate(words, 1)}
    text = "".join(w.form + (" " if w.space else "") for w in words).strip()
    lines = [f"# sent_id = {sent_id}", f"# text = {text}"]
    for i, w in enumerate(words, 1):
        head = number[id(w.head)] if w.head else 0
        lines.append(
            "\t".join(
                [str(i), w.form, w.lemma, w.upos, "_", w.feats or "_", str(head), w.relation, "_", "_" if w.space else "SpaceAfter=No"]
            )
        )
    return "\n".join(lines) + "\n\n"


def main() -> None:
    """Write the sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    maker = Sentences(Lexicon(), random.Random(args.seed))
    args.out.write_text("".join(conllu(f"own-{args.seed}-{i}", maker.sentence()) for i in range(args.count)), encoding="utf-8")
    print(f"{args.out}: {args.count} sentences")


if __name__ == "__main__":
    main()
