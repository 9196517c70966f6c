"""Parties that a sentence leaves out."""

import pytest

from depesche.langpack import Pack
from depesche.model import Report
from support import read_until


def last(text: str, event_type: str, pack: Pack) -> Report:
    """The last report of a type in a text."""
    return [r for r in read_until("reports", text, pack, "2020-06-01").reports if r.event_type == event_type][-1]


def sides(report: Report) -> tuple[set[str | None], set[str | None]]:
    return {p.country for p in report.actors}, {p.country for p in report.recipients}


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Die EU kritisierte Serbien. Belgrad wies die Vorwürfe zurück.", "REJECT", {"SRB"}, {"EU"}),
        ("Syrien wird aufgefordert, die Inspektoren einzulassen, sagte der französische Außenminister.", "REQUEST", {"FRA"}, {"SYR"}),
        ("Israel griff den Libanon an. Dabei wurden vier Menschen getötet.", "ASSAULT", {"ISR"}, {"LBN"}),
        ("Israel griff den Libanon an. Bei einem Angriff in Kenia wurden vier Kenianer getötet.", "ASSAULT", set(), {"KEN"}),
        ("In Minsk wurden hunderte Demonstranten festgenommen.", "COERCE", {"BLR"}, {"BLR"}),
        ("Die Türkei griff Syrien an. Ankara drohte mit Vergeltung.", "THREATEN", {"TUR"}, {"SYR"}),
        ("„Wir verurteilen Eritrea“, sagte der äthiopische Außenminister.", "ACCUSE", {"ETH"}, {"ERI"}),
        ("Russland müsse seine Truppen abziehen, sagte der polnische Außenminister.", "REQUEST", {"POL"}, {"RUS"}),
        ("Tausende Menschen demonstrierten in Chile.", "PROTEST", {"CHL"}, set()),
        ("Die EU verhängte Sanktionen gegen Belarus. Die Sanktionen sollen ein Jahr dauern.", "SANCTION", {"EU"}, {"BLR"}),
        ("Peru warf Chile Spionage vor. Die Vorwürfe füllten die Zeitungen. Chile kritisierte Peru.", "ACCUSE", {"CHL"}, {"PER"}),
        ("Peru beschoss Chile. Brasilien verurteilte den Angriff.", "ACCUSE", {"BRA"}, {"PER"}),
        ("Peru beschoss Chile. Brasilien begrüßte den Beginn der Angriffe.", "SUPPORT", {"BRA"}, {"PER"}),
        ("Peru bot Gespräche an. Chile lehnte das Angebot ab.", "REJECT", {"CHL"}, {"PER"}),
        ("Islamistische Kämpfer überfielen in Kenia mehrere Dörfer.", "ASSAULT", {"KEN"}, {"KEN"}),
        ("In Kenia wurden vierzig Menschen getötet, darunter zwei Norweger.", "ASSAULT", {"KEN"}, {"NOR", None}),
        ("Tausende Kenianer protestierten gegen die Regierung Kenias. Der Protest dauerte an.", "PROTEST", {"KEN"}, {"KEN"}),
        ("Im Niger wurden zwei französische Ingenieure verschleppt.", "ASSAULT", {"NER"}, {"FRA"}),
        ("Im Niger wurden zwei Franzosen verschleppt. Die Franzosen wurden von Bewaffneten überfallen.", "ASSAULT", {"NER"}, {"FRA"}),
        ("Ein Luftangriff traf in Syrien zwei iranische Soldaten.", "ASSAULT", set(), {"IRN"}),
        ("Die FARC entführte einen Franzosen. Die Entführer überfielen auch einen Polen.", "ASSAULT", {"COL"}, {"POL"}),
        ("Die ETA verschleppte zwei Franzosen. Die Franzosen wurden im Mai freigelassen.", "RETREAT", {"ESP"}, {"FRA"}),
        ("Bei einem israelischen Luftangriff wurden zehn Syrer getötet.", "ASSAULT", {"ISR"}, {"SYR"}),
        ("Die eigenen Diplomaten habe man aus Chile abgezogen, sagte der peruanische Minister.", "SANCTION", {"PER"}, {"CHL"}),
        ("Peru verhängte Sanktionen gegen Chile. Andere Geber verhängten Sanktionen gegen Bolivien.", "SANCTION", set(), {"BOL"}),
        ("Die EU verhängte Sanktionen gegen Belarus. Thema waren auch weitere Sanktionen.", "SANCTION", set(), set()),
        ("Kenia nahm zehn Somalier fest. Kenia untersagte alle Versammlungen.", "COERCE", {"KEN"}, set()),
        ("Kenianische Truppen riegelten den Flughafen Somalias ab. Die Festnahmen dauerten an.", "COERCE", set(), set()),
        ("Offiziere stürzten in Mali den Präsidenten Touré. Frankreich verurteilte den Putsch.", "COERCE", {"MLI"}, set()),
        ("Venezuela rief zur Ruhe auf. Chile lehnte das ab.", "REJECT", {"CHL"}, set()),
        ("Die Niederlande trauern. Die Hilfsorganisation Oxfam kritisierte die Niederlande.", "ACCUSE", {None}, {"NLD"}),
    ],
)
def test_party_left_out(de: Pack, text: str, event_type: str, actors: set[str], recipients: set[str]) -> None:
    assert sides(last(text, event_type, de)) == (actors, recipients)


def test_what_is_concluded_says_so_and_is_not_handed_on(de: Pack) -> None:
    text = "In Belgien wurde ein kongolesischer Politiker verhaftet. Zuvor waren im Kongo Zivilisten gefoltert worden."
    arrest, torture = last(text, "COERCE", de), last(text, "ASSAULT", de)
    assert sides(arrest) == ({"BEL"}, {"COD"})
    assert any(r.slot == "actor" and r.how.startswith("concluded: ") for r in arrest.reasons)
    assert torture.actors == ()


@pytest.mark.parametrize(("claim", "actors"), [("bekannte sich", {"COL"}), ("bekannte sich nicht", {"PER"})])
def test_who_denies_an_act_did_not_do_it(de: Pack, claim: str, actors: set[str]) -> None:
    text = f"In Peru starben vier Franzosen bei einem Anschlag. Die FARC {claim} zu der Tat."
    deaths = read_until("reports", text, de, "2020-06-01").reports[0]
    assert sides(deaths) == (actors, {"FRA"})


def test_judged_act_does_not_happen_where_it_is_judged(de: Pack) -> None:
    text = "Der Sicherheitsrat in New York verurteilte den Angriff. In Kabul verurteilte Peru den Angriff in Bagdad."
    attacks = [r for r in read_until("reports", text, de, "2020-06-01").reports if r.event_type == "ASSAULT"]
    assert [(r.place.name if r.place else None, "place" in {x.slot for x in r.reasons}) for r in attacks] == [
        (None, False),
        ("Bagdad", True),
    ]


POLITICS = "Peru kritisierte Chile. Die peruanische Regierung lehnte die Vorschläge Chiles ab. "


@pytest.mark.parametrize(
    ("sentence", "event_type", "actors", "recipients"),
    [
        ("In den Straßen kam es zu Krawallen.", "PROTEST", {"PER"}, set()),
        ("Der Anschlag war schwer.", "ASSAULT", {"PER"}, set()),
        ("Eine Ausgangssperre wurde verhängt.", "COERCE", {"PER"}, set()),
        ("Ein Bürgermeister wurde festgenommen.", "COERCE", {"PER"}, {"PER"}),
        ("In der Hauptstadt kam es zu einem Feuergefecht.", "ASSAULT", {"PER"}, set()),
        ("Vielleicht gebe es einen Anschlag, heißt es.", "ASSAULT", set(), set()),
        ("Peruanische Rebellen verübten einen Anschlag.", "ASSAULT", {"PER"}, {"PER"}),
        ("Brasilien verurteilte den Umsturz.", "ACCUSE", {"BRA"}, {"PER"}),
        ("Die peruanische Opposition kritisierte den Haushalt.", "ACCUSE", {"PER"}, {"PER"}),
        ("Ausländische Touristen wurden festgenommen.", "COERCE", {"PER"}, {None}),
        ("Das Verfassungsgericht Boliviens tagte. Der peruanische General wurde angeklagt.", "ACCUSE", {"BOL"}, {"PER"}),
    ],
)
def test_what_names_nobody_is_told_of_the_country_of_an_article_on_politics(
    de: Pack, sentence: str, event_type: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(last(POLITICS + sentence, event_type, de)) == (actors, recipients)


def test_what_names_nobody_is_no_report_in_another_article(de: Pack) -> None:
    assert read_until("reports", "In den Straßen von Trujillo war es ruhig. Dann kam es zu Krawallen.", de).reports == ()


def test_speaker_who_acts_is_no_voice_behind_the_act(de: Pack) -> None:
    report = last("Syrien wird aufgefordert, die Inspektoren einzulassen, sagte der französische Außenminister.", "REQUEST", de)
    assert [h.entity for h in report.attribution] == []


def test_own_country_is_not_asked_for_anything(de: Pack) -> None:
    text = "Deutschland müsse sparen, sagte der deutsche Finanzminister."
    assert [r for r in read_until("reports", text, de).reports if r.event_type == "REQUEST"] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Peru verurteilte den Angriff auf Chile.", set()),
        ("Peru überlebte einen Angriff.", set()),
        ("Peru begann einen Angriff auf Chile.", {"PER"}),
        ("Die von Peru verübten Angriffe auf Chile dauern an.", {"PER"}),
    ],
)
def test_who_does_what_a_noun_tells(de: Pack, text: str, wanted: set[str]) -> None:
    reports = [r for r in read_until("reports", text, de).reports if r.event_type == "ASSAULT"]
    assert {p.country for r in reports for p in r.actors} == wanted


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Ein Besuch wurde von der peruanischen Regierung abgelehnt.", {"PER"}, set()),
        ("Das lehnte Litauen ab.", {"LTU"}, set()),
        ("Westliche Staaten haben Peru abgelehnt.", set(), {"PER"}),
    ],
)
def test_slots_of_a_refusal(de: Pack, text: str, actors: set[str], recipients: set[str]) -> None:
    told = last(text, "REJECT", de)
    assert (sides(told)[0] - {None}, sides(told)[1]) == (actors, recipients)


def test_people_alone_need_other_violence_in_the_article(de: Pack) -> None:
    alone = "Mindestens 40 Menschen wurden verletzt."
    assert read_until("reports", alone, de).reports == ()
    assert len(read_until("reports", f"Kenia griff Somalia an. {alone}", de).reports) == 2


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Im Jahr 1998 tagten Minister. Peru griff Chile an.", "historical"),
        ("Im Jahr 1998 tagten Minister. Das ist lange her. Peru griff Chile an.", "actual"),
        ("Im Jahr 1998 tagten Minister. Am 30. Mai 2020 reiste er ab. Peru griff Chile an.", "actual"),
        ("Die Regierung tagte. Peru griff Chile an.", "actual"),
        ("Im Jahr 1998 verübte Peru ein Massaker in Chile. Peru bedauert das Massaker.", "historical"),
    ],
)
def test_past_tense_goes_on_in_a_time_long_past(de: Pack, text: str, status: str) -> None:
    assert last(text, "ASSAULT", de).status == status


def test_english_mechanism_is_the_same(en: Pack) -> None:
    text = "Estonia criticised Moscow. Russia rejected the accusations."
    assert sides(last(text, "REJECT", en)) == ({"RUS"}, {"EST"})
    asked = last("Russia must withdraw its troops from Georgia, the Polish president said.", "REQUEST", en)
    assert sides(asked) == ({"POL"}, {"RUS"})


def test_who_claims_an_act_did_it_where_it_was_told_of_nobody(de: Pack) -> None:
    text = "In Kabul wurde das Konsulat Indiens von einer Bombe getroffen. Zu der Tat bekannten sich die Taliban."
    reports = read_until("reports", text, de, "2020-06-01").reports
    assert [sides(r) for r in reports] == [({"AFG"}, {"IND"}), ({"AFG"}, {"IND"})]


def test_nobody_is_told_of_violence_that_may_be(de: Pack) -> None:
    reports = read_until("reports", POLITICS + "Ein Anschlag könnte folgen. In Lima gab es Anschläge.", de, "2020-06-01").reports
    told = [(r.status, sides(r)[0]) for r in reports if r.event_type == "ASSAULT"]
    assert ("actual", {"PER"}) in told
    assert ("hypothetical", set()) in told
