"""What happened when, across a story? Sentences, dates and quotes in, TimelineEntry records out.

One entry is one event at one time: sentences of several articles that tell it are its spans, and its text is the
clearest of them, word for word. Sentences go together when they tell of the same day and are alike in meaning and in
words; in doubt they stay apart. An entry must be worth a line: what happened before what was said, days near the story,
and what lies further back only where a party of the story did something then.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rashomon.findings.agreement import embedding
from rashomon.findings.dates import edtf
from rashomon.findings.timeline import events
from rashomon.findings.timeline.events import Event
from rashomon.records import Article, Coverage, Precision, Span, TimelineEntry, read
from rashomon.settings import TIMELINE

_ORDER: tuple[Precision, ...] = (
    "day", "time", "week", "interval", "month", "quarter", "season", "half", "year", "decade", "century",
)  # fmt: skip
"""Precisions in the order in which entries stand that begin on one day."""
_NEARBY = frozenset(_ORDER[:5])
_TELLING = frozenset(_ORDER[:9])
_OPENERS = frozenset({"but", "and", "so", "also", "however", "meanwhile", "then", "he", "she", "his", "her", "their"})


def find(coverage: Coverage) -> tuple[TimelineEntry, ...]:
    """Give the timeline of a story, in order of time; of what begins on one day, the finer comes first."""
    articles = {article.id: article for article in coverage.articles}
    days = sorted(day for article in coverage.articles if (day := _published(article)))
    known = _known_names(coverage)
    by_time: dict[str, list[Event]] = defaultdict(list)
    for event in _one_time_each(events.find(coverage)):
        by_time[event.value.partition("T")[0]].append(event)
    # Only what shares its time with something else needs comparing.
    alike = _Likeness(coverage, articles, [event for same in by_time.values() if len(same) > 1 for event in same])
    entries = [
        _entry(coverage, articles, group, leads)
        for same in by_time.values()
        for group in _together(same, alike)
        if (leads := _leads(group)) and _worth(group, leads, days, known)
    ]
    return tuple(sorted(entries, key=_key))


def _published(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def _one_time_each(found: Iterable[Event]) -> list[Event]:
    """Keep one time for each verb, the finest, and for each sentence what it mainly tells.

    "On Monday it raised its offer, up from $70 in November": the raise has one day. "Police said on Monday that he was
    arrested on Saturday": the arrest stands before the saying, and what a sentence asserts before its sequels.
    """
    by_verb: dict[tuple[Span, int], Event] = {}
    for event in found:
        known = by_verb.get((event.span, event.at))
        if known is None or _fineness(event) < _fineness(known):
            by_verb[event.span, event.at] = event
    asserted = {event.span for event in by_verb.values() if event.standing == "asserted"}
    happened = {event.span for event in by_verb.values() if event.standing == "asserted" and not event.saying}
    return [
        replace(event, standing="aside") if event.standing == "sequel" and event.span in asserted else event
        for event in by_verb.values()
        if not event.saying or event.span not in happened
    ]


def _fineness(event: Event) -> int:
    return _ORDER.index(edtf.precision(event.value))


class _Likeness:
    """Says how alike two events are, 0 to 1: half their meaning, half their shared words.

    Events of the same words, as copies of one sentence tell, are of one kind, and compared once.
    """

    def __init__(self, coverage: Coverage, articles: Mapping[str, Article], told: Sequence[Event]) -> None:
        self._weights = _weights(coverage)
        texts = [read(articles[event.span.article], event.span.start, event.span.end) for event in told]
        kinds: dict[tuple[str, frozenset[str]], int] = {}
        self._kind_of = {
            event: kinds.setdefault((text, event.words), len(kinds)) for event, text in zip(told, texts, strict=True)
        }
        self._words = [words for _, words in kinds]
        self._vectors = embedding.embed([text for text, _ in kinds])
        self._known: dict[tuple[int, int], float] = {}

    def kind(self, event: Event) -> int:
        """Give a number that is equal for events that are told in the same words."""
        return self._kind_of[event]

    def between(self, one: int, other: int) -> float:
        """Give how alike two kinds are."""
        if (one, other) not in self._known:
            left, right = self._words[one], self._words[other]
            size = math.sqrt(self._weigh(left) * self._weigh(right))
            shared = self._weigh(left & right) / size if size else 0.0
            self._known[one, other] = (float(self._vectors[one] @ self._vectors[other]) + shared) / 2
        return self._known[one, other]

    def _weigh(self, words: frozenset[str]) -> float:
        return math.fsum(self._weights.get(word, 0.0) ** 2 for word in words)


@dataclass(slots=True)
class _Group:
    """Events that tell the same, with their articles and how many are of each kind."""

    events: list[Event] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    kinds: Counter[int] = field(default_factory=Counter)

    def add(self, event: Event, kind: int) -> None:
        self.events.append(event)
        self.articles.add(event.span.article)
        self.kinds[kind] += 1

    def likeness(self, kind: int, alike: _Likeness) -> float:
        """Give how alike a kind is to the group on average."""
        return sum(count * alike.between(kind, own) for own, count in self.kinds.items()) / len(self.events)


def _weights(coverage: Coverage) -> Mapping[str, float]:
    """Weigh each word of the story by how few of its sentences hold it."""
    counts: Counter[str] = Counter()
    for sentence in coverage.sentences:
        counts.update({token.lemma.lower() for token in sentence.tokens})
    return {lemma: math.log((1 + len(coverage.sentences)) / count) for lemma, count in counts.items()}


def _together(same: Sequence[Event], alike: _Likeness) -> list[list[Event]]:
    """Group events of one time that tell the same: each joins the group that it is most like on average, or none."""
    if len(same) == 1:
        return [list(same)]
    groups: list[_Group] = []
    for event in sorted(same, key=lambda each: (each.standing == "aside", each.saying, each.span)):
        kind = alike.kind(event)
        scored = [(group.likeness(kind, alike), group) for group in groups]
        best, nearest = max(scored, key=lambda each: each[0], default=(0.0, None))
        within = nearest is not None and event.span.article in nearest.articles
        if nearest is None or best < (TIMELINE.alike_within if within else TIMELINE.alike):
            groups.append(nearest := _Group())
        nearest.add(event, kind)
    return [group.events for group in groups]


def _leads(group: Sequence[Event]) -> list[Event]:
    """Give the events of a group whose sentence can be printed as the entry's text."""
    return [
        event
        for event in group
        if event.standing != "aside" and not event.stable and event.whole and _length(event) <= TIMELINE.longest
    ]


def _worth(group: Sequence[Event], leads: Sequence[Event], days: Sequence[date], known: frozenset[str]) -> bool:
    """Say whether a group deserves a line: several articles tell it, it is near, or it is a known name's past."""
    several = len({event.span.article for event in group}) > 1
    happened = [event for event in leads if not event.saying and event.placed]
    fine = edtf.precision(group[0].value)
    if several and fine in ("day", "time"):
        return True
    if fine in _NEARBY and _near(group[0].value, days):
        return bool(happened)
    return fine in _TELLING and any(several or (event.named and event.words & known) for event in happened)


def _near(value: str, days: Sequence[date]) -> bool:
    day = edtf.bounds(value)[0]
    return bool(days) and (days[0] - day).days <= TIMELINE.before and (day - days[-1]).days <= TIMELINE.after


def _known_names(coverage: Coverage) -> frozenset[str]:
    """Give the words of the names that the story is about: those in half of its articles, and often in a lone one."""
    alone = len(coverage.articles) == 1
    named: dict[str, list[str]] = defaultdict(list)
    for sentence in coverage.sentences:
        named[sentence.article] += [
            token.lemma.lower()
            for token in sentence.tokens
            if token.pos == "PROPN" and token.label not in ("DATE", "TIME")
        ]
    counts: Counter[str] = Counter()
    for names in named.values():
        counts.update(names if alone else set(names))
    least = TIMELINE.often if alone else max(2, len(coverage.articles) / 2)
    return frozenset(name for name, count in counts.items() if count >= least)


def _length(event: Event) -> int:
    return event.span.end - event.span.start


def _entry(
    coverage: Coverage, articles: Mapping[str, Article], group: Sequence[Event], leads: Sequence[Event]
) -> TimelineEntry:
    def unclear(event: Event) -> tuple[bool, bool, bool, int, Span]:
        span = event.span
        first = read(articles[span.article], span.start, span.end).split(maxsplit=1)[0].strip("“\"'‘,").lower()
        return event.saying, first in _OPENERS, not event.named, max(_length(event), TIMELINE.handy), span

    span = min(leads, key=unclear).span
    times = {event.value for event in group if "T" in event.value}
    # Two times of day for one event are a disagreement; the day is what they share.
    value = times.pop() if len(times) == 1 else group[0].value.partition("T")[0]
    spans = tuple(sorted({event.span for event in group}, key=lambda each: (each != span, each)))
    story = coverage.story.id if coverage.story else ""
    return TimelineEntry(story, value, read(articles[span.article], span.start, span.end), spans)


def _key(entry: TimelineEntry) -> tuple[date, str, int, str]:
    time = entry.value.partition("T")[2]
    return edtf.bounds(entry.value)[0], time, _ORDER.index(edtf.precision(entry.value)), entry.text
