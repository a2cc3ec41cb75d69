"""Measure what is read from invented web pages: the body, the quotes and posts in it, the facts.

usage: python -m evaluate.extraction [--pages N] [--seeds tuned|held|last] [--worst N]

N pages of each of six layouts are made (`evaluate.pages`). A body is compared with the one that was written by the F1
of its word 4-grams, beside what trafilatura alone gives for the same page (the better of its text with and without
comments). A quote or post is lost where its words are not in the text, and wrongly marked where no `set_off` place is
exactly it. The last seeds bring shells and words that nothing was mended on.
"""

from __future__ import annotations

import argparse
import logging
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from statistics import mean

from evaluate.pages import HELD, LAST, LAYOUTS, TUNED, Made, several
from rashomon.articles import from_html, settle
from rashomon.articles.opened import Opened
from rashomon.articles.outlets import agencies
from rashomon.errors import ArticleError
from rashomon.records import Article

_SEEDS = {"tuned": TUNED, "held": HELD, "last": LAST}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one page was read."""

    page: Made
    text: str
    ours: float
    theirs: float
    posts_lost: int
    badly_marked: int
    wrong_facts: tuple[str, ...]


def fourgrams(text: str) -> Counter[tuple[str, ...]]:
    """Give the runs of four words of `text`, in small letters."""
    words = re.findall(r"\w+", text.casefold())
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def f1(found: str, wanted: str) -> float:
    """Give the F1 of the word 4-grams of `found` against those of `wanted`.

    >>> f1("a b c d e", "a b c d e"), round(f1("a b c d e", "a b c d"), 2)
    (1.0, 0.67)
    """
    have, want = fourgrams(found), fourgrams(wanted)
    same = (have & want).total()
    return 2 * same / (have.total() + want.total()) if same else 0.0


def read(page: Made) -> Article | None:
    """Give the article that is read from `page`, or None where it is said to hold none."""
    opened = Opened(BytesIO(page.markup.encode()), "page.html", "page")
    try:
        return next((row for row in settle(from_html.read(opened)) if isinstance(row, Article)), None)
    except ArticleError:
        return None


def alone(markup: str) -> tuple[str, str]:
    """Give what trafilatura alone gives for a page, with and without comments."""
    import trafilatura

    return trafilatura.extract(markup) or "", trafilatura.extract(markup, include_comments=False) or ""


def judge(page: Made) -> Outcome:
    """Read `page` and compare it with what was written."""
    wanted = "\n\n".join(page.body)
    article = read(page)
    text = article.text if article else ""
    places = {text[start:end] for start, end in article.set_off} if article else set()
    plain = " ".join(text.split())
    return Outcome(
        page=page,
        text=text,
        ours=f1(text, wanted),
        theirs=max(f1(each, wanted) for each in alone(page.markup)),
        posts_lost=sum(any(said not in plain for said in post) for post in page.posts),
        badly_marked=len({"\n\n".join(post) for post in page.posts} ^ places),
        wrong_facts=tuple(_wrong(page, article)) if article else ("all",),
    )


def _wrong(page: Made, article: Article) -> Iterable[str]:
    facts = page.facts
    given = {
        "headline": (article.headline, facts.headline),
        "outlet": (article.outlet, facts.outlet),
        "url": (article.url, facts.url),
        "published": (article.published, facts.published),
        "modified": (article.modified, facts.modified),
        "authors": (article.authors, facts.people),
        "agency": (article.agency, agencies.told(facts.agency or "")),
        "language": (article.language, facts.language),
    }
    return (name for name, (have, want) in given.items() if have != want)


def milliseconds(pages: list[Made]) -> tuple[float, float]:
    """Give what a page costs to read here, down to its article, and with trafilatura alone: the best of three runs."""
    import trafilatura

    ours, theirs = [], []
    for _ in range(3):
        start = time.process_time()
        for page in pages:
            read(page)
        ours.append(time.process_time() - start)
        start = time.process_time()
        for page in pages:
            trafilatura.extract(page.markup.encode())
        theirs.append(time.process_time() - start)
    return 1000 * min(ours) / len(pages), 1000 * min(theirs) / len(pages)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seeds", choices=_SEEDS, default="last")
    parser.add_argument("--worst", type=int, default=0)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    made = list(several(given.pages, _SEEDS[given.seeds]))
    by_layout: dict[str, list[Outcome]] = defaultdict(list)
    for page in made:
        by_layout[page.layout].append(judge(page))
    print(f"{'layout':10}{'pages':>6}{'F1':>8}{'worst':>8}{'alone':>8}{'below':>7}{'posts':>7}{'lost':>6}{'marked':>8}")
    for layout in (*LAYOUTS, "all"):
        rows = by_layout[layout] if layout in by_layout else [row for each in by_layout.values() for row in each]
        posts = sum(len(row.page.posts) for row in rows)
        ours, theirs = [row.ours for row in rows], [row.theirs for row in rows]
        below, lost = sum(row.ours < row.theirs for row in rows), sum(row.posts_lost for row in rows)
        print(
            f"{layout:10}{len(rows):6}{mean(ours):8.4f}{min(ours):8.4f}{mean(theirs):8.4f}{below:7}"
            f"{posts:7}{lost:6}{mean([not row.badly_marked for row in rows]):8.3f}"
        )
    rows = [row for each in by_layout.values() for row in each]
    wrong = Counter(name for row in rows for name in row.wrong_facts)
    print("facts wrong: " + (", ".join(f"{name} {count}" for name, count in wrong.most_common()) or "none"))
    here, there = milliseconds(made)
    print(f"{here:.2f} ms a page; trafilatura.extract {there:.2f} ms: {there / here:.2f} times as fast")
    for row in sorted(rows, key=lambda each: each.ours - (each.ours < each.theirs))[: given.worst]:
        print(f"\n== {row.page.layout} {row.page.shell} ours {row.ours:.4f} alone {row.theirs:.4f} {row.wrong_facts}")
        wanted = set(row.page.body)
        have = set(row.text.split("\n\n"))
        print("\n".join([f"  - {said[:150]}" for said in row.page.body if said not in have]))
        print("\n".join([f"  + {said[:150]}" for said in row.text.split("\n\n") if said not in wanted]))


if __name__ == "__main__":
    main()
