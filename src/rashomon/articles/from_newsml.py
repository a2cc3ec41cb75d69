"""IPTC NewsML-G2 (2.x): news agencies' items in XML, one or a message of several; and NITF (3.x) alone.

The text stands in an item as XHTML or NITF (`inlineXML`) or as plain text (`inlineData`). A text that marks its
paragraphs counts before a plain one. Pictures and recordings are no articles; nor is what has been withdrawn. Datelines
are left where they stand in a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.articles import entries, markup
from rashomon.articles.opened import Filed, Opened, Row
from rashomon.articles.outlets import agencies
from rashomon.errors import ArticleError
from rashomon.records import Range, Rejection

_ITEMS = {"newsItem", "newsMessage", "nitf"}
_OTHER = {
    "packageItem": "a package, which names items and holds none",
    "conceptItem": "a concept, not news",
    "knowledgeItem": "a list of concepts, not news",
    "planningItem": "a plan, not news",
    "NewsML": "NewsML 1, which is not read",
}
_TEXTS = {"", "text", "composite"}
_WITHDRAWN = {"canceled", "cancelled", "withheld"}
_HTML = {"hl2": "h2", "bq": "blockquote", "block": "div", "hl1": "h1"}
"""Elements of NITF that HTML calls otherwise; the others that matter here, it calls the same."""
_ASIDE = {"media", "fn", "note", "h1", "hl1", "byline", "dateline", "distributor", "tagline", "series", "head"}
"""Elements that are no part of the running text: captions, notes, and what an item's fields say again."""


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is NewsML-G2 or NITF by its first element, or is of that family."""
    return markup.root(head) in _ITEMS | _OTHER.keys()


def read(opened: Opened) -> Iterator[Row]:
    """Give the article in each item, and a rejection for each item that holds none.

    Raises ArticleError where there is no item, or the only one breaks off.
    """
    tree = markup.parse(opened)
    name = markup.name(tree.root)
    if name not in _ITEMS:
        raise ArticleError(f"this is {_OTHER.get(name) or markup.other(name)}")
    items = list(tree.root.iterfind("{*}itemSet/*")) if name == "newsMessage" else [tree.root]
    if tree.cut:
        del items[-1:]  # half a text is another text
    if tree.problem and not items:
        raise ArticleError(tree.problem)
    if tree.problem:
        yield Rejection("read", opened.name, f"{tree.problem}; what could be read of the items is kept")
    if not items:
        raise ArticleError("the message holds no item")
    for number, item in enumerate(items, start=1):
        where = f"{opened.name}, item {number}" if name == "newsMessage" else opened.name
        try:
            yield (_nitf if markup.name(item) == "nitf" else _item)(item, where, opened)
        except ArticleError as error:
            yield Rejection("read", where, str(error))


def _item(item: Any, where: str, opened: Opened) -> Filed:
    """Give what a `newsItem` says of its article. Raises ArticleError where it holds none, or a withdrawn one."""
    if (name := markup.name(item)) != "newsItem":
        raise ArticleError(f"this is {_OTHER.get(name, f'a <{name}>, not news')}")
    kind, status = _code(item, "itemMeta/itemClass"), _code(item, "itemMeta/pubStatus")
    if kind.lower() not in _TEXTS:
        raise ArticleError(f"this is no text but of the class {kind!r}")
    if status.lower() in _WITHDRAWN:
        raise ArticleError(f"its publisher has set it to {status!r}")
    text, places, body = _text(item)
    nitf = body if body is not None and markup.name(body) == "nitf" else None
    guid = item.get("guid")
    url = entries.address(guid)
    created = _said(item, "itemMeta/firstCreated", "contentMeta/contentCreated")
    version = _said(item, "itemMeta/versionCreated")
    credit = _said(item, "contentMeta/creditline")
    return Filed(
        text,
        where,
        opened.stem,
        headline=_said(item, "contentMeta/headline") or _headline(nitf) or _said(item, "itemMeta/title"),
        outlet=_party(item, "itemMeta/provider", "rightsInfo/copyrightHolder", "contentMeta/infoSource"),
        url=url,
        published=created or version,
        modified=version if created and created != version else None,
        bylines=_bylines(item, "contentMeta/by", "contentMeta/creator", "contentMeta/contributor")
        or _bylines(nitf, "body/body.head/byline"),
        agency=agencies.within(credit) if credit else None,
        language=_language(item, body),
        id=None if url else guid,
        set_off=places,
    )


def _nitf(item: Any, where: str, opened: Opened) -> Filed:
    """Give what a NITF file says of its article."""
    text, places = _fragment(item)
    data = item.find("{*}head/{*}docdata")
    return Filed(
        text,
        where,
        opened.stem,
        headline=_headline(item) or _said(item, "head/title"),
        outlet=_held(data, "doc.copyright", "holder") or _said(item, "body/body.head/distributor"),
        published=_held(data, "date.issue", "norm") or _held(data, "date.release", "norm"),
        bylines=_bylines(item, "body/body.head/byline"),
        id=_held(data, "doc-id", "id-string"),
        set_off=places,
    )


def _text(item: Any) -> tuple[str, tuple[Range, ...], Any]:
    """Give the text of an item, what is set off in it, and the element it stands in where that is XML.

    Raises ArticleError where there is none.
    """
    for inline in item.iterfind("{*}contentSet/{*}inlineXML"):
        for body in inline.iterchildren():
            text, places = _fragment(body)
            if text:
                return text, places, body
    for inline in item.iterfind("{*}contentSet/{*}inlineData"):
        plain = "html" not in (inline.get("contenttype") or "")
        text, places = entries.text("".join(inline.itertext()), plain=plain)
        if text:
            return text, places, None
    away = [each.get("href") for each in item.iterfind("{*}contentSet/{*}remoteContent") if each.get("href")]
    raise ArticleError("there is no text" + (f": it stands in another file, {away[0]}" if away else ""))


def _fragment(body: Any) -> tuple[str, tuple[Range, ...]]:
    """Give the text of XHTML or NITF, and what is set off in it: as the HTML that says the same."""
    from lxml import etree

    content = body.find(".//{*}body.content") if markup.name(body) == "nitf" else body.find(".//{*}body")
    whole = etree.ElementTree(etree.fromstring(etree.tostring(body if content is None else content, with_tail=False)))
    for element in list(whole.iter()):
        if not isinstance(element.tag, str):
            continue
        name = markup.name(element)
        if name in _ASIDE and element.getparent() is not None:
            tail = element.tail
            element.clear()
            element.tail = tail
        element.tag = _HTML.get(name, name) if element.getparent() is not None else "div"
    etree.cleanup_namespaces(whole)
    return entries.text(etree.tostring(whole, encoding="unicode", method="html"))


def _said(element: Any, *paths: str) -> str | None:
    """Give the words at the first of `paths` that holds any."""
    found = (_find(element, path) for path in paths)
    return next((words for each in found if (words := markup.words(each))), None)


def _find(element: Any, path: str) -> Any:
    return element.find("/".join(f"{{*}}{step}" for step in path.split("/"))) if element is not None else None


def _all(element: Any, path: str) -> list[Any]:
    return element.findall("/".join(f"{{*}}{step}" for step in path.split("/"))) if element is not None else []


def _party(item: Any, *paths: str) -> str | None:
    """Give the name of a party: the one it states, else what its code says behind the prefix ("nprov:Halyard")."""
    for path in paths:
        for each in _all(item, path):
            code = each.get("qcode", "").rpartition(":")[2] or each.get("uri", "").rpartition("/")[2]
            said = _said(each, "name") or each.get("literal") or code or markup.words(each)
            if said:
                return str(said)
    return None


def _bylines(element: Any, *paths: str) -> tuple[str, ...]:
    """Give the people at the first of `paths` that names any; what they do (`byttl`) is no name."""
    for path in paths:
        for each in _all(element, path):
            for title in each.findall(".//{*}byttl"):
                title.clear(keep_tail=True)
        names = (_said(each, "name") or markup.words(each) or each.get("literal") for each in _all(element, path))
        if found := tuple(name for name in names if name):
            return found
    return ()


def _code(item: Any, path: str) -> str:
    """Give what a code says behind its prefix: "ninat:text" is a text."""
    each = _find(item, path)
    return "" if each is None else (each.get("qcode") or each.get("uri") or "").replace("/", ":").rpartition(":")[2]


def _headline(nitf: Any) -> str | None:
    return _said(nitf, "body/body.head/hedline/hl1", "body.head/hedline/hl1")


def _language(item: Any, body: Any) -> str | None:
    """Give the language of the content, or of the item."""
    name = "{http://www.w3.org/XML/1998/namespace}lang"
    stated = _find(item, "contentMeta/language")
    said = [body.get(name) or body.get("lang")] if body is not None else []
    said += [stated.get("tag")] if stated is not None else []
    return next((str(tag) for tag in (*said, item.get(name)) if tag), None)


def _held(element: Any, path: str, name: str) -> str | None:
    found = _find(element, path)
    return str(found.get(name)) if found is not None and found.get(name) else None
