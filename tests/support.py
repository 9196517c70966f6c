"""What tests of the stages share."""

from depesche.langpack import Pack
from depesche.model import Document
from depesche.pipeline import STAGES
from depesche.reading import Reading


def read_until(stage: str, text: str, pack: Pack, published: str | None = None, title: str | None = None) -> Reading:
    """A text taken through the stages up to the one named."""
    reading = Reading(Document("x", text, title=title, published=published, language=pack.code))
    for each in STAGES:
        reading = each(reading, pack)
        if each.__name__ == stage:
            return reading
    raise ValueError(stage)
