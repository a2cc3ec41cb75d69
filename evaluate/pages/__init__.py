"""Invented web pages, each with the body and the facts that were put into it: what extraction is measured on.

A page is made of three things that are drawn apart: what it says (`words`: sentences from templates, all people, places
and outlets invented), how it is laid out (`layouts`: live blog, list, embedded posts, block quotes, paywall teaser,
captions), and the markup of a content system around it (`shells`), with the furniture of real pages in between
(`extras`: menus, related stories, newsletter boxes, cookie notes, share buttons, advertisements, comments).

>>> page = make("posts", seed=1)
>>> page.layout, len(page.body) > 5, all(said in page.body for post in page.posts for said in post)
('posts', True, True)
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from evaluate.pages import layouts, shells, words

LAYOUTS = tuple(layouts.LAYOUTS)
TUNED, HELD, LAST = range(0, 10_000), range(10_000, 20_000), range(20_000, 30_000)
"""Seeds of the pages that reading was mended on; of those it was measured on, and then mended once more; and of those
it was measured on after that. Some shells and furniture are drawn for held seeds alone, some shells for the last."""


@dataclass(frozen=True, slots=True)
class Made:
    """A page, and what was put into it: the paragraphs of its body, the posts and quotes among them, its facts."""

    layout: str
    shell: str
    markup: str
    body: tuple[str, ...]
    posts: tuple[tuple[str, ...], ...]
    facts: words.Facts


def make(layout: str, seed: int) -> Made:
    """Give the page of `layout` with this seed, the same at every call. The shell follows from the seed."""
    held = seed not in TUNED
    draw = random.Random(f"{layout} {seed}")
    names = [
        name for name, shell in shells.SHELLS.items() if (held or not shell.held) and (seed in LAST or not shell.last)
    ]
    name = names[seed % len(names)]
    facts = words.facts(draw)
    parts = layouts.LAYOUTS[layout](draw, words.Story(draw))
    markup = shells.page(shells.SHELLS[name], parts, facts, draw, held=held)
    body = tuple(said for part in parts for said in part.said)
    return Made(layout, name, markup, body, tuple(part.said for part in parts if part.kind in {"quote", "post"}), facts)


def several(count: int, seeds: range) -> Iterator[Made]:
    """Give `count` pages of each layout."""
    for layout in LAYOUTS:
        for seed in seeds[:count]:
            yield make(layout, seed)
