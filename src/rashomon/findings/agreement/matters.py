"""Which assertions of different articles speak of one matter? Sentences, quotes and parties in, Matter records out.

Propositions are aligned by meaning and by words together: embeddings find "no German staff was hurt" beside "all
employees are safe", shared words keep the second crash apart from the first. What each then says of the matter, the
same or something else, is for claims and disagreements to judge from typed values. Groups are built from the nearest
pair on, and two groups join only where they are near on average (average linkage), so that no chain drags strangers in.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from rashomon.findings import words
from rashomon.findings.agreement import embedding, linkage
from rashomon.findings.parties import nouns
from rashomon.findings.quotes import verbatim
from rashomon.findings.syntax import propositions, prose
from rashomon.records import Coverage, Matter, Proposition, Token, identify
from rashomon.settings import MATTERS

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def find(coverage: Coverage) -> tuple[Matter, ...]:
    """Give the matters of a story: those that several articles speak of, and each assertion that stands alone."""
    usable = _usable(coverage)
    if not usable:
        return ()
    if len(coverage.articles) == 1:
        return tuple(_matter([proposition]) for proposition in usable)
    texts = {article.id: article.text for article in coverage.articles}
    folds = linkage.fold(wording(texts[one.article], one) for one in usable)
    tellers = [frozenset(usable[index].article for index in fold) for fold in folds]
    alike = likeness(coverage, [usable[fold[0]] for fold in folds])
    rows, columns = np.where(np.triu(alike >= MATTERS.near, k=1))
    pairs = [(i, j) for i, j in zip(rows, columns, strict=True) if tellers[i] != tellers[j]]
    return tuple(
        _matter(
            _clearest_first([usable[index] for fold in group for index in folds[fold]]),
            _nearest(tellers, alike, group),
        )
        for group in linkage.average(alike, pairs, MATTERS.near_on_average)
    )


def wording(text: str, proposition: Proposition) -> tuple[str, int, int]:
    """Give what is equal for the same words of the same sentence, so that a copy weighs no more than its original.

    `text` is that of the article which asserts it.
    """
    start, end = proposition.sentence
    return text[start:end], proposition.start - start, proposition.verb.start - start


def _matter(members: Sequence[Proposition], nearest: float = 0.0) -> Matter:
    name = identify("matter", *((one.article, one.start, one.end) for one in members))
    return Matter(name, tuple(members), round(nearest, 3))


def _usable(coverage: Coverage) -> list[Proposition]:
    """Give the propositions that say enough to be told of by themselves."""
    return [one for one in asserted(coverage) if _says_enough(one)]


def asserted(coverage: Coverage) -> list[Proposition]:
    """Give the propositions in the reporter's own voice, or in a paraphrase, in order: "injuring at least 12" too."""
    articles = {article.id: article for article in coverage.articles}
    spoken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for quote in coverage.quotes:
        spoken[quote.article] += verbatim.ranges(quote, articles[quote.article].text)
    found = []
    seen: set[tuple[str, str]] = set()
    for sentence in coverage.sentences:
        text = articles[sentence.article].text[sentence.start : sentence.end]
        if sentence.field != "text" or (sentence.article, text) in seen or not prose.is_report(sentence, text):
            continue
        seen.add((sentence.article, text))
        found += [
            proposition
            for proposition in propositions.find([sentence])
            if not _is_spoken(proposition, spoken[sentence.article])
        ]
    return sorted(found, key=lambda one: (one.article, one.start, one.end))


def _says_enough(proposition: Proposition) -> bool:
    if proposition.verb.pos not in ("VERB", "AUX") or proposition.subject is None:
        return False
    if proposition.verb.lemma in words.load("speech_verbs") and not any(
        token.dep in ("dobj", "attr", "oprd") and token.pos == "NOUN" and not _is_person(token)
        for token in proposition.tokens
    ):
        return False  # "the ministry said on Friday" asserts nothing but that somebody spoke.
    return sum(token.pos in _CONTENT for token in proposition.tokens) >= MATTERS.content


def _is_person(token: Token) -> bool:
    known = nouns.known(token.lemma.lower())
    return known is not None and known.kind == "person"


def _is_spoken(proposition: Proposition, spoken: Iterable[tuple[int, int]]) -> bool:
    """Say whether most of a proposition stands between quotation marks: then it is a statement's, not a claim."""
    inside = sum(max(0, min(end, proposition.end) - max(start, proposition.start)) for start, end in spoken)
    return inside > MATTERS.spoken * (proposition.end - proposition.start)


def _names(coverage: Coverage) -> Mapping[tuple[str, int], str]:
    """Give, by article and position, the party that a token means: "she" and "the mayor" then match the name."""
    return {
        (mention.article, position): party.id
        for party in coverage.parties
        for mention in party.mentions
        if mention.field == "text"
        for position in range(mention.start, mention.end)
    }


def terms(proposition: Proposition, names: Mapping[tuple[str, int], str]) -> frozenset[str]:
    """Give what a proposition speaks of: parties by id, other content words by lemma."""
    found = set()
    for token in (*outside(proposition), *proposition.tokens):
        party = names.get((proposition.article, token.start))
        if party is not None:
            found.add(party)
        elif token.pos in _CONTENT and token.lemma.lower() not in words.load("light"):
            found.add(token.lemma.lower())
    return frozenset(found)


def likeness(coverage: Coverage, usable: Sequence[Proposition]) -> npt.NDArray[np.float32]:
    """Give the likeness of all pairs, 0 to 1, as a square array: meaning and weighted shared words, mixed."""
    names = _names(coverage)
    vectors = embedding.embed([_plain(one) for one in usable])
    meaning = vectors @ vectors.T
    of = [terms(one, names) for one in usable]
    count = Counter(term for some in of for term in some)
    weight = {term: math.log(1 + len(of) / times) for term, times in count.items()}
    columns = {term: column for column, term in enumerate(sorted(count))}
    matrix = np.zeros((len(of), len(columns)), dtype=np.float32)
    for row, some in enumerate(of):
        for term in some:
            matrix[row, columns[term]] = math.sqrt(weight[term])
    shared = matrix @ matrix.T
    total = np.diag(shared)
    dice = 2 * shared / np.maximum(total[:, None] + total[None, :], 1e-6)
    return np.asarray(MATTERS.meaning * meaning + (1 - MATTERS.meaning) * dice, dtype=np.float32)


def of_pairs(coverage: Coverage, usable: Sequence[Proposition]) -> npt.NDArray[np.float32]:
    """Give the likeness of all pairs, each by its own two assertions alone: no other article can change it.

    The words of the two sentences count where the clauses are too short to be compared: "killing three people".
    """
    names: Mapping[tuple[str, int], str] = {}  # Who "she" is may depend on other articles.
    texts = {article.id: article.text for article in coverage.articles}
    clauses = _by_words([_plain(one) for one in usable], [terms(one, names) for one in usable])
    keys = [(one.article, *one.sentence) for one in usable]
    wanted = set(keys)
    whole = {
        key: frozenset(_lemmas(sentence.tokens))
        for sentence in coverage.sentences
        if sentence.field == "text" and (key := (sentence.article, sentence.start, sentence.end)) in wanted
    }
    sentences = _by_words([texts[article][start:end] for article, start, end in keys], [whole[key] for key in keys])
    return np.maximum(clauses, sentences)


def _lemmas(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.pos in _CONTENT and token.lemma.lower() not in words.load("light"):
            yield token.lemma.lower()


def _by_words(texts: Sequence[str], of: Sequence[frozenset[str]]) -> npt.NDArray[np.float32]:
    """Give the likeness of texts by meaning and by the share of their words that is the same, none weighing more."""
    vectors = embedding.embed(texts)
    columns = {term: column for column, term in enumerate(sorted(frozenset[str]().union(*of)))}
    matrix = np.zeros((len(of), max(1, len(columns))), dtype=np.float32)
    for row, some in enumerate(of):
        matrix[row, [columns[term] for term in some]] = 1
    sizes = matrix.sum(axis=1)
    dice = 2 * (matrix @ matrix.T) / np.maximum(sizes[:, None] + sizes[None, :], 1)
    return np.asarray(MATTERS.meaning * (vectors @ vectors.T) + (1 - MATTERS.meaning) * dice, dtype=np.float32)


def _plain(proposition: Proposition) -> str:
    return " ".join(token.text for token in (*outside(proposition), *proposition.tokens))


def outside(proposition: Proposition) -> list[Token]:
    """Give what a clause speaks of in words of another clause: its shared subject, and the noun that it modifies."""
    around = dict.fromkeys((proposition.modifies, proposition.subject))
    return [token for token in around if token is not None and token not in proposition.tokens]


def _nearest(tellers: Sequence[frozenset[str]], alike: npt.NDArray[np.float32], group: Sequence[int]) -> float:
    """Give the greatest likeness of a group to any assertion of articles that have none in it."""
    articles = frozenset[str]().union(*(tellers[index] for index in group))
    others = [index for index, some in enumerate(tellers) if not some & articles]
    return float(alike[np.ix_(group, others)].max()) if others else 0.0


def _clearest_first(group: Sequence[Proposition]) -> list[Proposition]:
    """Order a group by how well each reads alone: a main clause with a named subject, not long, is first."""

    def unclear(one: Proposition) -> tuple[bool, bool, int, int]:
        subject_inside = one.subject is not None and one.subject in one.tokens and one.subject.pos != "PRON"
        return (not subject_inside, one.depth > 1, abs(len(one.tokens) - MATTERS.readable), one.start)

    return sorted(group, key=lambda one: (unclear(one), one.article))
