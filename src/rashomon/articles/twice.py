"""Is this article here already? Articles as they are read in; articles of which no two have one id out.

Two articles of one id with one text are the same article: the second is rejected. With two texts they are two
articles: the second takes an id of its own, the first one's with a part that depends on its text, and a rejection says
so. Which of them is the first depends on the order of the inputs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rashomon.records import Article, Rejection, identify


def part(found: Iterable[tuple[str, Article | Rejection]]) -> Iterator[Article | Rejection]:
    """Give what is found, with every article under an id that no other one has. A name of its input goes with each."""
    seen: dict[str, str] = {}
    for name, each in found:
        if not isinstance(each, Article):
            yield each
            continue
        written = identify(each.outlet, each.headline, each.text)
        other = f"{each.id}-{written[:6]}"
        if written in (seen.get(each.id), seen.get(other)):
            yield Rejection("read", name, f"the article {each.id} was read before, with the same text; it counts once")
        elif each.id not in seen:
            seen[each.id] = written
            yield each
        else:
            seen[other] = written
            yield replace(each, id=other)
            yield Rejection("read", name, f"another article has the id {each.id}; this one is kept as {other}")
