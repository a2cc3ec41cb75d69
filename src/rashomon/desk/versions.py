"""Are two texts at one address versions of one article, and what changed between them? Two articles in, a Revision out.

Newsrooms rewrite what they have published, often without a word about it, and at times put a few words in its place:
that it was withdrawn. So what stands at the address of an article is a version of what stood there, whatever it says. A
front page or a section, on the other hand, has another article at the same address every hour: there two texts of
different headlines that share next to nothing are two articles (word trigrams, and the containment of the shorter in
the longer: Broder 1997), unless the later one says that it was withdrawn. So are they under one id that an input gave,
where neither an address nor a time of publication is the same: that id may be the number of a row.

Changes are found paragraph by paragraph, then word by word in the paragraphs that changed (Ratcliff and Obershelp, as
`difflib` has it): comparing all words of two long texts at once would cost the product of their lengths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from urllib.parse import parse_qsl, urlsplit

from rashomon.records import Article, Edit, Range, Revision
from rashomon.settings import DESK

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"\w+|[^\w\s]")
_LETTERS = re.compile(r"\w+")
_GONE = r"(?:withdrawn|withdraws?|withdrew|retract(?:s|ed|ion)|removed|taken down|unpublished|no longer available)"
_ITSELF = r"(?:article|story|report|item|page|post|piece|text|content|interview|column)"
_WITHDRAWN = re.compile(rf"\b{_ITSELF}\b[^.!?\n]{{0,60}}\b{_GONE}\b|\b{_GONE}\b[^.!?\n]{{0,40}}\b{_ITSELF}\b", re.I)
"""What a notice says of its own article: "This article has been withdrawn", "The Courier retracts its report"."""
_OF_ARTICLE = re.compile(r"\d|[^-_/]+(?:[-_][^-_/]+){2}|\.(?:s?html?|php|aspx?)$")
"""What the path of an article's own address has: a number, a name of three words or more, the ending of a page."""
_FRONT = re.compile(r"/(?:index|default|home)\.\w+$")


def are_versions(one: Article, other: Article, *, named: bool = False) -> bool:
    """Tell whether two texts that stood at one address, or under one id, are versions of one article.

    `named` is true where their input gave both the same id.

    >>> first = Article("a", "Courier", "Twelve people were hurt when a ferry hit the pier.")
    >>> are_versions(first, Article("b", "Courier", "Fourteen people were hurt when a ferry hit the pier."))
    True
    >>> are_versions(first, Article("b", "Courier", "The council voted for a new library on Monday night."))
    False
    >>> are_versions(first, Article("b", "Courier", "This article was withdrawn on Monday night."))
    True
    """
    if one.headline and one.headline == other.headline:
        return True  # A feed's few words, and the page that they lead to.
    shared = {one.url, *one.addresses} & {other.url, *other.addresses} - {None}
    if any(named or _is_of_article(str(url)) for url in shared):
        return True
    if named and not (one.url and other.url) and one.published and one.published == other.published:
        return True
    if _is_withdrawn(one) or _is_withdrawn(other):
        return True
    small, large = sorted((_runs(one.text), _runs(other.text)), key=len)
    if not small:
        return one.headline == other.headline
    return len(small & large) >= DESK.version * len(small)


def compare(before: Article, after: Article) -> Revision:
    """Give what changed from one version to the next; edits are in the order of the text.

    >>> first = Article("a", "Courier", "Twelve people were hurt.\\n\\nThe pier is shut.", headline="Ferry hits pier")
    >>> revision = compare(first, Article("b", "Courier", "Fourteen people were hurt.\\n\\nThe pier is shut."))
    >>> revision.headline_before, revision.edits
    ('Ferry hits pier', (Edit(before=(0, 6), after=(0, 8)),))
    """
    old, new = (_ranges(_PARAGRAPH, text, (0, len(text))) for text in (before.text, after.text))
    edits = []
    for first, second in _changed(before.text, old, after.text, new):
        inner = [_ranges(_WORD, text, place) for text, place in ((before.text, first), (after.text, second))]
        edits += [Edit(*pair) for pair in _changed(before.text, inner[0], after.text, inner[1])]
    headline = before.headline if before.headline != after.headline else None
    return Revision(after.id, before.id, headline, tuple(edits))


def _is_of_article(url: str) -> bool:
    """Tell the address of an article from that of a front page or a section, where another one stands every hour.

    >>> _is_of_article("https://courier.example/a/991"), _is_of_article("https://courier.example/ferry-hits-pier/")
    (True, True)
    >>> _is_of_article("https://courier.example/"), _is_of_article("https://courier.example/middle-east")
    (False, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    path = parts.path.rstrip("/")
    numbered = any(char.isdigit() for name, value in parse_qsl(parts.query) if name != "page" for char in value)
    return not _FRONT.search(path) and (numbered or bool(_OF_ARTICLE.search(path)))


def _is_withdrawn(article: Article) -> bool:
    """Tell whether all that a text says is that it was withdrawn."""
    said = f"{article.headline or ''}\n{article.text}"
    return len(_LETTERS.findall(article.text)) <= DESK.notice and bool(_WITHDRAWN.search(said))


def _changed(
    old: str, old_parts: Sequence[Range], new: str, new_parts: Sequence[Range]
) -> Iterator[tuple[Range, Range]]:
    """Give the places that differ, comparing the parts of two texts as wholes; an empty one where parts came in."""
    matcher = SequenceMatcher(
        None, [old[start:end] for start, end in old_parts], [new[start:end] for start, end in new_parts], autojunk=False
    )
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            yield _place(old_parts, first, last, old), _place(new_parts, start, end, new)


def _place(parts: Sequence[Range], first: int, last: int, text: str) -> Range:
    """Give the place of a run of parts; between two parts, where it is empty."""
    if first < last:
        return parts[first][0], parts[last - 1][1]
    at = parts[first][0] if first < len(parts) else parts[-1][1] if parts else len(text)
    return at, at


def _ranges(pattern: re.Pattern[str], text: str, within: Range) -> list[Range]:
    return [match.span() for match in pattern.finditer(text, *within)]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _LETTERS.findall(text.casefold())
    return {tuple(words[place : place + 3]) for place in range(max(len(words) - 2, 1))} if words else set()
