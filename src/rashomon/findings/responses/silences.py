"""Who was asked and did not answer? A sentence in; the verb that says so and its kind out.

"Did not respond to a request for comment" (no-response), "declined to say" and "had no comment" (declined), "could not
be reached" (unreachable), "was not asked" (not-asked). A silence is one towards those who report: not answering
another party ("did not reply to the letter from his lawyer") is part of the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.findings import words
from rashomon.findings.responses import undertakings
from rashomon.findings.syntax.clauses import Clauses
from rashomon.records import ResponseKind

_FOR = (
    r"(?:comment|clarif|interview|information|respon|react|detail|explan|statement|further|more|additional|an?\b|this)"
)
_REQUEST = (
    rf"(?:(?<!the\s)requests?\b(?!\sto\b)(?:[^.;]{{0,40}}?\sfor\s(?:\w+\s){{0,2}}?{_FOR})?(?!\sfor\b)|comments?\b|clarification\b|"
    r"(?:interview\s)?requests?\sfor\scomment|attempts\sto|efforts\sto|interview\s|"
    r"(?:quer(?:y|ies)|inquir(?:y|ies)|enquir(?:y|ies)|(?<!the\s)questions?)\b(?:\s(?:from|for|about|on|sent|e-?mailed|submitted|regarding|seeking|left|by)\b|[.,;]|$)|"
    r"(?:messages?|calls?|voicemails?|e-?mails?|texts?)\s(?:and\s\w+\s)?(?:left|seeking|requesting|asking|from|for|on)\b|"
    r"(?:phone|telephone|voice)\s?(?:messages?|calls?|mails?))"
)
_RETURNED = r"(?:(?:phone\s|telephone\s|voice\s?)?(?:messages?|calls?|mails?|voicemails?)|e-?mails?|requests?)\b"
_NOT = r"(?:n['’]t|not|never)"
_DID = rf"(?:did|do|does|has|have|had)\s?{_NOT}(?:\s\w+ly|\syet|\spublicly)*"
_FAILED = r"(?:failed|failing|yet|neglected)\sto(?:\simmediately)?"
_ANSWER = r"(?:respond(?:ed|s)?|reply|replied|replies|answer(?:ed)?|acknowledge[d]?)"
_UP_TO = r"(?:\s\w+ly|\sto|\s[\w’'“\"-]+){0,6}?\s"
_NOBODY = r"(?:neither\b[^.;]{3,90}?\bnor\b[^.;]{3,90}?|(?:no\sone|nobody|none)\b[^.;]{0,60}?)\b"
_NO_RESPONSE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:{_DID}|{_FAILED}|{_NOBODY})\s?(?P<verb>{_ANSWER}){_UP_TO}{_REQUEST}",
        rf"\b(?:{_DID}|{_FAILED}|{_NOBODY})\s?(?P<verb>return(?:ed)?){_UP_TO}{_RETURNED}",
        rf"\b(?:did|has|have|had)\s?{_NOT}\simmediately\s(?P<verb>respond(?:ed)?|reply|replied)\b",
        r"\bneither\b[^.;]{3,90}?\bnor\b[^.;]{3,90}?\b(?P<verb>commented|(?:made|offered|issued)\sany\s(?:\w+\s)?comment)",
        rf"\b(?:{_RETURNED}|quer(?:y|ies)|inquir(?:y|ies)|questions)[^.;]{{0,80}}?\b(?:was|were|has|have|had|went)\s(?:been\s)?"
        r"(?:(?:not\s)(?:immediately\s)?(?P<verb>returned|answered|acknowledged)|(?P<verb2>unanswered|unreturned))\b",
        rf"\b(?:has|have|had)\s?{_NOT}(?:\s\w+ly|\syet)?\s(?P<verb>commented)\b",
        rf"\b(?:did|does|do|has|have)\s?{_NOT}(?:\s\w+ly)?\s(?P<verb>offer(?:ed)?|provide[d]?|issue[d]?|make|made)\s(?:an?\s|any\s)?"
        r"(?:\w+\s){0,2}(?:comment|response|statement)\b",
        r"\bthere\s(?P<verb>was|has\sbeen)\sno\s(?:immediate\s|official\s)?(?:comment|response|reply|reaction|word)\s(?:\w+ly\s)?from\b",
    )
)
_NOT_COMMENTING = re.compile(
    rf"\bdid\s?{_NOT}(?:\s\w+ly)?\s(?P<verb>comment)\b(?=\s(?:on|about|when|to)\b|[.,;]|$)", re.IGNORECASE
)
_UNREACHABLE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:could|can)\s?{_NOT}\s(?:\w+ly\s)?be\s(?:\w+ly\s)?(?P<verb>reached|contacted|located\sfor\scomment)\b",
        rf"\b(?:was|were|is|are)\s?(?:{_NOT}\s(?:\w+ly\s)?(?P<verb>available|reachable)|(?P<verb2>unavailable|unreachable))(?=\s(?:for|to)\s(?:comment|an\sinterview|questions)|\sby\s(?:phone|telephone|email))",
        r"\b(?:attempts|efforts)\sto\s(?P<verb>reach|contact)\s(?!an?\s|agreement)[^.;]{2,80}?\b(?:were\sunsuccessful|failed|were\snot\ssuccessful)\b",
        r"\bunable\sto\s(?P<verb>reach|contact)\s(?:him|her|them\b|[^.;]{2,60}\sfor\scomment)",
    )
)
_NOT_ASKED = re.compile(
    r"\b(?:was|were)\s(?:n['’]t|not)\s(?P<verb>asked|approached|contacted)\s(?:for|to)\s(?:an?\s)?(?:comment|respon|reaction)|"
    r"\b(?:did|has|have)\s?(?:n['’]t|not)\s(?P<verb2>seek|sought|ask(?:ed)?)\s(?:[\w-]+\s){0,3}?(?:for\s)?comment\b",
    re.IGNORECASE,
)
_REFUSALS = frozenset({"decline", "refuse"})
_NO_COMMENT = re.compile(
    r"\b(?:ha[sd]|have|having|offer(?:ed|s)?|with)\s(?P<verb>no)\s(?:\w+\s)?comment\b|^\W*(?P<verb2>no)\scomment\W*$|"
    r"[\"“‘](?P<verb3>no)\scomment\b",
    re.IGNORECASE,
)
_NOT_ANSWERING = re.compile(
    r"\b(?:do|does)(?:n['’]t|\snot)\s(?:want|wish|intend)\sto\s(?P<verb>answer|comment|discuss|talk\sabout|speak)\b|"
    r"\b(?:do|does)(?:n['’]t|\snot)\s(?:\w+ly\s)?(?P<verb2>comment)\b|"
    r"\b(?:unable|not\sable|not\sprepared|unwilling|not\sgoing)\sto\s(?P<verb3>comment|discuss|release|disclose|say|provide)\b",
    re.IGNORECASE,
)
_WITHHELD = re.compile(
    r"\b(?:comment|detail|information|name|identit|further|question|whether|how|why|what|who|when|where|if)",
    re.IGNORECASE,
)
_TRIGGERS = re.compile(
    r"(?i)comment|respon|repl|return|answer|declin|refus|reach|contact|unavailable|available|would|wo|could|can|unable|want|prepared|asked|sought|seek"
)


def find(clauses: Clauses, text: str) -> Iterator[tuple[ResponseKind, int]]:
    """Give each silence that a sentence tells of: its kind, and the place of the verb that tells it."""
    tokens = clauses.tokens
    start, end = tokens[0].start, tokens[-1].end
    line = text[start:end]
    if not _TRIGGERS.search(line):
        return
    taken: set[int] = set()
    for kind, place in (*_by_pattern(clauses, line, start), *_declined(clauses)):
        if place not in taken and not taken & set(clauses.below[place]) and tokens[place].head not in taken:
            taken.add(place)
            yield kind, place


def _by_pattern(clauses: Clauses, line: str, start: int) -> Iterator[tuple[ResponseKind, int]]:
    groups: tuple[tuple[ResponseKind, tuple[re.Pattern[str], ...]], ...] = (
        ("unreachable", _UNREACHABLE),
        ("not-asked", (_NOT_ASKED,)),
        ("no-response", (*_NO_RESPONSE, _NOT_COMMENTING)),
        ("declined", (_NO_COMMENT, _NOT_ANSWERING)),
    )
    for kind, patterns in groups:
        for pattern in patterns:
            match = pattern.search(line)
            if match:
                name = next(name for name, found in match.groupdict().items() if found)
                place = _token_at(clauses, start + match.start(name))
                if kind == "declined" and match[name].lower() == "no":
                    place = clauses.tokens[clauses.tokens[place].head].head
                elif clauses.tokens[place].pos == "ADJ" and clauses.tokens[clauses.tokens[place].head].pos in {
                    "VERB",
                    "AUX",
                }:
                    place = clauses.tokens[place].head
                if match[name].lower() == "reached" and not _is_of_party(clauses, place):
                    continue  # "a deal could not be reached"
                if not _of_others(clauses, place):
                    yield kind, place
                    break


def _token_at(clauses: Clauses, start: int) -> int:
    return next(place for place, token in enumerate(clauses.tokens) if token.end > start)


def _is_of_party(clauses: Clauses, place: int) -> bool:
    return any(undertakings.is_party(each, clauses) for each in clauses.subjects(place))


def _of_others(clauses: Clauses, place: int) -> bool:
    """Tell whether the silence is only thought of: "if he had not responded", "why she did not reply"."""
    return any(
        clauses.tokens[each].dep in {"mark", "advmod"}
        and clauses.tokens[each].text.lower() in {"if", "unless", "whether", "why"}
        for each in clauses.below[place]
    )


def _declined(clauses: Clauses) -> Iterator[tuple[ResponseKind, int]]:
    """Give refusals to tell: "declined to comment", "refused to say", "would not discuss", "could not release any"."""
    tokens = clauses.tokens
    telling = words.load("disclosing_verbs")
    for place, token in enumerate(tokens):
        if token.lemma in _REFUSALS and token.pos == "VERB":
            what = clauses.child(place, "xcomp", "ccomp")
            said = tokens[what].lemma if what is not None else ""
            if (
                what is not None
                and said in {"name", "identify", "quote"}
                and clauses.child(what, "auxpass") is not None
            ):
                continue  # "declined to be named" is about the speaker's name
            asked = clauses.child(place, "dobj")
            requested = asked is not None and re.fullmatch(r"comment|request|interview|invitation", tokens[asked].lemma)
            refused = said in telling and (token.lemma == "decline" or _is_telling(what, clauses))
            if (
                (refused or (requested and _about_comment(asked, clauses)))
                and not clauses.negated(place)
                and not _open(clauses, place)
            ):
                yield "declined", place
        elif token.lemma in telling and token.pos == "VERB" and clauses.child(place, "neg") is not None:
            helpers = clauses.auxiliaries(place)
            if clauses.child(place, "auxpass", "nsubjpass") is not None or _first_person(place, clauses):
                continue
            refuses = helpers & {"would", "wo", "will"} and token.lemma in _KEEPING
            unable = helpers & {"could", "can", "ca"} and token.lemma in {
                "comment",
                "release",
                "discuss",
                "disclose",
                "confirm",
                "provide",
            }
            if (
                (refuses or unable)
                and "have" not in helpers
                and _is_telling(place, clauses)
                and not _of_others(clauses, place)
            ):
                yield "declined", place


def _first_person(place: int, clauses: Clauses) -> bool:
    """Tell "I wouldn't say that" and "I wouldn't say so": manners of speaking; "we won't comment" is a refusal."""
    said_by = {clauses.tokens[each].text.lower() for each in clauses.subjects(place)}
    return "i" in said_by and "would" in clauses.auxiliaries(place)


_KEEPING = frozenset(
    {
        "comment",
        "say",
        "discuss",
        "elaborate",
        "confirm",
        "disclose",
        "speculate",
        "reveal",
        "answer",
        "specify",
        "identify",
    }
)


def _is_telling(place: int | None, clauses: Clauses) -> bool:
    """Tell whether what is refused is to give information: "say whether", "release details", "comment"."""
    if place is None:
        return False
    token = clauses.tokens[place]
    if token.lemma in {"comment", "elaborate", "speculate", "discuss", "answer", "disclose", "specify", "clarify"}:
        return True
    after = [clauses.tokens[each].text for each in clauses.subtree(place) if each > place]
    if token.lemma == "give" and "up" in after[:1]:
        return False
    return bool(_WITHHELD.search(" ".join(after[:8]))) or not [word for word in after if word.isalpha()]


def _about_comment(asked: int | None, clauses: Clauses) -> bool:
    if asked is None:
        return False
    phrase = " ".join(clauses.tokens[each].lemma for each in clauses.subtree(asked))
    return bool(re.search(r"comment|interview|question", phrase))


def _open(clauses: Clauses, place: int) -> bool:
    """Tell whether a refusal is only possible: "could decline to answer", "if he refuses to say"."""
    return clauses.hypothetical(place) or bool(clauses.auxiliaries(place) & {"will", "to"})
