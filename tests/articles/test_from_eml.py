"""Newsletters: whose they are, what they say, and what is attached to them."""

from __future__ import annotations

import random
from dataclasses import replace
from email.message import EmailMessage

import pytest

from rashomon.articles import from_eml
from rashomon.articles.opened import Filed
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from tests.newsroom import opened

PARAGRAPHS = (
    "On Monday the canal board shuts the upper lock at Port Merrin for a week, because its gates no longer meet.",
    "The lock-keeper, Hanne Rusk, has watched the gap grow since the autumn. “You can put your hand through,” she said.",
    "The bargemen’s union made public a letter of the board’s engineer on Sunday, which this newsletter has seen.",
)
PAGE = (
    "<html><body><table><tr><td>"
    + "".join(f"<p>{part}</p>" for part in PARAGRAPHS)
    + "</td></tr></table></body></html>"
)


def mail(plain: str | None = None, html: str | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    said = {"From": "The Weigh House Letter <letter@letter.example>", "Subject": "The lock"}
    if plain is not None:
        made.set_content(plain)
    if html is not None:
        (made.add_alternative if plain is not None else made.set_content)(html, subtype="html")
    for name, value in (said | headers).items():
        if value and name.lower() not in made:
            made[name] = value
    return made


def read(made: EmailMessage | bytes) -> tuple[Filed, list[str]]:
    """Give what is filed of a mail, and the reasons of its rejections."""
    data = made if isinstance(made, bytes) else made.as_bytes()
    rows = list(from_eml.read(opened(data, "letter.eml")))
    (filed,) = (row for row in rows if isinstance(row, Filed))
    return filed, [row.reason for row in rows if isinstance(row, Rejection)]


SAID = [
    ({"Subject": "Fwd: Re: The lock – a letter"}, {"headline": "The lock – a letter"}),
    ({"Subject": "Re: 40 barges"}, {"headline": "40 barges"}),
    ({"Subject": ""}, {"headline": None}),
    ({"From": "Weigh House Lëtter <a@letter.example>"}, {"outlet": "Weigh House Lëtter"}),
    ({"From": '"Rusk, Hanne" <a@letter.example>'}, {"outlet": "Rusk, Hanne"}),
    ({"From": "news@letter.example"}, {"outlet": "letter.example"}),
    ({"Date": "Sun, 3 Mar 2024 18:04:51 +0100"}, {"published": "Sun, 03 Mar 2024 18:04:51 +0100"}),
    ({"Date": ""}, {"published": None}),
    ({"Message-ID": "<1@letter.example>"}, {"id": "1@letter.example"}),
    ({"Archived-At": "<https://letter.example/1>"}, {"url": "https://letter.example/1"}),
    ({"Content-Language": "de"}, {"language": "de"}),
]


@pytest.mark.parametrize(("headers", "fields"), SAID)
def test_the_headers_say_whose_it_is(headers: dict[str, str], fields: dict[str, object]) -> None:
    found, _ = read(mail("\n\n".join(PARAGRAPHS), **headers))
    assert {name: getattr(found, name) for name in fields} == fields


def test_the_page_counts_before_the_plain_text() -> None:
    assert read(mail("Read it online.", PAGE))[0].text == "\n\n".join(PARAGRAPHS)
    assert read(mail(None, PAGE))[0].text == "\n\n".join(PARAGRAPHS)


def test_where_the_page_is_all_menu_the_plain_text_counts() -> None:
    menu = "<html><body><p><a href='https://letter.example/1'>This letter, online</a></p></body></html>"
    assert read(mail(PARAGRAPHS[0], menu))[0].text == PARAGRAPHS[0]
    assert read(mail(None, "<p>The lock is shut.</p>"))[0].text == "The lock is shut."


def test_lines_broken_for_mail_are_joined() -> None:
    lines = "\n".join(
        ("On Monday the canal board shuts the upper lock at Port Merrin for a", "week, because its gates no longer meet in the middle. The lock-keeper",
         "has watched the gap grow since the autumn, and says that it is wide", "enough for a hand. The bargemen will wait for the tide in the basin,", "as ever.")
    )  # fmt: skip
    assert "\n" not in read(mail(lines))[0].text


CHARSETS = [
    ("utf-8", "utf-8"),
    ("iso-8859-1", "utf-8"),
    ("utf-8", "cp1252"),
    ("no-such-thing", "utf-8"),
    ("", "cp1252"),
]


@pytest.mark.parametrize(("declared", "used"), CHARSETS)
def test_the_charset_is_the_one_that_was_used(declared: str, used: str) -> None:
    kind = f"text/plain; charset={declared}" if declared else "text/plain"
    head = f"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert read(head.encode() + PARAGRAPHS[1].encode(used))[0].text == PARAGRAPHS[1]


def test_what_is_attached_is_named_and_passed_over() -> None:
    made = mail("\n\n".join(PARAGRAPHS))
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="../../report – final.pdf")
    made.add_attachment("Another text.", filename="notes.txt")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="gates.png")
    made.add_attachment(mail("An inner mail.", Subject="Inner"))
    found, reasons = read(made)
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert [reason.partition(" is attached")[0] for reason in reasons] == [
        "'../../report – final.pdf' (application/pdf)",
        "'notes.txt' (text/plain)",
        "another mail",
    ]


def test_a_mail_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    made = mail("\n\n".join(PARAGRAPHS), PAGE).as_bytes()
    found, reasons = read(made[: made.index(b"text/html")])
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert reasons == ["the mail breaks off before its last part ends; what is there was read"]


NONE = [
    (b"A letter without headers.\n\nIt goes on.", "this is no mail"),
    (b"From: a@b.example\nSubject: x\n\n", "the file is empty"),
    (b"From: a@b.example\nContent-Type: image/png\n\nx", "the mail holds no text"),
    (b"From: a@b.example\nContent-Type: multipart/encrypted; boundary=x\n\n--x--", "the mail is encrypted"),
    (b"From: a@b.example\nContent-Type: application/pkcs7-mime\n\nx", "the mail is encrypted"),
    (b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x--", "the mail holds no text"),
]


@pytest.mark.parametrize(("data", "reason"), NONE)
def test_a_mail_without_a_text_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        list(from_eml.read(opened(data)))


def test_a_mail_beyond_the_limit_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_eml, "FEEDS", replace(from_eml.FEEDS, largest=1000))
    with pytest.raises(ArticleError, match="the mail is larger than"):
        list(from_eml.read(opened(mail("x" * 2000).as_bytes())))


HEADS = [
    ("Return-Path: <a@b.example>\nReceived: by c\n\tfor d\nFrom: A <a@b.example>\nSubject: x\n\nText", True),
    ("From a@b.example Sun Mar  3 18:04:51 2024\nMessage-ID: <1@b>\nFrom: a@b.example\n\nText", True),
    ("From: a@b.example\nMIME-Version: 1.0\n", True),
    ("From: Port Merrin\nDate: 3 March 2024\n\nThe lock is shut.", False),
    ("The lock is shut.\n\nFrom: a@b.example\nMessage-ID: <1@b>", False),
    ("title: Lock\nfrom: here\n", False),
    ("", False),
]


@pytest.mark.parametrize(("head", "known"), HEADS)
def test_a_mail_is_known_by_headers_that_only_servers_write(head: str, known: bool) -> None:
    assert from_eml.knows(head) == known


def test_headers_of_any_bytes_end_no_run() -> None:
    made = bytearray(mail(PARAGRAPHS[0], Date="Sun, 3 Mar 2024 18:04:51 +0100").as_bytes())
    chance = random.Random(3)
    read_ = 0
    for _ in range(2000):
        data = bytearray(made)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(300)] = chance.choice(b'=?"<>():;,\n\r\x00\xff az-@[]\\')
        try:
            read_ += len(list(from_eml.read(opened(bytes(data))))) > 0
        except ArticleError:
            continue
    assert read_ > 1000
