"""The post in which somebody acts: one at a time, chosen in the side bar and kept in her session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone

from halfsky.accounts.models import Post, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

SESSION_KEY = "halfsky-post"


@dataclass(frozen=True)
class Actor:
    """Who does something, in which post. Pages, jobs and commands all act as one of these."""

    user: User
    post: Post

    @property
    def unit_id(self) -> int:
        return self.post.unit_id


class DeskRequest(HttpRequest):
    """A request that has passed the policy: its visitor is signed in and acts in a post."""

    user: User
    actor: Actor


def posts_of(user: User | AnonymousUser) -> list[Post]:
    """Return the posts held today, the first one being where she acts unless she chose another."""
    if not isinstance(user, User):
        return []
    held = Post.objects.held_on(timezone.localdate()).filter(user=user, unit__isnull=False)
    return list(held.select_related("unit", "unit__parent", "user").order_by("id"))


def actor_of(request: HttpRequest) -> Actor | None:
    """Return who acts in this request, or None for somebody without a post."""
    posts = posts_of(request.user)
    if not posts or not isinstance(request.user, User):
        return None
    chosen = request.session.get(SESSION_KEY)
    post = next((post for post in posts if post.pk == chosen), posts[0])
    return Actor(request.user, post)


def choose(request: HttpRequest, post_id: int) -> bool:
    """Act in that post from now on; return whether she holds it."""
    if any(post.pk == post_id for post in posts_of(request.user)):
        request.session[SESSION_KEY] = post_id
        return True
    return False
