"""How does a result become pages? A result and a folder in; a static site, each page with its JSON twin, out.

The site works from disk: links are relative, nothing is loaded from elsewhere, and there is no JavaScript. The views
(`front`, `story`, `article`) hold what is shown; the templates only print them, and escape every word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from rashomon.errors import OutputError
from rashomon.pages import article, as_json, clippings, front, labels, schema, side_by_side, standing, story, urls
from rashomon.pages.clippings import Clippings
from rashomon.records import Result

_TEMPLATES = Path(__file__).parent / "templates"
# Control characters and halves of surrogate pairs, which HTML may not hold, become the replacement character.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def write(result: Result, folder: Path) -> tuple[Path, ...]:
    """Write the site of a result into `folder`, and give the files written. Files already there are written over.

    Raises OutputError where the folder cannot be made or written to.
    """
    site, files, written = Path(folder), _files(result), []
    try:
        for name, text in files:
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
            written.append(path)
    except OSError as error:
        raise OutputError(
            f"Cannot write the pages to {site}: {error.strerror or error}. Give a folder that can be written to."
        ) from error
    return tuple(written)


def _files(result: Result) -> list[tuple[str, str]]:
    """Give every file of the site, its name and its text."""
    told = clippings.split(result)
    stories = [story.build(each) for each in told]
    uses: dict[str, list[article.Use]] = defaultdict(list)
    for page in stories:
        for use in article.uses(page):
            uses[use.citation.article].append(use)
    home = {each.id: of_story for of_story in told for each in of_story.coverage.articles}
    stands = standing.of(result)
    articles = [article.build(each, home.get(each.id), uses[each.id], stands(each)) for each in result.articles]
    made: list[tuple[str, Any, str]] = [
        ("front.html", front.build(stories, result.rejections), ""),
        *(("story.html", page, "../") for page in stories),
        *(("article.html", page, "../") for page in articles),
        *(("side_by_side.html", page, "../") for page in _pairs(told, stories)),
    ]
    files = [
        (urls.STYLE, (_TEMPLATES / "style.css").read_text(encoding="utf-8")),
        (urls.RESULT, as_json.dumps(result) + "\n"),
        (urls.SCHEMA, schema.dumps()),
    ]
    for template, page, root in made:
        files.append((page.href, _print(template, page, root)))
        files.append((urls.twin(page.href), as_json.write(as_json.plain(page)) + "\n"))
    return files


def _pairs(told: Sequence[Clippings], stories: Sequence[story.StoryPage]) -> Iterator[side_by_side.SidePage]:
    """Give a page for every two articles that a story page opens side by side; a pair is opened once."""
    pairs = (
        (each, copy)
        for each, page in zip(told, stories, strict=True)
        for copy in page.copies.listed
        if copy.pair is not None
    )
    opened = {copy.pair: (each, copy) for each, copy in pairs}
    return (side_by_side.build(each, copy) for each, copy in opened.values())


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
