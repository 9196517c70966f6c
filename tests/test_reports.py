import pytest

from depesche.langpack import Pack
from depesche.model import Report
from support import read_until


def reports(text: str, pack: Pack, published: str | None = None, title: str | None = None) -> tuple[Report, ...]:
    found = read_until("reports", text, pack, published, title).reports
    for report in found:
        assert text[report.trigger.start : report.trigger.end] == report.trigger.text
        assert report.reasons
    return found


def sides(report: Report) -> tuple[list[str | None], list[str | None]]:
    return [p.country for p in report.actors], [p.country for p in report.recipients]


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Die USA haben Sanktionen gegen Russland verhängt.", "SANCTION", ["USA"], ["RUS"]),
        ("Russland wurde von den USA kritisiert.", "ACCUSE", ["USA"], ["RUS"]),
        ("Die russische Regierung kritisierte das Vorgehen Polens.", "ACCUSE", ["RUS"], ["POL"]),
        ("Polen und Litauen haben Russland kritisiert.", "ACCUSE", ["POL", "LTU"], ["RUS"]),
        ("Der französische Präsident reiste nach Peking.", "CONSULT", ["FRA"], ["CHN"]),
        ("Bei einem russischen Angriff auf Kiew starben Menschen.", "ASSAULT", ["RUS"], ["UKR"]),
        ("Russland lehnt den Vorschlag der USA ab.", "REJECT", ["RUS"], ["USA"]),
    ],
)
def test_who_did_what_to_whom(de: Pack, text: str, event_type: str, actors: list[str], recipients: list[str]) -> None:
    assert [(r.event_type, *sides(r)) for r in reports(text, de)][:1] == [(event_type, actors, recipients)]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegen kündigte in einer Rede im UN-Sicherheitsrat neue Hilfen an.",
        "Norwegen kündigte neue Hilfen an, obwohl Dänemark dagegen war.",
        "Norwegen kündigte Hilfsgelder an, nachdem Dänemark abgesagt hatte.",
        "Norwegen kündigte mehr Hilfsgelder als Dänemark an.",
        "Norwegen versprach, keine Schweden zu entlassen.",
        "Norwegen versprach, sein Heer zu vergrößern, und lobte Dänemark.",
    ],
)
def test_who_stands_beside_a_promise_is_none_to_whom_it_is_made(de: Pack, text: str) -> None:
    promise = next(r for r in reports(text, de) if r.event_type == "AGREE")
    assert not {p.country for p in promise.recipients} - {"NOR"}


def test_mode_is_keyed_by_type_and_intensity_follows_it(de: Pack) -> None:
    report = reports("Der französische Präsident reiste nach Peking.", de)[0]
    assert (report.event_type, report.mode, report.quad, report.intensity) == ("CONSULT", "visit", 1, 4.0)


def test_coming_visit_is_an_agreement(de: Pack) -> None:
    report = reports("Der französische Präsident wird nach Peking reisen.", de)[0]
    assert (report.event_type, report.status) == ("AGREE", "actual")


def test_what_is_demanded_is_no_act_of_its_own(de: Pack) -> None:
    assert {r.event_type for r in reports("Polen forderte Russland auf, die Gefangenen freizulassen.", de)} == {"REQUEST"}


def test_time_and_place_belong_to_the_act_by_the_parse(de: Pack) -> None:
    report = reports("Am Mittwoch traf der chinesische Außenminister in Minsk den belarussischen Präsidenten.", de, "2023-08-18")[0]
    assert report.time is not None
    assert report.place is not None
    assert (report.time.edtf, report.place.name, report.place.country) == ("2023-08-16", "Minsk", "BLR")


def test_without_words_for_it_there_is_no_date(de: Pack) -> None:
    assert reports("Die USA haben Sanktionen gegen Russland verhängt.", de, "2023-08-18")[0].time is None


def test_attacker_left_out_is_taken_over_from_the_report_before_and_says_so(de: Pack) -> None:
    found = reports("Russland hat die Ukraine angegriffen. Dabei wurde die Ukraine bombardiert.", de)
    assert [sides(r) for r in found] == [(["RUS"], ["UKR"]), (["RUS"], ["UKR"])]
    assert any("taken over" in reason.how for reason in found[1].reasons)


@pytest.mark.parametrize(
    "text",
    [
        "Der Stürmer schoss in der dritten Minute das erste Tor.",
        "Der Kanzler würdigte den Trainer nach dem Sieg der Mannschaft.",
        "Ein Sturm zerstörte viele Häuser.",
        "Die Zahl der Besucher stieg.",
    ],
)
def test_other_topics_are_left_alone(de: Pack, text: str) -> None:
    assert reports(text, de) == ()


def test_nothing_is_coded_outside_the_news(de: Pack) -> None:
    text = "Der Minister schwieg.\n\nMehr zum Thema – Die USA verhängen Sanktionen gegen Russland"
    assert reports(text, de) == ()


def test_rule_names_the_line_of_the_table(de: Pack) -> None:
    rule = reports("Russland wurde von den USA kritisiert.", de)[0].rule
    table, line = rule.removeprefix("de/").split(":")
    assert any(row.line == int(line) and "kritisieren" in row.many("lemma") for row in de.table(table))


def test_english_mechanism_is_the_same(en: Pack) -> None:
    found = reports("Russia was criticised by the United States.", en)
    assert [(r.event_type, *sides(r)) for r in found] == [("ACCUSE", ["USA"], ["RUS"])]


def test_noun_fills_what_its_verb_leaves_open(de: Pack) -> None:
    found = reports("Russland setzte seine Angriffe auf die Ukraine fort.", de)
    assert [(r.event_type, *sides(r)) for r in found] == [("ASSAULT", ["RUS"], ["UKR"])]


def test_visit_of_a_person_is_not_the_person(de: Pack) -> None:
    found = reports("Polen begrüßte den Besuch des ukrainischen Präsidenten.", de)
    assert [(r.event_type, r.mode) for r in found][:1] == [("SUPPORT", None)]


def test_what_is_answered_is_told_beside_the_answer(de: Pack) -> None:
    found = reports("Die iranische Regierung wies die Vorwürfe der USA zurück.", de)
    assert {r.event_type for r in found} == {"ACCUSE", "REJECT"}


@pytest.mark.parametrize(
    "text",
    [
        "Die USA froren einen Teil ihrer Militärhilfe für Mali ein.",
        "London hält 21 Millionen Pfund an Hilfsgeldern für Ruanda zurück.",
        "Ecuador hat seinen Botschafter aus Bogotá zu Konsultationen zurückgerufen.",
    ],
)
def test_what_a_sanction_ends_or_is_done_for_is_no_act_of_its_own(de: Pack, text: str) -> None:
    assert [r.event_type for r in reports(text, de)] == ["SANCTION"]


def test_what_a_sanction_answers_is_told_beside_it(de: Pack) -> None:
    found = reports("Die USA stellten wegen der Militärhilfe Chinas für den Iran den Handel mit China ein.", de)
    assert {r.event_type for r in found} == {"AID", "SANCTION"}


def test_the_occasion_of_a_demand_is_no_part_of_it(de: Pack) -> None:
    found = reports("Bei einer Kundgebung in Niamey forderte die Opposition die Regierung zum Rücktritt auf.", de)
    assert {r.event_type for r in found} == {"PROTEST", "REQUEST"}


def test_talks_in_which_something_is_demanded_took_place(de: Pack) -> None:
    found = reports("In einem Telefonat mit Emmanuel Macron forderte Olaf Scholz ein Ende der Gewalt.", de)
    assert {(r.event_type, r.status) for r in found} == {("CONSULT", "actual"), ("REQUEST", "actual")}


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Die USA machten den Iran für den Angriff auf die saudische Raffinerie verantwortlich.", "ASSAULT", {"IRN"}, {"SAU"}),
        ("Die Forderung der EU-Außenminister nach einer Waffenruhe lehnte das israelische Kabinett ab.", "REQUEST", {"EU"}, {"ISR"}),
        ("Die Forderung der EU-Außenminister nach einer Waffenruhe lehnte das israelische Kabinett ab.", "REJECT", {"ISR"}, {"EU"}),
        ("Olaf Scholz betonte nach einem Gespräch mit Izchak Herzog die Bedeutung der Wahl.", "CONSULT", {"DEU", "ISR"}, set()),
        ("Der amerikanische Journalist wurde festgenommen und von der russischen Polizei freigelassen.", "RETREAT", {"RUS"}, {"USA"}),
        ("Am Montag wurden britische Mitarbeiter von Firmen und der Nato überfallen.", "ASSAULT", set(), {"GBR"}),
    ],
)
def test_sides_of_acts_told_in_one_sentence(de: Pack, text: str, event_type: str, actors: set[str], recipients: set[str]) -> None:
    report = next(r for r in read_until("reports", text, de, "2024-05-02").reports if r.event_type == event_type)
    assert ({p.country for p in report.actors}, {p.country for p in report.recipients}) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "event_type", "mode", "status"),
    [
        ("Kasachstan wird den Dissidenten nicht an Kirgisistan ausliefern.", "REJECT", "assist", "actual"),
        ("Kasachstan lieferte den Dissidenten nicht an Kirgisistan aus.", "COOPERATE", None, "negated"),
        ("Frankreich stimmte dem Vorhaben der Slowakei nicht zu.", "REJECT", None, "actual"),
        ("Indien schließt einen Militärschlag gegen Pakistan nicht aus.", "THREATEN", "violence", "actual"),
    ],
)
def test_what_a_negation_refuses_or_threatens(de: Pack, text: str, event_type: str, mode: str | None, status: str) -> None:
    assert [(r.event_type, r.mode, r.status) for r in reports(text, de)] == [(event_type, mode, status)]


def test_who_will_not_talk_refuses_it_to_the_others(de: Pack) -> None:
    assert [sides(r) for r in reports("Mit Armenien will Aserbaidschan nicht verhandeln.", de)] == [(["AZE"], ["ARM"])]


def test_harm_and_deed_are_one_act(de: Pack) -> None:
    found = reports("Bei einem Bombenanschlag der Taliban wurden zwei polnische Soldaten getötet.", de)
    assert [(r.trigger.text, r.mode, *sides(r)) for r in found] == [("getötet", "explosives", ["AFG"], ["POL"])]


def test_abduction_in_an_attack_is_an_act_of_its_own(de: Pack) -> None:
    found = reports("Bei einem Angriff von Rebellen auf ein Dorf in Mali wurden zwei belgische Soldaten entführt.", de)
    assert {r.mode for r in found} == {None, "abduct"}


@pytest.mark.parametrize(
    "text",
    [
        "Der dänische Journalist ist seit Mai in Eritrea inhaftiert.",
        "Der dänische Journalist bleibt in Eritrea inhaftiert.",
        "Der dänische Journalist wurde in Eritrea inhaftiert.",
    ],
)
def test_state_is_a_passive(de: Pack, text: str) -> None:
    assert [(r.event_type, *sides(r)) for r in reports(text, de)] == [("COERCE", ["ERI"], ["DNK"])]


def test_participle_that_looks_like_an_infinitive_is_a_passive(de: Pack) -> None:
    found = reports("Der österreichische Bundespräsident wurde vom ghanaischen Präsidenten empfangen.", de)
    assert [(r.event_type, r.status, *sides(r)) for r in found] == [("CONSULT", "actual", ["AUT"], ["GHA"])]


def test_relative_pronoun_stands_for_the_noun_that_a_frame_names(de: Pack) -> None:
    found = reports("Die Zahl der Raketen, die von der Hamas auf Israel abgeschossen wurden, ist gestiegen.", de)
    assert [(r.event_type, *sides(r)) for r in found] == [("ASSAULT", ["PSE"], ["ISR"])]


def test_what_should_have_been_done_is_an_accusation_alone(de: Pack) -> None:
    found = reports("Malta hätte die Schiffbrüchigen retten müssen, sagte der italienische Innenminister.", de)
    assert [(r.event_type, *sides(r)) for r in found] == [("ACCUSE", ["ITA"], ["MLT"])]


def test_retold_act_keeps_its_parties(de: Pack) -> None:
    text = "Der kenianische Präsident besuchte am Montag Uganda. Die Opposition kritisierte den Besuch."
    found = [r for r in reports(text, de) if r.event_type == "CONSULT"]
    assert [(r.trigger.text, *sides(r)) for r in found] == [("besuchte", ["KEN"], ["UGA"]), ("Besuch", ["KEN"], ["UGA"])]
