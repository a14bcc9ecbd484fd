"""What the engine's sample programme counts: one figure of every measure."""

from halfsky.indicators.declaration import Indicator, Measure, Phrase, Ratio

INDICATORS = (
    Indicator("sample.received", "登记", "件", Measure.COUNT, "登记一件算一件。", is_rankable=False),
    Indicator("sample.accepted", "受理", "件", Measure.COUNT, "受理一件算一件。"),
    Indicator("sample.closed", "办结", "件", Measure.COUNT, "办结一件算一件。", is_sensitive=True),
    Indicator("sample.fen", "发放", "元", Measure.SUM, "发放一笔算一笔。", scale=100),
    Indicator("sample.women", "来访妇女", "人", Measure.PEOPLE, "同一人算一次。", companion="sample.visits"),
    Indicator("sample.visits", "来访", "人次", Measure.TIMES, "来一次算一次。", companion="sample.women"),
    Indicator("sample.spots", "来访涉及村社区", "个", Measure.PLACES, "同一地点算一次。"),
    Indicator("sample.in_hand", "在办", "件", Measure.STOCK, "期末没有办结的。"),
    Indicator("sample.notice_due", "应告知", "件", Measure.COUNT, "告知期限在期内到期的。"),
    Indicator("sample.notice_in_time", "按期告知", "件", Measure.COUNT, "其中按期告知的。"),
)
RATIOS = (
    Ratio(
        "sample.on_time",
        "按期告知率",
        "sample.notice_in_time",
        "sample.notice_due",
        "按期÷应告知",
        "due",
        min_denominator=2,
    ),
    Ratio("sample.average", "件均发放", "sample.fen", "sample.accepted", "发放÷受理", min_denominator=1, unit="元"),
)
PHRASES = (Phrase("sample.received", ("来访",), ("件",)),)
