"""render: hostile text stays text, layers may overlap, nothing is lost."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.model import Block, Document, Evidence, Hop, Mention, Party, Record, Report, Span, Statement, Time, Voice
from depesche.render import Mark, record_html, segments

HOSTILE = '<script>alert("x")</script> & \' </div></style> <img src=x onerror=alert(1)> &amp; \r\n'
ALLOWED = {"div", "style", "h1", "p", "span", "table", "thead", "tbody", "tr", "th", "td"}


class Page(HTMLParser):
    """Collects the visible text of div.text, and all tags and attributes."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text, self.depth = set(), set(), [], 0

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if self.depth or ("class", "text") in attrs:
            self.depth += 1

    def handle_endtag(self, tag):
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data):
        if self.depth:
            self.text.append(data)


def read(html):
    page = Page()
    page.feed(html)
    page.close()
    return page


def report(text):
    trigger = Evidence(0, len(text), text)
    party = Party("country/CHN", "CHN", (), 0, len(text), text)
    hop = Hop("person", None, None, 0, len(text), "denies")
    return Report("r1", "CONSULT", "visit", (), 1, 4.0, (party,), (), trigger, Span(0, len(text)), "actual", None, None, (hop,), None, text)


@st.composite
def records(draw):
    text = draw(st.text(min_size=1, max_size=60) | st.just(HOSTILE))
    edge = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edge, edge).map(sorted), max_size=6))
    mentions = tuple(Mention(a, b, text[a:b], text) for a, b in spans)
    times = tuple(Time(a, b, text[a:b], None, text, None, None) for a, b in spans)
    blocks = tuple(Block("credit", a, b) for a, b in spans)
    quotes = tuple(Statement("s", "direct", (Span(a, b),), Voice(a, b, text[a:b]), (Span(a, b),)) for a, b in spans)
    document = Document("d", text, text, text, text)
    return Record(document, blocks, (), mentions, times, quotes, (report(text),), (), ())


@given(records())
def test_visible_text_is_the_documents_text_and_nothing_becomes_markup(record):
    page = read(record_html(record))
    assert "".join(page.text) == record.document.text
    assert page.tags <= ALLOWED
    assert page.attributes <= {"class", "title"}


def test_record_without_layers_shows_its_text():
    assert "".join(read(record_html(Record(Document("d", HOSTILE)))).text) == HOSTILE


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [(0, 9, "")]),
        ([(0, 9, "a")], [(0, 9, "a")]),
        ([(0, 5, "a"), (3, 9, "b")], [(0, 3, "a"), (3, 5, "ab"), (5, 9, "b")]),
        ([(2, 4, "a"), (2, 4, "b")], [(0, 2, ""), (2, 4, "ab"), (4, 9, "")]),
        ([(4, 4, "a")], [(0, 9, "")]),
        ([(7, 99, "a")], [(0, 7, ""), (7, 9, "a")]),
    ],
)
def test_segments_split_at_every_edge(marks, expected):
    found = segments([Mark(start, end, layer, "") for start, end, layer in marks], 9)
    assert [(start, end, "".join(m.layer for m in active)) for start, end, active in found] == expected


def test_record_shows_itself_in_a_notebook():
    text = "Li besuchte Minsk."
    html = Record(Document("d", text), reports=(report(text),))._repr_html_()
    assert "CONSULT-visit" in html
    assert "(denies)" in html
