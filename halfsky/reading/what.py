"""What a figure counts: the noun behind the unit, else the words in front of the number."""

import re

from .site import Site

_NOUN = re.compile(r"(?:以上|左右|以内|余|的)*([^,。;:、()\d\n了的将和与并以]{2,24})")
_BEFORE = re.compile(r"([^,。;:、()\d\n了]{2,24}?)(?:达到|达|共|为|近|约|超过|至少|不少于|各|)$")


def what_of(site: Site) -> str:
    """Return the words for what is counted; "" when the text does not say."""
    behind = _NOUN.match(site.after)
    if behind:
        return behind.group(1)
    before = _BEFORE.search(site.clause_before)
    return before.group(1) if before else ""
