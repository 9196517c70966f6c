"""carry: parties that a sentence leaves out because the article has just named them.

"Dabei wurden Ministerien bombardiert" names no attacker; the article did, in its report of the same attacks. Such a party is taken
over from the nearest report of the same kind of act that shares the other side, and its reason says so.
"""

from __future__ import annotations

from dataclasses import replace

from depesche.model import Party, Reason, Report

NEAR = 1200
"""Characters within which an act that names nobody can be the one told before (about eight sentences)."""


def carried(reports: list[Report]) -> list[Report]:
    """The reports, their missing parties taken over where the article names them."""
    done: list[Report] = []
    for n, report in enumerate(reports):
        if report.actors and report.recipients:
            done.append(report)
            continue
        told = [*reversed(done), *reports[n + 1 :]]
        done.append(with_recipients(with_actors(report, told), list(reversed(done))))
    return done


def with_actors(report: Report, told: list[Report]) -> Report:
    """The report with the actors of the nearest like act on the same recipient."""
    if report.actors or not report.recipients:
        return report
    sides = countries(report.recipients)
    fitting = [t for t in told if t.actors and alike(t, report) and countries(t.recipients) & sides and not countries(t.actors) & sides]
    best = min(fitting, key=lambda t: t.event_type != report.event_type, default=None)
    return take(report, "actor", best) if best else report


def with_recipients(report: Report, before: list[Report]) -> Report:
    """The report with the recipients of the last like act of the same actor; of an act that names nobody, with both sides."""
    if report.recipients:
        return report
    if report.actors:
        sides = countries(report.actors)
        fitting = [t for t in before if t.event_type == report.event_type and countries(t.actors) & sides and t.recipients]
        return take(report, "recipient", fitting[0]) if fitting and report.quad == 4 else report
    fitting = [t for t in before if t.event_type == report.event_type and report.trigger.start - t.trigger.start < NEAR]
    return take(take(report, "actor", fitting[0]), "recipient", fitting[0]) if fitting else report


def alike(one: Report, other: Report) -> bool:
    """Whether two reports tell the same kind of act: one type, or both material conflict."""
    return one.event_type == other.event_type or one.quad == other.quad == 4


def countries(parties: tuple[Party, ...]) -> set[str]:
    """The countries of parties."""
    return {p.country for p in parties if p.country}


def take(report: Report, slot: str, donor: Report) -> Report:
    """The report with a slot taken over from another one."""
    parties = donor.actors if slot == "actor" else donor.recipients
    reasons = tuple(Reason(slot, f"left out here, taken over from {donor.trigger.text!r}", p.start, p.end) for p in parties)
    told = report.reasons + reasons
    return replace(report, actors=parties, reasons=told) if slot == "actor" else replace(report, recipients=parties, reasons=told)
