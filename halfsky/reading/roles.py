"""The role of a figure: context by what it measures, else target or achieved by how its passage is told."""

import re
from collections.abc import Callable

from .contexts import CONTEXT_RULES
from .model import Role
from .site import Site
from .tense import Verdict

__all__ = ["CONTEXT_RULES", "PLAIN_RULES", "role_of"]
PLAIN_RULES = frozenset({"duration", "anniversary", "length_of_text", "per_hundred_thousand"})  # read no other way
FIRM = 1.5  # verdicts this strong tell a passage of plans


def role_of(site: Site, verdict: Verdict) -> tuple[Role, str]:
    """Return the role and the name of the rule that gave it."""
    for name, function in CONTEXT_RULES:
        if function(site) and not (name in YIELDING and YIELDING[name](site, verdict)):
            return Role.CONTEXT, name
    return (Role.TARGET if verdict.score > 0 else Role.ACHIEVED), "tense"


_MEAN = re.compile(r"(?:人均|户均|平均(?:每[人户名])?)[^,。;每]{0,8}$")
_RULED = re.compile(r"标准|按照?|规定|不低于|不少于|不超过")


def _mean_reached(site: Site, verdict: Verdict) -> bool:
    """发放贷款312万元，户均8万元: what a sum came to by the head, where no standard is named."""
    return verdict.score < 0 and bool(_MEAN.search(site.clause_before)) and not _RULED.search(site.part_before)


_DESCRIBED = re.compile(r"现有|目前|现状|全[市县省区州镇乡]共?有|截至|总数[为达]|人口")


def _share_to_come(site: Site, verdict: Verdict) -> bool:
    """达标户占到50%: in a passage of plans a share is to be reached, unless the sentence describes what there is."""
    return verdict.monitors or (verdict.score >= FIRM and _DESCRIBED.search(site.part_before) is None)


_REQUIRED = re.compile(r"(?:不低于|不少于|至少|达到?|提高到|提升到|保持在|有)$")


def _post_to_come(site: Site, verdict: Verdict) -> bool:
    """女干部占比不低于10%: in a passage of plans a share of posts is asked for."""
    return verdict.score >= FIRM and bool(_REQUIRED.search(site.clause_before) or site.after.startswith("以上"))


_EACH_ASKED = re.compile(r"[均每][^,。;]{0,8}(?:不少于|不低于|至少|达到)$")


def _size_to_come(site: Site, verdict: Verdict) -> bool:
    """面积均不少于三十亩: in a passage of plans what each is to have is asked for."""
    return verdict.score >= FIRM and _EACH_ASKED.search(site.clause_before) is not None


YIELDING: dict[str, Callable[[Site, Verdict], bool]] = {
    "standard_per_head": _mean_reached,
    "share_of_account": _share_to_come,
    "officials_in_post": _post_to_come,
    "size_of_place": _size_to_come,
}
