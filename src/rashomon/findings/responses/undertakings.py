"""What does a party undertake to do? A verb in its sentence in, yes or no out.

"Promised to pay", "plans to appeal", "said it would review the offer", "we will rebuild", said by who will do it. What
would be done if, what is only foreseen ("it will be hot") and what others will do are no undertakings.
"""

from __future__ import annotations

from collections.abc import Callable

from rashomon.findings import words
from rashomon.findings.parties import nouns
from rashomon.findings.syntax.clauses import Clauses
from rashomon.records import ResponseKind

_PRONOUNS = frozenset({"he", "she", "they", "we", "i", "it", "who", "both", "some", "many", "others", "one"})
_SAY = frozenset(
    {"say", "announce", "add", "tell", "confirm", "write", "tweet", "state", "declare", "reply", "respond"}
)
PROMISES = frozenset({"promise", "vow", "pledge", "swear", "undertake"})
PLANS = frozenset({"plan", "intend"})
_NOT_PROMISED = frozenset({"allegiance", "loyalty", "oath", "suicide", "crime"})


def is_party(place: int, clauses: Clauses) -> bool:
    """Tell whether a word means somebody who can act: a pronoun, a name, "the firm", "Germans"; not "the results"."""
    token = clauses.tokens[place]
    if token.pos == "PRON":
        return token.text.lower() in _PRONOUNS
    if token.pos == "PROPN":
        return token.label not in {"DATE", "TIME", "LAW", "EVENT", "WORK_OF_ART", "PRODUCT"}
    return nouns.known(token.lemma.lower()) is not None or token.label == "NORP"


def looks_named(place: int, clauses: Clauses) -> bool:
    """Tell whether a noun is written like a name that the tagger does not know: a capital, one thing, no article."""
    token = clauses.tokens[place]
    alone = clauses.child(place, "det", "poss", "amod") is None
    return token.pos == "NOUN" and token.tag == "NN" and token.text[:1].isupper() and alone


def is_active(verb: int, clauses: Clauses) -> bool:
    return clauses.child(verb, "auxpass", "nsubjpass") is None and not (
        clauses.tokens[verb].tag == "VBN" and clauses.tokens[verb].dep in {"acl", "amod"}
    )


def promise(verb: int, clauses: Clauses) -> ResponseKind | None:
    """ "Promised to pay", "vowed that", "pledged a full inquiry"; not "pledged allegiance", "promises to be a test"."""
    if not is_active(verb, clauses) or not clauses.told(verb):
        return None
    what = clauses.child(verb, "xcomp", "ccomp")
    thing = clauses.child(verb, "dobj")
    if what is not None:
        subjects = clauses.subjects(verb)
        if clauses.tokens[what].dep == "ccomp" and not clauses.auxiliaries(what) & {
            "will",
            "would",
            "to",
            "'ll",
            "’ll",
            "wo",
        }:
            return None  # "I swear it was red" promises nothing
        bare = (
            clauses.tokens[what].lemma == "be"
            and subjects
            and clauses.tokens[subjects[0]].text.lower() in {"it", "which", "that"}
        )
        return None if bare else "commitment"
    if thing is None or clauses.tokens[thing].lemma in _NOT_PROMISED or clauses.tokens[thing].pos == "PRON":
        return None
    return "commitment"


def plan(verb: int, clauses: Clauses) -> ResponseKind | None:
    """ "Plans to appeal", "said he intended to report it"; not "had planned to", "does not plan to"."""
    token = clauses.tokens[verb]
    what = clauses.child(verb, "xcomp")
    if what is None or not is_active(verb, clauses) or not clauses.told(verb) or "have" in clauses.auxiliaries(verb):
        return None
    if "to" not in clauses.auxiliaries(what):
        return None
    reported = token.dep == "ccomp" and clauses.tokens[token.head].lemma in _SAY
    return "commitment" if token.tag in {"VBZ", "VBP", "VBG"} or reported else None


def commit(verb: int, clauses: Clauses) -> ResponseKind | None:
    to = clauses.child(verb, "prep")
    if to is None or clauses.tokens[to].text.lower() != "to" or not clauses.told(verb):
        return None
    return "commitment" if is_active(verb, clauses) else None


def undertakes(verb: int, helper: str, clauses: Clauses, quoted: Callable[[int], bool]) -> bool:
    """Tell whether "will" says what its speaker is going to do: "we will appeal", "said it would review the offer"."""
    tokens = clauses.tokens
    token = tokens[verb]
    if token.pos != "VERB" or clauses.child(verb, "auxpass", "nsubjpass") is not None:
        return False
    lemma = token.lemma
    if lemma == "continue":
        onward = clauses.child(verb, "xcomp")
        lemma = tokens[onward].lemma if onward is not None else "be"
    if lemma in words.load("stative_verbs") or _conditional(verb, clauses):
        return False
    own = clauses.child(verb, "nsubj")
    if own is None:
        return False
    low = tokens[own].text.lower()
    if low in {"we", "i"} and helper != "would":
        return quoted(verb) and token.dep in {"ROOT", "ccomp", "conj", "parataxis"}
    over = tokens[token.head]
    if token.dep != "ccomp" or over.lemma not in _SAY or not clauses.told(token.head):
        return False
    if quoted(verb) or (helper == "would" and ("have" in clauses.auxiliaries(verb) or low in {"we", "i"})):
        return False  # "I would vote for him" only supposes; "they will use it", in a quote, is about others
    if helper == "would" and over.tag not in {"VBD", "VBN"}:
        return False
    speakers = clauses.subjects(token.head)
    if not any(is_party(each, clauses) for each in speakers):
        return False
    possessed = any(
        tokens[each].dep == "poss" and tokens[each].text.lower() in {"its", "their"} for each in clauses.below[own]
    )
    return low in {"it", "he", "she", "they", "we", "i"} or possessed


def _conditional(verb: int, clauses: Clauses) -> bool:
    return any(
        clauses.tokens[each].text.lower() in {"if", "unless"}
        for each in clauses.subtree(verb)
        if clauses.tokens[each].dep == "mark"
    ) or (clauses.hypothetical(verb) and "would" not in clauses.auxiliaries(verb))
