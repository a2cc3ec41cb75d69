"""Which kind of difference is it, and may the meaning turn? Two readings in, a kind and a judgement out.

The kinds are those of textual criticism, as news has them. Whether the meaning may turn is always judged by the words
that differ, never by the kind: a changed number does, a changed spelling does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.findings import words
from rashomon.findings.quantities.numerals import number_of
from rashomon.findings.statements.collation import Word, spelling
from rashomon.records import VariantKind

_EXPANDED = {
    "'re": "are", "'m": "am", "'ll": "will", "'ve": "have", "n't": "not", "'d": "would", "ca": "can", "wo": "will",
    "gon": "going", "na": "to", "wan": "want", "got": "got", "ta": "to", "'em": "them", "'cause": "because",
    "till": "until", "ya": "you", "u": "you", "'s": "is", "y'": "you",
}  # fmt: skip
_PERSON = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "first singular"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "first plural"),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "second"),
    **dict.fromkeys(("he", "him", "his", "himself"), "third masculine"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "third feminine"),
    **dict.fromkeys(("it", "its", "itself"), "third neuter"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "third plural"),
}
_WEIGHTY = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})


def kind_of(own: Sequence[Word], theirs: Sequence[Word], text: str) -> VariantKind:
    """Name the kind of difference between the words of the base and those of a reading, which is printed as `text`."""
    if not own or not theirs:
        return "word-added"
    if "".join(word.form for word in own) == "".join(word.form for word in theirs) or [
        word.spelled for word in own
    ] == [word.spelled for word in theirs]:
        return "spelling"
    if "[" in text or "]" in text:
        return "bracketed"
    one, other = number_of([word.text for word in own]), number_of([word.text for word in theirs])
    if one is not None and one == other:
        return "number-style"
    if _expand(own) == _expand(theirs):
        return "transcription"
    persons = [_persons(side) for side in (own, theirs)]
    if all(persons) and persons[0] != persons[1]:
        return "person-changed"
    return "word-changed"


def _expand(side: Sequence[Word]) -> list[str]:
    return [
        _EXPANDED.get(word.form, word.spelled + "g" if word.spelled.endswith("in") else word.spelled) for word in side
    ]


def _persons(side: Sequence[Word]) -> list[str]:
    return [_PERSON[word.form] for word in side if word.form in _PERSON]


def turns(own: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Say whether the meaning may turn: other content words, numbers, persons, or small words that it hangs on."""
    letters = ["".join(word.form for word in side) for side in (own, theirs)]
    masked = any("*" in word.text for word in (*own, *theirs))
    return letters[0] != letters[1] and not masked and _weight(own) != _weight(theirs)


def _weight(side: Sequence[Word]) -> list[str]:
    number = number_of([word.text for word in side])
    if number is not None:
        return [str(number)]
    small, slight = words.load("turning"), words.load("intensifiers")
    return sorted(
        _PERSON.get(word.form, "not" if word.form == "n't" else spelling(word.lemma).removesuffix("g"))
        for word in side
        if word.form in _PERSON
        or word.form in small
        or (word.pos in _WEIGHTY and word.form not in slight and word.form not in _EXPANDED)
    )


def hinges(left_out: Sequence[Word]) -> bool:
    """Say whether words that are left out held a condition, contrast or negation on which the rest may hang."""
    return any(word.form in words.load("hinges") for word in left_out)
