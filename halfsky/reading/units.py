"""Classifiers and units: which words may follow a number, and of what kind they are."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a unit measures."""

    PEOPLE = "people"
    COUNT = "count"
    PLACE = "place"  # a bare noun of place: 十县
    MONEY = "money"
    SHARE = "share"
    TIME = "time"
    AGE = "age"
    SIZE = "size"
    RANK = "rank"  # levels, scores, stars: weak units


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written in the text, the form it is reported in, its kind."""

    written: str
    name: str
    kind: Kind


_LEXICON: dict[Kind, str] = {
    Kind.PEOPLE: "人 名 位 人次 人(次) 名次 位次 人份 余人 人/次",
    Kind.COUNT: (
        "个 户 家 场 次 期 户次 户(次) 场次 场(次) 家次 件 起 例 篇 份 册 本 条 项 支 所 处 座 间 套 辆 台 对 双 组 班 "
        "种 轮 遍 封 张 幅 棵 株 头 只 羽 匹 节 堂 笔 单 宗 桩 批次 批 车 箱 包 袋 瓶 盒 面 枚 颗 床 部 片 门 块 届 "
        "件次 条次 类 篇次 期次 班次 台次 车次 次/人 件(次) 起(次) 例(次) 节次 课次 堂次 站次 点次 "
        "盏 朵 把 副 架 艘 扇 "
        "栋 幢 口 桶 捆 束 卷 版 章 场/次 个次 户/次 伙 帮 队 团 件套 份(册) 册(份) 张(份) 本(册) 幅(件) 件(幅) 项次 "
        "家(次) 个(次) 倍 番 字 字节 大类 小类 大项 点击 票 席 桌 店次 具 顶 粒 尾 亿次 单元 排 站 "
        "门次 场景 剂 剂次 针 针次 "
        "版次 期(次) 集 讲 课 季 档 餐 顿 堂课 节课 度 道 通 则 首 款 页 根 眼 方 股"
    ),
    Kind.PLACE: "县 村 乡 镇 校 社区 市 区 州 街道 乡镇 市州 县区 县市区 县市 村居 村社 省 地市 个个 街乡 园 院 部门",
    Kind.MONEY: "元 元钱 块钱 美元 港元 欧元 元/人 元/户 元/年 元/月 元人民币 角钱 分钱 港币",
    Kind.SHARE: "% ‰ 百分点 个百分点 成 个点 个千分点 %点",
    Kind.TIME: (
        "年 个月 个多月 多个月 天 周 小时 个小时 个多小时 个半小时 课时 学时 分钟 秒 周年 年度 个工作日 工作日 个周 "
        "个星期 星期 个学时 个课时 季度 个季度 学年 个学期 学期 世纪 个世纪 载 个年头 晚 刻钟 个半月"
    ),
    Kind.AGE: "岁 周岁 岁半 月龄 个月龄",
    Kind.SIZE: (
        "亩 公顷 平方米 平米 ㎡ m² m2 平方公里 公里 米 千米 厘米 吨 公斤 千克 斤 克 升 毫升 立方米 千瓦 千瓦时 亩地 "
        "华里 KB MB GB TB 平方 kg km 毫米 分贝"
    ),
    Kind.RANK: "分",
}


def _build() -> dict[str, tuple[Unit, ...]]:
    """Return the lexicon by first character, longest unit first."""
    table: dict[str, dict[str, Unit]] = {}
    for kind, words in _LEXICON.items():
        for word in words.split():
            name = "个" if kind is Kind.PLACE else _NAMES.get(word, word)  # 十县: the classifier is implied
            table.setdefault(word[0], {}).setdefault(word, Unit(word, name, kind))
    return {c: tuple(sorted(found.values(), key=lambda u: -len(u.written))) for c, found in table.items()}


_NAMES = {
    "人(次)": "人次",
    "人/次": "人次",
    "户(次)": "户次",
    "场(次)": "场次",
    "件(次)": "件次",
    "起(次)": "起次",
    "例(次)": "例次",
    "家(次)": "家次",
    "个(次)": "个次",
    "期(次)": "期次",
    "份(册)": "份",
    "册(份)": "册",
    "张(份)": "张",
    "本(册)": "本",
    "幅(件)": "幅",
    "件(幅)": "件",
    "元钱": "元",
    "块钱": "元",
    "元人民币": "元",
    "元/人": "元",
    "元/户": "元",
    "元/年": "元",
    "元/月": "元",
    "个百分点": "百分点",
    "个点": "百分点",
    "余人": "人",
    "堂课": "堂",
    "节课": "节",
    "平米": "平方米",
    "㎡": "平方米",
    "m²": "平方米",
    "m2": "平方米",
    "个小时": "小时",
    "个多小时": "小时",
    "亩地": "亩",
    "个工作日": "工作日",
}

UNITS = _build()
_LONG: dict[str, list[Unit]] = {}  # units of two characters and more by their first two, the longest first
_SHORT: dict[str, Unit] = {}  # units of one character
for _units in UNITS.values():
    for _unit in _units:
        if len(_unit.written) > 1:
            _LONG.setdefault(_unit.written[:2], []).append(_unit)
        else:
            _SHORT[_unit.written] = _unit

# What follows makes the character no classifier: 家庭, 人员, 次要, 项目, 条件 ...
_NOT_BEFORE: dict[str, tuple[str, ...]] = {
    unit: tuple(words.split())
    for unit, words in {
        "家": "庭 长 风 政 务 园 属 访 乡 境 禽 暴",
        "人": "均 员 民 口 才 社局 大代",
        "位": "置 居 列 于",
        "场": "地 所 景 馆 面",
        "次": "序 要 日 年 生",
        "期": "间 望 限 待 末 盼 刊 货 满",
        "项": "目",
        "条": "件 例 龙 心",
        "本": "地 级 市 县 省 次 月 年 届 报 科 职",
        "户": "籍 口 主 型 外活",
        "组": "织 建 长",
        "班": "子 级 组 主 委",
        "对": "象 接 口 照 于 策 外 一",
        "双": "向 创 学 拥 重 赢 语 休",
        "种": "植 子 养 粮",
        "支": "持 部 撑 出 付 行 教 点 委",
        "所": "有 属 在 需 以 长 得 谓",
        "处": "理 置 于 长 室 分 级 方 罚",
        "起": "来 到 草 步 点 用 止 早 航 飞 源",
        "例": "如 会 行 外",
        "面": "向 对 貌 积 上 试 临 包 食 点",
        "部": "门 署 分 委 长 队 级 落 位",
        "片": "区 面 长",
        "门": "户 诊 口 槛 市",
        "节": "日 约 能 目 水 省 点, 点。 点位 庆 育 俗 假 前 气",
        "批": "准 评 复 示 发",
        "单": "位 亲 独 元 身 纯 一 项",
        "笔": "试 记 者",
        "台": "账 湾 阶 风 胞",
        "间": "接 隔",
        "套": "餐 路 取",
        "包": "括 含 保 联 干 片 抓 装 容 点",
        "头": "雁 脑 条 目",
        "车": "间 站 辆 位 库 祸",
        "张": "家界 家口 贴 扬 力",
        "封": "闭 控",
        "口": "子 号 径 述 头 岸 罩 语 碑",
        "队": "伍 员 长",
        "团": "员 体 结 队 市 县 省 委 支 购 圆 聚 组 干 长 课",
        "站": "在 长 位 式 台",
        "排": "查 名 练 忧 舞 放 除 解 序",
        "把": "关 握 手 脉 好 妇 党",
        "季": "度 节 有花 常 分明 如春 皆",
        "集": "中 体 团 聚 合 成 市 训 结 邮 思 镇 会 散 美",
        "档": "案 次",
        "讲": "师 座 坛 堂 好 述 团 解 习 究 政 学 话 故 文 卫 台 员 给",
        "课": "堂 题 后 程 外 本 件 桌 业 前 余",
        "针": "对 织 线 灸",
        "字": "号 样 体 画",
        "章": "程 法",
        "版": "本 块 权 图 面",
        "票": "据 房 价",
        "席": "位 卷 地",
        "县": "级 城 域 委 长 直 政",
        "村": "民 级 庄 务 规 支 两 委 组 干 寨 部",
        "乡": "村 亲 土 级 贤 情 风 愁 党",
        "镇": "级 村 长 域 党",
        "市": "民 场 级 委 直 政 域 长 容",
        "区": "域 级 委 直 划 位 政 别 分 间",
        "州": "委 级 直",
        "省": "级 委 直 内 外 份 会 政 时 优",
        "校": "长 友 外 内 企 车 服 舍",
        "园": "林 艺 长 地",
        "院": "士 长 落 坝 系 内 外",
        "年": "龄 轻 级 货 鉴 画 终 味 俗 青 初 末 底 夜",
        "周": "边 期 围 到 密 知 末",
        "天": "津 然 下 使 赋 山 真 心 水 门 府 才 台",
        "分": "别 类 级 层 管 析 布 享 工 批 会 之 期 行 散 组 发 步 点 明 部 解 为 配 流 离 清 区 局 站 "
        "数 院 公司 中心 制",
        "成": "立 为 功 果 员 效 长 绩 本 年 都 才 就 熟 人 家 群 交 分 套 像 因 品 型 形 份 千 百 片 婚 "
        "事 天 活 联 体 语 编",
        "块": "状",
        "米": "粉",
        "元": "素 旦 宵 化 月 首 勋 气",
        "克": "服 难",
        "升": "级 学 温 降 华",
        "顿": "时",
        "束": "缚",
        "卷": "入",
        "座": "谈 右 位 席",
        "副": "主 书 县 市 省 会 秘 职 科 处 厅 部 局 校 教 高 总 业",
        "只": "有 要 能 为 是 争",
        "载": "体 入 誉",
        "夜": "间 市 校 晚",
        "晚": "会 上 报 年",
        "伙": "伴 食",
        "帮": "助 扶 带 教 困 一 办",
        "具": "体 有 备",
        "倍": "增 感 加",
        "社区": "矫正 治理 居民",
        "番": "茄",
        "架": "构 设",
        "幅": "度 员",
        "类": "型 别 似",
        "度": "假 过 假 数 量 汛 日 夏 冬 春 秋",
        "道": "路 德 理 具 观 谢 歉 场 县 教 义 地",
        "通": "过 讯 知 报 信 用 常 告 联 行 道 辽 州 俗 盘 透 车 气 电 水",
        "首": "先 次 届 批 家 要 席 都 创 府 位 个 发 府",
        "款": "项 式 待",
        "页": "面 码",
        "根": "据 本 基 治 源 除 植",
        "眼": "睛 镜 科 光 界 底 下 见 前 部",
        "方": "面 式 向 案 法 便 针 可 位 队 言 程 阵 才 正 责 参",
        "股": "东 份 权 长 室 骨",
        "部门": "",
        "届": "",
    }.items()
}


def unit_at(text: str, place: int) -> Unit | None:
    """Return the unit that stands at `place`, the longest that the next characters allow."""
    for unit in _LONG.get(text[place : place + 2], ()):
        if text.startswith(unit.written, place) and not _is_other_word(text, unit, place):
            return unit
    short = _SHORT.get(text[place : place + 1])
    return short if short is not None and not _is_other_word(text, short, place) else None


def _is_other_word(text: str, unit: Unit, place: int) -> bool:
    """Return whether the unit at `place` is only the head of another word."""
    words = _NOT_BEFORE.get(unit.written, ())
    return bool(words) and text.startswith(words, place + len(unit.written))
