# Shared by the scripts: the virtual environment, its packages and the page assets, each made once and
# made again only when its lock file has changed. Needs git and Python 3.11 or newer, nothing else.
ROOT="${ROOT:-$PWD}"
VENV="${HALFSKY_VENV:-$ROOT/.venv}"

find_python() {
  for name in python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null 2>&1 && "$name" -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] < (3, 14)))' 2>/dev/null; then
      echo "$name"; return 0
    fi
  done
  echo "HalfSky needs Python 3.11, 3.12 or 3.13; install one and start again. (需要 Python 3.11 至 3.13)" >&2
  return 1
}

ensure_venv() {
  if [ ! -x "$VENV/bin/python" ]; then
    python="$(find_python)" || exit 2
    "$python" -m venv "$VENV" || { echo "Could not make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 2; }
  fi
  [ -x "$VENV/bin/uv" ] || "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check uv || true
}

stamp_of() { cat "$@" | cksum | tr ' ' '-'; }

# ensure_packages base|dev|compare: the locked packages, checked against their hashes.
ensure_packages() {
  ensure_venv
  wanted="$(stamp_of "$ROOT/requirements/$1.txt")"
  for ready in "$1" dev; do
    [ "$(cat "$VENV/.halfsky-$ready" 2>/dev/null)" = "$(stamp_of "$ROOT/requirements/$ready.txt")" ] && return 0
  done
  echo "Installing packages (requirements/$1.txt) ..." >&2
  if [ -x "$VENV/bin/uv" ]; then
    VIRTUAL_ENV="$VENV" "$VENV/bin/uv" pip install -q --python "$VENV/bin/python" --require-hashes -r "$ROOT/requirements/$1.txt"
  else
    "$VENV/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r "$ROOT/requirements/$1.txt"
  fi
  echo "$wanted" > "$VENV/.halfsky-$1"
}
