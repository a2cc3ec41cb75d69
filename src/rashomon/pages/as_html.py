"""How does a result become pages? A result and a folder in; a static site, each page with its JSON twin, out.

The site works from disk: links are relative, nothing is loaded from elsewhere, and there is no JavaScript. The views
(`front`, `story`, `article`) hold what is shown; the templates only print them, and escape every word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from rashomon.desk.reasons import Placed
from rashomon.pages import article, as_json, clippings, front, labels, schema, side_by_side, standing, story, urls
from rashomon.pages.clippings import Clippings
from rashomon.pages.folder import Folder
from rashomon.records import Article, Result

_TEMPLATES = Path(__file__).parent / "templates"
# Control characters and halves of surrogate pairs, which HTML may not hold, become the replacement character.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def write(result: Result, folder: Path, placed: Mapping[str, Placed] | None = None) -> tuple[Path, ...]:
    """Write the site of a result into `folder`, and give the files written. `placed` says of articles on a desk what
    else than likeness put them in their stories.

    Pages that an earlier run wrote are written over, and taken away where this one does not write them. One page is
    held at a time. Raises OutputError where the folder cannot be made or written to; and where a file of the user's
    stands at the name of a page, before anything is written.
    """
    with Folder(Path(folder), _names(result)) as kept:
        kept.put(urls.STYLE, (_TEMPLATES / "style.css").read_text(encoding="utf-8"))
        kept.put(urls.SCHEMA, schema.dumps())
        kept.put(urls.RESULT, as_json.pieces(result), "\n")
        _Site(result, kept, placed).write()
    return kept.written


def check(folder: Path) -> None:
    """Raise OutputError where a file of the user's stands in the place of one that every site has."""
    Folder(Path(folder), _names(Result())).check()


def _names(result: Result) -> Iterator[str]:
    """Give the files that the site of a result has, but for pairs: which these are is known once all is told."""
    yield from (urls.STYLE, urls.SCHEMA, urls.RESULT)
    stories, articles = (
        (urls.story(each.id) for each in result.stories),
        (urls.article(each.id) for each in result.articles),
    )
    for page in (urls.FRONT, *stories, *articles):
        yield from (page, urls.twin(page))


class _Site:
    """The pages of a result, story by story.

    An article's page has an anchor for every line that cites it. Most of these stand on its own story's page, so it is
    written with that. What other stories cite of it is known when all have been told: then its page is written anew.
    """

    def __init__(self, result: Result, folder: Folder, placed: Mapping[str, Placed] | None) -> None:
        self._result = result
        self._folder = folder
        self._home = {article: story.id for story in result.stories for article in story.articles}
        self._standing = standing.of(result, placed)
        self._abroad: dict[str, list[tuple[int, article.Use]]] = defaultdict(list)
        """What the pages of other stories cite of an article, with the number of the story."""

    def write(self) -> None:
        """Write all pages, the front page last: until it stands, nothing leads to what is not there yet."""
        front_page = front.build(self._stories(), self._result.rejections)
        self._again()
        lone = {article.id for article in self._result.articles} - self._home.keys()
        for each in self._result.articles:
            if each.id in lone:
                self._article(each, None, [use for _, use in self._abroad[each.id]])
        self._put("front.html", front_page, "")

    def _stories(self) -> Iterator[story.StoryPage]:
        for number, told in enumerate(clippings.each(self._result)):
            page = story.build(told)
            self._put("story.html", page, "../")
            for pair in _pairs(told, page):
                self._put("side_by_side.html", pair, "../")
            cited = self._cited(number, told, page, note=True)
            for each in told.coverage.articles:
                self._article(each, told, [use for _, use in cited[each.id]])
            yield page

    def _again(self) -> None:
        """Write the articles anew that other stories cite as well."""
        abroad = {self._home.get(id) for id in self._abroad}
        for number, told in enumerate(clippings.each(self._result)):
            assert told.coverage.story is not None
            if told.coverage.story.id in abroad:
                cited = self._cited(number, told, story.build(told), note=False)
                for each in told.coverage.articles:
                    if each.id in self._abroad:
                        uses = sorted(cited[each.id] + self._abroad[each.id], key=lambda use: use[0])
                        self._article(each, told, [use for _, use in uses])

    def _cited(
        self, number: int, told: Clippings, page: story.StoryPage, *, note: bool
    ) -> dict[str, list[tuple[int, article.Use]]]:
        """Give what the page of a story cites of its own articles; `note` what it cites of others."""
        own = {each.id for each in told.coverage.articles}
        cited: dict[str, list[tuple[int, article.Use]]] = defaultdict(list)
        for use in article.uses(page):
            if use.citation.article in own:
                cited[use.citation.article].append((number, use))
            elif note:
                self._abroad[use.citation.article].append((number, use))
        return cited

    def _article(self, one: Article, told: Clippings | None, cited: Sequence[article.Use]) -> None:
        self._put("article.html", article.build(one, told, cited, self._standing(one)), "../")

    def _put(self, template: str, page: Any, root: str) -> None:
        self._folder.put(page.href, _print(template, page, root))
        self._folder.put(urls.twin(page.href), as_json.write(as_json.plain(page)), "\n")


def _pairs(told: Clippings, page: story.StoryPage) -> Iterator[side_by_side.SidePage]:
    """Give a page for every two articles that a story page opens side by side; a pair is opened once."""
    opened = {copy.pair: copy for copy in page.copies.listed if copy.pair is not None}
    return (side_by_side.build(told, copy) for copy in opened.values())


def _print(template: str, page: Any, root: str) -> str:
    html = _environment().get_template(template).render(page=page, root=root, twin=urls.twin(page.href).split("/")[-1])
    return _UNFIT.sub("\ufffd", html)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(labels=labels, urls=urls)
    environment.filters["line"] = _line
    return environment


def _line(text: str) -> str:
    """Put a text on one line: a title has no paragraphs."""
    return " ".join(text.split())
