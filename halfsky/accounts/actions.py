"""What an organiser does with accounts and posts below her unit; each act leaves an append-only line."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from axes.utils import reset as unlock
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts.models import Post, ReadingLine, Role, User
from halfsky.accounts.session import Actor
from halfsky.accounts.tree import may_change_tree
from halfsky.network.models import FAR, Unit

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No letter that is read as another one when a password is copied by hand."""
GROUPS, GROUP = 3, 4


class AccountRefused(ValueError):
    """The account or post cannot be changed so; the sentence says what to do."""

    @property
    def sentence(self) -> str:
        return str(self)


@dataclass(frozen=True)
class NewPost:
    """Who is to work in a unit, and as what."""

    username: str
    full_name: str
    role: Role
    department: str = ""


@dataclass(frozen=True)
class Seated:
    """A post given; the password is told once where the account is new, else empty."""

    post: Post
    password: str = ""


@transaction.atomic
def add_post(unit: Unit, new: NewPost, by: Actor) -> Seated:
    """Give somebody a post in the unit from today, with a new account where the sign-in name is free."""
    _allow(by, unit)
    if not unit.is_standing:
        raise AccountRefused(_("%(unit)s已经撤并，请改选承接单位。") % {"unit": unit.short})
    user, password = User.objects.filter(username=new.username).first(), ""
    if user is None:
        password = made_up_password()
        user = User.objects.create_user(
            new.username, password=password, full_name=new.full_name, password_is_initial=True
        )
    elif user.full_name != new.full_name or not _is_hers(user, by):
        raise AccountRefused(_("登录名“%(name)s”已经有人在用，请换一个。") % {"name": new.username})
    if _held(user).filter(unit=unit, role=new.role).exists():
        raise AccountRefused(
            _("%(name)s在%(unit)s已经是%(role)s。")
            % {"name": user.full_name, "unit": unit.short, "role": new.role.label}
        )
    post, _made = Post.objects.update_or_create(
        user=user,
        unit=unit,
        role=new.role,
        held_from=timezone.localdate(),
        defaults={"held_to": FAR, "department": new.department},
    )
    _note(by, _("设岗位：%(post)s，登录名 %(name)s") % {"post": _words(post), "name": user.username})
    return Seated(post, password)


@transaction.atomic
def end_post(post: Post, by: Actor) -> None:
    """End a post today; the account stays, for whatever else she holds and for the past."""
    _allow(by, post.unit)
    if post.user_id == by.user.pk:
        raise AccountRefused(_("不能结束自己的岗位，请由上级组织部门办理。"))
    post.held_to = timezone.localdate()
    post.save(update_fields=["held_to"])
    _note(by, _("结束岗位：%(post)s") % {"post": _words(post)})


@transaction.atomic
def reset_password(user: User, by: Actor) -> str:
    """Give an account a new initial password, open its door again, and return the password: it is told once."""
    if user.pk == by.user.pk:
        raise AccountRefused(_("自己的密码请在右上角“改密码”里改。"))
    if not _is_hers(user, by):
        raise AccountRefused(_("%(name)s还在您辖区以外任职，请由那里的组织部门重设密码。") % {"name": user.full_name})
    password = made_up_password()
    user.set_password(password)
    user.password_is_initial = True
    user.save(update_fields=["password", "password_is_initial"])
    unlock(username=user.username)
    _note(by, _("重设密码：%(name)s，登录名 %(user)s") % {"name": user.full_name, "user": user.username})
    return password


def made_up_password() -> str:
    """Return a password such as k7mp-x3qh-w9dr."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(GROUP)) for _group in range(GROUPS))


def _allow(by: Actor, unit: Unit) -> None:
    if not may_change_tree(by, [unit]):
        raise AccountRefused(_("%(unit)s不在您的辖区，请由它的上级组织部门办理。") % {"unit": unit.short})


def _is_hers(user: User, by: Actor) -> bool:
    """Whether all units in which somebody works, or worked if nowhere now, stand below the organiser."""
    posts = _held(user) if _held(user).exists() else Post.objects.filter(user=user)
    return may_change_tree(by, [post.unit for post in posts.select_related("unit")])


def _held(user: User) -> models.QuerySet[Post]:
    return Post.objects.filter(user=user, held_to__gt=timezone.localdate())


def _words(post: Post) -> str:
    return f"{post.unit.short} {Role(post.role).label} {post.user.full_name}"


def _note(by: Actor, detail: str) -> None:
    what = ReadingLine.What.ACCOUNT
    ReadingLine.objects.create(user=by.user, unit_id=by.unit_id, what=what, detail=detail[:200])
