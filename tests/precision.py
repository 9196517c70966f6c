"""Which words license which precision: a measure of its own, that shares no list with the language packs.

`grade_of` says how fine an EDTF value is, `licence_of` how fine the words allow it to be; `violations` compares them for a record.
"""

import re
from collections.abc import Iterator

from depesche.edtf_value import bounds
from depesche.model import Record

GRADES = ("century", "decade", "year", "half", "quarter", "month", "week", "day")
"""From coarse to fine; a season counts as a quarter."""
GROUPS = {21: "quarter", 22: "quarter", 23: "quarter", 24: "quarter", 40: "half", 41: "half"} | dict.fromkeys(range(33, 37), "quarter")
WORDS = {
    "day": r"""
        montag~ dienstag~ mittwoch~ donnerstag~ freitag~ samstag~ sonnabend~ sonntag~ ~sonntag heute heutig~ gestern gestrig~
        vorgestern morgen morgig~
        übermorgen tag tage tages tagen tags ~tage ~tagen vortag~ vorabend~ folgetag~ abend abends mittag~ nachmittag~
        vormittag~ nacht nachts
        morgens früh mitternacht morgenstunden abendstunden nachtstunden uhr stunde stunden werktag~ arbeitstag~
        neujahr~ weihnacht~ heiligabend silvester~ oster~ pfingst~ karfreitag fronleichnam himmelfahrt allerheiligen
        rosenmontag aschermittwoch
        reformationstag dreikönig~ nikolaustag muttertag valentinstag frauentag weltfrauentag stephanstag
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun today
        yesterday tomorrow tonight day days
        evening morning afternoon noon midday midnight night overnight hour hours o'clock a\.m p\.m am pm
        christmas easter pentecost halloween thanksgiving independence women's mother's valentine's victory""",
    "week": r"woche wochen wochenende~ vorwoche wochenbeginn wochenmitte week weeks weekend weekends fortnight",
    "month": r"""
        januar~ jänner~ februar~ feber märz~ april~ mai juni juli august~ september~ oktober~ november~ dezember~
        january february march may june july october december jan feb mär mar apr jun jul aug sep sept okt oct nov dez dec
        monat monats monate monaten vormonat~ monatsbeginn monatsende monatsmitte month months""",
    "quarter": r"""
        quartal~ vierteljahr~ vorquartal~ frühjahr~ frühling~ sommer~ herbst~ winter~ frühsommer spätsommer hochsommer
        spätherbst frühherbst
        quarter quarters spring summer autumn fall""",
    "half": r"halbjahr~ jahreshälfte half",
    "year": r"""
        jahr jahrs jahre jahres jahren ~jahre ~jahren vorjahr~ vorvorjahr~ heuer heurig~ diesjährig~ letztjährig~ vorjährig~
        nächstjährig~
        jahresbeginn jahresende jahreswechsel jahresanfang jahresmitte saison spielzeit year years""",
    "decade": r"""
        jahrzehnt~ dekade~ decade decades ~zigerjahre ~zigerjahren nullerjahre zwanziger~ dreißiger~ vierziger~ fünfziger~
        sechziger~ siebziger~
        achtziger~ neunziger~ twenties thirties forties fifties sixties seventies eighties nineties""",
    "century": r"jahrhundert~ century centuries",
}
"""Words by the grade that they license; `~` stands for any letters."""
PATTERNS = {
    grade: re.compile(rf"(?<!\w)(?:{'|'.join(words.split()).replace('~', '[a-zäöüß]*')})(?!\w)", re.IGNORECASE)
    for grade, words in WORDS.items()
}
MONTH = PATTERNS["month"].pattern
ORDINAL = r"(?:erst|zweit|dritt|viert|fünft|first|second|third|fourth|fifth)\w*"
NUMBERS = {
    "day": re.compile(
        rf"(?<!\d)\d{{1,2}}\.(?!\d)|\d{{1,2}}[./]\d{{1,2}}\.|\d{{4}}-\d\d-\d\d|\d{{1,2}}[.:]\d\d(?!\d)|^\s*\d{{1,2}}\s*$"
        rf"|(?<!\d)(?:\d{{1,2}}(?:st|nd|rd|th)?|{ORDINAL})\s+(?:of\s+)?{MONTH}|{MONTH}\.?\s+\d{{1,2}}(?!\d)",
        re.IGNORECASE,
    ),
    "decade": re.compile(r"\d0(?:er|ern|s)\b"),
    "year": re.compile(r"(?<!\d)\d{4}(?!\d|er|s\b)|['’]\d\d\b|(?<!\d)\d{3}(?!\d)"),
}
"""Digits that license a grade: a day of the month or an hour, a decade, a year."""


def grade_of(edtf: str) -> str:
    """How fine a value is: of an interval or set its finest end or member."""
    parts = [p for p in re.split(r"\.\.|[/,\[\]{}]", edtf) if p]
    return max((grade_of_date(part.rstrip("~?%")) for part in parts), key=GRADES.index)


def grade_of_date(value: str) -> str:
    """How fine a date without interval is."""
    if value.endswith("XX") and len(value) == 4:
        return "century"
    if value.endswith("X"):
        return "decade"
    if len(value) == 7:
        return GROUPS.get(int(value[5:]), "month")
    return "year" if len(value) == 4 else "day"


def licence_of(words: str) -> str | None:
    """The finest grade that words allow; None where they name no time that is known here."""
    found = {grade for patterns in (PATTERNS, NUMBERS) for grade, pattern in patterns.items() if pattern.search(words)}
    return max(found, key=GRADES.index, default=None)


def is_week(edtf: str) -> bool:
    """Whether an interval of days is a calendar week or its weekend, which EDTF cannot name otherwise; also one that is open at an end."""
    first, last = bounds(edtf)
    return "/" in edtf and (first is None or last is None or first < last)


def allowed(edtf: str, words: str, published: str | None) -> bool:
    """Whether a value is no finer than its words.

    A week or weekend is an interval of days. A stretch counted back from or ahead of the document's date ("in the past five
    years") has that date as one end, so its other end may be one grade finer than the unit counted.
    """
    licence = licence_of(words)
    if licence is None:
        return False
    grade = GRADES.index(grade_of(edtf))
    if grade <= GRADES.index(licence) or (licence == "week" and (is_week(edtf) or "[" in edtf)):
        return True
    low, _, high = edtf.partition("/")
    anchored = bool(published and high) and any(published.startswith(end) for end in (low, high) if end)
    return anchored and grade_of(edtf) == {"year": "month", "half": "month", "month": "month", "decade": "year", "century": "year"}.get(
        licence
    )


def violations(record: Record) -> Iterator[str]:
    """What in a record is finer than its words, and reports with a date that rests on no words."""
    text, published = record.document.text, record.document.published
    spans = {(t.start, t.end, t.edtf) for t in record.times}
    for time in record.times:
        if time.edtf and not allowed(time.edtf, time.text, published):
            yield f"time {time.text!r} = {time.edtf} (published {published}): {around(text, time.start, time.end)}"
    for report in record.reports:
        if report.time and (report.time.start, report.time.end, report.time.edtf) not in spans:
            yield f"report {report.trigger.text!r} has the time {report.time.edtf} without words for it"
    for fact in record.facts:
        sentence = around(text, fact.start, fact.end, 200)
        if fact.period and not allowed(fact.period, sentence, published):
            yield f"fact {fact.indicator} has the period {fact.period}: {sentence}"


def around(text: str, start: int, end: int, width: int = 40) -> str:
    """The words with those beside them."""
    return " ".join(text[max(0, start - width) : end + width].split())
