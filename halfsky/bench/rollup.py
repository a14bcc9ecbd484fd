"""The whole-tree roll-up on DuckDB, attached to the database of the environment."""

from __future__ import annotations

from halfsky.bench.report import timed
from halfsky.commands import start


def main() -> None:
    """Print how long the roll-up of every unit, indicator and month takes, and how many facts and rows it covers."""
    start()
    from halfsky.indicators.expressions import whole_tree
    from halfsky.ledger.models import Fact

    with timed() as took:
        rows = sum(1 for _row in whole_tree("duckdb"))
    print(f"whole-tree roll-up on DuckDB: {Fact.objects.count():,} facts -> {rows:,} rows in {took():.2f} s")


if __name__ == "__main__":
    main()
