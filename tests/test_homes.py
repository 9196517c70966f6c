"""Whose a body, office or group is that the text names without a country."""

import pytest

from depesche.langpack import Pack
from support import read_until


def countries(text: str, words: str, pack: Pack, title: str | None = None, published: str | None = None) -> set[str | None]:
    """The countries of those whom the last telling of some words stands for."""
    reading = read_until("mentions", text, pack, published, title)
    entities = {e.id: e for e in reading.entities}
    at = text.rindex(words)
    return {entities[m.entity].country for m in reading.mentions if m.start == at and m.text == words}


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Kenia und Uganda warnten ihre Bürger.", "ihre Bürger", {"KEN", "UGA"}),
        ("Portugal hat seine Botschaft geschlossen.", "seine Botschaft", {"PRT"}),
        ("Die Opposition in Kenia protestierte. Präsident Jan Beispiel aus Uganda schwieg. Sein Sprecher auch.", "Sein Sprecher", {"UGA"}),
        ("Die sudanesische Regierung tagte. Kenia lud ein. Die Regierung sagte ab.", "Die Regierung", {"SDN"}),
        ("Peru und Chile verhandeln. Beide Minister reisten ab.", "Beide Minister", {"PER", "CHL"}),
        ("Peru und Chile streiten. Chile tagte. Das Ministerium bestellte den peruanischen Botschafter ein.", "Das Ministerium", {"CHL"}),
        ("Peru und Chile streiten. Peru rief nach Chile. Chile hatte der Führung gedroht.", "der Führung", {"PER"}),
        ("Peru und Chile streiten. Peru rief nach Chile. Lima hatte dem Nachbarn gedroht.", "dem Nachbarn", {"CHL"}),
        ("Peru, Peru und Bolivien tagten. Norwegen war besorgt. Entwicklungsminister Jan Beispiel schwieg.", "Jan Beispiel", {"PER"}),
        ("Peru und Chile tagten. In Norwegen fragten Senatoren beider Parteien nach.", "Senatoren", {"NOR"}),
        ("Peru, Peru und Bolivien tagten. Norwegen dankte dem Nachbarn.", "dem Nachbarn", {"PER"}),
        ("Peru, Peru und Bolivien tagten. Bolivien mahnte die Regierung.", "die Regierung", {"PER"}),
        ("Peru, Peru und Bolivien tagten. Bolivien dankte den Gastgebern.", "den Gastgebern", {"PER"}),
        ("Peru tagte. Der Staatenbund Unasur war besorgt.", "Der Staatenbund", {"UNASUR"}),
        ("Peru tagte. Der Bauer hatte dem Nachbarn gedroht.", "dem Nachbarn", {None}),
        ("Westliche Regierungen kritisierten Peru.", "Westliche Regierungen", {None}),
        ("Der peruanische und der chilenische Minister reisten ab.", "der chilenische Minister", {"PER", "CHL"}),
        ("Britische, deutsche und dänische Diplomaten reisten ab.", "dänische Diplomaten", {"GBR", "DEU", "DNK"}),
        ("Deutsch-französische Truppen rückten ab.", "Deutsch-französische Truppen", {"DEU", "FRA"}),
        ("Bosnisch-serbische Truppen? Nein, bosnisch-serbische Truppen rückten ab.", "bosnisch-serbische Truppen", {"BIH"}),
        ("Die Minister Perus, Chiles und Boliviens reisten ab.", "Die Minister", {"PER", "CHL", "BOL"}),
        ("Das Quartett aus EU, Russland und den USA tagte.", "Das Quartett", {"EU", "RUS", "USA"}),
        ("Mali tagte. Die von Togo bewaffneten Rebellen rückten ab.", "bewaffneten Rebellen", {"MLI"}),
        ("Mali tagte. Truppen unter Führung Togos rückten ab.", "Truppen", {"TGO"}),
        ("Wegen Peru kam eine Delegation unter Leitung von Kanzlerin Merkel.", "eine Delegation", {"DEU"}),
        ("In Peru war der dänische Oberst Jan Beispiel in Peru.", "Jan Beispiel", {"DNK"}),
        ("Peru tagte. Der Generalsekretär von Amnesty International kam.", "Der Generalsekretär", {None}),
        ("Peru, Chile und Bolivien tagten. Die drei Länder schwiegen.", "Die drei Länder", {"PER", "CHL", "BOL"}),
        ("Peru und Chile tagten. Tausende gingen auf die Straße.", "Tausende", {None}),
        ("Kanzlerin Angela Merkel besuchte Peru. Die 58-Jährige schwieg.", "58-Jährige", {"DEU"}),
        ("Präsident Joachim Gauck besuchte Peru. Der Politiker lobte Peru.", "Der Politiker", {"DEU"}),
        ("Peru tagte. In seiner Rede lobte Joachim Gauck Chile.", "seiner", {"DEU"}),
        ("Die Demokratische Partei Thailands tagte. Die Demokratische Partei schwieg.", "Demokratische Partei", {"THA"}),
        ("Die türkischen Grünen tagten.", "Grünen", {"TUR"}),
        ("Die Grünen tagten in Peru.", "Die Grünen", {"DEU"}),
        ("Peru trauert. Ein Selbstmordattentäter war es.", "Ein Selbstmordattentäter", {None}),
        ("In Peru starben vier Menschen.", "vier Menschen", {None}),
        ("Die Union lud Chile ein. Die NATO tagte. Die Mitgliedstaaten stimmten zu.", "Die Mitgliedstaaten", {"NATO"}),
        ("Norwegen klagt über Peru. Oslo bestellte den Botschafter ein.", "den Botschafter", {"PER"}),
        ("Die syrische Führung und die Rebellen verhandeln.", "die Rebellen", {"SYR"}),
        ("Frankreich half. Im Tschad griffen Aufständische an.", "Aufständische", {"TCD"}),
        ("Ein Hamasführer sprach.", "Ein Hamasführer", {"PSE"}),
        ("Ein Landgericht tagte in Deutschland.", "Ein Landgericht", {"DEU"}),
        ("Dörfer im Nordirak brannten.", "Nordirak", {"IRQ"}),
        ("Mursi reiste aus Ägypten nach Katar. Sein Gastgeber versprach Hilfe.", "Sein Gastgeber", {"QAT"}),
        ("Peru klagte gegen Chile. Der peruanische Minister traf seinen Amtskollegen.", "seinen Amtskollegen", {"CHL"}),
        ("Kinshasa beschuldigt das Nachbarland Ruanda.", "das Nachbarland", {"RWA"}),
        ("Venezuela drohte. Kolumbien übergab dem Nachbarland einen Gefangenen.", "dem Nachbarland", {"VEN"}),
        ("Kenia traf den tunesischen Präsidenten Max Beispiel in Kairo.", "den tunesischen Präsidenten Max Beispiel", {"TUN"}),
        ("In Peru tagten die Außenminister Serbiens und Kroatiens.", "die Außenminister", {"SRB", "HRV"}),
        ("Truppen unter Führung der Vereinigten Staaten rückten vor.", "Truppen", {"USA"}),
        ("Sudan klagte. Kenia bat alle Staaten um Hilfe.", "alle Staaten", {None}),
        ("Kenia nahm Flüchtlinge auf.", "Flüchtlinge", {None}),
    ],
)
def test_body_without_a_country(de: Pack, text: str, words: str, wanted: set[str | None]) -> None:
    assert countries(text, words, de) == wanted


def test_title_tells_what_an_article_is_about(de: Pack) -> None:
    text = "Die Rebellen haben die Hauptstadt eingenommen."
    assert countries(text, "Die Rebellen", de, title="Tschad: Rebellen in der Hauptstadt") == {"TCD"}
    assert countries(text, "Die Rebellen", de) == {None}


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Polen und Litauen tagten. Sie vereinbarten ein Treffen.", "Sie", {"POL", "LTU"}),
        ("Zwei afghanische Soldaten flohen. Sie griffen ein Lager an.", "Sie", {"AFG"}),
        ("Der Bericht ging an die kubanische Regierung. Diese antwortete nicht.", "Diese", {"CUB"}),
        ("Angela Beispiel aus Ghana traf Peter Muster aus Togo. Sie dankte.", "Sie", {"GHA"}),
        ("Brüssel droht Ungarn.", "Brüssel", {"EU"}),
        ("In Brüssel tagten Minister.", "Brüssel", {"BEL"}),
        ("Belgien wankt. Brüssel schweigt.", "Brüssel", {"BEL"}),
        ("Peru wankt. Chile liefert Waffen in das Land.", "das Land", {"PER"}),
        ("Der chilenische Minister traf den peruanischen Präsidenten. Er forderte ihn auf, abzuziehen.", "ihn", {"PER"}),
        ("Peru griff Chile an. Chile schoss zurück. Ecuador mahnte beide Seiten.", "beide Seiten", {"PER", "CHL"}),
        ("Die Kanzlerin kam zu einem Israelbesuch.", "Israel", {"ISR"}),
        ("Die Armee griff Talibanstellungen an.", "Taliban", {"AFG"}),
        ("Kenia schloss seine Botschaft in Syrien und rief dazu auf, das Land zu verlassen.", "das Land", {"SYR"}),
        ("Peru griff Chile an. Brasiliens Minister lud seine Amtskollegen aus beiden Ländern ein.", "seine Amtskollegen", {"PER", "CHL"}),
        ("Saudi-arabische Flugzeuge kreisten.", "Saudi-arabische", {"SAU"}),
    ],
)
def test_short_forms_stand_for_whom_the_text_told(de: Pack, text: str, words: str, wanted: set[str | None]) -> None:
    assert countries(text, words, de) == wanted


def test_country_told_later_goes_before_one_that_was_guessed(de: Pack) -> None:
    text = "Peru verhandelt. Außenminister Muster reiste ab. Der chilenische Außenminister Muster bleibt zwei Tage."
    reading = read_until("mentions", text, de)
    assert [e.country for e in reading.entities if e.id == "person/muster"] == ["CHL"]


def test_english_owners_and_pairs(en: Pack) -> None:
    assert countries("Kenya closed its embassy.", "its", en) == {"KEN"}
    assert countries("Peru and Chile talked. They agreed.", "They", en) == {"PER", "CHL"}
    assert countries("Brussels threatened Hungary.", "Brussels", en) == {"EU"}
