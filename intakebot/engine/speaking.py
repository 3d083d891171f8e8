"""In which language the bot speaks: the page's at first, the customer's once they show it."""

from functools import lru_cache

from intakebot.engine.asking import asked
from intakebot.engine.draft import Draft
from intakebot.engine.going_on import summarise
from intakebot.engine.kinds.base import plain
from intakebot.engine.speech import LanguageChanged
from intakebot.understanding.language import language_of
from intakebot.understanding.normal import listed, words
from intakebot.understanding.phrasebook import BETWEEN, shipped_pages

NAMES = {
    "en": listed("english englisch الانجليزيه انجليزي بالانجليزيه بالانجليزي انجليزيه"),
    "de": listed("german deutsch الالمانيه الماني بالالمانيه بالالماني المانيه"),
    "ar": listed("arabic arabisch العربيه عربي بالعربيه بالعربي عربيه"),
}
"""What people call the languages, in each of them."""
_WISH = listed("""
    please in can could we you i do speak talk write continue switch to answer reply me is it
    possible prefer would like only no not sorry hi hello language chat
    bitte auf können kann wir sie ich reden sprechen schreiben weiter lieber nur nein geht es das
    antworten sprechen hallo mir möchte gern gerne sprache
    من فضلك لو سمحت ممكن هل يمكن اريد التحدث الكتابه نتحدث تتكلم لا باللغه اللغه
""")  # fmt: skip
"""What a wish for a language is made of beside its name."""
MOST_WORDS = 9
NAME = 3
"""Words of a name."""
_ALL_NAMES = frozenset().union(*NAMES.values())
_LANGUAGE = listed("language languages sprache sprachen لغه اللغه لغتك")
_IN_LATIN = [name for names in NAMES.values() for name in names if name.isascii()]


def hear_language(draft: Draft, text: str) -> bool:
    """Speak as the customer does, or as they wish; True where a wish was all they said."""
    wish = wished_for(text)
    if wish and not asks_for_one(draft, text):
        speak(draft, wish)
        return say_again(draft)
    if another_is_spoken(draft) and begins(draft) and not names_somebody(draft, text):
        found = language_of(behind_greeting(text))
        if found.sure:
            speak(draft, found.code)
    return False


def asks_for_one(draft: Draft, text: str) -> bool:
    """Whether a language that was named by itself answers the question that stands open."""
    flow, stands = draft.flow, draft.now.open
    item = flow.item(stands.question) if flow and stands else None
    if item is None or len(words(plain(text))) > 1:
        return False
    labels = {
        word
        for each in item.question.choices(draft.now.language)
        for word in words(plain(each.label))
    }
    return not (_LANGUAGE.isdisjoint(item.question.own_words) and labels.isdisjoint(_ALL_NAMES))


def another_is_spoken(draft: Draft) -> bool:
    """Whether the site speaks another language than the conversation: else no words change it."""
    spoken = draft.now.language.partition("-")[0]
    return any(each != spoken for each in draft.act.manners.languages)


def wished_for(text: str) -> str:
    """The language that a message asks for: "auf Deutsch bitte"; empty where it asks for none."""
    text = text[:120]
    if text.isascii() and not any(map(text.casefold().__contains__, _IN_LATIN)):
        return ""  # none of the names is in it
    said = words(plain(text))
    if not said or len(said) > MOST_WORDS:
        return ""
    named = [code for code, names in NAMES.items() if names.intersection(said)]
    if len(named) != 1:
        return ""
    return named[0] if all(word in _WISH or word in NAMES[named[0]] for word in said) else ""


@lru_cache(1)
def _greetings() -> dict[str, str]:
    """Greetings that one language alone has, and that language."""
    found: dict[str, set[str]] = {}
    for language, page in shipped_pages():
        for line in page.get("greeting", {}).get("whole", ()):
            for phrase in line.split(BETWEEN):
                found.setdefault(plain(phrase), set()).add(language)
    return {phrase: next(iter(each)) for phrase, each in found.items() if len(each) == 1}


def greeted_in(text: str) -> str:
    """The language of a greeting; empty where several have it."""
    return _greetings().get(plain(text), "")


def names_somebody(draft: Draft, text: str) -> bool:
    """Whether these words may be no more than a name, which has a language of its own."""
    stands = draft.now.open
    asked = stands.asked if stands else None
    return asked is not None and asked.kind == "name" and len(text.split()) <= NAME


def behind_greeting(text: str) -> str:
    """A message without the greeting it begins with, which may be of another language."""
    said = text.split()
    for count in (2, 1):
        if len(said) > count + 2 and greeted_in(" ".join(said[:count])):
            return " ".join(said[count:])
    return text


def begins(draft: Draft) -> bool:
    """Whether these are the first words: nothing that was asked has been answered yet."""
    now = draft.now
    sources = (each.source for each in now.answers.values())
    return now.phase == "intake" and not any(
        source.by == "said" and source.seq > now.opening_seq for source in sources
    )


def speak(draft: Draft, language: str) -> None:
    """Go on in this language, if the site speaks it and the conversation does not yet."""
    if language not in draft.act.manners.languages:
        return
    if draft.now.language.partition("-")[0] == language:
        return
    draft.write(LanguageChanged(language), "system")
    draft.speak(language)


def say_again(draft: Draft) -> bool:
    """Say once more, in the language that was wished for, what stands open."""
    now, flow = draft.now, draft.flow
    item = flow.item(now.open.question) if flow and now.open else None
    if flow is not None and now.phase == "confirming":
        summarise(draft, flow)
    elif flow is not None and item is not None and now.open is not None:
        draft.ask(item, asked(draft, flow, item), now.open.tries)
    elif now.open is None:
        hello = flow.hello if flow else None
        text = hello.say(now.language, draft.values()) if hello else draft.word("greeting")
        draft.put(text, "hello")
    else:
        return False
    return True
