"""The programmes: found by name at start, met only through here."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module, resources
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from django.conf import settings

from halfsky.ledger import parameters
from halfsky.ledger.declaration import Programme

_FOUND: dict[str, Programme] = {}
_MODULES: dict[str, str] = {}
FAULTS: list[tuple[str, str]] = []
"""(file, fault) of declarations that could not be read; the system checks report them."""


def discover() -> None:
    """Find every <root>/<suite>/<slug>/programme.py and make its `PROGRAMME` known."""
    _FOUND.clear()
    _MODULES.clear()
    FAULTS.clear()
    for root in settings.HALFSKY_PROGRAMMES:
        base = Path(str(resources.files(root)))
        for path in sorted(base.glob("*/*/programme.py")):
            _take(f"{root}.{path.parent.parent.name}.{path.parent.name}", path)


def _take(package: str, path: Path) -> None:
    try:
        module = import_module(f"{package}.programme")
        programme = module.PROGRAMME
        parameters.load_folder(path.parent / "parameters")
    except Exception as fault:  # any fault of a declaration is reported with its file, not raised at import
        FAULTS.append((str(path), repr(fault)))
        return
    if programme.slug in _FOUND:
        FAULTS.append((str(path), f"slug {programme.slug!r} is declared twice"))
        return
    register(programme, package)


def register(programme: Programme, package: str) -> None:
    """Make a programme known; `package` is where its indicators, templates and tests stand."""
    _FOUND[programme.slug] = programme
    _MODULES[programme.slug] = package


def get(slug: str) -> Programme:
    """Return the programme of that slug; KeyError where there is none."""
    return _FOUND[slug]


def all_programmes() -> Iterable[Programme]:
    return tuple(_FOUND.values())


def package_of(slug: str) -> str:
    return _MODULES[slug]


def module_of(slug: str, name: str) -> ModuleType | None:
    """Return a module of the programme's folder (indicators, phrases ...), or None where it has none."""
    full = f"{_MODULES[slug]}.{name}"
    return import_module(full) if find_spec(full) else None


def choices() -> list[tuple[str, str]]:
    return [(programme.slug, str(programme.title)) for programme in _FOUND.values()]
