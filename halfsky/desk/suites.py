"""The suites in which services are grouped, in the order in which the side bar names them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from halfsky.accounts.models import Post
from halfsky.ledger import registry
from halfsky.ledger.declaration import Programme

SUITES = {
    "rights": _("维权"),
    "livelihood": _("发展与民生"),
    "family": _("家庭与儿童"),
    "recognition": _("评选表彰"),
    "network": _("组织建设"),
    "voice": _("宣传引领"),
}


def programmes_of(post: Post) -> list[Programme]:
    """Return the programmes in which the post works, suite by suite."""
    order = list(SUITES)
    found = [programme for programme in registry.all_programmes() if post.covers(programme.suite)]
    return sorted(found, key=lambda one: order.index(one.suite) if one.suite in SUITES else len(order))
