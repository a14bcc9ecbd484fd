"""What stands around an article on a web page: menus, paths, lists of links, counters, notices of copyright."""

import re

from lxml import etree

BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "tr",
        "td",
        "th",
        "table",
        "tbody",
        "center",
        "body",
        "hr",
        "figure",
        "figcaption",
        "address",
        "fieldset",
        "form",
        "header",
        "footer",
        "aside",
    ]
)
DROPPED = frozenset(
    [
        "script",
        "style",
        "nav",
        "noscript",
        "iframe",
        "button",
        "select",
        "textarea",
        "svg",
        "head",
        "template",
        "object",
        "header",
        "footer",
        "aside",
    ]
)
AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|footer|foot|copyright|breadcrumbs?|crumbs?|share|sidebar|banner|related|pager|toolbar|top-?bar|friend-?links?)(?:$|[\s_-])",
    re.I,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
FURNITURE = re.compile(
    r"(?:浏览|点击|阅读|访问)(?:次数|量|数)?\s*[:：]|字号\s*[:：【\[]|字体\s*[:：]|【?打印(?:本页)?】|关闭(?:窗口|本页)|分享到|扫一扫|当前位置|您(?:现在)?的位置|上一[篇条]\s*[:：]|下一[篇条]\s*[:：]"
    r"|ICP备|公网安备|版权所有|技术支持\s*[:：]|[来來]源\s*[:：].{0,40}(?:时间|日期)|发布(?:时间|日期)\s*[:：]|网站(?:地图|标识码)|设为首页"
    r"|(?:责任编辑|责编|网站编辑)\s*[:：]|您是第\s*\d{1,12}\s*位"
)
LEADS_AWAY = re.compile(
    r"(?:相关(?:文章|阅读|新闻|链接|报道|信息|稿件)|热[点门](?:新闻|推荐|文章)|推荐阅读|延伸阅读|友情链接)[:：]?"
)
FURNITURE_LIMIT = 120
FORM_LENGTH = 100  # characters; old pages stand in one form from top to bottom
ARTICLE_LENGTH = 300
FEWEST_LINKS = 3
LINKED_SHARE = 0.6


def is_furniture(line: str) -> bool:
    """Say whether a line of the page is none of the article's."""
    if len(line) > FURNITURE_LIMIT:
        return False
    return FURNITURE.search(line) is not None or LEADS_AWAY.fullmatch(line) is not None


def is_left_out(element: etree._Element) -> bool:
    """Say whether an element is page furniture: scripts, menus, what is hidden, or a block made of links."""
    tag = str(element.tag)
    if HIDDEN.search(str(element.get("style") or "")) or element.get("hidden") is not None:
        return True
    if tag == "header" and next(element.iterancestors("article", "main"), None) is not None:
        return False
    if tag in DROPPED or (tag == "form" and words_in(element) < FORM_LENGTH):
        return True
    if tag not in BLOCKS:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (bool(AROUND.search(names)) and not is_article(element)) or is_made_of_links(element)


def is_article(element: etree._Element) -> bool:
    """Say whether a block holds paragraphs of some length, whatever its name says."""
    return sum(len("".join(map(str, words.itertext())).strip()) for words in element.iter("p")) > ARTICLE_LENGTH


def is_made_of_links(element: etree._Element) -> bool:
    """Say whether a block has three links or more and most of its words stand in them, dates not counted."""
    links = list(element.iter("a"))
    if len(links) < FEWEST_LINKS:
        return False
    return sum(words_in(link) for link in links) > words_in(element) * LINKED_SHARE


def words_in(element: etree._Element) -> int:
    """Return how many letters and Chinese characters an element shows."""
    return sum(character.isalpha() for text in element.itertext() for character in str(text))
