"""Descriptions: who and what there is, shares of it, and where a rate comes from."""

import re

from halfsky.reading.site import PAUSES, Site
from halfsky.reading.units import Kind

from .registry import context_rule

_BASELINE = re.compile(r"(?:由|从(?!中|严|而|事))[^,。;]{0,16}$")
_COMPARED = re.compile(r"(?:比|较|与|高于|低于)(?!其中)[^,。;]{0,10}(?:的|时)$|(?:去年|上年)同期(?:仅|只)?(?:为|是)?$")
_COMPARED_ENDS = frozenset("的时期仅只为是")
_ROSE = re.compile(
    r"[^,。;]{0,12}?(?:提高|增加|上升|提升|增长|扩大|下降|降低|降|减少|发展|扩展|增至|升至|提至|达)?(?:到|至|为)"
)


@context_rule
def baseline(site: Site) -> bool:
    """由62%提高到80%: where it came from."""
    before = site.clause_before
    if before[-1:] in _COMPARED_ENDS and _COMPARED.search(before[-16:]):
        return True
    if "由" not in before and "从" not in before:
        return False
    return _BASELINE.search(before[-18:]) is not None and _ROSE.match(site.clause_after) is not None


_NEAR = 28  # characters before a figure in which the words stand that name what there is
_STOCK = re.compile(
    r"(?:现有|下辖|辖(?!区)|现辖|下设|共辖|设有|现设|拥有|共有|全[市县省区州]有|辖区(?:内)?有|总数为|"
    r"总人口|在册|在岗|在职|常住|户籍|总数)[^,。;]{0,14}$"
)
_STOCK_THING = re.compile(
    r"[^,。;]{0,10}?(?:县|市|区|乡|镇|村|社区|街道|妇联|组织|妇委会|妇工委|委员会|支部|家庭|农户|"
    r"人口|妇女(?!之家|微家|儿童之家)|女性|"
    r"儿童|未成年人|老人|干部|职工|党员|执委|委员|"
    r"工作人员|机关|科室|部室|编制|单位|团体会员|学校|企业|专职|兼职|社会组织|女|居民|群众|劳动力|困境|留守)"
)
_STOCK_DONE = re.compile(
    r"[^,。;]{0,24}?(?:结对|帮扶|签订|报名|参赛|申报|发放|慰问|送去)|[^,。;]{0,16}(?:建立|参加|实现|获|受益|参与|成为|加入|得到|接受|通过|脱贫|就业|创业|入选|命名|被评|获评|授予)"
)
_DATED_STOCK = re.compile(r"(?:现有|下辖|辖(?!区)|现辖|共辖|总人口|在册|常住|户籍|编制|下设|现设|设有)[^,。;]{0,14}$")


_BUILT = re.compile(
    r"[^,。;、]{0,14}?(?:文明岗|基地|之家|微家|服务站|工作站|驿站|合作社|工坊|示范|红旗|"
    r"家庭(?:称号|荣誉)|标兵|先进|品牌|专业村|大户|"
    r"课堂|粉丝|志愿者|志愿服务队|调解室|婚调委|获|荣获)"
)


@context_rule
def stock_of_organisations(site: Site) -> bool:
    """现有基层妇联1200个、全市妇女人口180万: what there is, not what was done."""
    c = site.candidate
    if c.unit.kind not in {Kind.COUNT, Kind.PEOPLE, Kind.PLACE}:
        return False
    before = site.clause_before[-_NEAR:]
    if before.endswith(("到", "至")):  # 由现有96项扩充到120项
        return False
    if _DATED_STOCK.search(before):
        built = _BUILT.match(site.after) if site.after[:1] not in PAUSES else _BUILT.search(before[-12:])
        return built is None
    if _STOCK.search(before) is None or before.endswith(("扶持", "建立")):
        return False
    if site.after[:1] in PAUSES:
        noun = before[-10:]
        return _STOCK_THING.search(noun) is not None and _BUILT.search(noun) is None
    if _BUILT.match(site.after):
        return False
    return _STOCK_THING.match(site.after) is not None and _STOCK_DONE.match(site.after) is None


_OFFICIALS = re.compile(
    r"(?:(?<!妇)女(?:性)?(?:干部|领导|委员|代表|党员|县|市|常委|书记|主任|正职|党代表|人大代表|"
    r"政协委员|教师|职工)|妇女(?:占|人数占|"
    r"比例)|女性(?:占|比例)|性别比)[^。;]{0,30}$"
)
_SHARE_REACHED = re.compile(r"占比(?:要|均)?(?:达到|达|提高到|提升到|保持在|不低于|不少于)$")
_OF_TASK = re.compile(r"占应[建参检办到][^,。;\d]{0,12}$|占[^,。;\d]{0,8}(?:目标|任务|计划)[^,。;\d]{0,6}$")
_ASKED_OF = re.compile(
    r"培训|举办|轮训|推荐|选拔|培养|达到|力争|确保|要|发展|新增|吸收|招募|慰问|走访|表彰|结成|结对|资助"
)
_POSTS = re.compile(r"(?<!妇)女(?:性)?(?:干部|领导|委员|代表|党员|常委|书记)[^,。;]{0,8}$")
_SHARE_OF = re.compile(r"占[^,。;]{0,14}$|比例(?:为|达|达到|是)?$|比重(?:为|达)?$")


@context_rule
def officials_in_post(site: Site) -> bool:
    """女干部1200人, 占38%: officials in post and their share."""
    kind = site.candidate.unit.kind
    if kind not in {Kind.SHARE, Kind.PEOPLE}:
        return False
    near = site.part_before[-44:]
    if ("女" not in near and "性别比" not in near) or _OFFICIALS.search(near) is None:
        return False
    if _OF_TASK.search(site.clause_before) or _ASKED_OF.search(site.part_before):
        return False
    return (_POSTS if kind is Kind.PEOPLE else _SHARE_OF).search(site.clause_before) is not None


_WHOLE = re.compile(r"(?:全[市省县区州镇乡国]|我[市省县区州镇乡]|广大|辖区)(?:近|约|的)?$")
_PEOPLE_THERE = re.compile(
    r"(?:余|多)?(?:名|户)?(?:各族|城乡|农村|留守)?(?:妇女|女性|儿童|姐妹|家庭)(?:群众|同胞|儿童|姐妹)?(?:的|,|。|、|和|$)"
)
_THERE_ARE = re.compile(
    r"(?:目前,?|截至\S{0,12},)?(?:全|我|该|本)[市县省区乡镇村街](?:的|现|共|有|农村|城镇|城乡|适龄|留守|贫困|困难|已婚|育龄|流动|各族|基层|外出|专职){0,3}(?:妇女(?:干部|党员)?|女性|女职工|儿童|少年|妇联干部|家庭|劳动力|留守老人)"
    r"(?:总数|人数)?(?:共|现|约|达|为|有|近){0,4}"
)
_RATE_BASE = re.compile(r"每(?:[一1]?[百千万]|10万)(?:名)?人口")
_POPULATION = re.compile(r"(?:总人口|人口|妇女总数|女性总数|适龄妇女(?:总)?(?:人)?数|户籍|常住)[^,。;]{0,8}$")


@context_rule
def population(site: Site) -> bool:
    """全市妇女人口180万: whom the plan is for."""
    if site.candidate.unit.kind in {Kind.SHARE, Kind.MONEY}:
        return False
    if _WHOLE.search(site.before) and _PEOPLE_THERE.match(site.after):
        return True
    if site.after[:1] in PAUSES and _THERE_ARE.fullmatch(site.clause_before):
        return True
    near = site.clause_before[-_NEAR:]
    return _POPULATION.search(near) is not None and not _RATE_BASE.search(site.clause_before)


_ACCOUNTS = re.compile(r"占[^,。;\d]{0,12}$")
_WHO = re.compile(r"女|妇|儿童|人口|干部|总数|人数|职工|居民|村民|户数|党员|信访总量")
_WORK = re.compile(
    r"训|检查|筛查|发放|慰问|救助|举办|办班|招聘|帮扶|资助|创建|建成|完成|任务|办结|调解|满意|合格|募|回访|测评|参评"
)


@context_rule
def share_of_account(site: Site) -> bool:
    """占女职工总数的45%: a share that only describes who there is; one of the work is told like the work."""
    c = site.candidate
    if c.unit.kind is not Kind.SHARE or _ACCOUNTS.search(site.clause_before) is None:
        return False
    if _OF_TASK.search(site.clause_before) or _SHARE_REACHED.search(site.clause_before):
        return False
    near = site.part_before[-40:]
    return "力争" not in near and (_WHO.search(near) is not None or _WORK.search(near) is None)


_PARTITION = re.compile(r"其中(?:约|近|有)?$")
_LIES = re.compile(r"(?:在|来自|分布|位于|集中|属于)")


@context_rule
def part_of_whole(site: Site) -> bool:
    """其中三分之二在山区: how what was told before is spread."""
    return (
        site.candidate.unit.kind is Kind.SHARE
        and _PARTITION.search(site.clause_before) is not None
        and _LIES.match(site.after) is not None
    )
