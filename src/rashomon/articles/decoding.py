"""What do the bytes of a file say? A binary file in; its text out, or an ArticleError that says what it is instead.

In this order: a byte order mark; UTF-8, which hardly any other text happens to be; the encoding that the file declares;
Windows-1252, where nearly all letters are those of ASCII, as in English with typographic quotes; else what
charset-normalizer takes it for. A file that is UTF-8 but for a few bytes stays so, with U+FFFD in their place.
"""

from __future__ import annotations

import codecs
import io
from typing import BinaryIO, cast

from rashomon.errors import ArticleError
from rashomon.settings import ARTICLES

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "a rich text document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3\x00": "a database",
    b"\x7fELF": "a program",
}
_LATIN = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_HIGH = bytes(range(0xC0, 0x100))
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\v\f\r\x1b")


def read(file: BinaryIO, limit: int = ARTICLES.largest_file, declared: str | None = None) -> str:
    """Give the text of `file`. Raises ArticleError where it is empty, is no text, or is larger than `limit` bytes."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise ArticleError(f"the file is larger than {limit // 2**20} MB, the most that is read as one; split it")
    return decode(data, declared)


def decode(data: bytes, declared: str | None = None) -> str:
    """Give the text that `data` encodes, without a byte order mark.

    >>> decode("“Pier shut”".encode("utf-16")), decode("“Pier shut”".encode("cp1252"))
    ('“Pier shut”', '“Pier shut”')
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise ArticleError("the file is empty")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked(data)
    if encoding:
        text = data.decode(encoding, "replace")
    else:
        _refuse_binary(data)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = _other(data, declared)
    if not text.strip("\x00\ufeff \t\r\n"):
        raise ArticleError("the file is empty")
    return text


def line(data: bytes, declared: str | None = None) -> str:
    """Give the text of one line of a larger file, which may be in another encoding than the next. Never fails.

    >>> line("“Pier shut”\\n".encode()), line("“Pier shut”\\n".encode("cp1252"))
    ('“Pier shut”\\n', '“Pier shut”\\n')
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _other(data, declared)


def beginning(file: BinaryIO, size: int = 2**13) -> bytes:
    """Give the first `size` bytes of `file`, and go back to where they begin.

    Where the file breaks off before, what is there: whoever reads on comes to the break, and says so. Raises
    ArticleError where nothing is there before it.
    """
    parts: list[bytes] = []
    try:
        while size > 0 and (part := cast(io.BufferedReader, file).read1(size)):
            parts.append(part)
            size -= len(part)
    except ArticleError:
        if not parts:
            raise
    file.seek(0)
    return b"".join(parts)


def glance(head: bytes) -> str:
    """Give the beginning of a file as well as it can be told, to see what kind of file it is. Never fails."""
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), None) or _unmarked(head)
    return head.decode(encoding or "utf-8", "ignore")


def is_wide(head: bytes) -> bool:
    """Tell whether a file that begins with `head` is UTF-16 or UTF-32, whose lines do not end in the byte 10."""
    return (next((name for mark, name in _MARKS if head.startswith(mark)), None) or _unmarked(head) or "utf-8-sig") != (
        "utf-8-sig"
    )


def _unmarked(data: bytes) -> str | None:
    """Give UTF-16 without a mark: every other byte of Western text is then zero."""
    head = data[: 2**12]
    half = len(head) // 2
    if half < 4:
        return None
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    if even > 0.4 and odd < 0.1:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    what = next((kind for signature, kind in _SIGNATURES.items() if data.startswith(signature)), None)
    if what:
        raise ArticleError(f"this is {what}, not text; save the article as text or HTML")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    # A stray NUL stands in some real texts; among a hundred bytes of a program or picture there are about ten.
    if controls > max(8, len(data) // 50):
        raise ArticleError("this is a binary file, not text; save the article as text or HTML")


def _other(data: bytes, declared: str | None) -> str:
    """Decode what is not valid UTF-8."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    right = len(text) - len(text.encode("ascii", "ignore")) - lost
    if right > 10 * lost:
        return text
    for name in (declared, "cp1252" if _is_western(data) else None):
        try:
            if name and codecs.lookup(name).name != "utf-8":
                return data.decode(name)
        except (LookupError, ValueError):
            continue  # an encoding that there is not, or that the bytes are not in: the next one
    from charset_normalizer import from_bytes  # only here: it costs 10 ms to import, and few files need it

    best = from_bytes(data).best()
    return str(best) if best else data.decode("cp1252", "replace")


def _is_western(data: bytes) -> bool:
    """Tell Windows-1252, where accented letters are few, from Cyrillic or Greek, whose letters lie where those do."""
    latin = len(data) - len(data.translate(None, _LATIN))
    return 3 * (len(data) - len(data.translate(None, _HIGH))) < latin
