"""What the accounts say when the tree changes: who may change it, and where posts go when their unit closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts.models import Post
from halfsky.accounts.policy import Action, Reach, reach
from halfsky.accounts.session import Actor
from halfsky.network.models import Basis, Descent, Unit
from halfsky.network.succession import Handover, Loose, TreeActor


def may_change_tree(by: TreeActor, units: Sequence[Unit]) -> bool:
    """Return whether the policy lets somebody change all these units."""
    if not isinstance(by, Actor):
        return False
    extent = reach(by.post, Action.TREE_CHANGE)
    if extent is not Reach.SUBTREE:
        return extent is Reach.ALL
    wanted = {unit.pk for unit in units}
    below = Descent.objects.filter(basis=Basis.IS, ancestor_id=by.unit_id, descendant_id__in=wanted)
    return bool(wanted) and wanted <= set(below.values_list("descendant_id", flat=True))


def loose_posts(unit: Unit) -> Iterator[Loose]:
    """Yield the posts held today or later: each needs an heir before the unit can be split."""
    held = Post.objects.filter(unit=unit, held_to__gt=timezone.localdate())
    for post in held.select_related("user").order_by("id"):
        label = _("岗位 %(name)s·%(role)s") % {"name": post.user.full_name, "role": post.get_role_display()}
        yield Loose("post", post.pk, label)


def hand_over_posts(handover: Handover, _by: TreeActor) -> None:
    """End the posts of a closed unit on the day and open the same ones at its successor."""
    held = Post.objects.filter(unit=handover.predecessor, held_to__gt=handover.day)
    for post in held.order_by("id"):
        if not handover.covers("post", post.pk):
            continue
        begins, ends = max(post.held_from, handover.day), post.held_to
        same = Q(user=post.user_id, unit=handover.successor, role=post.role, held_from=begins)
        if not Post.objects.filter(same).exists():
            Post.objects.create(
                user_id=post.user_id,
                unit=handover.successor,
                role=post.role,
                department=post.department,
                suites=post.suites,
                held_from=begins,
                held_to=ends,
            )
        post.held_to = begins
        post.save(update_fields=["held_to"])
