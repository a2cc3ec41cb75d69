"""What does an article credit to another newsroom? One article's sentences in, Credit records out.

"CNN reported", "told the Harbour Post", "according to state television", "in an interview with Radio Nord", "(AP)": the
writer says that the information is another's. What makes a credit is the construction, not the name: a newsroom that
is only spoken of ("the Post hired an editor") gets none, nor does the article's own. A post on a platform is its
author's word, so a platform is credited only as a newsroom is. Photo credits are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.findings import words
from rashomon.findings.credits import newsroom_names, newsrooms
from rashomon.findings.credits.newsrooms import Named
from rashomon.findings.syntax.clauses import Clauses
from rashomon.records import Article, Coverage, Credit, Range, Sentence, Token

_TELL = frozenset({"tell", "told", "tells", "telling"})
_SPEAK = frozenset({"speak", "talk", "explain", "confirm", "describe", "reveal", "comment", "complain", "admit"})
_ON_AIR = frozenset({"say", "speak", "tell", "add", "argue", "claim", "declare", "warn", "insist", "ask"})
_SAYING = frozenset({"say", "add", "state", "call", "put", "note"})
_NEED_CONTENT = _SAYING | frozenset(
    [
        "claim",
        "allege",
        "show",
        "suggest",
        "learn",
        "estimate",
        "write",
        "release",
        "run",
        "project",
        "air",
        "broadcast",
        "carry",
    ]
)
"""Verbs that newsrooms also do other things with; a clause of content makes them reporting: "the Post wrote that"."""
_PASSED_ON = frozenset({"interview", "quote", "review", "see", "obtain", "release", "share", "provide", "project"})
_SELF = frozenset({"it", "they", "we", "i", "its", "their", "our"})
_OWN_FIGURES = frozenset({"profit", "loss", "revenue", "earning", "earnings", "income", "sale", "hiring", "result"})
_PICTURES = re.compile(r"(?i)\b(?:photo|picture|image|pic|photograph|getty|photographer|caption)\b")
_ADVERBS = frozenset(
    ["also", "first", "has", "had", "earlier", "later", "previously", "recently", "separately", "then"]
)
_DATELINE = re.compile(r"(?:^|[\w.,:)]\s)\(([A-Z][^()\n]{1,30})\)\s*(?:[-–—]|$)", re.MULTILINE)
_DATELINE_WITHIN = 250
"""Characters at the start of a text in which a bracketed agency is its dateline; later ones are captions."""
_CREDIT_LINE = re.compile(
    r"(?i)(?:copyright\s+(?:©\s*)?(?:\d{4}\s+)?(?:by\s+)?|©\s*(?:\d{4}\s+)?|\(c\)\s+(?:\d{4}\s+)?|"
    r"(?:additional\s+|with\s+)?(?:reporting|inputs?|reports?|files)\s+(?:by|from)\s+|^\s*(?:source|via)s?:\s+)(?:the\s+)?"
)
_CONTRIBUTED = re.compile(r"(?i)\b(?:also\s+)?contributed\s+(?:reporting\s+)?to\s+this\s+(?:report|story|article)")
_AGENCIES = re.compile(r"(?i)(?:news\s+)?agencies")
_REPORT_BY = re.compile(
    r"(?:(?:published|released|broadcast|aired|posted|written|conducted)\s)?"
    r"(?:in|by|from|on|with|for)(?:\s(?:the|a))?(?:\s[a-z-]+)?"
)
_WITH_SPEAKER = 160
"""Characters up to which the speaker stands in the span with the cue; the longest gold credit has 110."""


def find(coverage: Coverage) -> tuple[Credit, ...]:
    """Give the credits in order; `to` is the newsroom's name as written, or what it is called, with "(unnamed)"."""
    articles = {article.id: article for article in coverage.articles}
    found: list[Credit] = [credit for article in coverage.articles for credit in _dateline(article)]
    seen: dict[str, list[str]] = {}
    for sentence in coverage.sentences:
        article = articles[sentence.article]
        found.extend(_in_sentence(sentence, article, seen.setdefault(article.id, [])))
    order = {article.id: place for place, article in enumerate(coverage.articles)}
    return tuple(dict.fromkeys(sorted(found, key=lambda each: (order[each.article], each.field, each.start, each.end))))


def _in_sentence(sentence: Sentence, article: Article, seen: list[str]) -> Iterator[Credit]:
    """Give the credits of one sentence; the names of newsrooms it gives are added to `seen`."""
    text = (article.headline or "") if sentence.field == "headline" else article.text
    tokens = sentence.tokens
    named = newsrooms.find(tokens, text, seen)
    taken = {place for each in named for place in range(each.first, each.last)}
    named.extend(each for each in newsrooms.unnamed(tokens, text) if taken.isdisjoint(range(each.first, each.last)))
    if seen:
        named.extend(_the_newspaper(tokens, seen[-1], taken))
    if not named:
        return
    clauses = Clauses(sentence)
    for each in named:
        short_for_another = any(name.endswith(f" {each.name}") for name in seen)
        own = not each.unnamed and not short_for_another and newsroom_names.is_own(each.name, article)
        place = None if own else _crediting(each, clauses, text)
        if (each.sure or place) and not each.unnamed and not own and each.name not in seen[-1:]:
            seen.append(each.name)
        if place:
            name = each.name.removeprefix("The ").removeprefix("the ")
            yield Credit(article.id, place[0], place[1], name, sentence.field)


def _the_newspaper(tokens: tuple[Token, ...], last: str, taken: set[int]) -> Iterator[Named]:
    """Give "the newspaper", "the network": the newsroom that was named last."""
    nouns = words.load("media_nouns") - {"agency", "site", "station", "wire", "radio", "television", "tv"}
    for place, token in enumerate(tokens):
        if place and token.lemma in nouns and token.tag == "NN" and place not in taken:
            after = tokens[min(place + 1, len(tokens) - 1)]
            first = place - 2 if tokens[place - 1].pos == "ADJ" and place > 1 else place - 1
            if tokens[first].text.lower() == "the" and after.pos not in {"PROPN", "NOUN", "PART", "ADP", "PRON"}:
                yield Named(place, place + 1, last, True)


def _crediting(named: Named, clauses: Clauses, text: str) -> Range | None:
    """Give the range of the words that credit `named`, or None where it is only spoken of."""
    tokens = clauses.tokens
    line = text[tokens[0].start : tokens[-1].end]
    credit_line = _credit_line(named, tokens, line)
    if credit_line:
        return credit_line
    if len(tokens) < 25 and _PICTURES.search(line) and not any(each.lemma in _TELL for each in tokens):
        return None
    return _by_word_order(named, clauses) or _as_speaker(named, clauses) or _as_listener(named, clauses)


def _credit_line(named: Named, tokens: tuple[Token, ...], line: str) -> Range | None:
    """Give "Copyright 2031 The Allied Press", "Reporting from Reuters", "NordPresse contributed to this report"."""
    offset = tokens[0].start
    start = tokens[named.first].start - offset
    for match in _CREDIT_LINE.finditer(line):
        if 0 <= start - match.end() <= len("The ") and named.sure and not _PICTURES.search(line):
            return offset + match.end() - len(match[0].lstrip()), tokens[named.last - 1].end
    end = _CONTRIBUTED.search(line)
    if end and start < end.start() and named.sure:
        return tokens[named.first].start, offset + end.end()
    return None


def _by_word_order(named: Named, clauses: Clauses) -> Range | None:
    """Give credits that the order of the words shows by itself; the parser often errs beside unknown names."""
    tokens = clauses.tokens
    left = _left_edge(tokens, named.first)
    before = [tokens[place].text.lower() if place >= 0 else "" for place in (left - 3, left - 2, left - 1)]
    if before[-1] in _TELL:
        return _with_speaker(left - 1, named.last, clauses)
    if before[1:] == ["according", "to"] or before == ["according", "to", "by"]:
        return _according(named, left - (2 if before[-1] == "to" else 3), clauses)
    after = named.last
    while after < len(tokens) and tokens[after].text.lower() in _ADVERBS | words.load("media_nouns"):
        after += 1
    follows = tokens[after].text.lower() if after < len(tokens) else "."
    if named.sure and follows in {"reported", "reports"} and not _own_figures(after, clauses):
        onward = tokens[after + 1].text.lower() if after + 1 < len(tokens) else ""
        return None if onward in {"to", "on"} else clauses.range(range(left, after + 1))
    if (
        named.unnamed
        and tokens[named.last - 1].lemma == "report"
        and after < len(tokens)
        and tokens[after].lemma in _SAYING
    ):
        return clauses.range(range(left, after + 1))
    if named.sure and before[-1] in {"reports", "reported"} and tokens[left - 1].pos == "VERB":
        own = clauses.child(left - 1, "nsubj")
        if (own is None or own >= left) and (after >= len(tokens) or tokens[after].pos == "PUNCT"):
            return clauses.range(range(left - 1, named.last))
    return None


def _according(named: Named, start: int, clauses: Clauses) -> Range | None:
    """Give "according to the BBC report"; who speaks for a newsroom ("an NBC spokesman") speaks of it as a party."""
    tokens = clauses.tokens
    beside = words.load("media_nouns") | words.load("report_nouns") | words.load("journalist_nouns")
    last = named.last
    while last < len(tokens) and (tokens[last].lemma.lower() in beside or tokens[last].text in {"'s", "’s"}):
        last += 1
    if last == named.last and last < len(tokens) and tokens[last].pos == "NOUN" and tokens[last - 1].head == last:
        return None
    return clauses.range(range(start, last))


def _as_speaker(named: Named, clauses: Clauses) -> Range | None:
    """Give credits where the newsroom itself says it: "the Post revealed", "published by", "citing", "a report in"."""
    tokens = clauses.tokens
    made = words.load("report_nouns")
    for place in newsrooms.standing_for(named, clauses):
        token, head = tokens[place], tokens[tokens[place].head]
        between = " ".join(each.text.lower() for each in tokens[place + 1 : named.first])
        if token.lemma.lower() in made and token.dep != "ROOT" and _REPORT_BY.fullmatch(between):
            return clauses.range(range(place, named.last))
        if token.dep == "nsubj" and _reports(named, token.head, clauses):
            return clauses.range(range(min(place, named.first), max(token.head, named.last - 1) + 1))
        if token.dep in {"dobj", "nsubj"} and head.lemma in {"cite", "quote"} and head.tag == "VBG":
            return clauses.range(range(min(token.head, named.first), named.last))
        if token.dep != "pobj":
            continue
        verb = tokens[head.head]
        if head.text.lower() == "to" and verb.text.lower() == "according":
            return clauses.range(range(head.head, named.last))
        if (
            head.text.lower() == "by"
            and verb.lemma in words.load("newsroom_verbs") | _PASSED_ON
            and verb.tag in {"VBN", "VBD"}
        ):
            statement = verb.dep == "acl" and tokens[verb.head].lemma == "statement"
            if not statement and not clauses.negated(head.head):
                return clauses.range(range(min(head.head, named.first), named.last))
        if head.text.lower() in {"via", "from"} and verb.lemma == "obtain":
            return clauses.range(range(head.head, named.last))
    return None


def _reports(named: Named, verb: int, clauses: Clauses) -> bool:
    """Tell whether a newsroom as subject of `verb` passes information on; "the Post said it would close" does not."""
    token = clauses.tokens[verb]
    helpers = clauses.auxiliaries(verb)
    if (
        clauses.negated(verb)
        or clauses.hypothetical(verb)
        or "will" in helpers
        or ("be" in helpers and token.tag == "VBN")
    ):
        return False
    content = clauses.child(verb, "ccomp")
    if token.lemma in _NEED_CONTENT:
        if content is None or not named.sure:
            return False
        about = clauses.child(content, "nsubj", "nsubjpass")
        return about is None or _SELF.isdisjoint(clauses.tokens[each].text.lower() for each in clauses.subtree(about))
    if token.lemma not in words.load("newsroom_verbs") or _own_figures(verb, clauses):
        return False
    return content is not None or (named.sure and clauses.child(verb, "dobj", "prep") is not None)


def _own_figures(verb: int, clauses: Clauses) -> bool:
    """Tell whether what is reported are the reporter's own accounts: "Sky reported a loss of $2 million"."""
    what = clauses.child(verb, "dobj")
    return what is not None and clauses.tokens[what].lemma in _OWN_FIGURES


def _as_listener(named: Named, clauses: Clauses) -> Range | None:
    """Give credits where somebody speaks to the newsroom: "told its reporter", "in an interview with", "said on"."""
    tokens = clauses.tokens
    nouns = words.load("telling_nouns")
    for place in newsrooms.standing_for(named, clauses):
        token, head = tokens[place], tokens[tokens[place].head]
        if token.dep in {"dobj", "dative", "iobj"} and head.lemma in _TELL:
            return _with_speaker(token.head, named.last, clauses)
        if token.dep != "pobj" or head.head >= named.first:
            continue
        over, through = tokens[head.head], head.text.lower()
        if over.lemma in nouns and (through in {"to", "with"} or over.lemma in {"interview", "appearance"}):
            return clauses.range(range(head.head, named.last))
        if through in {"to", "with"} and over.lemma in _SPEAK and over.pos == "VERB" and not clauses.negated(head.head):
            return _with_speaker(head.head, named.last, clauses)
        if through == "on" and named.sure and (over.lemma in _ON_AIR or (over.lemma == "appear" and over.tag == "VBG")):
            return clauses.range(range(head.head, named.last))
    return None


def _left_edge(tokens: tuple[Token, ...], first: int) -> int:
    """Give where the noun phrase around a name begins: "the German newspaper Bild" begins at "the"."""
    place = first
    while place > 0 and first - place < 5 and tokens[place - 1].pos in {"DET", "ADJ", "NOUN", "PROPN", "PART"}:
        if tokens[place - 1].text.lower() in _TELL:
            break
        place -= 1
        if tokens[place].pos == "DET":
            break
    return place


def _with_speaker(verb: int, last: int, clauses: Clauses) -> Range:
    """Give the words from the speaker to the newsroom's name, or from the verb where the speaker is far."""
    tokens = clauses.tokens
    own = clauses.child(verb, "nsubj")
    start = verb
    if own is not None and own < verb:
        quoted = max((place for place in range(verb) if tokens[place].text in {'"', "”", "“", "'", "’"}), default=-1)
        start = next((each for each in clauses.subtree(own) if each > quoted), verb)
    if tokens[last - 1].end - tokens[start].start > _WITH_SPEAKER:
        start = verb
    return clauses.range(range(start, last))


def _dateline(article: Article) -> Iterator[Credit]:
    """Give the agency in brackets with which a text begins: "HARBOUR CITY (AP) —", "Updated: 09:53 (Agencies)"."""
    match = _DATELINE.search(article.text, 0, _DATELINE_WITHIN)
    if match and not _PICTURES.search(article.text, 0, match.end()) and "©" not in article.text[: match.end()]:
        name = match[1]
        if _AGENCIES.fullmatch(name):
            yield Credit(article.id, match.start(1) - 1, match.end(1) + 1, f"{name.lower()} (unnamed)")
        elif newsroom_names.is_listed(name) and not newsroom_names.is_own(name, article):
            yield Credit(article.id, match.start(1) - 1, match.end(1) + 1, name)
