"""Write made-up English news sentences with their trees, so that the parser meets the verbs and names of world politics.

    python training/own_english.py OUT.conllu --count 3000 --seed 7

Every sentence is built from a frame of `training/own/english.toml`, or a verb of the English pack with an object, and from the pack's
countries. The trees follow
UD_English-EWT as `convert.py` harmonises it: whom one tells or asks to do something is `iobj`, agents with "by" are `obl:agent`, a title
before a name is `nmod`, the clause before "…, X said" `ccomp`. The same seed gives the same file.
"""

import argparse
import csv
import random
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from own_sentences import Phrase, Word, conllu, features, punct

OWN = Path(__file__).parent / "own" / "english.toml"
PACK = Path(__file__).parent.parent / "src" / "depesche" / "lang" / "en"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COUNTING = {"a": ("DET", "Definite=Ind|PronType=Art", "det"), "dozen": ("NOUN", "Number=Sing", "compound")}
NO_OBJECT = {"agree", "come", "confer", "conspire", "fall", "have", "resign"}
"""Verbs of the pack whose object is none of a plain noun phrase."""
DOUBLED = {"begin", "cut", "forbid", "get", "hit", "let", "put", "run", "set", "shut"}
"""Verbs that double their last consonant before "-ing", though not in the past."""
PASSIVE = features(Tense="Past", VerbForm="Part", Voice="Pass")
GERUND = features(Tense="Pres", VerbForm="Part")
SEPARABLE = {"aside", "away", "back", "down", "off", "out", "up"}
"""Particles that may stand behind the object."""
LIVING = {"people", "refugees", "envoy"}
"""Pools of nouns that a relative clause takes up by "who"."""
PRONOUNS = {
    "it": features(Case="Nom", Gender="Neut", Number="Sing", Person="3", PronType="Prs"),
    "they": features(Case="Nom", Number="Plur", Person="3", PronType="Prs"),
}


class Verb:
    """A verb with its forms and its particle."""

    def __init__(self, entry: str) -> None:
        forms, _, self.particle = entry.partition("+")
        self.lemma, *irregular = forms.split("/")
        regular = self.lemma + "d" if self.lemma.endswith("e") else self.y_to_i() + "ed"
        self.past = irregular[0] if irregular else regular
        self.participle = irregular[-1] if irregular else regular

    def y_to_i(self) -> str:
        """The stem before an ending."""
        return self.lemma[:-1] + "i" if self.lemma[-1] == "y" and self.lemma[-2] not in "aeiou" else self.lemma

    def third(self) -> str:
        """The third person of the present."""
        stem = self.y_to_i()
        return stem + ("es" if stem != self.lemma or stem.endswith(("s", "sh", "ch", "x", "z")) else "s")

    def gerund(self) -> str:
        """The form in "-ing"; a consonant that the past doubles is doubled here, too."""
        if self.lemma.endswith("e") and not self.lemma.endswith("ee"):
            return self.lemma[:-1] + "ing"
        doubled = self.past == self.lemma + self.lemma[-1] + "ed" or self.lemma in DOUBLED
        return self.lemma + (self.lemma[-1] if doubled else "") + "ing"


def singular(plural: str) -> str:
    """The lemma of a noun in the plural."""
    if plural.endswith("ies") and plural != "ties":
        return plural[:-3] + "y"
    return plural[:-2] if plural.endswith("xes") else plural[:-1]


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of the pack."""
    lines = (PACK / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


def transitive_verbs() -> list[str]:
    """The verbs of the pack that have an object in one of their frames, written as in `english.toml`."""
    irregular = {r["lemma"]: f"{r['forms'].split('|')[0]}/{r['participle'].split('|')[0]}" for r in table("verb_forms")}
    found = set()
    for row in table("verbs"):
        if any(c.split("=")[0] == "obj" for c in row["with"].split()) and row["type"] != "-":
            found |= {lemma for lemma in row["lemma"].split("|") if lemma.replace(" ", "").isalpha()}
    parted = (lemma.partition(" ") for lemma in sorted(found) if lemma.count(" ") < 2)
    return [
        base + (f"/{irregular[base]}" if base in irregular else "") + (f"+{particle}" if particle else "")
        for base, _, particle in parted
        if base not in NO_OBJECT
    ]


def attribute(text: str, head: Word) -> list[Word]:
    """An adjective ("North Korean" is two) or, written with its verb behind a slash, a participle before a noun."""
    form, _, verb = text.partition("/")
    *before, last = form.split()
    word = Word(last, verb or last, "VERB" if verb else "ADJ", PASSIVE if verb else "Degree=Pos", head, "amod")
    return [*(Word(part, part, "ADJ", "Degree=Pos", word, "amod") for part in before), word]


def hang_owner(owner: Phrase, phrase: Phrase) -> None:
    """Put the owner of a noun before it: "Iran's", "the Netherlands'"."""
    short = owner.number == "Plur" and owner.words[-1].form.endswith("s")
    mark = Word("'" if short else "'s", "'s", "PART", "", owner.head, "case")
    owner.words[-1].space = False
    phrase.words = [*owner.under(phrase.head, "nmod"), mark, *phrase.words]


class Sentences:
    """Makes sentences at random."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.words = rng, tomllib.loads(OWN.read_text(encoding="utf-8"))
        self.transitive = transitive_verbs()
        self.first_names, self.family_names = (
            [name for name in (OWN.parent / f"{kind}_names.txt").read_text(encoding="utf-8").split() if name[1:].isalpha()]
            for kind in ("first", "family")
        )
        rows = [r for r in table("countries") if r["adjectives"] and r["name"]]
        self.countries = [r["name"] for r in rows]
        self.adjectives = [a for r in rows for a in r["adjectives"].split("|") if "." not in a]
        self.common = [r for r in rows if r["name"] in self.words["common_countries"].split("|")]
        self.common_adjectives = [a for r in self.common for a in r["adjectives"].split("|") if "." not in a]

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in a share of cases."""
        return self.rng.random() < share

    def pick(self, key: str) -> str:
        """A word of a list."""
        words: list[str] = self.words[key].split()
        return self.rng.choice(words).replace("_", " ")

    # Noun phrases

    def name(self, text: str, plural: bool = False) -> Phrase:
        """A name: its last word is the head; "the" and "of" as in the treebank."""
        parts = text.split()
        number = "Plur" if plural or parts[-1] in {"States", "Nations", "Emirates", "Netherlands", "Philippines"} else "Sing"
        if "of" in parts[1:]:
            at = parts.index("of")
            outer, inner = self.name(" ".join(parts[:at])), self.name(" ".join(parts[at + 1 :]))
            words = [*outer.words, Word("of", "of", "ADP", head=inner.head, relation="case"), *inner.under(outer.head, "nmod")]
            return Phrase(words, outer.head)
        head = Word(parts[-1], parts[-1].rstrip("s") if number == "Plur" else parts[-1], "PROPN", features(Number=number))
        words = []
        for part in parts[:-1]:
            if part.lower() == "the":
                words.append(Word("the", "the", "DET", "Definite=Def|PronType=Art", head, "det"))
            elif part in {"and", "&"}:
                words.append(Word(part, part, "CCONJ", head=head, relation="cc"))
            elif part in {"United", "Prime", "Foreign", "African", "European"}:
                words.append(Word(part, part, "ADJ", "Degree=Pos", head, "amod"))
            else:
                words.append(Word(part, part, "PROPN", "Number=Sing", head, "compound"))
        return Phrase([*words, head], head, number)

    def country(self) -> Phrase:
        """A country, one of the common ones mostly."""
        name = self.rng.choice(self.common)["name"] if self.chance(0.6) else self.rng.choice(self.countries)
        plain = name.split()[0] not in {"United", "Central"} and not name.endswith(("Netherlands", "Philippines", "Islands"))
        return self.name(name if plain else f"the {name}")

    def adjective(self) -> str:
        """A nationality."""
        return self.rng.choice(self.common_adjectives if self.chance(0.6) else self.adjectives)

    def person(self) -> Phrase:
        """A name with or without title and nationality, or with the office before or behind it, or a relative clause."""
        first, last = self.two_names()
        if self.chance(0.2):
            return self.name(last)
        head = Word(first, first, "PROPN", "Number=Sing")
        name = Phrase([head, Word(last, last, "PROPN", "Number=Sing", head, "flat")], head)
        roll = self.rng.random()
        if roll < 0.45:
            small = self.chance(0.25)
            title = self.noun(self.pick("heads")) if small else self.name(self.pick("titles"))
            if self.chance(0.7):
                title.words[:0] = attribute(self.adjective(), title.head)
            return Phrase([*title.under(head, "nmod"), *name.words], head)
        if roll < 0.72:
            return self.apposed(name, self.office())
        if roll < 0.78:
            return self.apposed(self.possessed(self.noun(self.pick("heads"))), name)
        return self.related(name, "who") if roll < 0.84 else name

    def two_names(self) -> tuple[str, str]:
        """The names of a person, the family's first in the east of Asia."""
        if self.chance(0.15):
            return self.pick("eastern_families"), self.pick("eastern_given")
        if self.chance(0.5):
            return self.rng.choice(self.first_names), self.rng.choice(self.family_names)
        return self.pick("first_names"), self.pick("surnames")

    def kin(self) -> Phrase:
        """What a country is to another: "Chile's rival", "a close ally of Chile"."""
        text, rank = self.pick("kin"), [self.pick("kin_ranks")] if self.chance(0.3) else []
        if self.chance(0.5):
            return self.possessed(self.noun(text, "", *rank))
        phrase = self.noun(text, self.rng.choice(["a", "the"]), *rank)
        phrase.words += self.prepositional("of", self.country()).under(phrase.head, "nmod")
        return phrase

    def office(self) -> Phrase:
        """What somebody is: "Chile's president", "the president of Chile", "a senior aide to the Chilean president"."""
        roll = self.rng.random()
        if roll < 0.4:
            return self.possessed(self.noun(self.pick("heads"), "", *([self.pick("ranks")] if self.chance(0.15) else [])))
        if roll < 0.5:
            return self.noun(self.pick("heads"), "the", self.adjective())
        text, _, preposition = self.pick("posts").partition("/")
        rank = [self.pick("ranks")] if self.chance(0.4) else []
        phrase = self.noun(text, self.rng.choice(["a", "the", "the", ""]), *rank)
        whose = self.rng.choice([self.country, self.country, self.body, self.body, self.organisation, self.person])
        phrase.words += self.prepositional(preposition or "of", self.plain(whose)).under(phrase.head, "nmod")
        return phrase

    def apposed(self, phrase: Phrase, other: Phrase) -> Phrase:
        """A phrase with another behind it, between commas."""
        words = [*phrase.words, punct(",", other.head), *other.under(phrase.head, "appos"), punct(",", phrase.head)]
        return Phrase(words, phrase.head, phrase.number)

    def plain(self, make: Callable[[], Phrase]) -> Phrase:
        """A phrase without commas."""
        while True:
            phrase = make()
            if all(w.form != "," for w in phrase.words):
                return phrase

    def series(self, make: Callable[[], Phrase]) -> Phrase:
        """Two to four phrases: "A and B", "A, B and C"."""
        first, *rest = (self.plain(make) for _ in range(self.rng.choice([2, 2, 3, 3, 3, 4])))
        words, oxford = [*first.words], len(rest) > 1 and self.chance(0.25)
        for phrase in rest:
            last = phrase is rest[-1]
            if oxford or not last:
                words.append(punct(",", phrase.head))
            if last:
                words.append(Word("and", "and", "CCONJ", head=phrase.head, relation="cc"))
            words += phrase.under(first.head, "conj")
        return Phrase(words, first.head, "Plur")

    def noun(self, text: str, article: str = "", *adjectives: str, number: str = "Sing") -> Phrase:
        """A noun, with nouns before it, after an article and adjectives."""
        *before, last = text.split()
        if number == "Plur" and text.replace(" ", "_") not in self.words["mass"].split() and not last.endswith("s"):
            form = "men".join(last.rsplit("man", 1)) if last.endswith("man") else Verb(last).third()
        else:
            form = last
        plural = form != last or (form.endswith("s") and form not in {"crisis", "gas"})
        lemma = singular(last) if plural and form == last else last
        head = Word(form, lemma, "NOUN", features(Number="Plur" if plural else "Sing"))
        if form == "troops":  # the treebank has no singular of it
            head.lemma, head.feats = form, "Number=Ptan"
        words = []
        if article:
            feats = "Definite=Def|PronType=Art" if article == "the" else "Definite=Ind|PronType=Art"
            first = (*adjectives, *before, form)[0].lower()
            vowel = first[0] in "aeiou" and not first.startswith(("uni", "ukr", "uru", "eu", "us"))
            words.append(Word("an" if article == "a" and vowel else article, article, "DET", feats, head, "det"))
        for adjective in adjectives:
            words += attribute(adjective, head)
        for word in before:
            adjectival = word in {"foreign", "prime", "military", "diplomatic"}
            tag, feats, relation = ("ADJ", "Degree=Pos", "amod") if adjectival else ("NOUN", "Number=Sing", "compound")
            words.append(Word(word, word, tag, feats, head, relation))
        return Phrase([*words, head], head, "Plur" if plural else "Sing")

    def body(self) -> Phrase:
        """A body of a country: "the Chilean navy"."""
        text = self.pick("bodies")
        plural = text.endswith(("s", "police"))
        if self.chance(0.25):
            return self.possessed(self.noun(text))
        return self.noun(text, "" if plural and self.chance(0.7) else "the", self.adjective())

    def organisation(self) -> Phrase:
        """An organisation, sometimes with what it is behind it."""
        name = self.name(self.pick("organisations"))
        return self.apposed(name, self.noun(self.pick("kinds"), self.rng.choice(["a", "the"]))) if self.chance(0.15) else name

    def actor(self) -> Phrase:
        """A country, one of its bodies, an organisation, a capital or a person."""
        roll = self.rng.random()
        if roll < 0.4:
            country = self.country()
            if self.chance(0.06):
                return self.apposed(country, self.kin())
            return self.related(country, "which") if self.chance(0.04) else country
        if roll < 0.6:
            body = self.body()
            return self.related(body, "who" if body.head.form.endswith("s") else "which") if self.chance(0.08) else body
        if roll < 0.7:
            return self.organisation()
        return self.name(self.pick("cities")) if roll < 0.78 else self.person()

    def place(self) -> Phrase:
        """A city, a region or a country."""
        if self.chance(0.3):
            return self.country()
        place = self.name(self.pick(self.rng.choice(["cities", "cities", "regions"])))
        if self.chance(0.92):
            return place
        site = self.noun(self.pick("towns"), self.rng.choice(["a", "the"]))
        site.words += self.prepositional(self.rng.choice(["in", "of"]), self.country()).under(site.head, "nmod")
        return self.apposed(place, site)

    def with_possessor(self, phrase: Phrase) -> Phrase:
        """A noun with its owner: "Iran's …" before it, or "… of Iran"."""
        owner = self.country() if self.chance(0.7) else self.actor()
        if owner.words[-1].form == ",":
            return phrase
        if self.chance(0.5) and phrase.words[0].upos != "DET":
            hang_owner(owner, phrase)
        else:
            owner = self.series(self.country) if self.chance(0.2) else owner
            phrase.words += self.prepositional(self.rng.choice(["of", "in", "by", "from"]), owner).under(phrase.head, "nmod")
        return phrase

    def thing(self, pool: str) -> Phrase:
        """A noun of a pool with what may stand around it."""
        text = self.rng.choice(self.words["nouns"][pool].split()).replace("_", " ")
        mass, number = text.replace(" ", "_") in self.words["mass"].split(), "Sing"
        adjectives = [self.adjective()] if self.chance(0.45) else []
        if self.chance(0.2):
            adjectives.insert(0, self.pick("adjectives"))
        elif self.chance(0.08):
            adjectives.insert(0, self.pick("participles"))
        if not mass and self.chance(0.5):
            number = "Plur"
        if number == "Plur" and self.chance(0.45):
            return self.counted(self.noun(text, "", *adjectives, number=number))
        article = "" if mass or number == "Plur" else self.rng.choice(["a", "the", ""])
        phrase = self.noun(text, article, *adjectives, number=number)
        if not article and not mass and number == "Sing":
            owned = Word("its", "its", "PRON", "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs", phrase.head, "nmod")
            if self.chance(0.5):
                phrase.words.insert(0, owned)
                return phrase
            return self.possessed(phrase)
        if self.chance(0.15):
            return self.with_participle(phrase) if self.chance(0.6) else self.related(phrase, "who" if pool in LIVING else "which")
        return self.with_possessor(phrase) if self.chance(0.2) else phrase

    def possessed(self, phrase: Phrase) -> Phrase:
        """A noun that needs an owner or an article, with the owner before it."""
        hang_owner(self.country(), phrase)
        return phrase

    def counted(self, phrase: Phrase) -> Phrase:
        """A plural with a number before it."""
        number = self.pick("quantities")
        if number.endswith(" of"):
            head = Word(number.split()[0], number.split()[0][:-1], "NOUN", "Number=Plur")
            of = Word("of", "of", "ADP", head=phrase.head, relation="case")
            return Phrase([head, of, *phrase.under(head, "nmod")], head, "Plur")
        for word in reversed(number.split()):
            tag, feats, relation = COUNTING.get(word, ("NUM", "NumType=Card", "nummod"))
            phrase.words.insert(0, Word(word, word, tag, feats, phrase.head, relation))
        return phrase

    def with_participle(self, phrase: Phrase) -> Phrase:
        """A noun with a participle behind it: "missiles fired by Iran", "rebels fighting the army"."""
        if self.chance(0.25):
            verb = Verb(self.pick("behind_nouns_active"))
            word = Word(verb.gerund(), verb.lemma, "VERB", GERUND, phrase.head, "acl")
            phrase.words += [word, *self.fill("actor|target|goods|border").under(word, "obj")]
            return phrase
        verb = Verb(self.pick("behind_nouns"))
        word = Word(verb.participle, verb.lemma, "VERB", PASSIVE, phrase.head, "acl")
        by = self.chance(0.7)
        inner = self.prepositional("by" if by else "in", self.actor() if by else self.place())
        phrase.words += [word, *self.particle(verb, word), *inner.under(word, "obl:agent" if by else "obl")]
        return phrase

    def related(self, phrase: Phrase, form: str) -> Phrase:
        """A noun or name with a relative clause, between commas where it is a name, about its subject or, of a thing, its object."""
        name, whose = phrase.head.upos == "PROPN", self.chance(0.12)
        if form == "which" and not name and self.chance(0.6):
            form = "that"
        word = Word(form, form, "PRON", "PronType=Rel")
        pronoun = Phrase([word], word, phrase.number)
        if whose:
            body = self.noun(self.pick("owned"))
            body.words.insert(0, Word("whose", "whose", "PRON", "Poss=Yes|PronType=Rel", body.head, "nmod"))
            words, verb = self.active(body)
        elif form != "who" and not name and self.chance(0.4):
            words, verb = self.about_object(pronoun) if form == "that" or self.chance(0.4) else self.about_place(pronoun)
        else:
            words, verb = self.passive(pronoun) if self.chance(0.3) else self.active(pronoun)
        verb.head, verb.relation = phrase.head, "acl"
        if name or (form != "that" and self.chance(0.3)):
            words = [punct(",", verb), *words, punct(",", phrase.head)]
        return Phrase([*phrase.words, *words], phrase.head, phrase.number)

    def about_object(self, pronoun: Phrase) -> tuple[list[Word], Word]:
        """A relative clause whose pronoun is the object; it may be left out: "the deal Iran signed"."""
        subject, (verb, slots) = self.plain(self.actor), self.object_frame()
        group, word = self.finite(verb, subject.number)
        first = pronoun.under(word, "obj") if self.chance(0.75) else []
        return [*first, *subject.under(word, "nsubj"), *group, *self.particle(verb, word), *self.complements(word, slots[1:], 1)], word

    def about_place(self, pronoun: Phrase) -> tuple[list[Word], Word]:
        """A relative clause with a preposition before its pronoun: "the talks in which Iran signed a deal"."""
        words, verb = self.active(self.plain(self.actor))
        first = self.prepositional(self.rng.choice(["in", "in", "under", "through", "over", "from"]), pronoun)
        return [*first.under(verb, "obl"), *words], verb

    def prepositional(self, preposition: str, phrase: Phrase) -> Phrase:
        """A noun phrase behind a preposition."""
        phrase.words.insert(0, Word(preposition, preposition, "ADP", head=phrase.head, relation="case"))
        return phrase

    def fill(self, pools: str) -> Phrase:
        """A noun phrase of one of the pools."""
        pool = self.rng.choice(pools.split("|"))
        if pool == "pair":
            return self.series(self.country)
        if pool == "phone":
            return self.noun("phone")
        makers = {"actor": self.actor, "country": self.country, "person": self.person, "place": self.place}
        make = makers.get(pool, lambda: self.thing(pool))
        return self.series(make) if self.chance(0.1) else make()

    # Clauses

    def complements(self, verb: Word, slots: list[str], depth: int) -> list[Word]:
        """What follows a verb, by the slots of its frame."""
        words: list[Word] = []
        for slot in slots:
            kind, _, pools = slot.partition(":")
            kind = self.rng.choice(kind.split("|"))
            if slot == "to:act":
                words += self.infinitive(verb, depth + 1)
            elif kind in {"obj", "iobj"}:
                words += self.fill(pools).under(verb, kind)
            elif kind == "xcomp":
                words += self.noun(self.rng.choice(self.words["nouns"]["noun"].split()), "a").under(verb, "xcomp")
            elif pools.startswith("ing:"):
                words += self.gerund(verb, kind)
            else:
                words += self.prepositional(kind, self.fill(pools)).under(verb, "obl")
        return words

    def frame(self, depth: int = 0) -> tuple[Verb, list[str]]:
        """A verb and its slots."""
        if self.chance(0.25):
            return Verb(self.rng.choice(self.transitive)), ["obj:actor|people|person|act|deal|proposal|goods|target|talks"]
        while True:
            verbs, slots = self.rng.choice(self.words["frames"])
            if depth < 2 or "to:act" not in slots:
                return Verb(self.rng.choice(verbs.split())), slots.split()

    def object_frame(self) -> tuple[Verb, list[str]]:
        """A verb with an object, and its slots."""
        while True:
            verb, slots = self.frame()
            if slots and slots[0].startswith("obj:"):
                return verb, slots

    def arguments(self, verb: Verb, word: Word, slots: list[str], depth: int = 0) -> list[Word]:
        """The particle of a verb and what follows; a short object may stand before the particle: "called the talks off"."""
        particle, first = self.particle(verb, word), self.complements(word, slots[:1], depth)
        if first and slots[0].startswith("obj:") and len(first) < 4 and verb.particle in SEPARABLE and self.chance(0.2):
            particle, first = first, particle
        return [*particle, *first, *self.complements(word, slots[1:], depth)]

    def particle(self, verb: Verb, word: Word) -> list[Word]:
        """The particle of a verb."""
        return [Word(verb.particle, verb.particle, "ADP", head=word, relation="compound:prt")] if verb.particle else []

    def infinitive(self, head: Word, depth: int) -> list[Word]:
        """An infinitive with "to"."""
        verb, slots = self.frame(depth)
        word = Word(verb.lemma, verb.lemma, "VERB", "VerbForm=Inf", head, "xcomp")
        negated = [Word("not", "not", "PART", "Polarity=Neg", word, "advmod")] if self.chance(0.08) else []
        to = Word("to", "to", "PART", head=word, relation="mark")
        return [*negated, to, word, *self.arguments(verb, word, slots, depth)]

    def gerund(self, head: Word, preposition: str) -> list[Word]:
        """A gerund behind a preposition."""
        verb, slots = (Verb(self.pick("harm")), ["obj:people|target|actor"]) if self.chance(0.4) else self.frame(2)
        word = Word(verb.gerund(), verb.lemma, "VERB", GERUND, head, "advcl")
        mark = Word(preposition, preposition, "SCONJ", head=word, relation="mark")
        return [mark, word, *self.arguments(verb, word, slots, 2)]

    def finite(self, verb: Verb, number: str) -> tuple[list[Word], Word]:
        """The verb group of an active clause."""
        roll = self.rng.random()
        agreement = {"Mood": "Ind", "Number": number, "Person": "3", "VerbForm": "Fin"}
        word = Word(verb.past, verb.lemma, "VERB", features(Tense="Past", **agreement))
        if roll < 0.68:
            return [word], word
        if roll < 0.76:
            word.form, word.feats = (verb.third() if number == "Sing" else verb.lemma), features(Tense="Pres", **agreement)
            return [word], word
        if roll < 0.88:
            have, tense = self.rng.choice([("has" if number == "Sing" else "have", "Pres"), ("had", "Past")])
            word.form, word.feats = verb.participle, features(Tense="Past", VerbForm="Part")
            return [Word(have, "have", "AUX", features(Tense=tense, **agreement), word, "aux"), word], word
        word.form, word.feats = verb.lemma, "VerbForm=Inf"
        if roll < 0.95:
            modal = self.rng.choice(["will", "would", "could", "may", "must", "should"])
            return [Word(modal, modal, "AUX", "VerbForm=Fin", word, "aux"), word], word
        did = Word("did", "do", "AUX", features(Tense="Past", **agreement), word, "aux")
        return [did, Word("not", "not", "PART", "Polarity=Neg", word, "advmod"), word], word

    def adjunct(self, verb: Word) -> list[Word]:
        """A day or a place."""
        roll = self.rng.random()
        if roll < 0.35:
            return self.prepositional("on", self.name(self.rng.choice(DAYS))).under(verb, "obl")
        if roll < 0.55:
            return self.name(self.rng.choice(DAYS)).under(verb, "obl")
        if roll < 0.85:
            return self.prepositional(self.rng.choice(["in", "in", "near", "at"]), self.place()).under(verb, "obl")
        return self.prepositional(self.rng.choice(["after", "during", "before", "amid"]), self.thing("act")).under(verb, "obl")

    def active(self, subject: Phrase) -> tuple[list[Word], Word]:
        """A subject, a verb, what belongs to it; sometimes a second verb."""
        verb, slots = self.frame()
        group, word = self.finite(verb, subject.number)
        if self.chance(0.07):
            adverb = self.pick("adverbs")
            group.insert(len(group) - 1, Word(adverb, adverb, "ADV", head=word, relation="advmod"))
        words = [*subject.under(word, "nsubj"), *group, *self.arguments(verb, word, slots)]
        if self.chance(0.12):
            second, slots = self.frame()
            other = Word(second.past, second.lemma, "VERB", word.feats if "Fin" in word.feats else PASSIVE, word, "conj")
            if "Tense=Past" in word.feats and "Fin" in word.feats:
                conjunction = Word("and", "and", "CCONJ", head=other, relation="cc")
                words += [conjunction, other, *self.arguments(second, other, slots)]
        return words, word

    def passive(self, subject: Phrase | None = None) -> tuple[list[Word], Word]:
        """A passive, with its agent or without; the subject is one that fits the verb unless it is given."""
        verb, slots = self.object_frame()
        subject = subject or self.fill(slots[0].partition(":")[2])
        agreement = {"Mood": "Ind", "Number": subject.number, "Person": "3", "VerbForm": "Fin"}
        word = Word(verb.participle, verb.lemma, "VERB", PASSIVE)
        was = Word("was" if subject.number == "Sing" else "were", "be", "AUX", features(Tense="Past", **agreement), word, "aux:pass")
        agent = self.prepositional("by", self.actor()).under(word, "obl:agent") if self.chance(0.6) else []
        rest = self.complements(word, slots[1:], 1)
        return [*subject.under(word, "nsubj:pass"), was, word, *self.particle(verb, word), *rest, *agent], word

    def behind(self, head: Word) -> list[Word]:
        """A participle behind a clause: ", citing reports", ", saying that it had …", ", accusing Iran of …"."""
        roll = self.rng.random()
        if roll < 0.3:
            verb, slots = Verb("cite"), ["obj:topic|act|reason"]
        elif roll < 0.6:
            verb, slots = Verb(self.pick("saying")), ["that"]
        else:
            verb, slots = self.frame(1)
        word = Word(verb.gerund(), verb.lemma, "VERB", GERUND, head, "advcl")
        return [punct(",", word), word, *(self.said_clause(word) if slots == ["that"] else self.arguments(verb, word, slots, 1))]

    def said_clause(self, head: Word) -> list[Word]:
        """What is said, with "that" or without."""
        pronoun = self.rng.choice(["it", "they"])
        it = Word(pronoun, pronoun, "PRON", PRONOUNS[pronoun])
        subject = Phrase([it], it, "Sing" if pronoun == "it" else "Plur") if self.chance(0.6) else self.actor()
        words, verb = self.active(subject)
        verb.head, verb.relation = head, "ccomp"
        return [*([Word("that", "that", "SCONJ", head=verb, relation="mark")] if self.chance(0.4) else []), *words]

    def clause(self) -> tuple[list[Word], Word]:
        """A main clause with its adjuncts."""
        if self.chance(0.18):
            words, verb = self.passive()
        else:
            words, verb = self.active(self.series(self.rng.choice([self.country, self.actor])) if self.chance(0.15) else self.actor())
        if self.chance(0.35):
            words += self.adjunct(verb)
        roll = self.rng.random()
        if roll < 0.08:
            words += self.behind(verb)
        elif roll < 0.18:
            words = self.with_subordinate(words, verb)
        if self.chance(0.08):
            words = [*self.adjunct(verb), punct(",", verb), *words]
        return words, verb

    def with_subordinate(self, words: list[Word], verb: Word) -> list[Word]:
        """A clause with an adverbial clause before it ("After …, …") or behind it."""
        inner, other = self.passive() if self.chance(0.2) else self.active(self.actor())
        other.head, other.relation = verb, "advcl"
        conjunction = self.pick("conjunctions")
        inner = [Word(conjunction, conjunction, "SCONJ", head=other, relation="mark"), *inner]
        return [*inner, punct(",", other), *words] if self.chance(0.4) else [*words, *inner]

    def reported(self) -> tuple[list[Word], Word]:
        """Somebody says a clause, before or behind it."""
        speaker, (words, inner) = self.actor(), self.clause()
        verb = Verb(self.pick("says"))
        feats = features(Mood="Ind", Number=speaker.number, Person="3", Tense="Past", VerbForm="Fin")
        said = Word(verb.past, verb.lemma, "VERB", feats)
        inner.head, inner.relation = said, "ccomp"
        tail = self.name(self.rng.choice(DAYS)).under(said, "obl") if self.chance(0.3) else []
        if self.chance(0.4):
            return [*words, punct(",", said), *speaker.under(said, "nsubj"), said, *tail], said
        that = [Word("that", "that", "SCONJ", head=inner, relation="mark")] if self.chance(0.6) or tail else []
        return [*speaker.under(said, "nsubj"), said, *tail, *that, *words], said

    def sentence(self) -> list[Word]:
        """One finished sentence of 3 to 30 words."""
        while True:
            words, root = self.reported() if self.chance(0.2) else self.clause()
            words = [w for w, after in zip(words, [*words[1:], None], strict=True) if w.form != "," or (after and after.form != ",")]
            if not 3 <= len(words) <= 30:
                continue
            if words[-1].form == ",":
                words.pop()
            root.head, root.relation = None, "root"
            if self.chance(0.95):
                words.append(punct(".", root))
            words[0].form = words[0].form[0].upper() + words[0].form[1:]
            for word, after in pairwise(words):
                word.space = word.space and after.upos != "PUNCT"
            return words


def main() -> None:
    """Write the sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    maker = Sentences(random.Random(args.seed))
    args.out.write_text("".join(conllu(f"own-en-{args.seed}-{i}", maker.sentence()) for i in range(args.count)), encoding="utf-8")
    print(f"{args.out}: {args.count} sentences")


if __name__ == "__main__":
    main()
