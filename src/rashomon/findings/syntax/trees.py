"""Which words of a sentence hang together, and who stands behind a verb? Sentence in, its tree out.

The heads of the parse (ClearNLP relations) are turned round once, so that what hangs on a word is a look-up. `author`
answers for verbs of telling: it also finds the agent of a passive and whoever issued a statement that says something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.records import Range, Sentence, Token

_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "parataxis", "pcomp"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CARRIERS = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "aux", "parataxis"})
"""Relations through which a verb takes its subject from the verb above it."""
_ASIDES = frozenset({"relcl", "acl", "advcl", "punct", "cc", "parataxis", "dep"})


class Tree:
    """A sentence with its dependants: `below[i]` are the words whose head is the word `i`, in order."""

    __slots__ = ("below", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.below: list[list[int]] = [[] for _ in self.tokens]
        for place, token in enumerate(self.tokens):
            if token.head != place:
                self.below[token.head].append(place)

    def subtree(self, place: int, without: Iterable[int] = ()) -> list[int]:
        """Give the word at `place` and all below it, in order, less the subtrees of `without`."""
        left_out = set(without)
        found: list[int] = []
        waiting = [place]
        while waiting:
            here = waiting.pop()
            if here not in left_out:
                found.append(here)
                waiting.extend(self.below[here])
        return sorted(found)

    def children(self, place: int, *relations: str) -> list[int]:
        """Give the words that hang on `place` by one of `relations`."""
        return [child for child in self.below[place] if self.tokens[child].dep in relations]

    def climb(self, place: int) -> Iterator[int]:
        """Give the heads above `place`, nearest first."""
        while (head := self.tokens[place].head) != place:
            place = head
            yield place

    def clause(self, place: int) -> int:
        """Give the head of the clause that the word at `place` stands in."""
        if self.tokens[place].dep in _CLAUSES:
            return place
        return next((above for above in self.climb(place) if self.tokens[above].dep in _CLAUSES), place)

    def ranges(self, places: Iterable[int]) -> list[Range]:
        """Give the character ranges that the words at `places` (in order) cover; words side by side share one."""
        ranges: list[Range] = []
        last = -2
        for place in places:
            token = self.tokens[place]
            ranges[-1:] = (
                [(ranges[-1][0], token.end)] if place == last + 1 else [*ranges[-1:], (token.start, token.end)]
            )
            last = place
        return ranges

    def author(self, verb: int) -> int | None:
        """Give the head of who tells what `verb` reports, or None.

        "*Ada* said", "it was cited by *Ada*", "*Ada* rose and said", "*Ada* went on to say", "*Ada* issued a note
        saying", "*Ada*, who said": the agent of a passive, else the subject, else that of the verb it hangs on.
        """
        tokens = self.tokens
        for _ in range(len(tokens)):
            if self.children(verb, "nsubjpass", "auxpass"):
                agents = [noun for by in self.children(verb, "agent") for noun in self.children(by, "pobj")]
                return agents[0] if agents else None
            subjects = self.children(verb, "nsubj")
            if subjects:
                nearest = min(subjects, key=lambda child: abs(child - verb))
                relative = tokens[nearest].text.lower() in _RELATIVE and tokens[verb].dep == "relcl"
                return tokens[verb].head if relative else nearest
            relation, head = tokens[verb].dep, tokens[verb].head
            if relation in ("acl", "relcl"):
                issuer = self.issuer(head)
                return head if issuer is None else issuer
            if (
                relation not in _CARRIERS
                or head == verb
                or (relation == "conj" and tokens[head].pos in ("NOUN", "PROPN"))
            ):
                return None
            verb = head
        return None

    def issuer(self, noun: int) -> int | None:
        """Give who stands behind a noun that tells: "*her* claim", "*Ada* issued a statement", "calls by *Ada*"."""
        owners = self.children(noun, "poss")
        owners += [
            each for by in self.children(noun, "prep") if self._is(by, "by") for each in self.children(by, "pobj")
        ]
        if owners:
            return owners[0]
        token = self.tokens[noun]
        if token.dep in ("dobj", "pobj") and not token.label:
            verb = token.head if token.dep == "dobj" else self.tokens[token.head].head
            subjects = self.children(verb, "nsubj")
            if subjects and self.tokens[verb].pos == "VERB":
                return subjects[0]
        return None

    def _is(self, place: int, word: str) -> bool:
        return self.tokens[place].text.lower() == word

    def phrase(self, noun: int) -> Range:
        """Give the span of the noun phrase whose head is `noun`.

        An apposition ("Ada, the mayor") belongs to it; a clause ("Ada, who won in May") does not.
        """
        asides = [child for child in self.below[noun] if self.tokens[child].dep in _ASIDES]
        kept = self.subtree(noun, asides)
        first = last = kept.index(noun)
        while first > 0 and self._joins(kept[first - 1], kept[first]):
            first -= 1
        while last + 1 < len(kept) and self._joins(kept[last], kept[last + 1]):
            last += 1
        return self.tokens[kept[first]].start, self.tokens[kept[last]].end

    def _joins(self, left: int, right: int) -> bool:
        """Say whether nothing, or only a mark or a conjunction, stands between two words of a phrase."""
        return all(self.tokens[between].dep in ("punct", "cc") for between in range(left + 1, right))
