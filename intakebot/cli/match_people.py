"""How well records of people are linked, on records whose persons are known."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any, Final, TypeAlias

from intakebot.matching.identity import Person, compare

Lines: TypeAlias = list[dict[str, Any]]

MOST_ALIKE: Final = 60
"""Records with one key; a key that more share tells nothing."""
SOUNDS: Final = {
    letter: sound
    for sound, letters in zip("123456", ("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), strict=True)
    for letter in letters
}


def people(name: str, lines: Lines) -> Iterator[str]:
    """Precision, recall and F1 of the records taken for one person's, and of the certain ones."""
    persons = [person(line) for line in lines]
    taken = Counter[str]()
    for one, other in pairs(persons, lines):
        found = compare(persons[one], persons[other])
        right = lines[one]["person"] == lines[other]["person"]
        for kind, is_so in (("same", found.verdict == "same"), ("certain", found.certain)):
            if is_so:
                taken[kind] += 1
                taken[f"{kind}, rightly"] += right
    sizes = Counter(line["person"] for line in lines)
    true = sum(size * (size - 1) // 2 for size in sizes.values())
    yield f"{name}: {len(lines)} records of {len(sizes)} people"
    for kind, label in (("same", "linked"), ("certain", "merged without a person's eye")):
        precision = taken[f"{kind}, rightly"] / max(1, taken[kind])
        recall = taken[f"{kind}, rightly"] / max(1, true)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        yield f"  {label}: precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}"


def person(line: dict[str, Any]) -> Person:
    """A record in FEBRL's fields. Its identity number is left aside: that would be a proof."""

    def of(field: str) -> str:
        return str(line.get(field) or "")

    return Person(
        given=of("given_name"),
        family=of("surname"),
        email=of("email"),
        phone=of("phone"),
        born=of("date_of_birth"),
        street_number=of("street_number"),
        street=of("address_1"),
        district=of("address_2"),
        town=of("suburb"),
        postcode=of("postcode"),
    )


def pairs(persons: list[Person], lines: Lines) -> Iterator[tuple[int, int]]:
    """Pairs of records worth comparing. Two files to be linked are known by their ids."""
    originals = [str(line["id"]).endswith("-org") for line in lines]
    linking = max(Counter(line["person"] for line in lines).values()) == 2 and any(originals)
    with_key: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, each in enumerate(persons):
        for key in set(keys(each)):
            with_key[key].append(at)
    found = {
        pair
        for records in with_key.values()
        if len(records) <= MOST_ALIKE
        for pair in combinations(records, 2)
    }
    for one, other in sorted(found):
        if not linking or originals[one] != originals[other]:
            yield one, other


def keys(one: Person) -> Iterator[tuple[str, ...]]:
    """What two records of one person usually share one of."""
    if one.given and one.family:
        yield "name", *sorted((sound(one.given), sound(one.family)))
    if one.born:
        yield "born", one.born
    if one.postcode:
        yield "post", one.postcode, one.family[:2]
        yield "post", one.postcode, one.given[:2]
    if one.street:
        yield "street", one.street.replace(" ", "")[:8], one.street_number
    if one.town:
        yield "town", one.town[:5], sound(one.family)
        yield "town", one.town[:5], sound(one.given)


def sound(word: str) -> str:
    """A name as it sounds in English (Soundex)."""
    letters = [c for c in word.lower() if c.isalpha()]
    if not letters:
        return ""
    found, before = letters[0], SOUNDS.get(letters[0], "")
    for letter in letters[1:]:
        code = SOUNDS.get(letter, "")
        if code and code != before:
            found += code
        before = code
    return (found + "000")[:4]
