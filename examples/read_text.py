"""Read a text and print its reports, with the words and voices behind them.

python examples/read_text.py
"""

import depesche

TEXT = (
    "Der chinesische Staatschef Xi Jinping hat am Mittwoch in Peking den belarussischen Präsidenten Alexander Lukaschenko empfangen. "
    "Der Handel zwischen China und Belarus wuchs nach Angaben aus Peking im Jahr 2022 um rund 33 Prozent."
)


def main() -> None:
    """Print one line a report and one a fact."""
    record = depesche.load("de")(TEXT, published="2023-03-02", outlet="Beispielkurier")
    for report in record.reports:
        actors, recipients = (" + ".join(p.text for p in parties) for parties in (report.actors, report.recipients))
        voices = [TEXT[hop.start : hop.end] for hop in report.attribution]
        print(report.event_type, report.mode, "|", actors, "→", recipients or "–", "|", report.time and report.time.edtf, "|", *voices)
    for fact in record.facts:
        print(fact.indicator, *fact.parties, fact.comparator, fact.value, fact.unit, fact.period)


if __name__ == "__main__":
    main()
