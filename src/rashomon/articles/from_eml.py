"""Newsletters: one mail (RFC 5322, MIME) an article, its sender the outlet, its subject the headline.

The HTML part is read as a page is; where no article stands out of its menus, the plain part is, or else all that the
HTML says. What is attached is another text, and passed over with a rejection that names it; pictures are not named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from io import BytesIO
from typing import cast

from rashomon.articles import decoding, entries, from_html, from_text
from rashomon.articles.opened import Filed, Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from rashomon.settings import FEEDS

_HEADER = re.compile(r"(?:From .*|[!-9;-~]+:.*(?:\n[ \t].*)*)\n?")
_SENT = re.compile(r"^from:", re.I | re.M)
_CARRIED = re.compile(r"^(?:message-id|mime-version|received|return-path|delivered-to):", re.I | re.M)
_PASSED_ON = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.I)
_SILENT = {"image", "audio", "video"}
_SIGNATURES = {"pgp-signature", "pkcs7-signature", "x-pkcs7-signature", "calendar", "vcard", "x-vcard", "pgp-keys"}
"""Attachments that no one would take for an article, so that none is missed when nothing is said of them."""


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is a mail: headers, and among them a sender's and a server's."""
    at = 0
    while found := _HEADER.match(head, at):
        at = found.end()
    return bool(_SENT.search(head, 0, at)) and bool(_CARRIED.search(head, 0, at))


def read(opened: Opened) -> Iterator[Row]:
    """Give the article that a mail is, after a rejection for each text attached to it.

    Raises ArticleError where the mail is no mail, is encrypted, or holds no text.
    """
    data = opened.file.read(FEEDS.largest + 1)
    if len(data) > FEEDS.largest:
        raise ArticleError(f"the mail is larger than {FEEDS.largest // 2**20} MB; save what it attaches elsewhere")
    mail = message_from_bytes(data, policy=default)
    if not mail.keys():
        raise ArticleError("this is no mail: it does not begin with headers such as From and Subject")
    if mail.get_content_type() in {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}:
        raise ArticleError("the mail is encrypted; save it decrypted")
    html, plain, attached = _parts(mail)
    for what in attached:
        yield Rejection("read", opened.name, f"{what} is attached and was passed over; save it to read it")
    broken = {type(defect).__name__ for part in mail.walk() for defect in part.defects}
    if broken & {"StartBoundaryNotFoundDefect", "CloseBoundaryNotFoundDefect"}:
        yield Rejection("read", opened.name, "the mail breaks off before its last part ends; what is there was read")
    subject = entries.line(_PASSED_ON.sub("", _header(mail, "Subject"), count=1))
    sender, address = parseaddr(_header(mail, "From"))
    yield replace(
        _filed(html, plain, subject, opened),
        headline=subject,
        outlet=entries.line(sender.strip("\"' ")) or address.rpartition("@")[2] or None,
        url=entries.address(_header(mail, "Archived-At").strip("<> ")),
        published=_header(mail, "Date") or None,
        modified=None,
        language=_header(mail, "Content-Language") or None,
        id=_header(mail, "Message-ID").strip("<> ") or None,
    )


def _parts(mail: EmailMessage) -> tuple[list[EmailMessage], list[EmailMessage], list[str]]:
    """Give the parts of a mail that are its text, in HTML and plain, and what is attached to it besides, in words."""
    html: list[EmailMessage] = []
    plain: list[EmailMessage] = []
    attached: list[str] = []
    waiting = [mail]
    while waiting:
        part = waiting.pop(0)
        kind = part.get_content_type()
        name = _name(part)
        if kind == "message/rfc822":
            attached.append(f"another mail ({name})" if name else "another mail")
        elif part.is_multipart():
            waiting[:0] = cast(list[EmailMessage], part.get_payload())
        elif _is_attachment(part) or not kind.startswith("text/"):
            if part.get_content_maintype() not in _SILENT and part.get_content_subtype() not in _SIGNATURES:
                attached.append(f"{name!r} ({kind})" if name else f"a file without a name ({kind})")
        elif kind in {"text/html", "text/plain"}:
            (html if kind == "text/html" else plain).append(part)
    return html, plain, attached


def _filed(html: list[EmailMessage], plain: list[EmailMessage], subject: str | None, opened: Opened) -> Filed:
    """Give the text of a mail: the article in its HTML, its plain part, or all of its HTML, whichever comes first."""
    problem = "the mail holds no text"
    for part in html[:1]:
        try:
            page = Opened(BytesIO(_bytes(part)), opened.name, opened.stem, charset=_charset(part))
            return next(row for row in from_html.read(page) if isinstance(row, Filed))
        except ArticleError as error:
            problem = str(error)
    for part in plain[:1]:
        try:
            words = decoding.decode(_bytes(part), _charset(part)).replace("\r\n", "\n")
            return Filed(from_text.joined(words.strip("\n").rstrip()), opened.name, opened.stem)
        except ArticleError as error:
            problem = str(error)
    for part in html:
        text, places = entries.text(decoding.decode(_bytes(part), _charset(part)), subject)
        if text:
            return Filed(text, opened.name, opened.stem, set_off=places)
    raise ArticleError(problem)


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: EmailMessage) -> str | None:
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) else None


def _header(mail: EmailMessage, name: str) -> str:
    """Give what a header says, decoded (RFC 2047), or "" where it is missing or cannot be parsed."""
    try:
        return str(mail.get(name, "")).strip()
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""  # the parser of the standard library trips over some headers: bugs.python.org, issues 27257 and 30681


def _is_attachment(part: EmailMessage) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except (ValueError, LookupError, AttributeError):
        return True


def _name(part: EmailMessage) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, LookupError, AttributeError, TypeError):
        return None
