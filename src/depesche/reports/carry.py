"""carry: parties that a sentence leaves out because the article has just named them.

"Dabei wurden Ministerien bombardiert" names no attacker; the article did, in its report of the same attacks. Such a party is taken over
from the nearest report that tells a like act, from the voice whose words these are, or from those who talked before; its reason says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from depesche.model import Hop, Party, Place, Reason, Report
from depesche.ontology import MATERIAL_CONFLICT, UTTERED

NEAR = 1200
"""Characters within which an act that names nobody can be the one told before (about eight sentences)."""
JUST = 250
"""Characters within which a pronoun stands for who acted before (about two sentences)."""
REPLY = 500
"""Characters within which a refusal answers what was said before (about three sentences)."""
JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""Types of acts that judge what others do."""
ANSWERED = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
"""Types of acts that a refusal may answer."""
RETOLD = frozenset({"ASSAULT", "PROTEST", "SANCTION"})
"""Types of acts that verbs, too, tell again and again without anybody's name."""
WAR = frozenset({"ASSAULT", "MOBILIZE"})
"""Types of acts that are told of one and the same war."""
CONCLUDED = "concluded: "
"""How a reason begins that names a party which no words name."""
CONFLICT = frozenset({3, 4})
"""Quad classes of conflict, by words or by deeds."""
TALKS = frozenset({"AGREE", "CONSULT"})
"""Types of acts of those who talk with each other."""
STATE_POWER = frozenset(
    {
        ("COERCE", None),
        ("COERCE", "arrest"),
        ("COERCE", "restrict"),
        ("COERCE", "censor"),
        ("COERCE", "curfew"),
        ("COERCE", "martial-law"),
        ("SANCTION", "convict"),
        ("RETREAT", "release"),
    }
)
"""Acts of the authorities of a country, mostly on those who live in it."""
TRIAL = frozenset({("ACCUSE", "investigate"), ("ACCUSE", "allege"), ("SANCTION", "convict")})
"""Acts of courts and prosecutors."""
HOME_CRITICS = frozenset({"LAB", "OPP", "PTY", "SOC"})
"""Sectors of those who mostly speak to the authorities of their own country."""
DOMESTIC = frozenset({"AGREE", "COERCE", "PROTEST", "REJECT", "REQUEST", "THREATEN"})
"""Types of acts that those of one country mostly do to each other, where the text leaves out who does them."""
PEOPLE = frozenset({"CVL"})
"""The sectors of people who are told only as such ("vier Menschen")."""
HOME_SECTORS: Mapping[str, tuple[str, ...]] = {"ASSAULT": ("UNK",), "COERCE": ("GOV",), "PROTEST": ("CVL",)}
"""Who does what is told without anybody's name, by type of act."""
DONE = frozenset({"actual", "historical"})
"""What is told of violence that was done; whose it would be that may be or is denied, nobody knows, and who denies a claim makes none."""
LEFT_OUT = "left out here"
"""How a reason begins that takes over a party named elsewhere in the article."""
HOME = "the country of the article"
"""What a reason calls the country that an article is about."""
THERE = "the country of the place"
"""What a reason calls the country where an act is done."""
ESTABLISHED = 2
"""Reports of known parties from which an article counts as one on politics, so that acts without a name are told of its country."""
AMONG = "unnamed people of the country of the place"
"""The reason of an actor of whom nothing but where the victims were is known."""
FROM_AFAR = frozenset({"aerial", "drone", "heavy-weapons"})
"""Modes of violence that mostly comes from another country than the one where it strikes."""
OF_UNKNOWN = frozenset({"ASSAULT", "REQUEST", "THREATEN"})
"""Types of acts of kidnappers and gunmen."""
NAMELESS = frozenset({"CRM", "UAF", "UNK"})
"""Sectors of those who are told only by what they do ("Bewaffnete", "die Entführer")."""
FIGHTERS = frozenset({"REB", "UAF", "PRE", "CRM"})
"""Sectors of those who attack and kidnap."""
CAPTURES = frozenset({"abduct", "arrest"})
"""Modes of acts that take people prisoner."""
VOICES = frozenset({"person", "institution"})
"""Kinds of hops who may be the actor of what was said."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report as its sentence tells it.

    `thing`: something that is no party stands in the place of the object ("ein Waffenlager"); `act`: that is itself an act ("die
    Forderung"); `judged`: where such nouns begin, also as its owners ("den Beginn **der Angriffe**"); `fresh`: the act is told as one not
    told before ("bei **einem** Anschlag"); `noun`: a noun tells it ("die Vorwürfe"); `again`: a verb tells what came of one told before
    ("bei **dem** Anschlag starben"); `mutual`: all who take part act, and nobody is acted on ("Feuergefecht"); `claim`: it tells who did
    an act that was told ("zu **der Tat** bekannten sich …"); `during`: where the nouns begin on whose occasion it is done ("starben
    **bei** dem Angriff"); `doer`: what its subject is where that is somebody unknown: "one" ("man"), "pronoun" or "somebody" ("**andere
    Geber** stoppten …").
    """

    report: Report
    thing: bool = False
    act: bool = False
    judged: tuple[int, ...] = ()
    fresh: bool = False
    noun: bool = False
    again: bool = False
    mutual: bool = False
    claim: bool = False
    during: frozenset[int] = frozenset()
    doer: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """What the reports of an article may take over besides each other: main country, courts, the party of a hop.

    `foreign`: stems of adjectives of people who are of none of its countries ("ausländische Touristen"); `between_states`: most of its acts
    are done to another country.
    """

    text: str
    main: Party | None
    courts: tuple[Party, ...]
    party_of: Callable[[Hop], Party | None]
    foreign: tuple[str, ...] = ()
    between_states: bool = False

    def is_foreign(self, party: Party) -> bool:
        """Whether the words of a party say that it is from elsewhere."""
        return any(w.startswith(self.foreign) for w in party.text.lower().split())

    def party_at(self, place: Place, *sectors: str) -> Party:
        """The country of a place as a party, by the words that name the place."""
        return Party(None, place.country, sectors, place.start, place.end, self.text[place.start : place.end])


def carried(told: Sequence[Told], article: Article) -> list[Report]:
    """The reports, their missing parties taken over where the article names them."""
    told = [placed(t, told) for t in told]
    done: list[Report] = []
    for n, each in enumerate(told):
        behind = [t.report for t in told[n + 1 :]]
        report = claimed(each.report, told[n + 1 :])
        for complete in (with_actors, with_recipients, with_people, with_actors, by_fighters, by_unknown):
            report = complete(replace(each, report=report), done, behind, article)
        done.append(report)
    article = replace(article, between_states=is_between_states(done))
    if article.main and sum(1 for r in done if countries(r.actors + r.recipients)) >= ESTABLISHED:
        done = [at_home(t, r, done, article, article.main) for t, r in zip(told, done, strict=True)]
    return [with_judged(t, r, done) for t, r in zip(told, done, strict=True)]


def is_between_states(reports: Sequence[Report]) -> bool:
    """Whether most acts that an article tells with both sides are done to another country."""
    sides = [(countries(r.actors), countries(r.recipients)) for r in reports]
    abroad = [one.isdisjoint(other) for one, other in sides if one and other]
    return 2 * sum(abroad) > len(abroad)


def placed(told: Told, others: Sequence[Told]) -> Told:
    """An act without the place before it where somebody only spoke of it ("Der Sicherheitsrat **in New York** verurteilte den Angriff")."""
    place, start = told.report.place, told.report.trigger.start
    spoken = (t for t in others if start in t.judged and t.report.event_type in UTTERED)
    apart = place and place.start < start and any(t.report.place == place for t in spoken)
    reasons = tuple(r for r in told.report.reasons if r.slot != "place")
    return replace(told, report=replace(told.report, place=None, reasons=reasons)) if apart else told


# ── who acts ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def with_actors(told: Told, before: Sequence[Report], behind: Sequence[Report], article: Article) -> Report:
    """The report with the actors that its sentence leaves out."""
    report = told.report
    if report.actors:
        return report
    if told.doer == "one" and (spoken := by_speaker(report, article)):
        return spoken
    if told.doer and told.doer != "one":
        return by_last(told, before)
    if told.fresh and report.event_type == "ASSAULT":
        before, behind = ([t for t in near if t.sentence == report.sentence] for near in (before, behind))
    if report.event_type in UTTERED and (said := by_voice(told, article) or said_before(report, before)):
        return said
    same = same_act(told, before, behind)
    if same:
        both = told.noun and not report.recipients and same.recipients and not is_bare(report)
        return take(take(report, "recipient", same) if both else report, "actor", same)
    other = other_act(told, before)
    return take(report, "actor", other) if other else by_power(report, article)


def same_act(told: Told, before: Sequence[Report], behind: Sequence[Report]) -> Report | None:
    """The report of the act itself: beside it, of a like one against the same side, or the last of those that are told again."""
    report = told.report
    again = is_retold(told) and not report.recipients
    return beside(told, before, behind) or like_act(report, before, behind) or (last_of(report, before) if again else None)


def other_act(told: Told, before: Sequence[Report]) -> Report | None:
    """The report of another act by those who do this one: the attack that hit people, the talks, the capture of who is released."""
    report = told.report
    if report.event_type == "ASSAULT":
        return last_of(report, before) if is_people(report.recipients) else None
    if report.event_type in TALKS:
        again = told.doer == "one" or is_named_again(told)
        return last_talks(report, before) if again and not report.recipients else None
    return captors_before(report, before)


def by_power(report: Report, article: Article) -> Report:
    """An act of courts or of the authorities that names only whom it befalls, as theirs."""
    act = (report.event_type, report.mode)
    if report.recipients and act in TRIAL and article.courts:
        return by_court(report, article.courts)
    return by_authorities(report, article) if report.recipients and act in STATE_POWER else report


def claimed(report: Report, behind: Sequence[Told]) -> Report:
    """Violence of nobody, of those who say just behind that they did it."""
    if report.event_type != "ASSAULT" or report.actors:
        return report
    near = (t for t in behind if t.report.trigger.start - report.trigger.start < NEAR)
    claim = next((t for t in near if t.claim and t.report.actors and t.report.status in DONE), None)
    return take(report, "actor", claim.report) if claim and is_act_meant(report, claim.report) else report


def is_act_meant(report: Report, claim: Report) -> bool:
    """Whether a claim may be of an act: both hit the same side, or the claim tells nobody who was hit."""
    return not countries(claim.recipients) or bool(countries(claim.recipients) & countries(report.recipients))


def is_named_again(told: Told) -> bool:
    """Whether a noun tells an act that it does not tell as new ("**der** Anschlag")."""
    return told.noun and not told.fresh


def is_bare(report: Report) -> bool:
    """Whether nouns tell an act again without those on whom it is ("der Besuch", "der Putsch")."""
    return report.event_type == "CONSULT" or report.mode == "seize"


def is_retold(told: Told) -> bool:
    """Whether an act may be one told before: what a noun tells that is not told as new, or a verb of a retold type."""
    return not told.fresh if told.noun else told.report.event_type in RETOLD


def by_voice(told: Told, article: Article) -> Report | None:
    """A passive act of speech with the one as its actor who says so ("wird aufgefordert, …, so der Minister")."""
    report = told.report
    if is_named_again(told):
        return None
    for hop in reversed(report.attribution):
        party = article.party_of(hop) if hop.kind in VOICES and hop.stance == "asserts" else None
        if party and party.country and party.country not in countries(report.recipients):
            rest = tuple(h for h in report.attribution if h is not hop)
            return fill(replace(report, attribution=rest), "actor", (party,), f"{LEFT_OUT}: the voice that says so")
    return None


def by_speaker(report: Report, article: Article) -> Report | None:
    """What "man" does in the words of somebody, as done by the one who says so."""
    voices = (article.party_of(h) for h in report.attribution if h.kind in VOICES and h.stance == "asserts")
    party = next((v for v in voices if v and v.country), None)
    return fill(report, "actor", (party,), f"{LEFT_OUT}: the one who says so of himself") if party else None


def by_last(told: Told, before: Sequence[Report]) -> Report:
    """What a pronoun does of which the sentence tells nothing, as done by the last who acted."""
    report = told.report
    near = just_before(report, before, JUST) if told.doer == "pronoun" else ()
    last = next((t for t in near if countries(t.actors) and is_told(t, "actor") and t.sentence != report.sentence), None)
    return take(report, "actor", last) if last else report


def said_before(report: Report, before: Sequence[Report]) -> Report | None:
    """A passive act of speech with the actor of the last one of its type, where that is not whom it is said to."""
    last = last_of(report, before)
    sides = countries(report.recipients)
    return take(report, "actor", last) if last and sides and not countries(last.actors) & sides else None


def like_act(report: Report, before: Sequence[Report], behind: Sequence[Report]) -> Report | None:
    """The nearest report of an act of the same type against the same side."""
    sides = countries(report.recipients)
    told = [t for t in (*reversed(before), *behind) if t.actors and t.event_type == report.event_type and is_told(t, "actor")]
    fitting = [t for t in told if countries(t.recipients) & sides and is_other_side(t, sides)]
    return fitting[0] if fitting else None


def beside(told: Told, before: Sequence[Report], behind: Sequence[Report]) -> Report | None:
    """The violence of the same sentence by which people are hit ("Bei einem **US-Angriff** wurden zehn Rebellen getötet")."""
    report = told.report
    if told.noun or report.event_type != "ASSAULT":
        return None
    here = (t for t in (*before, *behind) if t.sentence == report.sentence and t.event_type == "ASSAULT" and not t.recipients)
    return next((t for t in here if is_told(t, "actor") and countries(t.actors) - countries(report.recipients)), None)


def is_other_side(told: Report, sides: set[str]) -> bool:
    """Whether the actors of an act are others than those it hits, be it in the same country."""
    return not countries(told.actors) & sides or {p.entity for p in told.actors}.isdisjoint(p.entity for p in told.recipients)


def last_of(report: Report, before: Sequence[Report]) -> Report | None:
    """The last report of the same type not far before, with its actors; of force without violence one of the same mode.

    A siege is no arrest; attacks and accusations are told in ever other words.
    """
    like = (t for t in just_before(report, before, NEAR) if t.event_type == report.event_type)
    like = (t for t in like if t.mode == report.mode or report.event_type != "COERCE")
    return next((t for t in like if t.actors and is_told(t, "actor")), None)


def last_talks(report: Report, before: Sequence[Report]) -> Report | None:
    """The last report not far before of several who talk with each other."""
    near = just_before(report, before, NEAR)
    return next((t for t in near if t.event_type in TALKS and len(countries(t.actors + t.recipients)) > 1), None)


def captors_before(report: Report, before: Sequence[Report]) -> Report | None:
    """The report of how those were taken whom somebody sets free."""
    sides = countries(report.recipients)
    if (report.event_type, report.mode) != ("RETREAT", "release") or not report.recipients:
        return None
    taken = (t for t in reversed(before) if t.mode in CAPTURES and countries(t.actors))
    return next((t for t in taken if not sides or countries(t.recipients) & sides or is_people(report.recipients)), None)


def by_court(report: Report, courts: Sequence[Party]) -> Report:
    """A charge or verdict of the court or prosecutor that the article named last, else names first."""
    before = [c for c in courts if c.start < report.trigger.start]
    return fill(report, "actor", ((before or courts)[-1 if before else 0],), CONCLUDED + "the court of the article")


def by_authorities(report: Report, article: Article) -> Report:
    """An act of state power whose actor nobody tells, of the authorities of the place, else of the article's country."""
    place = report.place
    if place and place.country:
        return fill(report, "actor", (article.party_at(place, "GOV"),), CONCLUDED + "the authorities of the place")
    home = [p for p in (article.main, *report.recipients) if p and p.country]
    state = tuple(replace(p, entity=None, sectors=("GOV",)) for p in home[:1])
    return fill(report, "actor", state, CONCLUDED + "the authorities of the country") if state else report


def by_unknown(told: Told, before: Sequence[Report], behind: Sequence[Report], article: Article) -> Report:
    """Violence of unnamed people, of the country where it befalls those of another one ("Im Irak wurden zwei Deutsche entführt")."""
    report = told.report
    afar = report.mode in FROM_AFAR and not report.actors
    if report.event_type not in OF_UNKNOWN or afar or not all(is_nameless(p) for p in report.actors):
        return report
    hit = countries(report.recipients)
    like = (t for t in reversed(before) if is_among(t) and (not hit or countries(t.recipients) & hit))
    known = next((t.actors[0] for t in like), None)
    if report.place and report.place.country and hit - {report.place.country} and report.event_type == "ASSAULT":
        known = article.party_at(report.place, "UNK")
    if known is None or not (hit or report.actors) or known.country in hit:
        return report
    parties = tuple(replace(p, country=known.country) for p in report.actors) or (known,)
    return fill(report, "actor", parties, AMONG if report.actors else CONCLUDED + AMONG)


def by_fighters(told: Told, before: Sequence[Report], behind: Sequence[Report], article: Article) -> Report:
    """An act of people told only by what they do, who are the rebels or gunmen of the violence told before ("die **Angreifer**")."""
    report = told.report
    if report.event_type not in OF_UNKNOWN or not report.actors or not all(is_nameless(p) for p in report.actors):
        return report
    violence = (t for t in just_before(report, before, NEAR) if t.event_type == "ASSAULT" and is_told(t, "actor"))
    known = next(((p, t) for t in violence for p in t.actors if p.country and set(p.sectors) & FIGHTERS), None)
    if known is None:
        return report
    parties = tuple(replace(p, country=known[0].country) for p in report.actors)
    return fill(report, "actor", parties, f"those of {known[1].trigger.text!r}")


# ── who is acted on ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def with_recipients(told: Told, before: Sequence[Report], behind: Sequence[Report], article: Article) -> Report:
    """The report with the recipients that its sentence leaves out."""
    report = told.report
    if report.recipients or not report.actors:
        return report
    if report.event_type == "REJECT":
        return report if told.thing and not told.act else with_asker(told, before)
    if report.event_type in {"ACCUSE", "THREATEN"}:
        return with_opponent(report, before)
    if report.event_type == "CONSULT":
        return with_partners(report, before)
    return with_victims(told, before, article) if report.quad == MATERIAL_CONFLICT and is_retold(told) else report


def with_victims(told: Told, before: Sequence[Report], article: Article) -> Report:
    """What is done to nobody, with those to whom the actors did the like before; of a thing destroyed, with the country of the place."""
    report = told.report
    sides = countries(report.actors)
    told_of = (t for t in reversed(before) if alike(t, report) and t.recipients and is_told(t, "recipient"))
    fitting = (t for t in told_of if countries(t.actors) & sides)
    same = told.thing or (report.event_type == "PROTEST" and not told.fresh)
    other = next((t for t in fitting if same or not countries(t.recipients) & sides), None)
    if other:
        return take(report, "recipient", other)
    if report.event_type == "ASSAULT" and told.thing and not told.noun and report.place and report.place.country:
        return fill(report, "recipient", (article.party_at(report.place),), CONCLUDED + THERE)
    return report


def with_judged(told: Told, report: Report, done: Sequence[Report]) -> Report:
    """A judgement with those who do what it judges, as that act is told beside it ("verurteilte den **Angriff**")."""
    if report.event_type not in JUDGING or report.recipients or not report.actors:
        return report
    here = (r for r in done if r.trigger.start in told.judged and r.sentence == report.sentence)
    acts = (r for r in here if r.event_type != "ASSAULT" or is_told(r, "actor"))
    parties = [p for r in acts for p in r.actors if p.country and p.country not in countries(report.actors)]
    how = f"{LEFT_OUT}: who does what is judged"
    return fill(report, "recipient", tuple(parties), how) if parties else report


def with_asker(told: Told, before: Sequence[Report]) -> Report:
    """A refusal with the one who just before asked, accused or threatened who refuses, or made the offer ("lehnte **das Angebot** ab").

    Where words name what is refused, it may have been said to nobody.
    """
    report, sides = told.report, countries(told.report.actors)
    named = told.act and not told.fresh
    answered = ANSWERED | {"AGREE"} if named else ANSWERED
    for asked in just_before(report, before, REPLY):
        of_us = countries(asked.recipients) & sides or (named and not asked.recipients)
        if asked.event_type in answered and of_us and asked.actors and not countries(asked.actors) & sides:
            return fill(report, "recipient", asked.actors, f"{LEFT_OUT}: the actor of {asked.trigger.text!r}")
    return report


def with_partners(report: Report, before: Sequence[Report]) -> Report:
    """Talks that name one side alone, with those with whom it talked just before."""
    sides, talks = countries(report.actors), last_talks(report, before)
    partners = [p for p in (*talks.actors, *talks.recipients) if p.country not in sides] if talks else []
    if len(sides) != 1 or not talks or talks.event_type != report.event_type or not sides <= countries(talks.actors + talks.recipients):
        return report
    return fill(report, "recipient", tuple(partners), f"{LEFT_OUT}, taken over from {talks.trigger.text!r}")


def with_opponent(report: Report, before: Sequence[Report]) -> Report:
    """An accusation or threat with the other side of the conflict that was told just before; the opposition speaks to those at home."""
    sides = countries(report.actors)
    if any(p.sectors and set(p.sectors) <= HOME_CRITICS for p in report.actors):
        return report
    for told in (t for t in just_before(report, before, REPLY) if t.quad in CONFLICT):
        for one, other in ((told.actors, told.recipients), (told.recipients, told.actors)):
            if countries(one) & sides and countries(other) and not countries(other) & sides:
                return fill(report, "recipient", other, f"{LEFT_OUT}: the other side of {told.trigger.text!r}")
    return report


def with_people(told: Told, before: Sequence[Report], behind: Sequence[Report], article: Article) -> Report:
    """The report with the country of people who are told without one: that of others hit before, of the place, of the article.

    Of people beside others with a country nothing is known ("200 Menschen, darunter viele **Australier**").
    """
    report = told.report
    for slot, parties in (("actor", report.actors), ("recipient", report.recipients)):
        homeless = [p for p in parties if is_homeless(p) and not article.is_foreign(p)]
        home = home_of_people(report, slot, before, article) if homeless and not countries(parties) else None
        if home:
            people = tuple(replace(p, country=home) if p in homeless else p for p in parties)
            report = fill(report, slot, people, f"{CONCLUDED}people of {home}")
    return report


def home_of_people(report: Report, slot: str, before: Sequence[Report], article: Article) -> str | None:
    """The country of people who act or are acted on; rebels act at home."""
    if report.place and report.place.country:
        return report.place.country
    sides = countries(report.actors)
    for like in reversed(before) if slot == "recipient" and report.quad == MATERIAL_CONFLICT else ():
        if like.quad == report.quad and (not sides or countries(like.actors) & sides) and countries(like.recipients):
            return min(countries(like.recipients))
    rebels = next((p.country for p in report.actors if slot == "recipient" and "REB" in p.sectors and p.country), None)
    if rebels:
        return rebels
    return article.main.country if article.main else None


def is_homeless(party: Party) -> bool:
    """Whether a party is people without a country."""
    return party.country is None and set(party.sectors) == PEOPLE and not (party.entity or "").startswith("organisation/")


def is_among(report: Report) -> bool:
    """Whether the actor is unnamed people where those of another country are hit."""
    return any(r.how.endswith(AMONG) for r in report.reasons)


def is_nameless(party: Party) -> bool:
    """Whether a party is told only by what it does, without a country."""
    return party.country is None and bool(set(party.sectors) & NAMELESS) and "/x-" in (party.entity or "")


def is_people(parties: Iterable[Party]) -> bool:
    """Whether all of some parties are people told only as such; True of none."""
    return all(set(p.sectors) == PEOPLE for p in parties)


# ── what the article is about ───────────────────────────────────────────────────────────────────────────────────────────────────


def at_home(told: Told, report: Report, others: Sequence[Report], article: Article, main: Party) -> Report:
    """An act in an article on politics: what nothing else tells is of the country that the article is about."""
    report = with_persons(report, main)
    if told.doer and article.between_states:
        return report
    nobody = not any(p.country or p.sectors for p in report.actors + report.recipients)
    sectors = HOME_SECTORS.get(report.event_type, ())
    unsure = report.event_type == "ASSAULT" and report.status not in DONE
    among_them = not report.actors and report.event_type in DOMESTIC and bool(countries(report.recipients))
    if among_them or (nobody and sectors and not unsure):
        report = of_the_place(report, "actor", article, main, sectors)
    hits = report.event_type == "ASSAULT" or (report.event_type, report.mode) == ("COERCE", "arrest")
    nobody_hit = told.mutual or unsure or is_among(report) or is_named_again(told)
    at_hand = not is_told(report, "actor") or all(p.country and set(p.sectors) & FIGHTERS for p in report.actors)
    if hits and not nobody_hit and not report.recipients and report.actors and at_hand:
        return of_the_place(report, "recipient", article, main)
    here = {c for r in others if r.sentence == report.sentence for c in countries(r.actors + r.recipients)}
    if at_issue(told, report) and report.actors and here <= {main.country}:
        return fill(report, "recipient", (replace(main, entity=None, sectors=()),), CONCLUDED + HOME)
    return report


def at_issue(told: Told, report: Report) -> bool:
    """Whether somebody criticises a thing without an owner, which among those of one country is politics ("**den Beschluss**")."""
    return (report.event_type, report.mode) == ("ACCUSE", "disapprove") and told.thing and not told.act and not report.recipients


def of_the_place(report: Report, slot: str, article: Article, main: Party, sectors: tuple[str, ...] = ()) -> Report:
    """The report with a slot filled by the country of its place, else by that of the article."""
    if report.place and report.place.country:
        return fill(report, slot, (article.party_at(report.place, *sectors),), CONCLUDED + THERE)
    return fill(report, slot, (replace(main, entity=None, sectors=sectors),), CONCLUDED + HOME)


def with_persons(report: Report, main: Party) -> Report:
    """The report with the country of named persons of whom the article tells none."""
    for slot, parties in (("actor", report.actors), ("recipient", report.recipients)):
        if any(is_unknown(p) for p in parties):
            told = tuple(replace(p, country=main.country) if is_unknown(p) else p for p in parties)
            report = fill(report, slot, told, CONCLUDED + HOME)
    return report


def is_unknown(party: Party) -> bool:
    """Whether a party is a person with a name and no known country."""
    return party.country is None and is_named(party, "person")


def is_named(party: Party, kind: str) -> bool:
    """Whether a party is an entity of a kind with a name of its own, not one told only by a role or a word."""
    entity = party.entity or ""
    return entity.startswith(f"{kind}/") and not entity.startswith(f"{kind}/x-")


# ── taking over ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def just_before(report: Report, before: Sequence[Report], reach: int) -> Iterator[Report]:
    """The reports not more than some characters before another one, the nearest first."""
    return (t for t in reversed(before) if report.trigger.start - t.trigger.start < reach)


def alike(one: Report, other: Report) -> bool:
    """Whether two reports tell the same kind of act: one type, or both of those that make war."""
    return one.event_type == other.event_type or {one.event_type, other.event_type} <= WAR


def telling(report: Report) -> str:
    """The word that tells an act, in its dictionary form, and as what: "Massaker as ASSAULT"."""
    return next(r.how for r in report.reasons if r.slot == "event_type")


def is_told(report: Report, slot: str) -> bool:
    """Whether the text names the parties of a slot, here or in a like act; what was concluded from the place is not handed on."""
    return not any(r.slot == slot and r.how.startswith(CONCLUDED) for r in report.reasons)


def countries(parties: Iterable[Party]) -> set[str]:
    """The countries of parties."""
    return {p.country for p in parties if p.country}


def parties(report: Report, slot: str) -> tuple[Party, ...]:
    """The parties in a slot."""
    return report.actors if slot == "actor" else report.recipients


def take(report: Report, slot: str, donor: Report) -> Report:
    """The report with a slot taken over from another one."""
    return fill(report, slot, parties(donor, slot), f"{LEFT_OUT}, taken over from {donor.trigger.text!r}")


def fill(report: Report, slot: str, parties: tuple[Party, ...], how: str) -> Report:
    """The report with other parties in a slot, and why."""
    told = report.reasons + tuple(reasons(slot, parties, how))
    return replace(report, actors=parties, reasons=told) if slot == "actor" else replace(report, recipients=parties, reasons=told)


def reasons(slot: str, parties: Iterable[Party], how: str) -> Iterator[Reason]:
    """Why parties fill a slot."""
    return (Reason(slot, how, p.start, p.end) for p in parties)
