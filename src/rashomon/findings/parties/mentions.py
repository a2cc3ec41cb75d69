"""Where does an article name, describe or mean a party? Sentences of one article in, Mention records out.

Names, noun phrases and pronouns are found with what their form shows (kind, number, gender); who each stands for is
told in `parties`, over the whole story. A possessive's "'s", a title ("Sen.") and a leading "the" are not in the span
of a name; a noun phrase runs from its determiner to its head. The forms are those of OntoNotes coreference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from rashomon.findings.parties import name_recall, nominals, nouns
from rashomon.findings.parties.name_spans import NameSpan
from rashomon.records import Coverage, Mention, PartyKind, Sentence, Token

Number = Literal["singular", "plural", "unknown"]


class _Pronoun(NamedTuple):
    head: str
    kind: PartyKind | None
    number: Number
    gender: nouns.Gender


_FORMS: tuple[tuple[str, _Pronoun], ...] = (
    ("he him his himself", _Pronoun("he", "person", "singular", "male")),
    ("she her hers herself", _Pronoun("she", "person", "singular", "female")),
    ("it its itself", _Pronoun("it", None, "singular", "neuter")),
    ("they them their theirs themselves", _Pronoun("they", None, "unknown", "unknown")),
    ("i me my mine myself", _Pronoun("i", "person", "singular", "unknown")),
    ("we us our ours ourselves", _Pronoun("we", None, "plural", "unknown")),
)
_PRONOUNS = {word: pronoun for forms, pronoun in _FORMS for word in forms.split()}
_CLAUSES = frozenset(("ccomp", "xcomp", "csubj", "advcl", "acl", "relcl"))
_EMPTY_VERBS = frozenset(("be", "seem", "appear", "take", "rain", "snow", "mean", "happen", "become", "matter"))
"""Verbs whose subject "it" often stands for nothing: "it is unclear who called"."""


def find(coverage: Coverage) -> tuple[Mention, ...]:
    """Give the mentions of each article by their place, headline first; names inside noun phrases too."""
    articles: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in coverage.sentences:
        articles[sentence.article].append(sentence)
    found: list[Mention] = []
    for sentences in articles.values():
        for sentence, spans in zip(sentences, name_recall.find(sentences), strict=True):
            mentions = [*_named(sentence, spans), *_described(sentence, spans), *_meant(sentence)]
            found += sorted(mentions, key=lambda mention: (mention.start, -mention.end))
    return tuple(found)


def _named(sentence: Sentence, spans: list[NameSpan]) -> Iterator[Mention]:
    tokens = sentence.tokens
    for span in spans:
        first, last = tokens[span.start], tokens[span.end - 1]
        shown: nouns.Gender = "neuter" if span.kind in ("organization", "place") else "unknown"
        if span.kind in ("person", None):
            shown = title_before(tokens, span.start)[1] if span.start else "unknown"
        yield Mention(
            article=sentence.article,
            start=first.start,
            end=last.end,
            form="name",
            kind=span.kind,
            head=last.text,
            field=sentence.field,
            number="plural" if span.kind == "group" and last.tag in ("NNS", "NNPS") else "singular",
            gender=shown,
        )


def title_before(tokens: tuple[Token, ...], at: int) -> tuple[int, nouns.Gender]:
    """Give how many words of title stand before the token `at`, and the gender they show.

    "Police Chief" before "Moreau" counts as two; a word that is a title in no list ends the count.
    """
    count = 0
    shown: nouns.Gender = "unknown"
    while count < at:
        token = tokens[at - count - 1]
        gender = nouns.titles().get(token.text.rstrip(".").lower())
        if gender is None or not (token.text[:1].isupper() or token.dep in ("compound", "nmod", "amod")):
            break
        shown = gender if shown == "unknown" else shown
        count += 1
    return count, shown


def _described(sentence: Sentence, spans: list[NameSpan]) -> Iterator[Mention]:
    named = {at for span in spans for at in range(span.start, span.end)}
    for nominal in nominals.find(sentence):
        if nominal.end - 1 in named:
            continue
        kind = nominal.shows.kind
        yield Mention(
            article=sentence.article,
            start=sentence.tokens[nominal.start].start,
            end=sentence.tokens[nominal.end - 1].end,
            form="nominal",
            kind="group" if nominal.plural and kind == "person" else kind,
            head=nominal.noun,
            field=sentence.field,
            number="plural" if nominal.plural else "singular",
            gender=nominal.shows.gender,
        )


def _meant(sentence: Sentence) -> Iterator[Mention]:
    tokens = sentence.tokens
    for token in tokens:
        pronoun = _PRONOUNS.get(token.text.lower())
        if pronoun is None or token.tag not in ("PRP", "PRP$") or (token.text == "US"):
            continue
        if token.text.lower() == "it" and _is_empty(tokens, token):
            continue
        yield Mention(
            article=sentence.article,
            start=token.start,
            end=token.end,
            form="pronoun",
            kind=pronoun.kind,
            head=pronoun.head,
            field=sentence.field,
            number=pronoun.number,
            gender=pronoun.gender,
        )


def _is_empty(tokens: tuple[Token, ...], token: Token) -> bool:
    """Say whether "it" stands for a clause that follows, or for nothing: "it is unclear who called", "it rained"."""
    if token.dep == "expl":
        return True
    if not token.dep.startswith("nsubj") or tokens[token.head].lemma not in _EMPTY_VERBS:
        return False
    if tokens[token.head].lemma != "be":
        return True
    # "It was aware of the claims": something is said of it.
    told = {at for at, other in enumerate(tokens) if other.head == token.head and other.dep in ("acomp", "attr")}
    held = told | {token.head}
    return not told or any(other.dep in _CLAUSES and other.head in held for other in tokens)
