"""reports: who did what to whom, when and where, by the frames of the language pack over the parse.

Every word that has frames is tried; the frame whose conditions all hold and that has most of them fires; its slots are filled by
`slots`, turned into parties by `parties`; `status` tells done from planned; PLOVER's reduction rules come last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from depesche.attribution import chain_of
from depesche.ids import id_of
from depesche.langpack import Pack
from depesche.lemmas import VERBAL, NounIndex, noun_index
from depesche.mentions.gazetteer import gazetteer_of
from depesche.mentions.roles import things_of
from depesche.model import NEWS_KINDS, EventTime, Evidence, Party, Place, Reason, Report, Span
from depesche.ontology import COOPERATION, MATERIAL_CONFLICT, intensity_of, quad_of, reduced
from depesche.parse import Sentence, Word
from depesche.reading import Reading, stage
from depesche.reports.background import Background, retold
from depesche.reports.carry import Article, Told, carried
from depesche.reports.contexts import contexts_of
from depesche.reports.frames import Condition, Frame, Frames, Path, frames_of
from depesche.reports.parties import Cast, antecedent
from depesche.reports.restraint import Restraint
from depesche.reports.sides import Named, with_sides
from depesche.reports.slots import NOMINAL, Slots, grammar_of
from depesche.reports.status import (
    StatusWords,
    announces,
    clause_of,
    is_definite,
    is_due,
    is_one,
    is_purpose,
    is_refusal,
    status_by_words,
    status_of,
    status_words,
    supposition,
)
from depesche.reports.topics import is_habit, is_topic, topic_words
from depesche.reports.whenwhere import place_of, time_of

ABSORBING = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE"})
"""Types whose complement tells what is wanted, threatened, refused or promised: no act of its own."""

FACED = frozenset({"ACCUSE", "CONSULT", "PROTEST"})
"""Types whose recipient has a place of its own: what is judged or talked about may be anybody's."""

HELD = frozenset({"arrest", "deport"})
"""Modes of acts on persons, who stand in the object."""

ADDRESSED = frozenset({"ACCUSE", "REQUEST", "SANCTION", "THREATEN"})
"""Types whose noun may stand beside what is done by those who are addressed ("**Israel** lockerte auf Drängen Indiens das Verbot")."""

ATTENDING: Path = ("attending",)
"""The slot of who acts on the occasion that a noun tells."""

ANSWERING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""Types of acts that answer an act of somebody else, which is told beside them ("wies die **Vorwürfe** zurück")."""

ANSWERABLE = frozenset({"ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "REQUEST"})
"""Types of such acts."""

CONFLICTS = frozenset({"REJECT", "SANCTION", "THREATEN"})
"""Types of acts of states against each other."""
DIPLOMATIC = "diplomatic"
"""The context of acts that are done between states."""
NEGATION: Path = ("neg",)
"""The slot of a negation: a frame that wants one tells a refusal ("stimmte **nicht** zu")."""
JOINED = frozenset({"ASSAULT", "CONSULT"})
"""Types of acts that a verb and the noun of its occasion tell once ("starben **bei** einem Anschlag", "sprach **bei** einem Treffen")."""
OWN_DUTY = ("clause.subj ", "head.subj ")
"""Slots of whom a duty is told of: who says that his own country must do something asks nobody for it."""
OWN_PART = ("clause.subj ", "clause.obj ")
"""Slots of what somebody promises or refuses to do with what is his own."""
CUT_OFF = frozenset({"AID", "COOPERATE"})
"""Types of acts that a sanction ends: what it cuts off is not done ("froren einen Teil ihrer **Hilfe** ein")."""
DELIVERED = frozenset({"AID", "COOPERATE", "RETREAT"})
"""Types of acts that are still to come where the present tells by when they are done ("zieht bis Jahresende ab")."""
ABDUCTION = "abduct"
"""The mode of an act that is one apart from the attack in which it is done."""

PLACES = frozenset({"place"})
"""Classes of what may be struck or helped where it lies."""

VOICE: Path = ("voice",)
"""The slot of who speaks: what somebody else must do is asked of them ("Moskau müsse abziehen, sagte Scholz")."""


@stage(reads=("document", "blocks", "syntax", "entities", "mentions", "times", "statements"), writes=("reports",))
def reports(reading: Reading, pack: Pack) -> Reading:
    """Add the event reports."""
    coder = Coder(reading, pack)
    told, found = coder.told()
    return reading.with_layers(reports=coder.restraint.passing(with_sides(told, found, coder.named())))


@dataclass(frozen=True, slots=True, eq=False)
class Firing:
    """A frame that fits a word: with the parties in its slots, and the words that its conditions used up."""

    word: Word
    frame: Frame
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    used: frozenset[int]
    reasons: tuple[Reason, ...]


class Coder:
    """Codes the sentences of one document."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        self.reading = reading
        self.pack = pack
        self.frames: Frames = frames_of(pack)
        self.nouns: NounIndex = self.frames.noun_index
        self.grammar = grammar_of(pack)
        self.words = status_words(pack)
        self.topics = topic_words(pack)
        self.definite = frozenset(pack.settings["mentions"]["definite"])
        self.known_things = noun_index(pack, things_of(pack))
        self.cast = Cast(reading, pack)
        self.gazetteer = gazetteer_of(pack)
        self.restraint = Restraint(reading, pack)
        self.background = Background(reading.parsed, reading.times, reading.document.published, self.words.since)

    def told(self) -> tuple[list[Told], list[Report]]:
        """What the sentences tell, and the reports with what they leave out as far as rules say so."""
        told = [t for s in self.reading.parsed.sentences if s.block in NEWS_KINDS for t in self.sentence_reports(s)]
        foreign = tuple(self.pack.settings["mentions"]["regional"])
        article = Article(self.reading.document.text, self.cast.main_country(), self.cast.courts(), self.cast.of_hop, foreign)
        told = retold(told)
        return told, carried(told, article)

    def named(self) -> Named:
        """The countries and organisations that the article names."""
        titled = frozenset(self.gazetteer.countries_in(self.reading.document.title or ""))
        return Named(self.cast.of_known(), titled, self.reading.parsed)

    # ── which frames fire ───────────────────────────────────────────────────────────────────────────────────────────────────

    def slots_of(self, sentence: Sentence) -> Slots:
        """The slots of a sentence."""
        return Slots(sentence, self.grammar, self.cast.acts, self.frames.judging)

    def sentence_reports(self, sentence: Sentence) -> Iterator[Told]:
        """The reports of a sentence in text order; one act under two words counts once."""
        slots = self.slots_of(sentence)
        firings = self.firings(sentence, nameless=self.restraint.political)
        told: set[tuple[object, ...]] = set()
        for firing in self.apart(sentence, firings):
            report = self.report_of(sentence, firing)
            act = act_of(report)
            if act not in told:
                told.add(act)
                yield self.as_told(sentence, slots, firing, report)

    def as_told(self, sentence: Sentence, slots: Slots, firing: Firing, report: Report) -> Told:
        """A report with how its sentence tells it."""
        things = self.things(slots, firing)
        doers = self.doers(slots, firing)
        acts = [w for w in things if self.nouns.find(w.text)]
        owners = [g for w in things for g in slots.fill(w, "gen") if g.pos == "NOUN" and self.nouns.find(g.text)]
        return Told(
            report,
            thing=bool(things),
            act=bool(acts),
            judged=tuple(w.start for w in (*acts, *owners)),
            fresh=self.is_fresh(sentence, firing.word),
            noun=firing.word.pos == "NOUN",
            again=self.takes_up(sentence, firing.word),
            mutual=not firing.frame.recipient,
            claim=firing.word.pos != "NOUN" and report.event_type == "ASSAULT" and self.is_claim(sentence, firing),
            during=self.occasions(sentence, firing.word),
            doer=next((k for w in doers if (k := self.kind_of_doer(w))), ""),
        )

    def doers(self, slots: Slots, firing: Firing) -> list[Word]:
        """The subjects of a verb where they are no known party."""
        if firing.actors or firing.word.pos == "NOUN":
            return []
        subjects = sorted({path for alternative in firing.frame.actor for path in alternative if path[-1] == "subj"})
        return [w for path in subjects for w in self.fillers(slots, firing.word, path)]

    def kind_of_doer(self, word: Word) -> str:
        """What kind of somebody unknown a subject is: "one" ("man"), "pronoun", "somebody" ("andere Geber"); "" where things do the act."""
        low = word.text.lower()
        if low in self.grammar.one:
            return "one"
        if word.pos == "PRON":
            return "" if low in self.grammar.things else "pronoun" if word.feats.get("PronType") == "Prs" else "somebody"
        return "somebody" if word.pos in {"NOUN", "PROPN"} and self.known_things.find(word.text) is None else ""

    def is_fresh(self, sentence: Sentence, word: Word) -> bool:
        """Whether a noun of the act, the word itself or one below it, is told as new ("**ein** Anschlag", "**weitere** Festnahmen")."""
        nouns = [word, *sentence.dependents(word, "obl", "obj", "nmod")]
        acts = [w for w in nouns if w.pos == "NOUN" and (w is word or self.nouns.find(w.text))]
        return any(sentence.forms(w, "det", "amod") & (self.grammar.indefinite | self.grammar.new) for w in acts)

    def occasions(self, sentence: Sentence, word: Word) -> frozenset[int]:
        """Where the nouns begin on whose occasion a verb's act is done."""
        nouns = sentence.dependents(word, "obl") if word.pos in VERBAL else ()
        return frozenset(n.start for n in nouns if sentence.forms(n, "case") & self.words.occasions)

    def takes_up(self, sentence: Sentence, word: Word) -> bool:
        """Whether a verb tells what happened on the occasion of an act told before ("**bei dem Anschlag** wurden 200 Menschen getötet")."""
        occasions = self.occasions(sentence, word)
        return any(n.start in occasions and self.nouns.find(n.text) and is_definite(sentence, n) for n in sentence.dependents(word, "obl"))

    def is_claim(self, sentence: Sentence, firing: Firing) -> bool:
        """Whether a verb tells who did an act that its noun takes up: one with a definite article ("bekannten sich zu **der Tat**")."""
        taken = [w for i in firing.used if self.nouns.find((w := sentence.words[i]).text)]
        return any(sentence.forms(w, "det", "case") & self.definite for w in taken)

    def things(self, slots: Slots, firing: Firing) -> list[Word]:
        """What stands where the recipient or object would ("bombardierten **ein Waffenlager**")."""
        paths = {path[:1] for alternative in firing.frame.recipient for path in alternative} | {("obj",)}
        return [w for path in sorted(paths) for w in self.fillers(slots, firing.word, path) if w.pos in {"NOUN", "PROPN"}]

    def firings(self, sentence: Sentence, nameless: bool = False) -> list[Firing]:
        """All frames that fire in a sentence.

        Args:
            sentence: any sentence of the document.
            nameless: whether acts that name nobody count, too.
        """
        slots = self.slots_of(sentence)
        found = []
        for word in sentence.words:
            candidates = self.candidates(sentence, word)
            firing = self.best(slots, word, candidates, nameless) if candidates else None
            if firing and not is_topic(sentence, word, self.topics, self.words):
                found.append(firing)
        return found

    def candidates(self, sentence: Sentence, word: Word) -> tuple[Frame, ...]:
        """The frames of a word; a noun of what something is called ("kritisierte es **als Angriff**") tells no act."""
        if word.pos in VERBAL:
            return self.frames.verbs.get(word.lemma, ())
        if word.pos == "ADJ" and (word.feats.get("VerbForm") == "Part" or word.relation not in {"amod", "advmod"}):
            return self.frames.verbs.get(word.lemma, ())
        if word.pos in {"NOUN", "PROPN"}:
            known = self.nouns.find(word.text)
            if sentence.forms(word, "case", "cc") & self.grammar.particles:
                return ()
            doer = known is not None and self.cast.acts(word) and known[0].lower() not in word.text.lower()
            return self.frames.nouns[known[0]] if known and not doer else ()
        return ()

    def best(self, slots: Slots, word: Word, candidates: tuple[Frame, ...], nameless: bool) -> Firing | None:
        """The firing of the fitting frame with most conditions; None where that is no political act or names nobody."""
        fitting = [(f, used) for f in candidates if (used := self.conditions_hold(slots, word, f.conditions)) is not None]
        if not fitting:
            return None
        frame, used = max(fitting, key=lambda f: len(f[0].conditions))
        if frame.event_type == "-":
            return Firing(word, frame, (), (), used, ())
        actors, why_actor = self.fill_first(slots, word, frame.actor, "actor")
        recipients, why_recipient = self.fill_recipient(slots, word, frame, actors)
        if not (actors or recipients or nameless) and quad_of(frame.event_type) != MATERIAL_CONFLICT:
            return None
        if frame.event_type == "REQUEST" and is_asked_of_own_country(actors, recipients):
            if why_recipient[0].how.startswith(OWN_DUTY):
                return None
            recipients, why_recipient = (), ()
        if (VOICE,) in frame.actor and not (actors and {p.country for p in recipients} - {p.country for p in actors}):
            return None
        trigger = Reason("event_type", f"{frame.lemma} as {frame.event_type}", word.start, word.end)
        return Firing(word, frame, actors, recipients, used, (trigger, *why_actor, *why_recipient))

    def conditions_hold(self, slots: Slots, word: Word, conditions: Iterable[Condition]) -> frozenset[int] | None:
        """The positions of the words that the conditions rest on; None where one does not hold."""
        used: set[int] = set()
        for condition in conditions:
            fillers = self.fillers(slots, word, condition.path)
            fits = [w for w in fillers if self.is_wanted(slots, w, condition)]
            if condition.absent:
                if fits:
                    return None
                continue
            if not fits:
                return None
            if condition.lemmas and not condition.other:
                used.update(antecedent(slots, w).i for w in fits)
        return frozenset(used)

    def is_wanted(self, slots: Slots, word: Word, condition: Condition) -> bool:
        """Whether a filler is one of the lemmas or entities that a condition names (or, with !=, none of them)."""
        if not condition.lemmas and not condition.classes:
            return True
        named = any(self.is_lemma(w, condition.lemmas) for w in (antecedent(slots, word), *slots.measured(word)))
        known = named or (bool(condition.classes) and self.is_class(slots, word, condition.classes))
        return known != condition.other

    def is_lemma(self, word: Word, lemmas: frozenset[str]) -> bool:
        """Whether a word is one of the lemmas, a noun also as the last member of a compound."""
        if not lemmas:
            return False
        if word.lemma in lemmas or word.text in lemmas:
            return True
        return word.pos in {"NOUN", "PROPN"} and noun_index(self.pack, lemmas).find(word.text) is not None

    def is_class(self, slots: Slots, word: Word, classes: frozenset[str]) -> bool:
        """Whether a word stands for an entity of one of the classes; a thing of a party's ("Lis Besuch") is no person."""
        if "party" in classes:
            return bool(self.cast.parties(slots, word))
        named = self.cast.direct(antecedent(slots, word))
        kinds = {self.cast.entities[p.entity].kind for p in named if p.entity}
        wanted = {"country": {"country"}, "person": {"person"}, "org": {"organisation", "igo", "group"}, "place": {"place", "country"}}
        return any(kinds & wanted[c] for c in classes)

    # ── who fills their slots ───────────────────────────────────────────────────────────────────────────────────────────────

    def fillers(self, slots: Slots, word: Word, path: Path) -> list[Word]:
        """The words at the end of a path of slots."""
        words = [word]
        for slot in path:
            words = [f for w in words for f in slots.fill(w, slot)]
        return words

    def fill_first(
        self, slots: Slots, word: Word, alternatives: Iterable[tuple[Path, ...]], what: str, taken: Iterable[str | None] = ()
    ) -> tuple[tuple[Party, ...], tuple[Reason, ...]]:
        """The parties of the first alternative that names any, and why; one that joins slots goes first where each of them is filled."""
        partial: tuple[tuple[Party, ...], tuple[Reason, ...]] = ((), ())
        for paths in alternatives:
            parties: dict[str | None, Party] = {}
            reasons = []
            filled = 0
            for path in paths:
                found = [p for p in self.parties_at(slots, word, path) if p.entity not in taken and not self.is_aim(word, path, what, p)]
                filled += bool(found)
                for party in found:
                    if party.entity not in parties:
                        parties[party.entity] = party
                        reasons.append(Reason(what, f"{'.'.join(path)} of {word.text!r}", party.start, party.end))
            if filled == len(paths):
                return tuple(parties.values()), tuple(reasons)
            partial = partial if partial[0] else (tuple(parties.values()), tuple(reasons))
        return partial

    def is_aim(self, word: Word, path: Path, what: str, party: Party) -> bool:
        """Whether a compound names a country as its aim or topic, not as who acts ("China-Reise"; but "US-Angriff", "Taliban-Angriff")."""
        inside = path == ("first",) and what == "actor" and party.end < word.end
        return inside and (party.entity or "").startswith("country/") and not party.text.isupper()

    def fill_recipient(
        self, slots: Slots, word: Word, frame: Frame, actors: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Reason, ...]]:
        """The parties acted on, none of the actors.

        In conflicts of diplomacy those of other countries go first ("das **russische** Konsulat in Seattle"); who affirms something of the
        own country supports nobody by that.
        """
        taken = {p.entity for p in actors}
        found = self.fill_first(slots, word, frame.recipient, "recipient", taken)
        own = {p.country for p in actors if p.country}
        if frame.event_type == "SUPPORT" and is_reported(found[1]) and {p.country for p in found[0]} <= {p.country for p in actors}:
            return (), ()
        if frame.recipient and own and frame.event_type not in FACED and frame.mode not in HELD and is_open(found, own):
            other = self.fill_within(slots, word, own)
            found = other if other[0] else found
        apart = DIPLOMATIC in frame.contexts and frame.event_type in CONFLICTS
        addressed = not found[0] and own and frame.recipient and word.pos == "NOUN" and frame.event_type in ADDRESSED
        if not addressed and not (apart and found[0] and {p.country for p in found[0]} <= own):
            return found
        home = taken | {e.id for e in self.cast.entities.values() if e.country in own}
        other = self.fill_first(slots, word, ((ATTENDING,),) if addressed else frame.recipient, "recipient", home)
        return other if other[0] else found

    def fill_within(self, slots: Slots, word: Word, own: Collection[str]) -> tuple[tuple[Party, ...], tuple[Reason, ...]]:
        """The nearest parties of other countries in what an act is about, and why; none of a body where something is only said or done."""
        for first in slots.within(word):
            if slots.is_venue(first) and not self.is_class(slots, first, PLACES):
                continue
            named = [p for w in slots.conjuncts(first) for p in self.cast.parties(slots, w)]
            others = tuple({p.entity: p for p in named if p.country and p.country not in own and "JRN" not in p.sectors}.values())
            if others:
                return others, tuple(Reason("recipient", f"within what {word.text!r} tells", p.start, p.end) for p in others)
        return (), ()

    def parties_at(self, slots: Slots, word: Word, path: Path) -> list[Party]:
        """The parties at the end of a path; those in whose quoted or reported words the word stands fill the slot `voice`."""
        if path == VOICE:
            voice = self.cast.voice_at(word)
            return [voice] if voice else []
        named = [w for w in self.fillers(slots, word, path) if w.pos in NOMINAL or self.cast.acts(w)]
        return [p for w in named for p in self.cast.parties(slots, w, path[-1])]

    # ── which firings count ─────────────────────────────────────────────────────────────────────────────────────────────────

    def apart(self, sentence: Sentence, firings: list[Firing]) -> list[Firing]:
        """The firings that tell an act of their own: no noun that a verb's frame used up, no content of a demand or a promise."""
        by_word = {f.word.i: f for f in firings}
        open_to = self.words.possible_governors
        impending = {i for f in firings if f.frame.event_type == "-" and f.word.lemma in open_to for i in f.used}
        used = {i for f in firings for i in f.used if not answers(f, by_word.get(i))} - impending
        absorbed = {
            w.i
            for f in firings
            if f.frame.event_type in ABSORBING or (VOICE,) in f.frame.actor
            for w in self.content_of(sentence, f)
            if (w.i not in f.used or not answers(f, by_word.get(w.i))) and not self.is_denied(sentence, f, w)
            if not self.is_occasion(sentence, f, by_word.get(w.i))
        }
        telling = [f for f in firings if f.frame.event_type != "-" and f.word.i not in used and f.word.i not in absorbed]
        telling = [f for f in telling if not (self.is_undone(sentence, f) or self.is_cut_off(sentence, f, by_word))]
        done = [completed(f, [by_word[i] for i in sorted(f.used) if i in by_word]) for f in telling]
        done = joined(sentence, [turned(sentence, f, by_word) for f in done], self.grammar.means, self.words)
        answering = {i: f for f in done if f.frame.event_type in ANSWERING for i in (*f.used, *near(sentence, f.word))}
        return [answered(f, answering[f.word.i]) if f.word.i in answering else f for f in done]

    def is_undone(self, sentence: Sentence, firing: Firing) -> bool:
        """Whether an act tells cooperation that is a habit, or that another act is to lead to; violence with an aim is mostly done, too."""
        if quad_of(firing.frame.event_type) not in COOPERATION:
            return False
        aim = firing.word.pos in VERBAL and is_purpose(sentence, firing.word, self.words)
        return aim or is_habit(sentence, firing.word, self.topics)

    def is_cut_off(self, sentence: Sentence, firing: Firing, by_word: Mapping[int, Firing]) -> bool:
        """Whether a noun tells of help or cooperation that the verb above it ends, and is not what that answers ("**wegen** der Hilfe")."""
        verb = by_word.get(clause_of(sentence, firing.word).i)
        if firing.word.pos != "NOUN" or firing.frame.event_type not in CUT_OFF or verb is None or verb.frame.event_type != "SANCTION":
            return False
        top = next(w for w in (firing.word, *sentence.ancestors(firing.word)) if w.head == verb.word.i)
        return top.relation != "nsubj" and sentence.forms(top, "case").isdisjoint(self.words.presupposing)

    def is_denied(self, sentence: Sentence, firing: Firing, word: Word) -> bool:
        """Whether a word tells an act that a firing denies: the denial says that it was not done, where a refusal tells no act."""
        if firing.word.lemma not in self.words.denials | self.words.rejections:
            return False
        told = status_by_words(sentence, word, self.words)
        return told is not None and told[0] == "negated"

    def content_of(self, sentence: Sentence, firing: Firing) -> list[Word]:
        """The words of the complement of an absorbing verb or noun."""
        if (VOICE,) in firing.frame.actor:
            return [w for w in sentence.subtree(sentence.words[firing.word.head]) if w != firing.word]
        kids = sentence.dependents(firing.word, "ccomp", "xcomp", "obj", "obl", "obl:arg", "nmod", "acl", "nsubj:pass", "csubj")
        return [w for k in kids if not self.is_circumstance(sentence, k) for w in sentence.subtree(k)]

    def is_circumstance(self, sentence: Sentence, word: Word) -> bool:
        """Whether a dependent tells on what occasion something is done ("forderte **bei der Kundgebung** …")."""
        cases = sentence.dependents(word, "case")
        return word.relation == "obl" and any(c.lemma.lower() in self.grammar.circumstances for c in cases)

    def is_occasion(self, sentence: Sentence, firing: Firing, other: Firing | None) -> bool:
        """Whether another firing tells of talks in which the act of one was done ("forderte **in einem Telefonat** …")."""
        if other is None or other.frame.event_type != "CONSULT" or (other.word.head, other.word.relation) != (firing.word.i, "obl"):
            return False
        return not self.words.occasions.isdisjoint(sentence.forms(other.word, "case"))

    # ── the report ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def report_of(self, sentence: Sentence, firing: Firing) -> Report:
        """The report that a firing makes."""
        word, frame, document = firing.word, firing.frame, self.reading.document
        time = time_of(self.reading, sentence, word)
        place = place_of(self.reading, self.pack, self.cast, sentence, word)
        status, marker = self.status_in(sentence, word, frame, time)
        refused = status == "negated" and is_refusal(sentence, word, self.words)
        firing = parted(firing) if refused else firing
        event_type, mode, status = reduced(frame.event_type, frame.mode, status, refused=refused)
        chain = chain_of(word.start, word.end, self.reading, self.pack)
        key = (document.id, event_type, mode, word.start, word.end, codes(firing.actors), codes(firing.recipients))
        return Report(
            id=id_of("report", *key),
            event_type=event_type,
            mode=mode,
            contexts=contexts_of(self.pack, frame.contexts, sentence, word),
            quad=quad_of(event_type),
            intensity=intensity_of(event_type, mode),
            actors=firing.actors,
            recipients=firing.recipients,
            trigger=Evidence(word.start, word.end, word.text),
            sentence=sentence.span,
            status=status,
            time=time,
            place=place,
            attribution=chain.hops,
            statement=chain.statement,
            rule=frame.rule,
            reasons=(*firing.reasons, *reasons_of(status, marker, time, place, sentence.span)),
        )

    def status_in(self, sentence: Sentence, word: Word, frame: Frame, time: EventTime | None) -> tuple[str, Word | None]:
        """The status of the act that a frame tells, in its sentence and in its document, and the word that makes it so."""
        refuses = any(c.path == NEGATION for c in frame.conditions)
        status, marker = status_of(sentence, word, time, self.reading.document.published, self.words, refuses=refuses)
        if status == "actual" and time is None and self.background.holds(sentence, word, frame.event_type):
            status = "historical"
        if status == "historical" and marker and is_one(marker, self.words.then) and self.background.is_recent(sentence):
            status = "actual"
        if status == "actual" and frame.event_type in DELIVERED and is_due(sentence, word, time, self.reading.document.published):
            status = "future"
        if status == "actual" and announces(word, frame.event_type, frame.mode, self.words):
            status = "future"
        return status, marker


def answers(firing: Firing, noun: Firing | None) -> bool:
    """Whether an act answers the one that a noun of its frame tells, so that both are told."""
    return noun is not None and firing.frame.event_type in ANSWERING and noun.frame.event_type in ANSWERABLE - {firing.frame.event_type}


def completed(firing: Firing, nouns: list[Firing]) -> Firing:
    """The firing, with what it leaves open filled by the noun that its frame used up ("setzten ihre Angriffe auf **Kiew** fort")."""
    for noun in nouns:
        answer = answers(firing, noun)
        taken = {p.entity for p in firing.actors}
        asked = noun.recipients if firing.frame.event_type != "REQUEST" else not_own_people(noun.recipients, firing.actors)
        recipients = firing.recipients or apart_from(noun.actors if answer else asked, taken)
        actors = firing.actors or (() if answer else apart_from(noun.actors, {p.entity for p in recipients}))
        fresh = {"actor"} if actors != firing.actors else set()
        fresh |= {"recipient"} if recipients != firing.recipients else set()
        reasons = firing.reasons + tuple(r for r in noun.reasons if r.slot in fresh)
        frame = with_mode(firing.frame, noun.frame)
        firing = replace(firing, actors=actors, recipients=recipients, reasons=reasons, frame=frame)
    return firing


def not_own_people(parties: Iterable[Party], actors: Iterable[Party]) -> tuple[Party, ...]:
    """The parties that are no people of the actors' country: whose release it demands is not asked ("zweier Amerikaner")."""
    own = {f"group/people-{p.country.lower()}" for p in actors if p.country}
    return tuple(p for p in parties if p.entity not in own)


def is_asked_of_own_country(actors: Iterable[Party], recipients: Iterable[Party]) -> bool:
    """Whether all who are asked for something are the countries of those who ask."""
    asked = {p.entity for p in recipients}
    return bool(asked) and asked <= {f"country/{p.country}" for p in actors}


def is_open(found: tuple[tuple[Party, ...], tuple[Reason, ...]], own: Collection[str]) -> bool:
    """Whether no slot names a recipient, or only something of the actors' own ("versprach, **ihre Panzer** abzugeben")."""
    return not found[0] or ({p.country for p in found[0]} <= set(own) and all(r.how.startswith(OWN_PART) for r in found[1]))


def is_reported(reasons: Iterable[Reason]) -> bool:
    """Whether the clause that an act says tells the parties of a slot."""
    return any(r.how.startswith("clause.") for r in reasons)


def parted(firing: Firing) -> Firing:
    """The refusal of what several would do together: the subject refuses it to the others ("will nicht mit **Kiew** verhandeln")."""
    subjects = {(r.start, r.end) for r in firing.reasons if r.slot == "actor" and r.how.startswith("subj ")}
    ours = tuple(p for p in firing.actors if (p.start, p.end) in subjects)
    if firing.recipients or not ours:
        return firing
    return replace(firing, actors=ours, recipients=apart_from(firing.actors, {p.entity for p in ours}))


def with_mode(frame: Frame, other: Frame) -> Frame:
    """A frame without a mode, with that and the contexts of another one of its type ("einen **Bombenanschlag** verüben")."""
    if frame.mode or frame.event_type != other.event_type:
        return frame
    return replace(frame, mode=other.mode, contexts=tuple(dict.fromkeys((*frame.contexts, *other.contexts))))


def act_of(report: Report) -> tuple[object, ...]:
    """What two reports of a sentence have in common that tell one act."""
    return (report.event_type, report.mode, codes(report.actors), codes(report.recipients), report.status)


def answered(noun: Firing, answer: Firing) -> Firing:
    """The act that another one answers, completed by it: who is accused of an act did it; who refuses a demand was asked."""
    if not answers(answer, noun):
        return noun
    if answer.frame.event_type == "ACCUSE" and not noun.actors:
        return replace(noun, actors=apart_from(answer.recipients, {p.entity for p in noun.recipients}))
    if answer.frame.event_type == "REJECT" and noun.frame.event_type in {"ACCUSE", "REQUEST"} and not noun.recipients:
        return replace(noun, recipients=apart_from(answer.actors, {p.entity for p in noun.actors}))
    return noun


def turned(sentence: Sentence, firing: Firing, by_word: dict[int, Firing]) -> Firing:
    """The refusal, turned round where the parser took the demand for its subject ("**Die Forderung Polens** lehnte die EU ab")."""
    subjects = [by_word[w.i] for w in sentence.dependents(firing.word, "nsubj") if w.i in by_word]
    demands = [d for d in subjects if firing.frame.event_type == "REJECT" and d.frame.event_type in {"ACCUSE", "REQUEST"}]
    if not any(firing.actors and firing.recipients and firing.actors == d.actors for d in demands):
        return firing
    return replace(firing, actors=firing.recipients, recipients=firing.actors)


def joined(sentence: Sentence, firings: list[Firing], means: frozenset[str], words: StatusWords) -> list[Firing]:
    """The firings, a harm and the deed by which it is done told once ("**bei einem Anschlag getötet**"), under the verb.

    A deed that is the condition of the other act ("**bei einem Angriff** würde …") is one apart.
    """
    nouns = [f for f in firings if f.frame.event_type in JOINED and f.word.pos == "NOUN"]
    deeds = {f.word.i: f for f in nouns if not supposition(sentence, f.word, words)}
    told: dict[int, Firing] = {}
    for firing in firings:
        deed = deed_of(sentence, firing, deeds, means) if firing.word.pos in VERBAL else None
        if deed:
            told[deed.word.i] = told[firing.word.i] = completed(firing, [deed])
    kept = (told.get(f.word.i, f) for f in firings)
    return list(dict.fromkeys(kept))


def deed_of(sentence: Sentence, harm: Firing, deeds: Mapping[int, Firing], means: frozenset[str]) -> Firing | None:
    """The deed of the same type by which a verb's harm is done: its adverbial, or the noun of its relative clause."""
    for child in sentence.dependents(harm.word, "obl", "obl:arg", "obl:agent", "nmod"):
        by = sentence.forms(child, "case") & means
        deed = deeds.get(harm.word.head if child.pos == "PRON" and harm.word.relation == "acl" else child.i)
        if by and deed and deed.frame.event_type == harm.frame.event_type and harm.frame.mode != ABDUCTION:
            return deed
    return None


def near(sentence: Sentence, word: Word) -> Iterator[int]:
    """The positions of what depends on a word or on its object, where the parser hung it."""
    for child in sentence.children[word.i]:
        yield child.i
        if child.relation == "obj":
            yield from (c.i for c in sentence.dependents(child, "nmod"))


def apart_from(parties: Iterable[Party], others: Collection[str | None]) -> tuple[Party, ...]:
    """The parties that are none of others."""
    return tuple(p for p in parties if p.entity not in others)


def codes(parties: Iterable[Party]) -> tuple[str, ...]:
    """The entities of parties, sorted, as a key."""
    return tuple(sorted(p.entity or "" for p in parties))


def reasons_of(status: str, marker: Word | None, time: EventTime | None, place: Place | None, sentence: Span) -> Iterator[Reason]:
    """Why status, time and place are what they are."""
    if marker:
        yield Reason("status", f"{status} by {marker.text!r}", marker.start, marker.end)
    if time:
        yield Reason("time", "time of the act's clause", time.start, time.end)
    if place:
        yield Reason("place", "place of the act's clause", place.start, place.end)
