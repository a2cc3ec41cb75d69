"""What has a party undertaken, demanded, denied, confirmed, or apologised for? A sentence in; verbs and kinds out.

Only what a sentence tells as a fact counts: not what would, could or should be done, nor what was not ("did not deny"),
nor what somebody is asked to do ("called on him to apologise" is a demand, and no apology).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rashomon.findings import words
from rashomon.findings.parties import nouns
from rashomon.findings.responses import undertakings
from rashomon.findings.syntax.clauses import Clauses
from rashomon.records import ResponseKind

_FUTURE = frozenset({"will", "'ll", "’ll", "would"})
_NOT_APOLOGISED = frozenset({"loss", "pain"})
_REFUSES = frozenset({"deny", "reject", "dismiss", "dispute", "refute", "rebut"})
_ISSUES = frozenset({"issue", "offer", "make", "post", "tweet", "publish", "release", "give", "extend"})
_CONFIRMS = frozenset({"confirm", "acknowledge", "admit"})
_APPROVES = frozenset({"senate", "nomination", "parliament", "commission"})


def find(clauses: Clauses, quoted: Callable[[int], bool]) -> Iterator[tuple[ResponseKind, int]]:
    """Give each stance that a sentence tells of: its kind, and the place of the verb that tells it.

    `quoted` says whether the token at a place stands between quotation marks.
    """
    for place, token in enumerate(clauses.tokens):
        judge = _JUDGES.get(token.lemma.lower())
        if judge and token.pos in {"VERB", "AUX", "ADJ"}:
            kind = judge(place, clauses)
            if kind and (_party_does(place, clauses) or (kind != "confirmation" and _named_does(place, clauses))):
                yield kind, place
            continue
        helper = token.text.lower()
        if helper in _FUTURE and token.dep == "aux" and undertakings.undertakes(token.head, helper, clauses, quoted):
            yield "commitment", token.head


def _party_does(verb: int, clauses: Clauses) -> bool:
    """Tell whether somebody does `verb` who can: a person, a body, a pronoun; not "the results", "the move"."""
    return any(undertakings.is_party(each, clauses) for each in clauses.subjects(verb)) or _by_agent(verb, clauses)


def _named_does(verb: int, clauses: Clauses) -> bool:
    """Tell whether the subject only looks like a name: enough where no thing could do it ("evidence" may confirm)."""
    return any(undertakings.looks_named(each, clauses) for each in clauses.subjects(verb))


def _by_agent(verb: int, clauses: Clauses) -> bool:
    by = clauses.child(verb, "agent")
    noun = clauses.child(by, "pobj") if by is not None else None
    return noun is not None and undertakings.is_party(noun, clauses)


def _demand(verb: int, clauses: Clauses) -> ResponseKind | None:
    if not undertakings.is_active(verb, clauses) or not clauses.told(verb):
        return None
    return "demand" if clauses.child(verb, "ccomp", "dobj", "xcomp") is not None else None


def _urge(verb: int, clauses: Clauses) -> ResponseKind | None:
    if not undertakings.is_active(verb, clauses) or not clauses.told(verb):
        return None
    return "demand" if clauses.child(verb, "xcomp", "ccomp", "dobj") is not None else None


def _call(verb: int, clauses: Clauses) -> ResponseKind | None:
    """ "Called on the mayor to resign", "called for an inquiry"; not "called for help", "called on Tuesday"."""
    tokens = clauses.tokens
    if not undertakings.is_active(verb, clauses) or not clauses.told(verb):
        return None
    if any(tokens[each].text.lower() in {"back", "off", "up", "in", "out"} for each in clauses.below[verb]):
        return None
    for each in clauses.below[verb]:
        low = tokens[each].text.lower()
        noun = clauses.child(each, "pobj")
        if tokens[each].dep not in {"prep", "prt", "advmod"} or noun is None:
            continue
        if low in {"on", "upon"} and tokens[noun].label not in {"DATE", "TIME"}:
            asked = any(tokens[under].tag == "VB" for under in range(noun, min(noun + 12, len(tokens))))
            return "demand" if asked else None
        if low == "for" and tokens[noun].lemma not in {"help", "assistance", "backup", "police", "ambulance"}:
            return "demand"
    return None


def _appeal(verb: int, clauses: Clauses) -> ResponseKind | None:
    to = next((each for each in clauses.below[verb] if clauses.tokens[each].text.lower() == "to"), None)
    asks = clauses.child(verb, "xcomp", "advcl") is not None
    return (
        "demand" if to is not None and asks and undertakings.is_active(verb, clauses) and clauses.told(verb) else None
    )


def _deny(verb: int, clauses: Clauses) -> ResponseKind | None:
    """ "Denied the charges", "denies that", "denied colluding", "rejected the claim"; not "denied entry"."""
    tokens = clauses.tokens
    if not clauses.told(verb):
        return None
    said = words.load("allegation_nouns")
    passive = clauses.child(verb, "nsubjpass")
    if passive is not None:
        return "denial" if tokens[passive].lemma in said and _by_agent(verb, clauses) else None
    if not undertakings.is_active(verb, clauses):
        return None
    thing = clauses.child(verb, "dobj")
    if clauses.child(verb, "dative") is not None or any(_is_court(each, clauses) for each in clauses.subjects(verb)):
        return None
    if thing is not None:
        return (
            "denial"
            if tokens[thing].lemma in said
            or (tokens[verb].lemma == "deny" and tokens[thing].text.lower() in {"it", "this", "that", "them"})
            else None
        )
    if tokens[verb].lemma != "deny":
        return None
    what = clauses.child(verb, "ccomp", "xcomp")
    return "denial" if what is not None else None


def _is_court(place: int, clauses: Clauses) -> bool:
    """Tell whether a subject decides on claims: "the judge dismissed the claim" is a ruling, no denial."""
    lemma = clauses.tokens[place].lemma.lower()
    noun = nouns.known(lemma)
    return lemma in {"judge", "jury", "justice"} or (noun is not None and "court" in noun.sorts)


def _apologise(verb: int, clauses: Clauses) -> ResponseKind | None:
    """ "Apologised for", "I want to apologise"; not "refused to apologise", "should apologise"."""
    tokens = clauses.tokens
    token = tokens[verb]
    if clauses.told(verb):
        return "apology"
    wishes = token.dep == "xcomp" and tokens[token.head].lemma in {"want", "like", "wish"}
    first = any(tokens[each].text.lower() in {"i", "we"} for each in clauses.subjects(verb))
    return "apology" if wishes and first and not clauses.negated(token.head) else None


def _sorry(place: int, clauses: Clauses) -> ResponseKind | None:
    tokens = clauses.tokens
    token = tokens[place]
    if token.text.lower() != "sorry" or tokens[token.head].lemma not in {"be", "say"} or not clauses.told(token.head):
        return None
    lost = any(tokens[each].lemma in _NOT_APOLOGISED for each in clauses.subtree(place))
    about = [
        each
        for each in clauses.below[place]
        if tokens[each].text.lower() in {"for", "that", "about", "if"} or tokens[each].dep == "ccomp"
    ]
    return "apology" if about and not lost else None


def _issue(verb: int, clauses: Clauses) -> ResponseKind | None:
    thing = clauses.child(verb, "dobj")
    if thing is None or clauses.tokens[thing].lemma != "apology" or clauses.negates(thing):
        return None
    if not clauses.told(verb) or not undertakings.is_active(verb, clauses):
        return None
    return "apology"


def _confirm(verb: int, clauses: Clauses) -> ResponseKind | None:
    """ "Confirmed that", "confirmed the death"; not "the Senate confirmed the nominee", "was confirmed as"."""
    tokens = clauses.tokens
    if not undertakings.is_active(verb, clauses) or not clauses.told(verb):
        return None
    thing = clauses.child(verb, "dobj")
    own = clauses.child(verb, "nsubj")
    if own is not None and tokens[own].text.lower() == "i" and tokens[verb].tag == "VBP":
        return None  # "I admit" is a manner of speaking
    if clauses.child(verb, "ccomp") is not None:
        return "confirmation"
    if tokens[verb].lemma != "confirm" or thing is None or tokens[thing].label == "PERSON":
        return None
    approves = any(tokens[each].lemma.lower() in _APPROVES for each in clauses.subjects(verb))
    person = (nouns.known(tokens[thing].lemma.lower()) or nouns.known("table")) is not None
    return None if approves or person else "confirmation"


_JUDGES: dict[str, Callable[[int, Clauses], ResponseKind | None]] = {
    **dict.fromkeys(undertakings.PROMISES, undertakings.promise),
    **dict.fromkeys(undertakings.PLANS, undertakings.plan),
    "commit": undertakings.commit,
    "demand": _demand,
    "urge": _urge,
    "call": _call,
    "appeal": _appeal,
    **dict.fromkeys(_REFUSES, _deny),
    "apologise": _apologise,
    "apologize": _apologise,
    "sorry": _sorry,
    **dict.fromkeys(_ISSUES, _issue),
    **dict.fromkeys(_CONFIRMS, _confirm),
}
