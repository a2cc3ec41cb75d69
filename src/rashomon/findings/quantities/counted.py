"""What does a number count or measure? An amount in its sentence in; unit, noun, event and what pins it down out.

People are counted in "person", whatever they are called; ages are in years; measures are brought to one unit of their
kind. "Seven dead", "killed seven people" and "a toll of seven" give one unit, one event.
"""

from __future__ import annotations

from functools import cache

from rashomon.findings import words
from rashomon.findings.quantities import fates, measures, pins, units
from rashomon.findings.quantities.amounts import Amount
from rashomon.findings.quantities.measures import MODIFIERS, Counted
from rashomon.findings.quantities.pins import NOUNS
from rashomon.findings.syntax.clauses import Clauses
from rashomon.records import Token

_NOT_A_LENGTH_OF_TIME_AFTER = frozenset({"ago", "earlier", "later", "before", "after", "from", "hence", "prior", "now"})
_NOT_A_LENGTH_OF_TIME_BEFORE = frozenset(
    [
        "last",
        "past",
        "next",
        "previous",
        "first",
        "coming",
        "recent",
        "every",
        "each",
        "final",
        "after",
        "in",
        "within",
        "before",
    ]
)
_PARTS = frozenset({"third", "half", "quarter", "fourth", "fifth", "tenth"})
_OLDEST = 120


def read(amount: Amount, clauses: Clauses, text: str) -> Counted | None:
    """Say what `amount` is of, or None where it counts nothing: an identifier, a point in time, a bare number."""
    tokens = clauses.tokens
    inside = [place for place, token in enumerate(tokens) if amount.start <= token.start < amount.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    top = next((place for place in reversed(inside) if tokens[place].head not in inside), last)
    if amount.unit in {"score", "vote"}:
        return Counted(amount.unit, 1, amount.unit, "", pins.names(clauses), last)
    years = _age(amount, first, last, clauses)
    if years:
        return years
    if amount.unit == "percent":
        return measures.measure("percent", 1, top, last, clauses)
    if amount.unit:
        return measures.money(amount.unit, top, last, clauses)
    measure = units.after(amount, last, tokens, text)
    if measure:
        unit, factor, end = measure
        if unit in {"hour", "day"} and _is_point_in_time(first, end, tokens):
            return None
        if unit.isupper() and len(unit) == 3:
            return measures.money(unit, end, end, clauses)
        return measures.measure(unit, factor, end, end, clauses)
    return _count(amount, first, last, top, clauses)


def _count(amount: Amount, first: int, last: int, top: int, clauses: Clauses) -> Counted | None:
    """Say what is counted: "seven people", "dozens of boats", "seven dead"."""
    tokens = clauses.tokens
    noun = _counted_noun(last, top, clauses)
    if noun is not None and noun < first and tokens[top].dep == "nummod":
        return None  # "phase 2": the number names one of many
    if noun is not None and tokens[noun].label in {"DATE", "TIME"} and tokens[noun].pos == "PROPN":
        noun = None
    end = max(last, noun if noun is not None and noun - last <= 6 else last)
    partitive = noun is not None and last + 1 < noun and tokens[last + 1].text.lower() == "of"
    # "21 of the 200 girls who were seized": what happened to the 200 did not happen to the 21 alone
    place = top if noun is None or partitive else noun
    event = fates.fate(place, clauses, end)
    if not event and noun is not None and amount.vague:
        event = fates.fate(noun, clauses, end)
    if noun is None:
        # "killing at least seven": a number alone counts people where what happened to it happens to people
        if not fates.happens_to_people(event):
            return None
        return Counted("person", 1, "person", event, pins.read(place, clauses), _with_fate(end, tokens))
    token = tokens[noun]
    if token.lemma.lower() in units.currencies() and amount.vague:
        return measures.money(units.currencies()[token.lemma.lower()], noun, noun, clauses)
    if (token.tag == "NNP" and token.label in {"PERSON", "GPE", "ORG"}) or token.lemma.lower() in _PARTS:
        return None
    if amount.low != int(amount.low) and amount.high < 1000:
        return None  # "5.50 features": things are counted in whole numbers
    if amount.low == 1 and not fates.happens_to_people(event):
        return None  # "one photo showed": a count of one is mostly a way of pointing
    lemma = token.lemma.lower()
    of_people = fates.is_of_people(lemma) or (lemma == "body" and bool(event))
    human = is_person(token) or of_people
    attribute = token.dep in {"compound", "nmod", "amod", "npadvmod"} and tokens[token.head].pos in NOUNS
    if attribute:
        return Counted("", 1, lemma, "", pins.read(token.head, clauses, itself=True), end)
    noun_word = "person" if of_people or lemma == "people" else lemma
    return Counted("person" if human else "", 1, noun_word, event, pins.read(noun, clauses), _with_fate(end, tokens))


def _with_fate(last: int, tokens: tuple[Token, ...]) -> int:
    """Take in the word for what happened where it follows at once: "five dead", "32 civilians wounded"."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return last + 1 if after and after.tag in {"JJ", "VBN", "VBD"} and fates.is_of_people(after.text.lower()) else last


def _counted_noun(last: int, top: int, clauses: Clauses) -> int | None:
    tokens = clauses.tokens
    over = tokens[top].head
    if tokens[top].dep in MODIFIERS and tokens[over].pos in NOUNS and over != top:
        # "four fire and rescue crews": the parser stops at "fire"
        if over + 1 < len(tokens) and tokens[over + 1].text == "-" and tokens[over].tag == "NN" and over - last == 1:
            # "27 kerosene-fuelled engines"
            over = next(
                (place for place in range(over + 2, min(over + 7, len(tokens))) if tokens[place].tag == "NNS"), over
            )
        joined = over + 3 < len(tokens) and tokens[over + 1].text.lower() == "and" and tokens[over].tag == "NN"
        return over + 3 if joined and tokens[over + 3].tag == "NNS" and tokens[over + 2].tag == "NN" else over
    if tokens[top].pos in NOUNS and tokens[top].lemma.lower() in {"other", "more"}:
        return top
    if last + 1 < len(tokens) and tokens[last + 1].text.lower() == "of":
        return clauses.child(last + 1, "pobj")
    for place in range(last + 1, min(last + 4, len(tokens))):
        token = tokens[place]
        if token.pos in NOUNS and token.tag in {"NNS", "NNPS"} and token.label not in {"DATE", "TIME"}:
            return place
        if token.pos not in {"ADJ", "NOUN", "PROPN", "PUNCT"} or token.text == ",":
            break
    return None


def _age(amount: Amount, first: int, last: int, clauses: Clauses) -> Counted | None:
    """Say whose age a number is: "a 4-year-old boy", "Rivera, 42,", "aged 42"."""
    tokens = clauses.tokens
    if amount.unit or amount.high > _OLDEST:
        return None
    after = [tokens[place].text.lower() for place in range(last + 1, min(last + 5, len(tokens)))]
    words_after = [word for word in after if word not in {"-", "–"}]
    parts = {"year": 1.0, "years": 1.0, "month": 1 / 12, "months": 1 / 12, "week": 7 / 365.25, "weeks": 7 / 365.25}
    if len(words_after) > 1 and words_after[0] in parts and words_after[1] in {"old", "olds"}:
        old = next(place for place in range(last + 1, len(tokens)) if tokens[place].text.lower() in {"old", "olds"})
        return Counted("age", parts[words_after[0]], "age", "", _of_whom(old, clauses), old)
    before = [tokens[place].text.lower() if place >= 0 else "" for place in (first - 2, first - 1)]
    if before[1] in {"aged", "age"} or before == ["age", "of"]:
        return Counted("age", 1, "age", "", _of_whom(first, clauses), last)
    alone = amount.end - amount.start <= 3 and amount.bound == "exact"
    closed = not after or after[0] in {",", ")", ".", ";", "—", "from", "of"}
    if alone and closed and before[1] in {",", "("} and first > 1 and tokens[first - 2].pos == "PROPN":
        name = first - 2
        label = tokens[name].label
        if label in {"PERSON", "ORG", "GPE", ""} and label != "DATE" and tokens[first].text.isdigit():
            names = [name]
            while names[0] > 0 and tokens[names[0] - 1].pos == "PROPN" and tokens[names[0] - 1].label == label:
                names.insert(0, names[0] - 1)
            if label == "PERSON" or len(names) > 1:
                return Counted("age", 1, "age", "", tuple(tokens[each].text for each in names), last)
    return None


def _of_whom(place: int, clauses: Clauses) -> tuple[str, ...]:
    """Give who is of an age: the noun it describes ("boy"), or the subject it is said of."""
    tokens = clauses.tokens
    token = tokens[place]
    for _ in range(4):
        over = tokens[token.head]
        if over is token:
            break
        if token.dep in {"amod", "nummod", "compound", "nmod", "appos", "acl", "npadvmod"} and over.pos in NOUNS:
            names = (tokens[each] for each in clauses.below[token.head] if tokens[each].dep in {"compound", "appos"})
            return tuple(dict.fromkeys([pins.word(over), *(each.text for each in names if pins.is_name(each))]))
        if token.dep in {"acomp", "attr"}:
            subjects = [tokens[each] for each in clauses.subjects(token.head)]
            return tuple(pins.word(each) for each in subjects if each.pos in NOUNS)
        token = over
    return ()


def _is_point_in_time(first: int, last: int, tokens: tuple[Token, ...]) -> bool:
    """Tell "three days ago" and "the past three days" from a length of time."""
    after = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
    before = [tokens[place].text.lower() for place in range(max(0, first - 3), first)]
    return after in _NOT_A_LENGTH_OF_TIME_AFTER or bool(_NOT_A_LENGTH_OF_TIME_BEFORE & set(before))


def is_person(token: Token) -> bool:
    """Tell whether a noun is of people: "passengers", "Germans", "service members"."""
    if token.label == "NORP" and token.tag in {"NNS", "NNPS"}:
        return True
    return token.pos in NOUNS and token.lemma.lower() in _people()


@cache
def _people() -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in words.load("person_nouns")) | words.load("counted_people")
