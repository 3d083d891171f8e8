"""How many people a party is: "2 adults and 2 kids", "ich, meine Frau und zwei Kinder"."""

import re
from typing import Literal, NamedTuple

from intakebot.understanding.day_names import either
from intakebot.understanding.extract.number_words import TOGETHER
from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import aligned, listed, lowered
from intakebot.understanding.vocabulary import FILLERS, NUMBER_WORDS, POLITE

Doubt = Literal["doubt"]

LONGEST = 200
MOST = 999
_ME = listed("me myself i ich mich mir انا") | {"i'm"}
_ALONE = listed("alone solo allein alleine لوحدي وحدي لحالي")
_BOTH = listed("both beide beiden")
_AND = listed(", ; and & + plus und u with mit sowie n") | {"\n"}
_GENERIC = listed("""
    people persons person personen leute leuten guests guest gäste gästen gast us travellers
    travelers passengers reisende heads اشخاص شخص شخصا افراد ضيوف نفر مسافرين
""")
"""What everybody is: behind it, a comma or a colon may only say who they are."""
_SORTS = _GENERIC | listed("""
    adults adult kids children babies infants toddlers teenagers teens seniors grown-ups grownups
    women men boys girls ladies guys friends colleagues others more students sons daughters
    erwachsene erwachsenen erwachsener kinder kindern babys kleinkinder kleinkind jugendliche
    jugendlichen erw senioren frauen männer jungs mädels mädchen
    freunde freunden kollegen andere anderen weitere schüler söhne töchter
    بالغ بالغين كبار كبير اطفال صغار اولاد بنات رضع رضيع
""")
_ONE = listed("""
    wife husband partner spouse girlfriend boyfriend fiancé fiancée fiance mother mum mom father dad
    son daughter sister brother friend grandma grandpa grandmother grandfather colleague boss
    cousin uncle aunt nephew niece neighbour neighbor roommate grandson granddaughter him he she
    kid child baby infant toddler teenager teen boy girl woman man senior
    frau mann partnerin freund freundin mutter mama vater papa sohn tochter schwester bruder oma opa
    kollege kollegin chef verlobte verlobter cousin cousine onkel tante neffe nichte enkel enkelin
    kind junge baby säugling
    زوجتي مرتي زوجي ابني بنتي ابنتي امي ابي والدتي والدي اخي اختي صديقي صديقتي طفل طفله ولد بنت
""")
_RELATIVES = _ONE - listed("kid child baby infant toddler teenager teen boy girl woman man senior "
                           "kind junge säugling طفل طفله ولد بنت")  # fmt: skip
"""Whose party it is has not been counted with them."""
_TWO = listed("""
    parents grandparents eltern großeltern شخصين طفلين ولدين بنتين بالغين كبيرين والدي اهلي نفرين
""") - {"والدي", "اهلي"}  # fmt: skip
_IDLE = listed("us more guys people leute leuten") | FILLERS | POLITE
"""Tells of nobody where it is not counted."""
_PETS = listed(
    "dog dogs cat cats pet pets hund hunde hunden katze katzen haustier haustiere كلب قطه"
)
_MINE = listed("my our mein meine meinen meinem meiner unser unsere unseren unserem unserer")
_SMALL = listed("""
    small little young younger older old grown big other more further additional of the
    kleine kleinen kleines großen große weitere weiteren andere anderen der
""")
_ONLY = listed("only nur بس فقط")
_COUPLES = listed("couple couples paare pärchen")
_TOLD = _COUPLES | {"me", "both"}
"""Says how many they are by itself."""
_TOTAL = listed("in total altogether all together insgesamt zusammen only nur please bitte")
_NO = listed("no zero without keine kein ohne بدون")
_STOPS = listed("""
    or oder bis to between zwischen maybe vielleicht perhaps per each pro je not nicht excluding
    excl except außer besides او بين يمكن minus times x family familie paar them they ehepaar عائلتي
""")
_KID = r"\b(an?|one|my|our|\d{1,2}|two|three|ein\w{0,2}|zwei|drei|mein\w{0,2}|unser\w{0,2})"
_AGE = r"\d{1,2}(?:\s*(?:,|and|und|&|/)\s*\d{1,2}){0,8}"
_YEARS = r"(?:years?|yrs?|y/?o|months?|jahre?n?|monate?n?|jährig\w{0,2})"
_AGES = (
    (re.compile(rf"{_KID}\s+\d{{1,2}}[\s-]*{_YEARS}[\s-]*(?:olds?|alte\w?)\b(?! \w)"), r"\1 kid"),
    (re.compile(rf"\b(?:aged?|ages|im alter von)\s+{_AGE}(?:\s*{_YEARS})?(?:\s*(?:old|alt))?"), ""),
    (re.compile(rf"\(\s*{_AGE}(?:\s*{_YEARS})?(?:\s*(?:old|alt))?\s*\)"), ""),
    (re.compile(r"\b(?:under|over|below|unter|über|ab)\s+\d{1,2}(?=\s*(?:$|[,.;)]))"), ""),
    (re.compile(rf",?\s*{_AGE}\s*{_YEARS}\b(?:\s*(?:old|alt)\b)?"), ""),
)
_OF_THEM = re.compile(
    r"[,;(\s-]*(?:\b\w+\s+)?\b(?:of (?:them|whom|which)|davon|darunter|including|incl|inkl"
    r"|inklusive|among them|منهم|بينهم)(?!\w)"
)
"""From here on somebody is told of who has been counted."""
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['-][^\W\d_]+)*|[,;&+:()\n]")


_NUMBER = rf"(?P<n>\d{{1,3}}|{either({w for w, n in NUMBER_WORDS.items() if n > 1})})"
_WE_ARE = re.compile(
    rf"(?<!\w)(?:(?:we are|we're|we will be|we'll be|wir sind|wir kommen|wir reisen|there are)"
    rf"(?: about| around| only| nur| ca\.?| zu)?|(?:party|group|family|table) (?:of|for)) {_NUMBER}"
    r"(?= of us\b| ?(?:$|[,.;!)])| (?:and|und|who|people|persons?|personen|leute|travell?ers)\b)"
    r"|(?<!\w)zu (?P<zu>zweit|dritt|viert|fünft|sechst|siebt|acht)(?!\w)"
)
_ZU = ("zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht")


def mentioned(text: str) -> Finding | None:
    """How many somebody says that they are, among other things: "we are 4 and want to go to"."""
    found = []
    for match in _WE_ARE.finditer(lowered(aligned(text[: LONGEST * 3]))):
        said = match["zu"] or match["n"]
        n = _ZU.index(said) + 2 if match["zu"] else NUMBER_WORDS.get(said) or int(said)
        found.append(Finding(str(n), match.span("zu" if match["zu"] else "n"), "B"))
    return found[0] if len({each.value for each in found}) == 1 else None


class _Group(NamedTuple):
    number: int
    noun: str
    joined: str
    """What stood before it."""


def party(text: str) -> Finding | Doubt | None:
    """All the people of an answer that counts them by their sorts; None where it does not.

    ``doubt``: it counts people, and may leave some out, such as whoever writes "my wife and kids".
    """
    low = lowered(aligned(text[:LONGEST]))
    for form, instead in _AGES:
        low = form.sub(instead, low)
    cut = _OF_THEM.search(low)
    told = low[: cut.start()] if cut else low
    tokens = _TOKEN.findall(told)
    groups = _groups(tokens)
    if groups == "doubt":
        return "doubt"
    if not groups:
        mine = groups is None and (not _MINE.isdisjoint(tokens) or _me_at(tokens))
        return "doubt" if mine and _counts_more(tokens) else None
    if len(groups) > 1 and not any(each.noun for each in groups):
        added = any(map(str.isdecimal, tokens)) and not {each.joined for each in groups[1:]} <= {
            ",",
            ":",
            "(",
        }
        return "doubt" if added else None  # "2 + 2"
    total = _sum(groups)
    if total is None:
        return "doubt"
    if len(groups) == 1 and groups[0].noun not in _TOLD and not cut:
        return None  # one number, as in any other answer
    return Finding(str(total), (0, len(text)), "B") if 0 < total <= MOST else None


def _sum(groups: list[_Group]) -> int | None:
    """All of them; None where somebody may have been left out or counted twice."""
    first, rest = groups[0], groups[1:]
    others = sum(each.number for each in rest)
    bare = [each for each in groups if not each.noun]
    with_me = any(each.noun == "me" for each in groups)
    counted = first.noun in _GENERIC or first.noun in _TWO
    if counted and rest and with_me and first.number == others and first.number == len(rest):
        return others  # "two people me and my mum"
    if any(each.noun in _RELATIVES for each in groups) and not with_me:
        whole = first.number if first.noun in _GENERIC or not first.noun else 0
        return whole if whole == others + 1 else None
    if rest and (first.noun in _GENERIC or not first.noun) and rest[0].joined in (",", ":", "("):
        return first.number if first.number == others else None
    if bare and not with_me:
        last = groups[-1]
        alone = len(bare) == 1 and last in bare and len(groups) > 1
        before = sum(each.number for each in groups[:-1])
        return before if alone and before == last.number else first.number if not rest else None
    return first.number + others


def _groups(tokens: list[str]) -> list[_Group] | Doubt | None:
    """Who is counted; None where a word makes anything else of it, doubt before a name."""
    groups: list[_Group] = []
    joined, place, unknown, counted = "", 0, 0, False
    while place <= len(tokens):
        word = tokens[place] if place < len(tokens) else ","
        if word in _STOPS:
            return None
        if word in _AND or word in ":()":
            if unknown and not counted and (unknown == 1 or joined not in (",", "")):
                named = unknown == 1 and groups and groups[-1].noun not in _GENERIC | {""}
                return "doubt" if named else None  # "me and Peter"
            joined, place, unknown, counted = word, place + 1, 0, False
            continue
        step, group = _group(tokens, place, joined)
        if step < 0:
            return None
        if group is not None:
            groups.append(group)
            joined, counted = "", True
        elif word in _PETS or step > 1:
            counted = True
        else:
            unknown += word not in _IDLE and word not in _TOTAL
        place += step
    return groups


def _group(tokens: list[str], place: int, joined: str) -> tuple[int, _Group | None]:
    """How many words a group has, and the group: none for a word that counts nobody."""
    word = tokens[place]
    if word[:1] == "و" and word not in _ONE and len(word) > 2:
        word, joined = word[1:], "and"  # Arabic writes its "and" in front
    following = tokens[place + 1] if place + 1 < len(tokens) else ","
    if word in _ALONE or (word in _ME and _ends(following)):
        return (2 if following in _ALONE else 1), _Group(1, "me", joined)
    if word == "zu" and following in TOGETHER:
        return 2, _Group(TOGETHER[following], "us", joined)
    if word in _BOTH:
        return (2 if following in _SORTS else 1), _Group(2, "both", joined)
    if word in _TWO or word in _ONE:
        return _with_sort(tokens, place, 1), _Group(2 if word in _TWO else 1, word, joined)
    if word in _SORTS and word not in _IDLE:  # "adults: 2"; of "my kids", nobody knows how many
        step = 2 if following == ":" else 1
        number = _count(tokens[place + step]) if place + step < len(tokens) else None
        return (-1, None) if number is None else (step + 1, _Group(number, word, joined))
    number = 0 if word in _NO else _count(word)
    return (1, None) if number is None else _counted(tokens, place, joined, number)


def _counted(tokens: list[str], place: int, joined: str, number: int) -> tuple[int, _Group | None]:
    """The same for a group that begins with how many they are."""
    step = 1
    while place + step < len(tokens) and tokens[place + step] in _SMALL | _MINE:
        step += 1
    noun = tokens[place + step] if place + step < len(tokens) else ","
    if noun in _COUPLES and tokens[place + step + 1 : place + step + 2] != ["of"]:
        return step + 1, _Group(2 * number, noun, joined)
    if noun in _SORTS or noun in _ONE:
        return _with_sort(tokens, place, step + 1), _Group(number, noun, joined)
    if noun in _PETS:
        return step + 1, None
    if tokens[place + step - 1] in _SORTS:
        return step, _Group(number, tokens[place + step - 1], joined)
    if noun in _AND or noun in ":()" or noun in _TOTAL:
        return step, _Group(number, "", joined)
    article = tokens[place] in ("a", "an", "ein", "eine", "no")
    return (1, None) if article and not joined else (-1, None)


def _ends(word: str) -> bool:
    """Whether "me" stands for somebody, and is not what a sentence goes on from: "I think"."""
    return word in _AND or word in ":()" or word in _ALONE or word in _ONLY or word[:1] == "و"


def _with_sort(tokens: list[str], place: int, step: int) -> int:
    """Arabic says the sort behind its noun: "two persons, grown ones"."""
    after = tokens[place + step] if place + step < len(tokens) else ""
    arabic = "\u0621" <= after[:1] <= "\u064a"
    return step + 1 if arabic and (after in _SORTS or after in _TWO) else step


def _count(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) <= 3 else None
    return 1 if word in ("a", "an") else NUMBER_WORDS.get(word)


def _me_at(tokens: list[str]) -> bool:
    return any(
        word in _ME and (after in _AND or after[:1] == "و")
        for word, after in zip(tokens, [*tokens[1:], ","], strict=True)
    )


def _counts_more(tokens: list[str]) -> bool:
    return any(_count(word) is not None or word in _SORTS or word in _AND for word in tokens)
