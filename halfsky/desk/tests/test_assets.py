"""The build of the page assets: which icons are found, and what the lock file may say."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]


def build() -> ModuleType:
    """Return script/lib/build_assets.py as a module."""
    spec = importlib.util.spec_from_file_location("build_assets", ROOT / "script" / "lib" / "build_assets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the build with a package of two icons, in a folder of its own."""
    module = build()
    folder = tmp_path / "outline"
    folder.mkdir()
    for name in ("phone", "arrow-back-up"):
        frame = '<path stroke="none" d="M0 0h24v24H0z" fill="none" />'
        (folder / f"{name}.svg").write_text(f'<svg viewBox="0 0 24 24">\n{frame}\n  <path d="M1 1h2" />\n</svg>')
    monkeypatch.setattr(module, "ICON_FILES", folder)
    monkeypatch.setattr(module, "TARGET", tmp_path)
    return module


def test_icons_are_found_in_tags_and_in_arguments_of_templates(package: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '{% icon "phone" %}{% icon entry.icon|default:"point" %}{% include "x.html" with icon="arrow-back-up" %}'
    )
    assert package.icons_in(page) == {"phone", "point", "arrow-back-up"}


def test_python_sources_give_only_names_that_exist(package: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "programme.py"
    source.write_text('Programme(icon="phone", title="x", slug="hotline")')
    assert package.icons_in(source) == {"phone"}


def test_sprite_holds_the_logo_and_each_icon_without_its_empty_frame(package: ModuleType, tmp_path: Path) -> None:
    package.write_sprite(["phone"])
    sprite = (tmp_path / "icons.svg").read_text()
    assert '<symbol id="logo"' in sprite
    assert '<symbol id="phone" viewBox="0 0 24 24"><path d="M1 1h2" /></symbol>' in sprite
    assert "M0 0h24v24H0z" not in sprite


def test_every_icon_of_the_templates_is_in_the_installed_package() -> None:
    module = build()
    if not module.ICON_FILES.is_dir():
        pytest.skip("the page packages are not installed (script/assets)")
    named = set().union(*(module.icons_in(path) for path in module.SOURCES.rglob("*.html")))
    assert named
    assert sorted(named - module.drawn()) == []


def test_lock_file_keeps_hashes_and_names_no_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all(entry.get("integrity", "").startswith("sha512-") for entry in packages.values())
    assert not any("resolved" in entry for entry in packages.values())


def test_packages_are_pinned_exactly() -> None:
    package = json.loads((ROOT / "package.json").read_text())
    wanted = {**package["dependencies"], **package["devDependencies"]}
    assert all(version[0].isdigit() for version in wanted.values())
