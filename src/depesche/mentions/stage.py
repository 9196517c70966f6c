"""mentions: the strings of a text that stand for countries, organisations, persons, groups and places.

Names come from the gazetteer and from runs of proper nouns, offices and groups from the role nouns. What is called by a short
form ("Li", "der Minister", "er", "beide Länder") is tied to what the article named before, or, of persons, names anywhere.
"""

from __future__ import annotations

from depesche.langpack import Pack
from depesche.mentions.short_forms import ShortForms
from depesche.reading import Reading, stage


@stage(reads=("document", "syntax"), writes=("entities", "mentions"))
def mentions(reading: Reading, pack: Pack) -> Reading:
    """Add entities and mentions."""
    scene = ShortForms(reading, pack)
    for sentence in reading.parsed.sentences:
        scene.find_names(sentence)
    for sentence in reading.parsed.sentences:
        scene.find_short_forms(sentence)
    return reading.with_layers(entities=scene.entities_seen(), mentions=scene.mentions_seen())
