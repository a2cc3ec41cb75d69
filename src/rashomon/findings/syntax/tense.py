"""Is an event told as past or as still to come? A word of a parsed sentence in, a direction out.

A weekday or a month without a year names the nearest one in the direction in which its governing verb looks:
"met on Tuesday" against "will meet on Tuesday". The path from the word up to its verb is read first ("ahead of
Tuesday's vote"), then the verb's form and its auxiliaries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from rashomon.findings import words
from rashomon.records import Token

Direction = Literal["past", "near", "present", "future"]
"""`present` is the simple present: of a weekday it mostly tells a plan ("the court sits on Friday"), of a month
nothing. `near` is a plan told in the past ("the flight was due to leave on Sunday"), which may be over or not."""

_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"})
_OPEN = frozenset({"ca", "can", "may", "might", "must", "should"})
_ONWARD = frozenset({"until", "till", "for", "to", "by"})
"""Prepositions that point onward from a verb of planning: "postponed until Tuesday", "scheduled for Friday"."""
_SCHEDULING = frozenset({"plan", "reschedule", "schedule", "slate"})
"""Verbs whose date is that of what they plan, whatever their tense: "has scheduled a hearing on Thursday"."""
_ARRANGED = _SCHEDULING | {"expect", "set", "postpone"}
_PENDING = frozenset({"ahead", "due", "upcoming", "forthcoming", "looming", "payable", "effective", "soon"})
_PRESENT_BE = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am", "'m", "’m", "be"})
_PAST_BE = frozenset({"was", "were"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night", "lunchtime"})
_ADNOMINAL = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
_STEPS = 12
"""Longest path that is climbed."""

_Found = Direction | Literal["unclear", "climb"]


def direction(tokens: Sequence[Token], index: int, *, headline: bool = False) -> Direction | None:
    """Say whether the word at `index` tells when something was or when it will be; None where its clause does not show.

    A headline's present tense ("Mayor quits on Tuesday") tells of the past as often as of the future, so shows nothing.
    """
    if tokens[tokens[index].head].text.lower() in _PARTS_OF_DAY:
        # "on Thursday afternoon" hangs on its verb by "afternoon".
        index = tokens[index].head
    path: list[Token] = []
    described = tokens[index].dep in _ADNOMINAL
    for place in _upward(tokens, index):
        token = tokens[place]
        if token.pos in ("VERB", "AUX"):
            if described and not (path and path[-1].dep in ("nsubj", "nsubjpass")):
                # "They will appeal against Wednesday's ruling": the verb dates the appeal, not the ruling.
                return None
            found = _of_verb(tokens, place, path)
            if described and found == "future":
                # "Friday's hearing will be short" is to come; "Monday's decision will last" was taken.
                return "near"
            if found == "present" and (headline or any(step.dep not in ("prep", "pobj") for step in path[1:])):
                # "The message from Tuesday is clear": only what hangs on the verb itself is dated by it.
                return None
            if found != "climb":
                return None if found == "unclear" else found
        elif path and token.lemma.lower() in _PENDING:
            return "future"
        path.append(token)
    return None


def governor(tokens: Sequence[Token], index: int) -> int | None:
    """Give the index of the verb that governs the word at `index`, or None where there is none above it."""
    return next((place for place in _upward(tokens, index) if tokens[place].pos in ("VERB", "AUX")), None)


def _upward(tokens: Sequence[Token], index: int) -> Iterator[int]:
    for _ in range(_STEPS):
        yield index
        head = tokens[index].head
        if head == index:
            return
        index = head


def _of_verb(tokens: Sequence[Token], place: int, path: Sequence[Token]) -> _Found:
    verb = tokens[place]
    children = [token for index, token in enumerate(tokens) if token.head == place and index != place]
    helpers = {token.text.lower() for token in children if token.dep in ("aux", "auxpass")}
    negated = any(token.dep == "neg" for token in children)
    lemma = verb.lemma.lower()
    planned = lemma in words.load("planning_verbs")
    led = {token.text.lower() for token in path if token.dep in ("prep", "mark") and token.start > verb.start}
    if helpers & (_FUTURE | _OPEN):
        # "would have met on Friday" looks back; "would meet on Friday" looks on from what was said. A bare possibility
        # says nothing of a day that describes a noun: "Monday's debate might not move mountains".
        back = "have" in helpers and "will" not in helpers
        return "unclear" if back or (not helpers & _FUTURE and path and path[0].dep in _ADNOMINAL) else "future"
    if "did" in helpers:
        return "past"
    if "could" in helpers:
        # "could vote on Tuesday" looks on; "could not be reached on Tuesday" looks back.
        passive = any(token.dep == "auxpass" for token in children)
        return "past" if negated or passive or "have" in helpers else "future"
    if lemma in _SCHEDULING and (path and path[-1].dep != "nsubj") and "had" not in helpers:
        return "future"
    if led & _ONWARD and (planned or (lemma in ("give", "have") and "until" in led)):
        return "future"
    if led & {"through", "until", "by"} and helpers & {"has", "have"}:
        return "future"
    if "to" in helpers:
        return _of_infinitive(tokens, place)
    match verb.tag:
        case "VBD":
            return "past"
        case "VBN":
            if helpers & _PRESENT_BE and not helpers & {"has", "have", "had"}:
                return "future" if planned else "unclear"
            if lemma == "follow" and not helpers:
                return "climb"
            # "a hearing scheduled on Friday" against "asked on Friday about the hearing"
            return "future" if lemma in _ARRANGED and not helpers else "past"
        case "VBG":
            if verb.dep == "pcomp" and tokens[verb.head].text.lower() == "after":
                return "past"
            if helpers & {"was", "were", "been", "had"}:
                return "past"
            return "future" if helpers & _PRESENT_BE else "climb"
        case "VBZ" | "VBP":
            return "unclear" if lemma in words.load("saying_verbs") else "present"
        case "VB":
            return "climb" if verb.head != place else "future"
    return "climb" if verb.head != place else "unclear"


def _of_infinitive(tokens: Sequence[Token], place: int) -> _Found:
    """Read "to resign": after "plans", "expected", "agreed" it looks on, after "forced", "failed", "went" back."""
    at = tokens[place].head
    head = tokens[at]
    if at == place:
        return "future"
    if head.lemma.lower() in words.load("planning_verbs"):
        helpers = {token.text.lower() for token in tokens if tokens[token.head] is head}
        if {"had", "been"} <= helpers:
            # "had been scheduled to expire on Friday": the plan is over.
            return "past"
        return "near" if helpers & _PAST_BE else "future"
    if head.pos == "ADJ":
        # "had been due to expire on Friday"
        around = {token.text.lower() for token in tokens if token.head == head.head} | {tokens[head.head].text.lower()}
        return "past" if "had" in around else "near" if around & _PAST_BE else "future"
    if head.lemma == "be" or head.pos in ("NOUN", "PROPN"):
        return "future"
    return "climb"
