"""Of what is a measure: money, a share, a length, a time? A measure in its sentence in, what it is of out.

"$47 billion purchase", "net income of $2 billion", "shares fell 5 percent", "the 181-kg gorilla": the noun beside the
measure, else the verb that says what did so much.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.findings.quantities import fates, pins, units
from rashomon.findings.quantities.pins import NOUNS
from rashomon.findings.syntax.clauses import Clauses

MODIFIERS = frozenset({"nummod", "nmod", "compound", "amod", "quantmod", "npadvmod", "advmod", "det"})
_PER = frozenset("share person year month week day head barrel night ticket hour tonne gallon ton".split())
_LINKING = frozenset(
    {"be", "total", "amount", "reach", "stand", "hit", "cost", "become", "represent", "exceed", "value"}
)
_VALUES = frozenset({"value", "price", "cost", "worth", "total", "sum", "figure", "number"})
_SCALES = frozenset({"million", "billion", "thousand", "hundred", "trillion"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What an amount is of: values are multiplied by `factor` into `unit`; the words go on to token `last`."""

    unit: str
    factor: float
    noun: str
    event: str
    of: tuple[str, ...]
    last: int


def money(unit: str, top: int, last: int, clauses: Clauses) -> Counted:
    """Say what money is of; what is paid for each of something is a unit of its own ("USD per share")."""
    tokens = clauses.tokens
    beside = [tokens[place] for place in range(last + 1, min(last + 5, len(tokens)))]
    after = [token.lemma.lower() for token in beside if token.text != "-" and token.pos != "PROPN"]
    if len(after) > 1 and (after[0] == "per" or (after[0] in {"a", "an"} and after[1] in _PER)):
        unit = f"{unit} per {after[1]}"
    return measure(unit, 1, top, last, clauses)


def measure(unit: str, factor: float, top: int, last: int, clauses: Clauses) -> Counted:
    """Say of what a measure is: the noun before or after it, or what did so much ("shares fell 5 percent")."""
    tokens = clauses.tokens
    place = top
    while (
        tokens[place].dep in {"nummod", "quantmod", "nmod", "compound"}
        and tokens[place].head <= last
        and tokens[place].head != place
    ):
        place = tokens[place].head
    over = tokens[tokens[place].head].head
    if tokens[place].dep == "pobj" and tokens[over].lemma.lower() in _SCALES:
        place = over  # "millions of dollars"
    token, head = tokens[place], tokens[tokens[place].head]
    through = [each for each in clauses.below[place] if tokens[each].text.lower() in {"of", "in"}]
    into = next((noun for each in through for noun in clauses.below[each]), None)
    unit_beside = head.lemma.lower() in units.names() or head.text == "%"  # "229 feet (70 metres)"
    if token.dep in MODIFIERS | {"appos"} and head.pos in NOUNS and head is not token and not unit_beside:
        return Counted(unit, factor, head.lemma.lower(), "", pins.read(token.head, clauses), last)
    if into is not None and tokens[into].pos in NOUNS:
        event, _ = _governed(place, clauses)
        return Counted(unit, factor, tokens[into].lemma.lower(), event, pins.read(into, clauses), last)
    if token.dep == "pobj" and head.text.lower() in {"of", "at"} and tokens[head.head].pos in NOUNS:
        return Counted(unit, factor, tokens[head.head].lemma.lower(), "", pins.read(head.head, clauses), last)
    event, verb = _governed(place, clauses)
    noun = ""
    if verb is not None:
        subjects = clauses.subjects(verb)
        if subjects and tokens[subjects[0]].pos in NOUNS and tokens[verb].lemma.lower() in _LINKING:
            noun = _valued(subjects[0], clauses)
            event = event.split(" ")[0] if event.startswith(("may ", "not ")) else ""
        said = (word for each in subjects for word in (pins.word(tokens[each]), *pins.read(each, clauses)))
        return Counted(unit, factor, noun, event, pins.few(said), last)
    return Counted(unit, factor, noun, event, (), last)


def _valued(noun: int, clauses: Clauses) -> str:
    """Give what is worth so much: "the deal" in "the deal's value is", "the price of the house"."""
    tokens = clauses.tokens
    if tokens[noun].lemma.lower() in _VALUES:
        owner = clauses.child(noun, "poss")
        of = next((each for each in clauses.below[noun] if tokens[each].text.lower() == "of"), None)
        inner = owner if owner is not None else clauses.child(of, "pobj") if of is not None else None
        if inner is not None:
            return tokens[inner].lemma.lower()
    return tokens[noun].lemma.lower()


def _governed(place: int, clauses: Clauses) -> tuple[str, int | None]:
    """Give the event that a measure belongs to, and its verb: "fell 5 percent" is `fall`, "fell to 5" is `fall to`."""
    tokens = clauses.tokens
    through = ""
    above = place
    for _ in range(4):
        token = tokens[above]
        if token.head == above:
            return "", None
        above = token.head
        if tokens[above].pos == "ADP":
            through = tokens[above].text.lower()
        if tokens[above].pos in {"VERB", "AUX"}:
            event = fates.movement(above, clauses)
            return (f"{event} {through}" if through in {"to", "from"} and event else event), above
    return "", None
