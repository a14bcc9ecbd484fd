"""One-to-one character folding: full width to half width, traditional to simplified, variants to one form."""

import re

_FULL: dict[int, int | str] = {
    code: code - 0xFEE0
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(first), ord(last) + 1)
}

_SIGNS: dict[str, str] = {
    "%": "％﹪",
    ",": "，﹐",
    ";": "；",
    ":": "：∶",
    "(": "（﹙",
    ")": "）﹚",
    ".": "．",
    "!": "！",
    "?": "？",
    "+": "＋",
    "/": "／",
    "=": "＝",
    "~": "～〜∼",
    "-": "－﹣−‐‑",
    "—": "–―─",
    "“": "「『〝",
    "”": "」』〞",
    '"': "＂",
    "#": "＃",
    "*": "＊",
    "|": "｜",
    "[": "［",
    "]": "］",
    "<": "＜",
    ">": "＞",
    "〇": "○Ｏ",
    " ": "\u200b\ufeff\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\u200a",
}

_TRADITIONAL = (
    "萬万億亿餘余個个場场戶户項项條条處处間间輛辆臺台畝亩噸吨頓顿斤斤屆届歲岁週周課课時时學学堂堂節节張张幅幅隻只雙双"
    "對对組组類类種种級级層层輪轮遍遍倍倍筆笔單单樁桩車车樣样頁页冊册紙纸幾几數数兩两貳贰參叁陸陆約约達达過过於于與与"
    "從从將将擬拟爭争確确實实現现開开辦办舉举發发動动導导圍围點点線线網网絡络業业創创農农鄉乡鎮镇縣县區区會会聯联婦妇"
    "兒儿館馆員员師师醫医療疗檢检查查險险貸贷額额銀银資资錢钱補补貼贴獎奖勵励選选樹树評评覆覆蓋盖進进階阶標标準准幫帮"
    "扶扶貧贫養养護护權权訪访諮咨詢询調调解解幹干隊队伍伍陣阵務务愛爱關关懷怀讀读書书報报紙纸傳传統统計计劃划總总結结"
    "為为這这該该應应須须歷历屬属據据積积極极滿满萬万獲获設设備备試试範范圖图體体製制產产價价貨货幣币萬万聘聘請请讓让"
    "給给繼继續续環环境境優优勢势經经濟济職职續续舊旧誌志願愿義义長长專专門门張张廣广減减增增達达賽赛戲戏聲声響响號号"
    "啟启運运營营適适齡龄預预測测驗验際际國国內内萬万電电話话熱热當当時时後后節节萬万億亿佔占壹壹讓让儲储藝艺術术徵征"
    "倡倡議议講讲談谈說说誦诵詩诗親亲嬰婴園园寶宝離离婚婚異异財财產产審审結结罰罚訴诉訟讼執执證证鑒鉴團团隨随遷迁連连"
    "鏈链轉转傑杰陽阳陰阴濱滨灣湾島岛雲云蘇苏滬沪粵粤魯鲁豫豫贛赣遼辽瀋沈寧宁蘭兰貴贵壯壮滿满漢汉維维爾尔蒙蒙藏藏礎础"
    "緊紧嚴严細细紮扎彙汇聚聚強强滅灭顯显著著僅仅餘余佈布趨趋邁迈頭头領领軍军飛飞騰腾龍龙鳳凤鄰邻裡里鐘钟雜杂誤误顧顾"
    "蹟迹跡迹賀贺賬账賠赔質质購购銷销鋪铺閱阅問问闢辟隱隐難难靜静頒颁題题願愿顆颗饋馈驛驿髮发鮮鲜麗丽黨党齊齐龐庞"
)

_PAIRS = {a: b for a, b in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True) if a != b}

FOLD: dict[int, int | str] = {
    **_FULL,
    **{ord(a): b for b, signs in _SIGNS.items() for a in signs},
    **{ord(a): b for a, b in _PAIRS.items()},
}

_FREQUENT = "，；：（）．％！？０１２３４５６７８９\u3000\u00a0"  # what nearly every text has; each is replaced at once
_REPLACED = [(sign, sign.translate(FOLD)) for sign in _FREQUENT]
_RARE = re.compile(f"[{re.escape(''.join(map(chr, FOLD)))}]")


def fold(text: str) -> str:
    """Return `text` in its plainest characters; the length never changes."""
    for sign, plain in _REPLACED:
        text = text.replace(sign, plain)
    return text.translate(FOLD) if _RARE.search(text) else text
