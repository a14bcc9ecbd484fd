"""The measures of a document: each candidate that no rule shuts out, with everything said about it."""

from bisect import bisect_right
from collections.abc import Sequence

from .agents import responsible_of
from .bounds import bound_of
from .candidates import candidates
from .doubts import Reading, judge
from .each import each_of
from .exclusions import excluded_by
from .flow import Flow, Paragraph
from .headings import headings_of
from .model import Item, Measure, Role, Span
from .roles import is_soft, role_of
from .site import Surveyor
from .tense import Tense
from .timing import Limits, recurring_of
from .what import what_of


def measures_of(
    text: str, flow: Flow, paragraphs: Sequence[Paragraph], items: Sequence[Item], title: str
) -> tuple[Measure, ...]:
    """Return the measures in order of place."""
    running = flow.text
    headings = headings_of(flow, paragraphs, items)
    tense = Tense(running, title, paragraphs, headings)
    surveyor = Surveyor(running)
    limits = Limits(running)
    starts = [i.start for i in items]
    measures: list[Measure] = []
    paragraph_starts = [p.start for p in paragraphs] or [0]
    markers = {flow.place(i.start) for i in items}
    for c in candidates(running):
        site = surveyor.site(c)
        if c.start in markers or excluded_by(site):
            continue
        verdict = tense.at(site)
        role, rule = role_of(site, verdict)
        bound, first, last = bound_of(site)
        if role is not Role.CONTEXT and is_soft(site, bound):
            role = Role.CONTEXT
        start, end = flow.origin(first), flow.origin_end(last)
        item = bisect_right(starts, start) - 1
        paragraph = paragraph_starts[max(0, bisect_right(paragraph_starts, c.start) - 1)]
        each, each_sure = each_of(site, role)
        confidence, doubts = judge(Reading(site, role, verdict, each_sure, text[start:end]))
        measures.append(
            Measure(
                quote=text[start:end],
                start=start,
                end=end,
                value=c.value,
                unit=c.unit.name,
                bound=bound,
                each=each,
                role=role,
                what=what_of(site),
                alt=c.alt,
                sentence=Span(flow.origin(site.sentence_start), flow.origin_end(site.sentence_end)),
                item=item if item >= 0 else None,
                deadline=limits.of(site),
                recurring=recurring_of(site),
                responsible=responsible_of(site, paragraph, items, item if item >= 0 else None),
                year=verdict.year,
                confidence=confidence,
                doubts=doubts,
            )
        )
        del rule
    return tuple(measures)
