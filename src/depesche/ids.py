"""Ids: hashes of what a thing is made of, so that the same input gets the same ids everywhere."""

import hashlib
import json
import re
import unicodedata

LENGTH = 16
"""Hex digits of an id: 64 bits, a collision among ten million ids has odds of about 1 in 400,000."""


def id_of(*parts: object) -> str:
    """The id of a thing made of the given parts (strings, numbers, None, lists and tuples of these).

    >>> id_of("report", "doc-1", 3)
    'a738b45f5147fb45'
    """
    packed = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def slug_of(name: str) -> str:
    """A readable key of a name: ASCII, lower case, words joined by hyphens.

    >>> slug_of("Li Shangfu")
    'li-shangfu'
    >>> slug_of("Weißes Haus")
    'weisses-haus'
    """
    plain = name.replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return slug or id_of(name)
