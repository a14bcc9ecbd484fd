"""`halfsky setup` makes the first unit, units below it and accounts; wrong words get one Chinese sentence."""

from __future__ import annotations

import io

import pytest

from halfsky.accounts.models import Post, Role, User
from halfsky.cli import main
from halfsky.commands.setup import ROLES
from halfsky.network.models import Basis, Descent, Unit

WORDS = ["setup", "--unit", "样县妇女联合会", "--code", "430699", "--user", "first", "--name", "试一"]
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test database is migrated already; migrating again would end the test's transaction."""
    monkeypatch.setattr("django.core.management.call_command", lambda *_words, **_options: None)


def _typed(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))


def test_the_roles_are_those_of_the_accounts() -> None:
    assert set(ROLES) == set(Role.values)


@pytest.mark.django_db
def test_the_first_unit_and_one_below_it_are_made(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    _typed(monkeypatch, "long-enough-9x")
    assert main(WORDS) == 0
    _typed(monkeypatch, "long-enough-9x")
    below = ["setup", "--unit", "样镇妇女联合会", "--under", "样县妇女联合会", "--user", "second", "--name", "试二"]
    assert main([*below, "--roles", "officer，checker"]) == 0
    county, town = Unit.objects.order_by("level")
    assert (county.level, town.level, town.parent, town.short) == (3, 4, county, "样镇妇联")
    assert Descent.objects.filter(basis=Basis.IS, ancestor=county, descendant=town).exists()
    assert set(Post.objects.filter(unit=town).values_list("role", flat=True)) == {"officer", "checker"}
    assert User.objects.get(username="second").check_password("long-enough-9x")
    assert "已建立 样镇妇女联合会和账号 second" in capsys.readouterr().out.replace("会 和", "会和")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["setup"], "用法不对；请写 halfsky setup --unit 全称"),
        ([*WORDS, "--roles", "boss"], "不认识的岗位：boss；--roles 可以写：village、officer、checker"),
        ([*WORDS, "--roles", ","], "不认识的岗位：（没有写）"),
        ([*WORDS, "--level", "street"], "不认识的层级：street"),
        ([*WORDS, "--name", " "], "--name 不能空着"),
    ],
)
def test_wrong_words_are_told_before_the_password_is_asked(
    words: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr("sys.stdin", None)  # asking for the password would fail
    try:
        status = main(words)
    except SystemExit as left:
        status = int(str(left.code))
    assert status == 2
    assert capsys.readouterr().err.startswith(sentence)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "password", "sentence"),
    [
        (WORDS, "123", "密码太短，至少要 10 个字符。这个密码太常见了。\n"),
        ([*WORDS, "--under", "没有县妇女联合会"], "long-enough-9x", "没有找到唯一的“没有县妇女联合会”"),
    ],
)
def test_what_cannot_be_made_is_told_in_chinese_and_leaves_nothing(
    words: list[str], password: str, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    _typed(monkeypatch, password)
    assert main(words) == 2
    assert capsys.readouterr().err.startswith(sentence)
    assert not Unit.objects.exists()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_second_top_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    _typed(monkeypatch, "long-enough-9x")
    assert main(WORDS) == 0
    _typed(monkeypatch, "long-enough-9x")
    assert main(["setup", "--unit", "别县妇女联合会", "--user", "other", "--name", "试三"]) == 2
    assert "请加 --under 上级全称" in capsys.readouterr().err
