"""Are two texts at one address versions of one article, and what changed between them? Two articles in, a Revision out.

Newsrooms rewrite what they have published, often without a word about it. A front page, on the other hand, has another
article at the same address every hour: two texts of different headlines that share next to nothing are two articles
(word trigrams, and the containment of the shorter in the longer: Broder 1997).

Changes are found paragraph by paragraph, then word by word in the paragraphs that changed (Ratcliff and Obershelp, as
`difflib` has it): comparing all words of two long texts at once would cost the product of their lengths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rashomon.records import Article, Edit, Range, Revision
from rashomon.settings import DESK

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"\w+|[^\w\s]")
_LETTERS = re.compile(r"\w+")


def are_versions(one: Article, other: Article) -> bool:
    """Tell whether two texts that stood at one address, or under one id, are versions of one article.

    >>> first = Article("a", "Courier", "Twelve people were hurt when a ferry hit the pier.")
    >>> are_versions(first, Article("b", "Courier", "Fourteen people were hurt when a ferry hit the pier."))
    True
    >>> are_versions(first, Article("b", "Courier", "The council voted for a new library on Monday night."))
    False
    """
    if one.headline and one.headline == other.headline:
        return True  # A feed's few words, and the page that they lead to.
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
