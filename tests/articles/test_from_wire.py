"""What agencies send, ninjs and NewsML-G2: the versions differ, the articles do not."""

from __future__ import annotations

import json

import pytest

from rashomon.articles import from_jsonl, from_newsml, from_ninjs, settle
from rashomon.articles.opened import Filed
from rashomon.errors import ArticleError
from rashomon.records import Article, Rejection
from tests.newsroom import opened

TEXT = "The upper lock at Port Merrin closes on Monday for a week, the canal board said."
SPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def ninjs(**said: object) -> Filed | Rejection:
    data = json.dumps({"uri": "urn:newsml:halyard.example:1", "body_text": TEXT} | said).encode()
    (row,) = from_ninjs.read(opened(data, "item.json"))
    assert isinstance(row, (Filed, Rejection))
    return row


BODIES = [
    ({"body_xhtml": f"<p>{TEXT}</p>", "body_text": "x"}, TEXT, "version 1"),
    ({"body_text": f"{TEXT}\n\nEnd."}, f"{TEXT}\n\nEnd.", "plain"),
    ({"body_text": None, "bodies": [{"contenttype": "text/plain", "value": "x"}, {"contenttype": "text/html", "value": f"<p>{TEXT}</p>"}]}, TEXT, "version 2"),
    ({"body_text": None, "bodies": [{"contentType": "application/xml", "value": "<a>x</a>"}, {"contentType": "text/plain", "value": TEXT}]}, TEXT, "version 3"),
    ({"body_text": None, "bodies": [{"role": "main", "value": "Losses < 5% & rising"}]}, "Losses < 5% & rising", "no content type"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text", "why"), BODIES, ids=[why for *_, why in BODIES])
def test_the_text_of_ninjs_is_the_form_that_tells_most(said: dict[str, object], text: str, why: str) -> None:
    row = ninjs(**said)
    assert isinstance(row, Filed)
    assert row.text == text, why


SAID = [
    ({"versioncreated": "2024-03-04T10:00:00Z"}, {"published": "2024-03-04T10:00:00Z", "modified": None}),
    ({"versionCreated": "2024-03-04T10:00:00Z", "firstCreated": "2024-03-04T09:00:00Z"}, {"published": "2024-03-04T09:00:00Z", "modified": "2024-03-04T10:00:00Z"}),
    ({"versioncreated": "2024-03-04T10:00:00Z", "firstcreated": "2024-03-04T10:00:00Z"}, {"modified": None}),
    ({"uri": "https://items.halyard.example/1"}, {"url": "https://items.halyard.example/1", "id": None}),
    ({"uri": "urn:newsml:halyard.example:1"}, {"url": None, "id": "urn:newsml:halyard.example:1"}),
    ({"copyrightholder": "Halyard", "infosource": [{"name": "Canal board"}]}, {"outlet": "Halyard"}),
    ({"source": "Halyard", "copyrightholder": "Halyard Group plc"}, {"outlet": "Halyard"}),
    ({"provider": {"name": "Halyard"}}, {"outlet": "Halyard"}),
    ({"infosources": [{"name": "Halyard", "role": "originator"}]}, {"outlet": "Halyard"}),
    ({"headline": "Lock &amp; weir"}, {"headline": "Lock & weir"}),
    ({"headlines": [{"role": "short", "value": "Lock"}, {"role": "main", "value": "Lock to close"}]}, {"headline": "Lock to close"}),
    ({"headlines": [{"value": "Lock"}]}, {"headline": "Lock"}),
    ({"byline": "By Corin Ashby"}, {"bylines": ("By Corin Ashby",)}),
    ({"by": "Corin Ashby"}, {"bylines": ("Corin Ashby",)}),
    ({"language": "de"}, {"language": "de"}),
    ({"headline": 7, "uri": 8, "language": [], "bodies": {"a": 1}}, {"headline": None, "id": None, "language": None}),
]  # fmt: skip


@pytest.mark.parametrize(("said", "fields"), SAID)
def test_ninjs_is_read_whatever_its_version(said: dict[str, object], fields: dict[str, object]) -> None:
    row = ninjs(**said)
    assert isinstance(row, Filed)
    assert {name: getattr(row, name) for name in fields} == fields


REFUSED = [
    ({"type": "picture"}, "this is no text but of the type 'picture'"),
    ({"type": "event"}, "this is no text but of the type 'event'"),
    ({"pubstatus": "canceled"}, "its publisher has set it to 'canceled'"),
    ({"pubStatus": "withheld"}, "its publisher has set it to 'withheld'"),
    ({"body_text": " "}, "there is no text"),
]


@pytest.mark.parametrize(("said", "reason"), REFUSED)
def test_ninjs_without_an_article_says_why(said: dict[str, object], reason: str) -> None:
    row = ninjs(**said)
    assert isinstance(row, Rejection)
    assert row.reason.startswith(reason)


def test_ninjs_one_a_line_is_read_and_a_broken_line_rejected() -> None:
    lines = [json.dumps({"uri": f"urn:halyard:{n}", "pubstatus": "usable", "body_text": TEXT}) for n in range(3)]
    data = "\n".join([lines[0], '{"uri": "urn', lines[1], "7", lines[2]])
    assert from_ninjs.knows(data)
    rows = list(from_ninjs.read(opened(data.encode(), "wire.jsonl")))
    assert [type(row) for row in rows] == [Filed, Rejection, Filed, Rejection, Filed]
    assert [row.input for row in rows if isinstance(row, Rejection)] == ["wire.jsonl, line 2", "wire.jsonl, line 4"]


@pytest.mark.parametrize(
    "head",
    ['{"uri": "https://a.example", "text": "A"}', '[{"body_text": "A", "title": "B"}]', '{"pubstatus": 1}', "<a>"],
)
def test_other_json_is_no_ninjs(head: str) -> None:
    assert not from_ninjs.knows(head)


def newsml(content: str, meta: str = "", head: str = "", guid: str = "tag:halyard.example,2024:1") -> bytes:
    return f"""<?xml version="1.0"?><newsItem {SPACE} guid="{guid}" version="1" xml:lang="en-GB"><itemMeta>{meta}</itemMeta>
    <contentMeta>{head}</contentMeta><contentSet>{content}</contentSet></newsItem>""".encode()


def filed(data: bytes) -> Filed:
    (row,) = from_newsml.read(opened(data, "item.xml"))
    assert isinstance(row, Filed), row
    return row


XHTML = '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>%s</body></html></inlineXML>'
NITF = "<inlineXML><nitf%s><body><body.head><hedline><hl1>Lock to close</hl1></hedline><byline>By <person>Corin Ashby</person><byttl>Canals</byttl></byline></body.head><body.content>%s</body.content></body></nitf></inlineXML>"
CONTENT = [
    (XHTML % f"<p>{TEXT}</p><p>End.</p>", f"{TEXT}\n\nEnd.", "XHTML"),
    (XHTML % f"<h1>Lock</h1><p>{TEXT}</p><script>x</script>", TEXT, "the headline and a script in it"),
    (XHTML % f"<p>{TEXT}</p><p>5 &lt; 6 &amp;amp; so on.</p>", f"{TEXT}\n\n5 < 6 &amp; so on.", "signs that are no tags"),
    (NITF % ("", f"<block><p>{TEXT}</p><hl2>Later</hl2><p>End.</p></block>"), f"{TEXT}\n\nLater\n\nEnd.", "NITF"),
    (NITF % (' xmlns="http://iptc.org/std/NITF/2006-10-18/"', f"<p>{TEXT}</p>"), TEXT, "NITF in its namespace"),
    (NITF % ("", f"<p>{TEXT}</p><media><media-caption>The gates.</media-caption></media><p>End.</p>"), f"{TEXT}\n\nEnd.", "a caption"),
    (f'<inlineData contenttype="text/plain">{TEXT}\n\nA &lt; B.</inlineData>', f"{TEXT}\n\nA < B.", "plain text"),
    ('<inlineData contenttype="text/plain"><![CDATA[Lock & weir: 5 < 6]]></inlineData>', "Lock & weir: 5 < 6", "CDATA"),
    (f'<inlineData contenttype="text/html">&lt;p&gt;{TEXT}&lt;/p&gt;</inlineData>', TEXT, "HTML written out"),
    (f'<inlineData contenttype="text/plain">x</inlineData>{XHTML % f"<p>{TEXT}</p>"}', TEXT, "XHTML before plain text"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "text", "why"), CONTENT, ids=[why for *_, why in CONTENT])
def test_the_text_of_newsml_is_taken_in_each_form(content: str, text: str, why: str) -> None:
    assert filed(newsml(content)).text == text, why


@pytest.mark.parametrize("content", [XHTML % "<p>He wrote:</p><blockquote><p>%s</p></blockquote>", NITF % ("", "<p>He wrote:</p><bq><block><p>%s</p></block></bq>")], ids=["XHTML", "NITF"])  # fmt: skip
def test_a_block_quote_of_an_agency_is_set_off(content: str) -> None:
    found = filed(newsml(content % "The gates are older than the board."))
    assert [found.text[start:end] for start, end in found.set_off] == ["The gates are older than the board."]


PLAIN = f'<inlineData contenttype="text/plain">{TEXT}</inlineData>'
META = [
    ('<provider qcode="nprov:Halyard"/>', "", {"outlet": "Halyard"}),
    ('<provider qcode="nprov:HLY"><name>Halyard News Agency</name></provider>', "", {"outlet": "Halyard News Agency"}),
    ('<provider literal="halyard.example"/>', "", {"outlet": "halyard.example"}),
    ("<versionCreated>2024-03-04T10:00:00Z</versionCreated>", "", {"published": "2024-03-04T10:00:00Z", "modified": None}),
    ("<versionCreated>2024-03-04T10:00:00Z</versionCreated><firstCreated>2024-03-04T09:00:00Z</firstCreated>", "", {"published": "2024-03-04T09:00:00Z", "modified": "2024-03-04T10:00:00Z"}),
    ("<title>SLUG</title>", "<headline>Lock to close</headline>", {"headline": "Lock to close"}),
    ("<title>Lock to close</title>", "", {"headline": "Lock to close"}),
    ("", "<by>By Corin Ashby</by><creator><name>Desk</name></creator>", {"bylines": ("By Corin Ashby",)}),
    ("", '<creator qcode="x:1"><name>Corin Ashby</name></creator><creator><name>Lise Farrow</name></creator>', {"bylines": ("Corin Ashby", "Lise Farrow")}),
    ("", "<creditline>Halyard News Agency</creditline>", {"agency": "Halyard"}),
    ("", "<creditline>The Vennick Herald</creditline>", {"agency": None}),
    ("", '<language tag="fr"/>', {"language": "fr"}),
    ("", "", {"language": "en-GB", "id": "tag:halyard.example,2024:1", "url": None}),
]  # fmt: skip


@pytest.mark.parametrize(("meta", "head", "fields"), META)
def test_what_newsml_says_of_an_article(meta: str, head: str, fields: dict[str, object]) -> None:
    found = filed(newsml(PLAIN, meta, head))
    assert {name: getattr(found, name) for name in fields} == fields


def test_people_and_headline_may_stand_in_nitf_alone() -> None:
    found = filed(newsml(NITF % ("", f"<p>{TEXT}</p>")))
    assert (found.headline, found.bylines) == ("Lock to close", ("By Corin Ashby",))


NOTHING = [
    (newsml(PLAIN, '<itemClass qcode="ninat:picture"/>'), "this is no text but of the class 'picture'"),
    (newsml(PLAIN, '<pubStatus qcode="stat:canceled"/>'), "its publisher has set it to 'canceled'"),
    (newsml('<remoteContent href="https://items.halyard.example/1.xml"/>'), "there is no text: it stands in another file, https://items"),
    (newsml(""), "there is no text"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), NOTHING)
def test_newsml_without_an_article_says_why(data: bytes, reason: str) -> None:
    (row,) = from_newsml.read(opened(data, "item.xml"))
    assert isinstance(row, Rejection)
    assert row.reason.startswith(reason)


def test_half_a_text_is_no_text() -> None:
    whole = newsml(XHTML % f"<p>{TEXT}</p><p>End.</p>")
    with pytest.raises(ArticleError, match="the XML is broken at line"):
        list(from_newsml.read(opened(whole[:-80])))
    items = whole.partition(b"?>")[2]
    message = f"<newsMessage {SPACE}><itemSet>".encode() + items + items[:-80]
    rejection, first = from_newsml.read(opened(message))
    assert isinstance(rejection, Rejection)
    assert isinstance(first, Filed)


OTHERS = [
    (f"<packageItem {SPACE}/>", "this is a package"),
    ("<NewsML Version='1.2'/>", "this is NewsML 1, which is not read"),
    (f"<newsMessage {SPACE}><itemSet/></newsMessage>", "the message holds no item"),
    ("<svg/>", "this is XML that begins with <svg>"),
]


@pytest.mark.parametrize(("written", "reason"), OTHERS)
def test_other_xml_says_what_it_is(written: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        list(from_newsml.read(opened(written.encode())))


def test_json_that_is_ninjs_is_also_json() -> None:
    data = json.dumps({"uri": "urn:halyard:1", "pubstatus": "usable", "text": TEXT})
    assert from_jsonl.knows(data)
    assert [type(row) for row in settle(from_jsonl.read(opened(data.encode())))] == [Article]
