"""Build build/static from node_modules: Tabler's style sheet, htmx and a sprite of only the icons that our pages name.

Standard library only, so that it starts fast. An icon is found by its name in the sources: in a template
`{% icon "phone" %}` or `icon="phone"`, in Python as any string that is the name of an icon (a few too many do no harm).
"""

import hashlib
import re
import shutil
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "halfsky"
TARGET = ROOT / "build" / "static" / "vendor"
STAMP = ROOT / "build" / ".assets-stamp"
MODULES = ROOT / "node_modules"
ICON_FILES = MODULES / "@tabler" / "icons" / "icons" / "outline"
COPIES = {
    "tabler.min.css": MODULES / "@tabler" / "core" / "dist" / "css" / "tabler.min.css",
    "htmx.min.js": MODULES / "htmx.org" / "dist" / "htmx.min.js",
}
LOGO = SOURCES / "static" / "halfsky" / "logo.svg"

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
ICON_TAG = re.compile(r"\{%\s*icon\s+(.*?)%\}", re.S)
ICON_ARGUMENT = re.compile(r"\bicon=[\"']([a-z0-9-]+)[\"']")
QUOTED = re.compile(r"[\"']([a-z0-9-]+)[\"']")
DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.S)
EMPTY_FRAME = re.compile(r'\s*<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>')


def main() -> int:
    """Return 0 when build/static is ready, 1 when --strict was given and something is missing."""
    sources = sorted(path for pattern in ("*.html", "*.py") for path in SOURCES.rglob(pattern))
    stamp = state_of(sources)
    if STAMP.exists() and STAMP.read_text() == stamp and (TARGET / "icons.svg").exists():
        return 0
    TARGET.mkdir(parents=True, exist_ok=True)
    missing = [name for name, origin in COPIES.items() if not copied(origin, TARGET / name)]
    names = sorted(set().union(*map(icons_in, sources)))
    absent = [name for name in names if name not in drawn()]
    write_sprite([name for name in names if name not in absent])
    if missing:
        print(
            f"assets: without {', '.join(missing)} (not installed); our own style sheet is used alone", file=sys.stderr
        )
        STAMP.unlink(missing_ok=True)
        return 1 if "--strict" in sys.argv else 0
    if absent:
        print(f"assets: no such Tabler icon: {', '.join(absent)}", file=sys.stderr)
    STAMP.write_text(stamp)
    print(f"assets: {len(COPIES)} files and {len(names) - len(absent)} icons built")
    return 1 if absent and "--strict" in sys.argv else 0


def state_of(sources: list[Path]) -> str:
    """Return a digest of what the build depends on: names, sizes and times of the sources and of the packages."""
    digest = hashlib.sha256()
    for path in (*sources, Path(__file__), LOGO, *COPIES.values()):
        if path.exists():
            about = path.stat()
            digest.update(f"{path.relative_to(ROOT)}|{about.st_size}|{about.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def copied(origin: Path, target: Path) -> bool:
    """Copy one file and return whether it was there to copy."""
    if not origin.exists():
        return False
    shutil.copyfile(origin, target)
    return True


def icons_in(path: Path) -> set[str]:
    """Return the icon names that one source file uses; from Python any string that is the name of one."""
    if {"tests", "migrations"} & set(path.parts):
        return set()
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return {name for name in QUOTED.findall(text) if NAME.fullmatch(name) and name in drawn()}
    found = set(ICON_ARGUMENT.findall(text))
    for arguments in ICON_TAG.findall(text):
        found.update(QUOTED.findall(arguments))
    return {name for name in found if NAME.fullmatch(name)}


@cache
def drawn() -> frozenset[str]:
    """Return the names of every icon of the package."""
    return frozenset(path.stem for path in ICON_FILES.glob("*.svg"))


def write_sprite(names: list[str]) -> None:
    """Write icons.svg: our logo and one symbol for each named icon."""
    symbols = [symbol("logo", LOGO, "0 0 32 32")]
    symbols += [symbol(name, ICON_FILES / f"{name}.svg", "0 0 24 24") for name in names]
    sprite = '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"
    (TARGET / "icons.svg").write_text(sprite, encoding="utf-8")


def symbol(name: str, path: Path, box: str) -> str:
    """Return one <symbol> with the drawing of an SVG file."""
    match = DRAWING.search(path.read_text(encoding="utf-8"))
    if match is None:
        raise ValueError(f"{path.name} holds no drawing")
    drawing = " ".join(EMPTY_FRAME.sub("", match[1]).split())
    return f'<symbol id="{name}" viewBox="{box}">{drawing}</symbol>'


if __name__ == "__main__":
    sys.exit(main())
