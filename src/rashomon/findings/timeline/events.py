"""What happened, and when? Coverage with its dates in, sentences that tell an event of one time out.

A date tells the time of an event where it hangs on a finite verb ("the pier closed on Sunday"), not where it describes
a noun ("Sunday's closure", "the 2008 ruling") or bounds a span of time ("closed since Sunday"). What is denied, only
thought of, or said inside somebody's own words is no event; what is to come is one where its clause says so ("will hear
the case on Dec. 5") and its day lies ahead.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.findings import words
from rashomon.findings.dates import edtf
from rashomon.findings.quotes import marks, verbatim
from rashomon.findings.syntax import prose
from rashomon.findings.syntax.clauses import Clauses
from rashomon.records import Article, Coverage, Date, Quote, Sentence, Span, Token

Standing = Literal["asserted", "sequel", "aside"]

_DATED = frozenset({"DATE", "TIME", "EVENT"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_PAST_HELPERS = frozenset({"was", "were", "have", "had"})
_COMING = frozenset({"will", "'ll", "’ll", "shall"})
_UNPLACED = frozenset(
    {"i", "we", "you", "it", "this", "that", "there", "they", "which", "what", "these", "those", "one"}
)
"""Subjects that a reader of the sentence alone cannot place, or that speak for somebody else."""
_NOT_WHEN = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "poss", "compound", "nmod", "amod", "appos"})
_BOUNDS = frozenset(
    {"since", "until", "till", "by", "before", "after", "for", "from", "to", "than", "between", "ahead"}
)
_UPWARD = frozenset({"xcomp", "conj"})
_SEQUELS = frozenset({"when", "after", "as", "before"})
"""Words that open the clause of the event itself: "Seven people died when a tram left the rails on Wednesday"."""
_ITSELF = frozenset({"article", "story", "version", "correction", "page", "post", "photo", "file"})
_HANDLED = frozenset({"amend", "update", "correct", "appear", "publish", "revise", "take"})
"""What a note on the text itself says: "This article was amended on Thursday"."""
_CAPTION = re.compile(r"\W*\d+\s*(?:/|of)\s*\d+\b")
_DATELINE = re.compile(r"[A-Z][A-Z.'’]+\b[^—―\n]{0,60}?\s?(?:—|―|–|--)\s+(?=\S)")
_ENDS = ".!?\"”'’)"


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that tells what happened, or will happen, at the time of one date in it.

    `at` is the character where its verb begins, `words` what it speaks of. `standing`: the sentence asserts or reports
    the event itself, has it in the clause of a sequel ("died when a tram crashed"), or only adds it in an aside.
    `saying` is true where the event is that something was said, `stable` where nothing happens ("was mayor in 1998"),
    `named` where its subject is a name, `placed` where it is no pronoun, `whole` where no quote is cut by its ends.
    """

    span: Span
    value: str
    at: int
    words: frozenset[str]
    standing: Standing
    saying: bool
    stable: bool
    named: bool
    placed: bool
    whole: bool


def find(coverage: Coverage) -> Iterator[Event]:
    """Give the events that the texts of `coverage` tell, article by article in the order of their dates."""
    sentences_of, quotes_of, dates_of = _by_article(coverage)
    for article in coverage.articles:
        sentences = sentences_of[article.id]
        starts = [sentence.start for sentence in sentences]
        own = [place for quote in quotes_of[article.id] for place in verbatim.ranges(quote, article.text)]
        quoted = marks.pair(article.text) if dates_of[article.id] else ()
        for date in dates_of[article.id]:
            if date.value is None:
                continue
            place = bisect_right(starts, date.start) - 1
            if place < 0 or any(start < date.end and date.start < end for start, end in own):
                continue
            event = _event(article, sentences[place], date, date.value, quoted)
            if event:
                yield event


def _by_article(
    coverage: Coverage,
) -> tuple[dict[str, list[Sentence]], dict[str, list[Quote]], dict[str, list[Date]]]:
    """Give the sentences and dates of each article's text, and its quotes."""
    sentences: dict[str, list[Sentence]] = defaultdict(list)
    quotes: dict[str, list[Quote]] = defaultdict(list)
    dates: dict[str, list[Date]] = defaultdict(list)
    for sentence in coverage.sentences:
        if sentence.field == "text":
            sentences[sentence.article].append(sentence)
    for quote in coverage.quotes:
        quotes[quote.article].append(quote)
    for date in coverage.dates:
        if date.field == "text":
            dates[date.article].append(date)
    return sentences, quotes, dates


def _event(article: Article, sentence: Sentence, date: Date, value: str, quoted: Sequence[marks.Run]) -> Event | None:
    tree = Clauses(sentence)
    index = _head(sentence, date)
    verb = _dated_verb(tree, index, date) if index is not None and _prose(article.text, sentence) else None
    finite = None if verb is None else _finite(tree, verb)
    if verb is None or finite is None or tree.negated(verb) or tree.negated(finite):
        return None
    if not _real(tree, verb, finite, _ahead(article, date, value)):
        return None
    subjects = [tree.tokens[each] for each in tree.subjects(verb)]
    if not subjects or subjects[0].text.lower() in _UNPLACED:
        return None
    lemma = tree.tokens[verb].lemma.lower()
    if lemma in _HANDLED and subjects[0].lemma.lower() in _ITSELF:
        return None
    prefix = _DATELINE.match(article.text, sentence.start, sentence.end)
    start = prefix.end() if prefix and prefix.end() < sentence.tokens[verb].start else sentence.start
    return Event(
        Span(article.id, start, sentence.end),
        value,
        tree.tokens[verb].start,
        frozenset(_content(sentence, date)),
        _standing(tree, finite),
        lemma in words.load("saying_verbs"),
        lemma in words.load("lasting_verbs"),
        any(token.pos == "PROPN" for token in subjects),
        subjects[0].pos != "PRON",
        not any(run.start < start < run.end or run.start < sentence.end < run.end for run in quoted),
    )


def _ahead(article: Article, date: Date, value: str) -> Literal["no", "day", "yes"]:
    """Say whether a time lies after publication, and whether it is a day that the article counts from its own."""
    ahead = "" != (article.published or "")[:10] < edtf.bounds(value)[0].isoformat()
    return "no" if not ahead else "day" if date.precision in ("day", "time") and date.anchor != "explicit" else "yes"


def _prose(text: str, sentence: Sentence) -> bool:
    """Say whether a sentence is running text: not a caption, a headline that lost its line, or a correction."""
    closed = text[sentence.end - 1] in _ENDS or text[sentence.end : sentence.end + 1] in ('"', "”", "'", "’")
    if prose.is_note(text[sentence.start : sentence.end]):
        return False
    return closed and not _CAPTION.match(text, sentence.start, sentence.end)


def _head(sentence: Sentence, date: Date) -> int | None:
    """Give the word of a date expression that its other words hang on, directly or not."""
    inside = [index for index, token in enumerate(sentence.tokens) if date.start <= token.start < date.end]
    outward = (index for index in inside if sentence.tokens[index].head not in inside)
    return next(outward, inside[0] if inside else None)


def _dated_verb(tree: Clauses, index: int, date: Date) -> int | None:
    """Give the verb that a date hangs on, by prepositions and words of time alone; None where it describes a noun.

    A verb of saying is dated through its venue too: "said in a statement on Sunday".
    """
    if tree.tokens[index].dep in _NOT_WHEN:
        return None
    nouns, last = 0, index
    for place in tree.climb(index):
        token = tree.tokens[place]
        if token.pos in ("VERB", "AUX"):
            saying = token.lemma.lower() in words.load("saying_verbs")
            return place if nouns == 0 or (nouns == 1 and saying) else None
        inside = date.start <= tree.tokens[last].start < date.end
        last = place
        if inside and token.text.lower() in _BOUNDS and date.precision != "time":
            return None
        if token.pos in ("ADP", "ADV") or token.label in _DATED or date.start <= token.start < date.end:
            continue
        nouns += 1
    return None


def _finite(tree: Clauses, verb: int) -> int | None:
    """Give the finite verb that carries `verb`'s tense: "was forced to *resign* on Friday" is told by "forced"."""
    for _ in range(4):
        token = tree.tokens[verb]
        if token.tag in ("VBD", "VBZ", "VBP") or tree.auxiliaries(verb) - {"to"}:
            return verb
        if token.dep not in _UPWARD or token.head == verb:
            return None
        verb = token.head
    return None


def _real(tree: Clauses, verb: int, finite: int, ahead: Literal["no", "day", "yes"]) -> bool:
    """Say whether a verb tells what was, or what is to come at a time ahead.

    The simple present tells a plan for a day ("the court sits on Friday"), else a caption or a habit.
    """
    helpers = tree.auxiliaries(finite)
    if helpers & _COMING:
        return ahead != "no"
    if tree.hypothetical(finite) or tree.hypothetical(verb):
        return False
    if verb != finite and tree.tokens[finite].lemma.lower() in words.load("planning_verbs"):
        # "was scheduled to return on Tuesday": whether it came to it is not told.
        return ahead == "day"
    if _past(tree.tokens[finite], helpers):
        # "spent the day urging them to vote next week": what is ahead is not what was done.
        return ahead == "no"
    return tree.tokens[finite].tag in ("VBZ", "VBP") and ahead == "day"


def _past(token: Token, helpers: frozenset[str]) -> bool:
    return token.tag == "VBD" or (token.tag not in ("VBZ", "VBP") and bool(helpers & _PAST_HELPERS))


def _standing(tree: Clauses, verb: int) -> Standing:
    """Say whether a verb's clause is what the sentence asserts or reports, or only adds or presupposes."""
    standing: Standing = "asserted"
    while tree.tokens[verb].head != verb:
        token = tree.tokens[verb]
        head = tree.tokens[token.head]
        reported = token.dep == "ccomp" and head.lemma.lower() in words.load("saying_verbs")
        if token.dep == "advcl" and _opens_sequel(tree, verb):
            told = _past(head, tree.auxiliaries(token.head)) and head.lemma.lower() not in words.load("lasting_verbs")
            if not told:
                return "aside"
            standing = "sequel"
        elif not reported and token.dep not in ("conj", "xcomp", "parataxis"):
            return "aside"
        verb = token.head
    return standing


def _opens_sequel(tree: Clauses, verb: int) -> bool:
    opening = (tree.tokens[each] for each in tree.below[verb])
    return any(token.dep in ("mark", "advmod") and token.text.lower() in _SEQUELS for token in opening)


def _content(sentence: Sentence, date: Date) -> Iterator[str]:
    for token in sentence.tokens:
        timed = token.label in _DATED or date.start <= token.start < date.end
        if token.pos in _CONTENT and not timed and token.lemma.lower() not in words.load("saying_verbs"):
            yield token.lemma.lower()
