"""What the plan pages read."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from halfsky.accounts import policy
from halfsky.accounts.models import Post
from halfsky.accounts.policy import Action
from halfsky.network.models import Basis, Descent
from halfsky.plans.models import Allotment, Plan, Target


def plans_for(post: Post) -> QuerySet[Plan]:
    """Return the plans that a post may read: all of its own unit, published ones of every other."""
    published = Q(state__in=[Plan.State.PUBLISHED, Plan.State.REPLACED])
    return Plan.objects.filter(Q(unit_id=post.unit_id) | published).select_related("unit")


def own_plans(post: Post) -> QuerySet[Plan]:
    """Return the plans that a post may change: those of its own unit; others are not there for it."""
    return plans_for(post).filter(unit_id=post.unit_id)


def near_plans(post: Post) -> QuerySet[Plan]:
    """Return the plans of the post's unit and of those above and directly below it, newest first."""
    near = Descent.objects.filter(basis=Basis.IS)
    above = near.filter(descendant_id=post.unit_id).values("ancestor")
    below = near.filter(ancestor_id=post.unit_id, depth=1).values("descendant")
    return plans_for(post).filter(Q(unit__in=above) | Q(unit__in=below)).order_by("-year", "unit__level", "-id")


def may_edit(post: Post, plan: Plan) -> bool:
    return post.unit_id == plan.unit_id and policy.may(post, Action.PLAN_EDIT)


def may_publish(post: Post, plan: Plan) -> bool:
    return post.unit_id == plan.unit_id and policy.may(post, Action.PLAN_PUBLISH)


def issued_to(post: Post) -> QuerySet[Allotment]:
    """Return the parts that units above issued to the post's unit."""
    found = Allotment.objects.filter(unit_id=post.unit_id, issued_at__isnull=False)
    standing = found.filter(target__plan__state=Plan.State.PUBLISHED)
    return standing.select_related("target", "target__plan", "target__plan__unit").order_by("-target__plan__year")


@dataclass(frozen=True)
class Tally:
    """How many numbers of a plan stand where in the review."""

    total: int
    confirmed: int
    waiting: int
    doubtful: int
    dropped: int


def tally(targets: list[Target]) -> Tally:
    states = [target.state for target in targets]
    doubtful = sum(target.is_doubtful for target in targets)
    return Tally(
        total=len(targets) - states.count(Target.State.DROPPED),
        confirmed=states.count(Target.State.CONFIRMED),
        waiting=states.count(Target.State.WAITING) - doubtful,
        doubtful=doubtful,
        dropped=states.count(Target.State.DROPPED),
    )


def review_order(targets: list[Target]) -> list[Target]:
    """Return the numbers as the review lists them: doubtful ones first, then in order of place."""
    return sorted(targets, key=lambda target: (not target.is_doubtful, target.start, target.order))
