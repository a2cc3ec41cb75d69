"""Which words of a quote are the speaker's own? A quote and its article's text in, ranges out.

A direct quote's content is the speaker's own throughout. A mixed one holds a reporter's clause with quoted pieces in it
(said she was "currently re-evaluating" it): only what stands between marks is the speaker's.
"""

from __future__ import annotations

import re

from rashomon.records import Quote, Range

_QUOTED = re.compile(
    r"“([^”\n]+)(?:”|$)|\"([^\"\n]+)(?:\"|$)|``((?:[^'\n]|'(?!'))+)(?:''|$)|(?<!\w)[‘']([^\n]+?)[’'](?!\w)"
)


def ranges(quote: Quote, text: str) -> tuple[Range, ...]:
    """Give the ranges of `text` that are the speaker's own words: empty for an indirect quote.

    >>> text = 'She is "very sorry" indeed.'
    >>> [text[a:b] for a, b in ranges(Quote(id="q", article="a", kind="mixed", content=((4, 26),)), text)]
    ['very sorry']
    """
    if quote.kind == "direct":
        return quote.content
    if quote.kind == "indirect":
        return ()
    found = []
    for start, end in quote.content:
        for match in _QUOTED.finditer(text, max(0, start - 1), min(len(text), end + 1)):
            group = next(index for index in range(1, 5) if match[index] is not None)
            found.append((max(start, match.start(group)), min(end, match.end(group))))
    return tuple((start, end) for start, end in found if start < end)
