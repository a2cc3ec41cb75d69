"""The lists of a desk in a terminal, a line or two a row. Records in, text out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from textwrap import shorten

from rashomon.desk.reasons import Reasons
from rashomon.desk.rows import writable
from rashomon.desk.search import Hit
from rashomon.pages import labels, standing, when
from rashomon.pages.as_text import UNSEEN, count, named
from rashomon.pipeline import Tally
from rashomon.records import Link, Rejection, Story
from rashomon.settings import STORIES

_OWN = re.compile(r"(?<!\w)(?:'[^']*'|\"[^\"]*\")|\b[0-9a-f]{12}(?:-[0-9a-f]{6})?\b|\b\d[\d,.]*\b")
"""What a reason says of one input alone: words that it cites, an id, a number."""
_LINE = re.compile(r", line (\d+)$")
_REASON = 100
"""Characters of a reason in the line that counts them."""
_REASONS = 5
"""Reasons of rejection that one line has room for; `log --rejected` has all."""


def tally(read: Tally) -> str:
    """Give what a run of `read` came to: one line, and a line for each of the first inputs that were not taken whole.

    >>> read = Tally(new=3, unchanged=2)
    >>> read.note(Rejection("read", "a.jsonl, line 7", "there is no text: it may be called text, body"))
    >>> print(tally(read))
    read 5 articles: 3 new, 0 changed, 2 unchanged; 1 rejected (1 there is no text: it may be called text, body)
      a.jsonl:7  there is no text: it may be called text, body
    """
    counts = f"{read.new} new, {read.changed} changed, {read.unchanged} unchanged"
    if read.lists:
        counts += f"; {count(read.lists, 'feed or list', 'feeds or lists')} unchanged since the last visit"
    rejected, remarked = read.rejected.total(), read.remarks.total()
    counts += f"; {rejected} rejected{_why(read.rejected)}"
    if remarked:
        counts += f"; {count(remarked, 'remark')} on articles that are kept{_why(read.remarks)}"
    lines = [f"read {count(read.read, 'article')}: {counts}"]
    if not (read.read or read.lists):
        return _seen(lines[0])  # What is wrong with each input is said by the error then.
    lines += map(_rejected, read.told)
    if (more := rejected + remarked - len(read.told)) > 0:
        lines.append(f"  and {more} more: `rashomon log --rejected` lists all")
    return _seen("\n".join(lines))


def rejections(rows: Sequence[Rejection]) -> str:
    """Give a line for each input that was not taken whole: where it is, and why."""
    return _seen("\n".join(map(_rejected, rows)) or "nothing was rejected")


def _rejected(row: Rejection) -> str:
    """Give where an input is, as editors and compilers write it, and what is wrong with it."""
    where = _LINE.sub(r":\1", row.input)
    return f"  {where}  {' '.join(row.reason.split())}"


def _why(reasons: Counter[str]) -> str:
    """Give how often each kind of reason was met, in brackets."""
    kinds: Counter[str] = Counter()
    whole: dict[str, str] = {}
    for reason, number in reasons.items():
        kind = _kind(reason)
        kinds[kind] += number
        # What is said of one input alone is said as it is.
        whole[kind] = kind if kind in whole else reason
    listed = [
        f"{number} {shorten(whole[kind], _REASON, placeholder=' …')}" for kind, number in kinds.most_common(_REASONS)
    ]
    more = len(kinds) - _REASONS
    if more > 0:
        listed.append(f"and {count(more, 'further reason')}")
    return f" ({'; '.join(listed)})" if listed else ""


def _kind(reason: str) -> str:
    """Give what a reason has in common with others of its kind: all of it but ids, numbers and what it cites.

    >>> _kind("publication time: '06/03/2024' is no date that can be read; the article is kept without one")
    'publication time: … is no date that can be read; the article is kept without one'
    """
    return _OWN.sub("…", reason)


def found(stories: int, held: Mapping[str, int]) -> str:
    """Give what a run of `find` came to, in one line. `held` counts what the desk has of each list now.

    >>> found(1, {"claims": 12, "passages": 1}), found(0, {})
    ('compared the accounts of 1 story; the desk has 12 claims, 1 passage', 'nothing new to compare')
    """
    if not stories:
        return "nothing new to compare"
    all_of = ", ".join(count(number, name.removesuffix("s")) for name, number in held.items())
    return f"compared the accounts of {count(stories, 'story', 'stories')}; the desk has {all_of}"


def grouped(counted: Mapping[str, int]) -> str:
    """Give what a run of `group` came to, in one line.

    >>> grouped({"added": 2, "moved": 0})
    'grouped: 2 stories added'
    """
    nouns = dict.fromkeys(("moved", "placed"), ("article", "articles"))
    said = [
        f"{count(number, *nouns.get(kind, ('story', 'stories')))} {kind}" for kind, number in counted.items() if number
    ]
    return f"grouped: {', '.join(said) or 'nothing new'}"


def stories(told: Sequence[Story]) -> str:
    """Give a line for each story: its id, day, headline, and how many stand behind it."""
    lines = [
        f"{story.id}  {(story.first or 'undated')[:10]}  {story.headline}  "
        f"[{count(len(story.articles), 'article')}, {count(story.outlets, 'outlet')}, "
        f"{count(story.origins, 'origin') if story.origins else 'origins not counted yet'}]"
        for story in told
    ]
    return _seen("\n".join(lines) or "no stories yet: run `rashomon group`")


def hits(found: Sequence[Hit]) -> str:
    """Give two lines for each article found: who published it, and where the words stand."""
    lines = [
        f"{hit.article}  {(hit.published or 'undated')[:10]}  {hit.outlet}: {hit.headline or '-'}\n"
        f"    {' '.join(hit.extract.split())}"
        for hit in found
    ]
    return _seen("\n".join(lines) or "no article holds these words")


def reasons(why: Reasons) -> str:
    """Give why an article is in its story: its likeness to its nearest there, and to the nearest outside, in parts."""
    article, story = why.article, why.story
    lines = [f"{article.id}  {named(article)}"]
    put = f", put there by your word {why.by_word[article.id]}" if article.id in why.by_word else ""
    lines.append(
        f"  in story {story.id}{put}: {story.headline}" if story else "  in no story yet: run `rashomon group`"
    )
    lines += [f"  {each}" for each in standing.because(article, why.dating, given=why.given)]
    for link in why.links:
        lines += _link(link, why)
    if story and len(story.articles) == 1:
        near = any(link.weight >= STORIES.threshold for link in why.links)
        lines.append(
            "  it is like enough to that one article, but on average not to the story that it is in"
            if near
            else "  nothing on the desk is like it enough to share its story"
        )
    if why.links:
        lines.append(
            f"  articles join from a likeness of {STORIES.threshold:g} on, which counts on average over both stories"
        )
    lines += [f"  your word {each.id}: {each.verb} ({when.stamp(each.at)})" for each in why.decisions]
    return _seen("\n".join(line for line in lines if line))


def _link(link: Link, why: Reasons) -> list[str]:
    other = why.others[link.other]
    relation = "nearest in it" if link.together else "nearest outside it"
    reached = "reaches" if link.weight >= STORIES.threshold else "is below"
    lines = [
        f"  {relation}: {link.other} ({named(other)}), likeness {link.weight:.2f}: {reached} {STORIES.threshold:g}"
        + (f"; there by your word {why.by_word[link.other]}" if link.other in why.by_word else "")
    ]
    for part in link.parts:
        words = f": {', '.join(standing.words(part))}" if part.words else ""
        lines.append(f"    {part.weight:+.2f}  {labels.PARTS[part.kind]}{words}")
    return lines


def _seen(text: str) -> str:
    return writable(text.translate(UNSEEN))
