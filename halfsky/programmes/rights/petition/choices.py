"""Choice lists of the programme, in the order in which an officer hears them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Choices = list[tuple[str, "_StrPromise"]]

CHANNELS: Choices = [
    ("hotline", _("12338")),
    ("line12345", _("12345转来")),
    ("visit", _("来访")),
    ("letter", _("来信")),
    ("web", _("网上")),
    ("village", _("村级代报")),
    ("above", _("上级交办")),
    ("department", _("部门转来")),
]
LETTERS = ("letter", "web")
FIRST_CHANNELS = ("visit", "letter", "web")
"""Channels of 初信初访."""

KINDS: Choices = [
    ("claim", _("求决")),
    ("advice", _("咨询")),
    ("accusation", _("检举控告")),
    ("proposal", _("建议")),
    ("thanks", _("感谢")),
]
FIRST: Choices = [("first", _("初次")), ("repeat", _("重复或重访"))]
URGENCY: Choices = [("normal", _("平常")), ("soon", _("紧急")), ("danger", _("正在发生危险"))]
CALLBACK: Choices = [("any", _("随时可以")), ("agreed", _("只在约定时间")), ("never", _("不能回电"))]
WAYS: Choices = [
    ("phone", _("电话")),
    ("text", _("短信")),
    ("wechat", _("微信")),
    ("meet", _("当面")),
    ("trusted", _("经信任人")),
    ("post", _("邮寄")),
]
RELATIONS: Choices = [
    ("self", _("本人")),
    ("kin", _("亲属")),
    ("friend", _("朋友邻里")),
    ("village", _("村（社区）")),
    ("other", _("其他")),
]
SEXES: Choices = [("f", _("女")), ("m", _("男"))]
AGES: Choices = [
    ("under14", _("不满14岁")),
    ("under18", _("14—17岁")),
    ("under35", _("18—34岁")),
    ("under60", _("35—59岁")),
    ("over60", _("60岁以上")),
]
NEEDS: Choices = [
    ("pregnant", _("孕产哺乳")),
    ("disabled", _("残疾")),
    ("ill", _("重病")),
    ("minor", _("未成年")),
    ("old", _("老年")),
    ("migrant", _("流动")),
    ("poor", _("低收入")),
    ("language", _("需翻译")),
]
ACCUSED: Choices = [("none", _("没有")), ("person", _("个人")), ("body", _("单位"))]
ACCUSED_RELATIONS: Choices = [
    ("spouse", _("配偶或前配偶")),
    ("guardian", _("孩子的监护人")),
    ("kin", _("其他亲属")),
    ("work", _("单位同事上级")),
    ("stranger", _("其他人")),
]
CONCERNS: Choices = [
    ("none", _("不涉及")),
    ("staff", _("涉及本单位工作人员")),
    ("lead", _("涉及本单位负责人")),
    ("unit", _("反映的就是本单位")),
]
PROTECT: Choices = [
    ("opened", _("同时按反家暴登记")),
    ("reported", _("已作强制报告")),
    ("exists", _("已有专案在办")),
    ("declined", _("本人不愿，已告知求助办法")),
    ("safe", _("问过，现在没有危险")),
]
ROUTES: Choices = [
    ("own", _("自办")),
    ("guide", _("指引")),
    ("accompany", _("陪同")),
    ("refer", _("转介")),
    ("urge", _("督促")),
]
OUTCOMES: Choices = [
    ("support", _("支持")),
    ("explained", _("解释说明")),
    ("refused", _("不予支持")),
    ("guided", _("已指引")),
    ("referred", _("已转介并得答复")),
    ("withdrawn", _("撤回")),
    ("lost", _("失联")),
    ("answered", _("当场解答")),
    ("declined", _("不予受理并告知")),
]
OPINION_OUTCOMES = ("support", "explained", "refused")
"""The three outcomes of a handling opinion (信访工作条例 32)."""
OUTCOMES_OF_ROUTE = {
    "own": (*OPINION_OUTCOMES, "withdrawn", "lost"),
    "guide": ("guided", "withdrawn", "lost"),
    "accompany": ("guided", "withdrawn", "lost"),
    "refer": ("referred", "withdrawn", "lost"),
    "urge": ("referred", "withdrawn", "lost"),
}
"""What the handler may propose: what the federation itself must answer cannot end as guided or referred."""
DECLINE_REASONS: Choices = [
    ("not_ours", _("不属于妇联受理范围")),
    ("court", _("依法由诉讼、仲裁、行政复议等途径解决")),
    ("below", _("下级正在期限内办理")),
    ("final", _("复核意见后同一事实理由再次提出")),
    ("unclear", _("没有具体诉求，无法核实")),
]
TOLD: Choices = [
    ("paper", _("书面送达")),
    ("post", _("邮寄")),
    ("phone", _("按约定电话告知")),
    ("meet", _("当面")),
    ("web", _("网上回复")),
    ("trusted", _("经信任人")),
    ("none", _("无法告知（姓名地址不清）")),
]
PURPOSES: Choices = [
    ("handle", _("请其依职责处理")),
    ("legal_aid", _("法律援助")),
    ("protect", _("人身保护")),
    ("relief", _("救助帮扶")),
    ("mediate", _("调解")),
    ("counsel", _("心理服务")),
]
SHARED_DATA: Choices = [
    ("identity", _("姓名身份")),
    ("contact", _("联系方式")),
    ("facts", _("事实经过")),
    ("evidence", _("证据材料")),
]
CONSENT_HOW: Choices = [
    ("written", _("书面")),
    ("oral", _("口头，两人在场")),
    ("recorded", _("录音")),
    ("web", _("网上")),
]
CONSENT_BY: Choices = [("self", _("本人")), ("guardian", _("监护人"))]
BASES: Choices = [("consent", _("本人同意")), ("duty", _("法定报告义务")), ("emergency", _("紧急"))]
REFERRAL_ANSWERS: Choices = [
    ("taken", _("接收")),
    ("refused", _("不接收")),
    ("done", _("已落实")),
    ("withdrawn", _("撤回")),
]
OPEN_REFERRAL_REASONS: Choices = [
    ("silent", _("多次催问无答复，已另行督促")),
    ("goes_on", _("对方仍在办，本人同意先办结")),
    ("withdrawn", _("本人不再需要")),
]
SATISFACTION: Choices = [
    ("very", _("满意")),
    ("fair", _("基本满意")),
    ("not", _("不满意")),
    ("unsafe", _("不便回访")),
    ("missed", _("未联系上")),
]
REACHED = ("very", "fair", "not")
REVIEW_OUTCOMES: Choices = [("upheld", _("维持")), ("changed", _("变更"))]
RETENTION: Choices = [("10", _("10年")), ("30", _("30年")), ("permanent", _("永久"))]
INVALID: Choices = [("silent", _("无声")), ("obscene", _("骚扰辱骂")), ("wrong", _("打错")), ("test", _("测试"))]
