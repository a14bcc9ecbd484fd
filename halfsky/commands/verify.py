"""`halfsky verify`: whether the ledger still says what it said when it was written."""

from __future__ import annotations

from collections.abc import Sequence

from halfsky.cli_parser import Parser
from halfsky.commands import start


def run(words: Sequence[str]) -> int:
    """Check chains, states and facts of all (or the named) records, and totals; exit status 1 if one does not hold."""
    parser = Parser("verify", "[编号…]", "核验台账：散列链、状态、计数、汇总是否与台账条目一致")
    parser.add_argument("numbers", nargs="*", metavar="编号", help="事项编号；不写就是全部")
    given = parser.parse_args(words)
    start()
    from halfsky.indicators.verify import total_faults
    from halfsky.ledger.models import Record
    from halfsky.ledger.verify import verify

    records = Record.objects.filter(number__in=given.numbers) if given.numbers else Record.objects.all()
    faults = 0
    for fault in verify(records.order_by("pk").iterator(chunk_size=500)):
        faults += 1
        print(f"{fault.record}：{fault.sentence}", flush=True)
    for total in () if given.numbers else total_faults():
        faults += 1
        print(total.sentence, flush=True)
    missing = set(given.numbers) - set(records.values_list("number", flat=True))
    for number in sorted(missing):
        print(f"没有编号为“{number}”的事项。")
    print(f"核验 {records.count()} 件事项，发现 {faults} 处不符。")
    return 1 if faults or missing else 0
