"""What happened to those whom a number counts? A noun in its sentence in, one word for the event out.

"7 dead", "seven people were killed" and "killing seven" are one count; "7 injured" is another, and so is "7 gunmen
killed". The classes of events, and which of them happen to the object of a verb, are in `words/happening_classes.txt`;
a verb in no class stands for itself.
"""

from __future__ import annotations

from functools import cache

from rashomon.findings import words
from rashomon.findings.syntax.clauses import Clauses

_CARRY = frozenset({"take", "rush", "transport", "airlift", "fly", "bring", "carry", "send", "admit", "treat"})
_HOSPITALS = frozenset({"hospital", "clinic", "infirmary"})
_TOLL_WORDS = frozenset({"dead", "death", "deaths", "fatalities", "killed", "injured", "wounded", "injuries"})


def fate(place: int, clauses: Clauses, last: int) -> str:
    """Give what happened to what the word at `place` counts or is; `last` ends the amount and its noun.

    "die", "may die" for what could happen, "not die" for what did not; "" where the sentence does not say.
    """
    tokens = clauses.tokens
    own = _class_of(tokens[place].lemma.lower(), "noun") if tokens[place].pos != "NUM" else ""
    return own or _described(place, clauses, last) or _done(place, clauses) or _toll(place, clauses)


def happens_to_people(event: str) -> bool:
    """Tell whether an event happens to people, so that a number alone counts them: "killing seven"."""
    return event.removeprefix("may ").removeprefix("not ") in _classes()[1]


def is_of_people(word: str) -> bool:
    """Tell whether a noun or adjective says what happened to people: "deaths", "injured"."""
    return _class_of(word, "noun") in _classes()[1]


def event_of(word: str) -> str:
    """Give what happened to those whom a noun or adjective names: `die` for "dead", `injure` for "injured"."""
    return _class_of(word, "noun")


def _described(place: int, clauses: Clauses, last: int) -> str:
    """Give the event that describes a noun: "7 dead", "people killed in", "girls who were abducted"."""
    tokens = clauses.tokens
    for each in [*clauses.below[place], *range(last + 1, min(last + 3, len(tokens)))]:
        token = tokens[each]
        if token.dep in {"amod", "acl", "acomp", "oprd"} or (each > place and token.tag in {"VBN", "JJ"}):
            if token.tag == "VBN" and _to_hospital(each, clauses):
                return "hospitalise"
            low = token.text.lower()
            found = _class_of(low, "noun") if token.tag in {"JJ", "NN", "VBN"} else ""
            found = found or (_class_of(token.lemma.lower(), "object") if token.tag == "VBN" else "")
            if found:
                return found
            if token.dep == "acl" and token.tag == "VBN" and each <= last + 2:
                return str(token.lemma).lower()
        elif token.dep == "relcl":
            passive = any(tokens[child].dep == "nsubjpass" for child in clauses.below[each])
            found = _class_of(token.lemma.lower(), "object" if passive else "subject")
            if found:
                return _modal(found, each, clauses)
    return ""


def _done(place: int, clauses: Clauses) -> str:
    """Give the event of the verb that a noun stands under, by the side on which it stands."""
    tokens = clauses.tokens
    token = tokens[place]
    for _ in range(3):
        if token.dep != "conj" or tokens[token.head].pos not in {"NOUN", "PROPN", "NUM"}:
            break
        token = tokens[token.head]
    head = tokens[token.head]
    if head is token:
        return ""
    verb = token.head
    lemma = head.lemma.lower()
    if token.dep in {"nsubjpass", "dobj", "obj", "dative"} or (token.dep == "nsubj" and head.tag == "VBN"):
        if _to_hospital(verb, clauses):
            return _modal("hospitalise", verb, clauses)
        described = next(
            (
                _class_of(tokens[each].text.lower(), "noun")
                for each in clauses.below[verb]
                if tokens[each].dep == "oprd"
            ),
            "",
        )
        found = described or _class_of(lemma, "object") or ("" if lemma in words.load("silent_verbs") else lemma)
        return _modal(found, verb, clauses)
    if token.dep in {"nsubj", "csubj"}:
        if head.pos == "AUX" or lemma == "be":
            states = (each for each in clauses.below[verb] if tokens[each].dep in {"acomp", "attr", "oprd"})
            found = next((_class_of(tokens[each].text.lower(), "noun") for each in states), "")
            return _modal(found, verb, clauses)
        found = _class_of(lemma, "subject") or (
            "" if lemma in words.load("silent_verbs") or _class_of(lemma, "object") else lemma
        )
        return _modal(found, verb, clauses)
    if token.dep == "pobj" and head.text.lower() in {"of", "to", "in"}:
        over = tokens[head.head]
        if over.pos == "NOUN" and head.text.lower() == "of":
            return _class_of(over.lemma.lower(), "noun")
    return ""


def _toll(place: int, clauses: Clauses) -> str:
    """Give the event of a toll: "the death toll rose to six", "brought the number of injured to 40"."""
    tokens = clauses.tokens
    above = place
    for _ in range(3):
        above = tokens[above].head
        if tokens[above].pos in {"VERB", "AUX"} or tokens[above].lemma == "toll":
            break
    if tokens[above].lemma.lower() not in words.load("level_verbs") and tokens[above].lemma != "toll":
        return ""
    places = [
        each for each in clauses.below[above] if tokens[each].dep in {"nsubj", "nsubjpass", "dobj", "amod", "compound"}
    ]
    said = [tokens[each].text.lower() for top in places if top != place for each in clauses.subtree(top)]
    kinds = [
        _class_of(word, "noun") or _class_of(word.removesuffix("s"), "noun") for word in said if word in _TOLL_WORDS
    ]
    return kinds[0] if kinds else ("die" if "toll" in said else "")


def _to_hospital(verb: int, clauses: Clauses) -> bool:
    tokens = clauses.tokens
    if tokens[verb].lemma not in _CARRY:
        return False
    return any(
        tokens[noun].lemma.lower() in _HOSPITALS
        for each in clauses.below[verb]
        if tokens[each].text.lower() in {"to", "in", "at", "into"}
        for noun in clauses.below[each]
    )


def _modal(found: str, verb: int, clauses: Clauses) -> str:
    """Keep what could happen, or did not, apart from what did."""
    if not found:
        return ""
    if clauses.negated(verb):
        return f"not {found}"
    return f"may {found}" if clauses.hypothetical(verb) or "will" in clauses.auxiliaries(verb) else found


def _class_of(word: str, side: str) -> str:
    return _classes()[0].get((word, side), "")


@cache
def _classes() -> tuple[dict[tuple[str, str], str], frozenset[str]]:
    """Give the class of a word by how it stands, and the classes that happen to people.

    A word stands as the verb of an `object` or of a `subject`, or as a `noun` or adjective.
    """
    found: dict[tuple[str, str], str] = {}
    entries = [entry.split() for entry in words.load("happening_classes")]
    for name, *forms in entries:
        for form in forms:
            word = form.rstrip(">").replace("-", " ")
            sides = ("object",) if form.endswith(">") else ("subject", "noun")
            found.update({(word, side): name.rstrip("*") for side in sides})
    return found, frozenset(name.rstrip("*") for name, *_ in entries if name.endswith("*"))


def movement(verb: int, clauses: Clauses) -> str:
    """Give what a verb says of a measure: its class ("slipped 5 percent" is `fall`), or the verb itself."""
    lemma = clauses.tokens[verb].lemma.lower()
    found = (
        _class_of(lemma, "subject")
        or _class_of(lemma, "object")
        or ("" if lemma in words.load("silent_verbs") else lemma)
    )
    down = next((_class_of(clauses.tokens[each].text.lower(), "noun") for each in clauses.below[verb]), "")
    return _modal(found or down, verb, clauses)
