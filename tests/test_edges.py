"""Where sentences begin: | stands where one has to."""

import pytest

from depesche.langpack import load_pack
from support import read_until

GERMAN = {
    "ordinal": "Auf der 11. Moskauer Konferenz sprach der Chef des Generalstabs.| Am 3. August reiste er ab.",
    "number at the end": "Peking liegt auf Platz 3.| Moskau folgt.",
    "monarch": "Papst Johannes Paul II. reiste nach Polen.| Nach ihm kam Benedikt XVI.| Er war Deutscher.",
    "title": "Das Gutachten schrieb Prof. Dr. Weiß.| Hptm. Krause widersprach.",
    "abbreviation of two": "Viele Staaten, z. B. Die Niederlande, enthielten sich.",
    "abbreviation at the end": "Sein Bruder ist Major a. D.| Beide leben in Riga.",
    "and so on": "Es fehlt an Geld, Personal usw.| Minsk wartet.",
    "million": "Die Kosten liegen bei 3,5 Mio. Euro.| Die Schulden liegen bei 4 Mrd.| Wer zahlt?",
    "initial": "John F. Kennedy und J. D. Vance trafen sich nie.",
    "year": "Das Abkommen stammt von 1987.| Zwei Staaten traten aus.",
    "number first": "Gegen 9.30 Uhr begann der Angriff.| 14 Menschen starben.",
    "short form no table knows": "Der Antrag von Fltlt. Krause liegt vor.",
    "state in capitals": "Das war in der DDR.| Bonn protestierte.",
    "quotation closes": "„Wir gehen.“| Mit diesen Worten verließ er den Saal.",
    "quotation runs on": "„Wir gehen!“, rief er.| „Und ihr?“ fragte sie.",
    "other marks": "»Das ist gut«, sagte sie.| »Sehr gut.«| Er schwieg.",
    "straight marks": '"Das reicht."| "Nein!"| Sie gingen.',
    "speech behind a colon": "Der Sprecher sagte am Abend: „Wir verhandeln.| Das bleibt so.“",
    "clause before a quotation": "Seine Zuversicht gründet sich auf die Lage im Norden des Landes:| „Dort herrscht Ruhe.“",
    "title behind a colon": "Am Abend zeigt der Sender im ersten Programm einen Film: „Die Brücke“.",
    "clause behind a colon": "Die Lage an der Grenze ist seit Wochen dieselbe:| Beide Seiten rücken vor.",
    "list behind a colon": "Er nannte nach langem Zögern drei Orte: Minsk, Riga und Vilnius.",
    "lead-in": "Kiew: Die Regierung tagt.",
    "semicolon between clauses": "Die Regierung lehnt ab;| die Opposition stimmt zu.",
    "semicolon inside one": "Er kritisierte den Plan; lobte aber die Mühe.",
    "ellipsis": "Man einigte sich … vorerst.| Doch Moskau schweigt …| Das bleibt so.",
    "left out": "Er ging.| […] Sie blieb.",
    "brackets": "Das (sagt sie!) ist falsch.| (Stand: 3. Mai.)| Mehr morgen.",
    "address": "Siehe www.beispiel.de.| Dort steht mehr.",
    "missing blank": "Er ging.|Sie blieb.",
    "name with a stop": "Für die Linkspartei.PDS sprach niemand.",
    "dateline": "Berlin (dpa) –| Die Regierung tagt.| – Die Opposition auch.",
    "headline": "Li reist nach Minsk\n| Der Minister bleibt drei Tage.",
    "bullets": "• Minsk lehnt ab| • Riga stimmt zu",
    "lines": "1. Tag:  (27.12.2008)\n| 2. Tag:  (28.12.2008)",
}
ENGLISH = {
    "title": "Mr. Smith met Sen. Graham at 5 p.m.| The talks failed.",
    "state": "The U.S. Navy left.| He came from the U.S.| The ship stayed.",
    "quotation": '"We are done."| He left.| "Why?" she asked.',
    "number": "It is No. 3 on Jan. 6.| Moscow waits, e.g. in The Hague.",
    "year": "Prices rose 3.5 percent in 2021.| Then they fell.",
    "speech": 'He said: "We will go.| All of us."| Then he left.',
    "firm": "Apple Inc. said so.| So did Ford Inc.| The others were silent.",
}


@pytest.mark.parametrize(("language", "marked"), [("de", x) for x in GERMAN.values()] + [("en", x) for x in ENGLISH.values()])
def test_sentences_begin_where_spelling_says(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    sentences = read_until("parse", text, load_pack(language), title="-").parsed.sentences
    assert [text[s.start : s.end] for s in sentences] == [part.strip() for part in marked.split("|")]


def test_the_parser_opens_no_sentence() -> None:
    words = "Minsk lehnt das Angebot ab Riga stimmt dem Vorschlag zu " * 20
    assert len(read_until("parse", words, load_pack("de"), title="-").parsed.sentences) == 1
