"""Which words are set off as a quote without marks? Text in, the block quotes, embedded posts and transcript turns out.

Where the input marked a block quote or post (`Article.set_off`), it is one. Else three shapes are known:
a post with its signature ("... — Ada Lovelace (@ada) November 27, 2022"), a transcript (three
turns or more of "NAME: ..." by two speakers or more), and a block behind a colon ("Ada wrote:" and a paragraph of her
own words). A paragraph counts as somebody's own words only where it shows it: it speaks of "I" or "we", or a post's
signature ends it, or the same words stand in marks elsewhere. All else is left to the reporter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.findings.quotes.attribution import Flow, at_colon, before
from rashomon.findings.quotes.marks import Run
from rashomon.records import Range

_PARAGRAPH = re.compile(r"[^\n]+")
_DATE = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}"
_SIGNATURE = re.compile(
    rf"[ \t\u00a0]*(?:—|–|--|―)[ \t\u00a0]*(?P<name>[^\n—–(]{{1,60}}?)[ \t\u00a0]*"
    rf"\(@[\w.-]{{1,60}}\)(?:[ \t\u00a0]*(?:{_DATE})(?: at \d{{1,2}}:\d\d [AP]M)?)?[ \t\u00a0.]*$"
)
_SHARED = re.compile(
    rf"(?:A (?:post|photo|video|reel) shared|Posted|Post) by (?P<name>[^\n(@]{{2,60}}?)"
    rf"(?: \(@[\w.-]{{1,60}}\))?(?: on (?:\w+, )?(?:{_DATE})[^\n]{{0,30}})?[ .]*$"
)
"""How platforms sign a post in a line of its own."""
_CITED = re.compile(
    r"[ \t\u00a0]*(?:—|–|--|―)[ \t\u00a0]*(?P<name>[^\W\d_][^,;\n(]{1,60}?)[ \t\u00a0]*(?:[,;(][^\n]{0,80})?$"
)
"""How a block quote is signed in a line of its own: "— Ada Quill, in a letter"."""
_HANDLE = re.compile(r"(?P<name>@\w{2,40}):? ")
_LINK = re.compile(r"(?:\s*(?:pic\.twitter\.com/\w+|(?:https?://)?t\.co/\w+|https?://\S+))+\s*$")
_TURN = re.compile(
    r"[\"“]?(?P<name>(?:[A-Z][A-Z.'’-]+(?:,? [A-Z][A-Z.'’-]+){0,5})|(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})|[QA])"
    r"(?P<colon>(?: \([^)\n]{1,40}\))?:)[ \t\u00a0]+(?=\S)"
)
_MARKED_TURN = re.compile(r"[\"“](?!\()")
"""A paragraph without a label that goes on with a turn: it opens a mark again, and is no aside like "(CROSSTALK)."""
_OWN_WORDS = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]yself|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur|[Oo]urs|[Uu]s)\b"
)
_MARKED = re.compile(r"[\"“”]|''")
_BLOCK = re.compile(r">[ \t]?")
_FEWEST_TURNS = 3
_LONGEST_POST = 400
"""Characters of a post: 280 and its link. Earlier paragraphs join a signed one only up to this."""


@dataclass(frozen=True, slots=True)
class Setoff:
    """A quote without marks. `region` is all that belongs to it: its words, and its signature or label."""

    region: Range
    content: tuple[Range, ...]
    cue: Range | None
    speaker: Range | None


def find(text: str, flow: Flow, runs: Sequence[Run], marked: Sequence[Range] = ()) -> tuple[Setoff, ...]:
    """Give the quotes of `text` that are set off without marks, in order; no two overlap.

    `marked` are the places that the input itself sets off: each is a quote, whatever it looks like.
    """
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text) if match.group().strip()]
    sure = [one for place in marked if (one := _as_marked(text, place, paragraphs, flow))]
    rest = [each for each in paragraphs if not any(start < each[1] and each[0] < end for start, end in marked)]
    found: list[Setoff] = [*_posts(text, rest), *_turns(text, rest, flow)]
    found += _blocks(text, rest, flow, runs, [one.region for one in (*sure, *found)])
    kept: list[Setoff] = []
    for one in sorted((*sure, *found), key=lambda each: each.region):
        if not kept or kept[-1].region[1] <= one.region[0]:
            kept.append(one)
    return tuple(kept)


def _as_marked(text: str, place: Range, paragraphs: Sequence[Range], flow: Flow) -> Setoff | None:
    """Give the quote that the input sets off at `place`; its speaker is who signs it, or who the line above says."""
    inside = [_trimmed(text, max(start, place[0]), min(end, place[1])) for start, end in paragraphs]
    content = [piece for piece in inside if piece[0] < piece[1]]
    if not content:
        return None
    region = (content[0][0], content[-1][1])
    speaker = cue = None
    last = content[-1]
    signed = _SHARED.match(text, *last) or _CITED.match(text, *last) if len(content) > 1 else None
    if signed:
        speaker = signed.span("name")
        del content[-1]
    elif signed := _SIGNATURE.search(text, *last):
        speaker = _named(text, signed)
        link = _LINK.search(text, last[0], signed.start())
        content[-1] = _trimmed(text, last[0], link.start() if link else signed.start())
    elif signed := _HANDLE.match(text, *content[0]):
        speaker = signed.span("name")
        content[0] = (signed.end(), content[0][1])
    else:
        above = max((each for each in paragraphs if each[1] <= region[0]), default=None)
        if above and text[slice(*above)].rstrip().endswith(":"):
            colon = above[0] + len(text[slice(*above)].rstrip()) - 1
            opening = _sentence_start(flow, above[0], colon)
            said = before(flow, opening, colon) or at_colon(flow, opening, colon)
            cue, speaker = (said.cue, said.speaker) if said else (None, None)
    words = [piece for each in content if _letters(text[slice(*(piece := _bare(text, *each)))])]
    return Setoff(region, tuple(words), cue, speaker) if words else None


def _bare(text: str, start: int, end: int) -> Range:
    """Give a paragraph without the marks around it, where they are around all of it."""
    whole = text[start] in '"“' and not _MARKED.search(text, start + 1, end - 1)
    return _unmarked(text, start, end) if whole else (start, end)


def _named(text: str, signature: re.Match[str]) -> Range | None:
    """Give the name in a signature, without the signs that people put behind theirs."""
    start, end = signature.span("name")
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".)’'"):
        end -= 1
    return (start, end) if end > start else None


def _trimmed(text: str, start: int, end: int) -> Range:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _posts(text: str, paragraphs: Sequence[Range]) -> list[Setoff]:
    """Find posts by their signature, and the earlier paragraphs of theirs."""
    found: list[Setoff] = []
    letters = ""
    taken = 0
    for number, (start, end) in enumerate(paragraphs):
        signature = _SIGNATURE.search(text, start, end)
        if not signature or not any(character.isalnum() for character in signature["name"]):
            continue
        letters = letters or _letters(text)
        link = _LINK.search(text, start, signature.start())
        content = [_trimmed(text, start, link.start() if link else signature.start())]
        length = content[0][1] - content[0][0]
        first = number
        while first > 0 and paragraphs[first - 1][0] >= taken and (length < _LONGEST_POST):
            above = paragraphs[first - 1]
            length += above[1] - above[0]
            if length > _LONGEST_POST or not _belongs(text, above, letters, alone=content[0][0] >= content[0][1]):
                break
            first -= 1
            content.insert(0, _trimmed(text, *above))
        content = [piece for piece in content if piece[0] < piece[1] and _letters(text[slice(*piece)])]
        if content:
            found.append(Setoff((paragraphs[first][0], end), tuple(content), None, _named(text, signature)))
            taken = end
    return found


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _belongs(text: str, above: Range, letters: str, *, alone: bool) -> bool:
    """Say whether the paragraph above a signed one is part of the post: it speaks of itself, or is quoted elsewhere."""
    words_above = text[slice(*above)]
    if _MARKED.search(words_above) or words_above.rstrip().endswith(":") or _SIGNATURE.search(words_above):
        return False
    own = _letters(words_above)
    return (
        bool(_OWN_WORDS.search(words_above))
        or (len(own) > 15 and letters.count(own) > 1)
        or (alone and "#" in words_above)
    )


def _turns(text: str, paragraphs: Sequence[Range], flow: Flow) -> list[Setoff]:
    """Find the turns of a transcript: labelled paragraphs, and those of theirs that open with a mark and no label."""
    labels = [_TURN.match(text, start, end) for start, end in paragraphs]
    names = [match["name"] if match else None for match in labels]
    counts = Counter(name for name in names if name and (name.isupper() or _is_person(flow, labels[names.index(name)])))
    speakers = {name for name in counts if counts[name] > 1}
    turns = [number for number, name in enumerate(names) if name in speakers]
    near = any(after - before <= 2 for before, after in pairwise(turns))
    if len(turns) < _FEWEST_TURNS or len(speakers) < 2 or not near:
        return []
    found: list[Setoff] = []
    for place, number in enumerate(turns):
        match = labels[number]
        limit = turns[place + 1] if place + 1 < len(turns) else number + 1
        last = number
        while last + 1 < limit and _MARKED_TURN.match(text, *paragraphs[last + 1]):
            last += 1
        if match is not None:
            first = (match.end(), paragraphs[number][1])
            content = [_unmarked(text, *piece) for piece in (first, *paragraphs[number + 1 : last + 1])]
            region = (paragraphs[number][0], paragraphs[last][1])
            cue = (match.end("colon") - 1, match.end("colon"))
            found.append(
                Setoff(region, tuple(piece for piece in content if piece[0] < piece[1]), cue, match.span("name"))
            )
    return [one for one in found if one.content]


def _is_person(flow: Flow, match: re.Match[str] | None) -> bool:
    if match is None:
        return False
    return any(tree.tokens[place].label == "PERSON" for tree, place in flow.between(*match.span("name")))


def _unmarked(text: str, start: int, end: int) -> Range:
    start, end = _trimmed(text, start, end)
    if start < end and text[start] in '"“':
        start += 1
    if start < end and text[end - 1] in '"”':
        end -= 1
    return _trimmed(text, start, end)


def _blocks(
    text: str, paragraphs: Sequence[Range], flow: Flow, runs: Sequence[Run], regions: Sequence[Range]
) -> list[Setoff]:
    """Find unmarked paragraphs that a colon introduces and that speak of "I" or "we", and those quoted with ">"."""
    found: list[Setoff] = []
    number = 0
    while number + 1 < len(paragraphs):
        start, end = paragraphs[number]
        number += 1
        if not text[start:end].rstrip().endswith(":"):
            continue
        content: list[Range] = []
        last = number
        while last < len(paragraphs) and _is_own(text, paragraphs[last], runs, regions):
            quoted = _BLOCK.match(text, *paragraphs[last])
            content.append(_trimmed(text, quoted.end() if quoted else paragraphs[last][0], paragraphs[last][1]))
            last += 1
        if not content:
            continue
        colon = start + len(text[start:end].rstrip()) - 1
        opening = _sentence_start(flow, start, colon)
        said = before(flow, opening, colon) or at_colon(flow, opening, colon)
        if said and said.speaker:
            found.append(Setoff((content[0][0], content[-1][1]), tuple(content), said.cue, said.speaker))
            number = last
    return found


def _is_own(text: str, paragraph: Range, runs: Sequence[Run], regions: Sequence[Range]) -> bool:
    start, end = paragraph
    if any(first < end and start < last for first, last in regions):
        return False
    if _BLOCK.match(text, start, end):
        return True
    if any(run.start < end and start < run.end for run in runs) or text[start:end].rstrip().endswith(":"):
        return False
    return bool(_OWN_WORDS.search(text, start, end))


def _sentence_start(flow: Flow, start: int, end: int) -> int:
    """Give where the last sentence of ``[start, end)`` begins."""
    within = flow.between(start, end)
    return within[-1][0].sentence.start if within else start
