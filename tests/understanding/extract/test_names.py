import pytest

from intakebot.understanding.extract.names import find, given, is_name, unspelled
from intakebot.understanding.understand import understand
from tests.costs import at_most


def named(text, asked=False):
    return [text[slice(*each.span)] for each in find(text, asked)]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Hi, my name is Jane Doe.", "Jane Doe"), ("Jane here", "Jane"), ("ich bin die Anna", "Anna"),
     ("it's O’Neil", "O’Neil"), ("", ""), ("thanks", ""),
     ("um yeah sure it's Ada Lovelace thanks", "Ada Lovelace"),
     ("Ada Lovelace, and my e-mail is a@x.com", "Ada Lovelace"), ("Lovelace, L O V E", "Lovelace"),
     ("Ada Lovelace, and actually it's on my phone", "Ada Lovelace"),
     ("Ada, since yesterday", "Ada"), ("Lovelace, Ada", "Lovelace, Ada"),
     ("I said Ada Lovelace", "Ada Lovelace"), ("but I already told you it's Ada", "Ada"),
     ("whatever, Dave", "Dave"), ("ugh fine, Ada Lovelace", "Ada Lovelace"), ("egal, Uwe", "Uwe"),
     ("Dave, obviously", "Dave"), ("it's dave ffs", "dave"), ("طيب, سارة", "سارة"),
     ("Young, Neil", "Young, Neil"), ("Lovelace, Ada, ok", "Lovelace, Ada"),
     ("Dr. Ada Lovelace", "Dr. Ada Lovelace"), ("J. R. Hartley", "J. R. Hartley")],
)  # fmt: skip
def test_the_name_is_what_stands_between_courtesies(text, name):
    assert text[slice(*given(text))] == name


@pytest.mark.parametrize(
    "words", ["Jane", "dr. who", "Jean-Luc d'Arc", "سارة علي", "علي", "نور",
              "李小龍", "will long", "Mary Short",
              "Jo", "reed johnson", "Do Mai"]
)  # fmt: skip
def test_names_of_many_kinds_are_names(words):
    assert is_name(words)


@pytest.mark.parametrize(
    "words", ["", "no", "hello", "a1", "<b>", "one two three four five six seven", "later",
              "I already told you", "my parcel is late", "I don't know", "the pot", "jo",
              "pressed pay", "Nothing happens", "error message", "رسالة خطأ", "صفحة بيضاء",
              "geld zruck", "FUCK YOUR QUESTIONS", "شيء آخر", "مشكلة في الدفع", "لا شيء",
              "Fehlermeldung", "none of them"]
)  # fmt: skip
def test_other_words_are_not(words):
    assert not is_name(words)


@pytest.mark.parametrize(
    ("text", "name"),
    [("so my name is Jane van Dyk, ok", "Jane van Dyk"),
     ("hi my name is john smith and I pay", "john smith"),
     ("Hi, Jane Doe here (jane@x.com)", "Jane Doe"), ("I'm Ada Lovelace from Acme", "Ada Lovelace"),
     ("this is Bob", "Bob"), ("This is Mr. Ferreira, hi", "Ferreira"),
     ("it's for mary jones", "mary jones"), ("Peter speaking", "Peter"),
     ("my name's takumi", "takumi"), ("it is booked under Chen Wei", "Chen Wei"),
     ("the room is under oduya ferreira", "oduya ferreira"),
     ("booking under the name of oduya ferreira please", "oduya ferreira"),
     ("the account is in the name of Siobhán O'Connor", "Siobhán O'Connor"),
     ("The name on the order is Zoë Ng", "Zoë Ng"), ("It fails. Thanks, Jane Doe", "Jane Doe"),
     ("It fails.\n\nKind regards\nYuki", "Yuki"), ("signed: Ada", "Ada"), ("call me Al", "Al"),
     ("Name: Ada Lovelace\nPhone: 1", "Ada Lovelace"),
     ("I am Dr. Jane Miller, hello", "Jane Miller"),
     ("ich heiße anna weber", "anna weber"), ("Ich bin der Thomas Müller", "Thomas Müller"),
     ("Es geht nicht.\nViele Grüße\nJörg", "Jörg"), ("Lukas Meier hier, hallo", "Lukas Meier"),
     ("Hier spricht Sabine Krause", "Sabine Krause"), ("اسمي سارة", "سارة")],
)  # fmt: skip
def test_who_introduces_themselves_or_signs_is_named(text, name):
    assert named(text) == [name]


@pytest.mark.parametrize(
    "text",
    ["I'm stuck", "I'm using Firefox", "I'm Still Waiting", "this is terrible", "This is Urgent!",
     "my name is not important", "my name is spelled wrong", "call me back tomorrow", "Error here",
     "Thanks, it works", "Thank you\nBest", "Thanks Jane for your help", "I spoke to Mr. Jones",
     "the file name is index", "this is John's account", "it is under warranty", "ich bin sauer",
     "- Dark mode", "the invoice from Anna Freeman", "in the name of god", "her name is Ada", ""],
)  # fmt: skip
def test_moods_things_and_other_people_are_not_the_writer(text):
    assert named(text) == []


def test_a_name_ends_with_its_sentence():
    assert named("My name is Mara Lind. In Firefox it fails") == ["Mara Lind"]
    assert named("I am J. R. Hartley. It fails") == ["J. R. Hartley"]


def test_two_introductions_are_both_found():
    assert named("my name is Jane, not: my name is Bob") == ["Jane", "Bob"]


@pytest.mark.parametrize("text", ["jane doe", "Jane", "well, jane doe please", "Doe, Jane"])
def test_a_bare_name_counts_only_when_it_was_asked_for(text):
    assert named(text) == []
    assert named(text, asked=True) == [text.removeprefix("well, ").removesuffix(" please")]


def test_what_is_spelled_out_is_put_together():
    assert unspelled("S-M-I-T-H") == "Smith"
    assert unspelled("J. R. Hartley") == "J. R. Hartley"
    assert find("it's J O H N", asked=True)[0].value == "John"


def test_a_name_that_little_speaks_for_is_only_offered():
    assert [each.band for each in find("I'm Oduya and I can't pay")] == ["C"]
    assert [each.band for each in find("hi i'm oduya ferreira, i can't pay")] == ["C"]
    assert find("i'm jack of all trades") == []
    assert find("this can be for various reasons, no?") == []


@pytest.mark.parametrize(
    "text", ["my name is ", "I am A ", "Aa ", "under ", "a b ", "\n-", "İ", "\x1a"]
)
def test_a_huge_text_is_read_in_a_moment(text):
    with at_most(0.05):
        find((text * 20_000)[:8000], asked=True)


@pytest.mark.parametrize(
    ("source", "asked", "precision", "recall"),
    [("evi", True, 0.99, 0.99), ("presidio_synth", False, 0.97, 0.16)],
)  # fmt: skip
def test_other_peoples_names_are_found_as_well(measured, source, asked, precision, recall):
    def found(text):
        return [Labelled(each.span) for each in find(text, asked)]

    right, met = measured(found, "person_name", source)

    assert right >= precision
    assert met >= recall


class Labelled:
    label = "person_name"

    def __init__(self, span):
        self.span = span


@pytest.mark.parametrize(
    ("text", "name"),
    [("my card was declined, Omar Said omar@x.com", "Omar Said"),
     ("The pot is broken. Lena, lena@vogt.de", "Lena"),
     ("paid twice. tim ott, tim@x.de", "tim ott"),
     ("I got a mail but no parcel. Lena Vogt", "Lena Vogt")],
)  # fmt: skip
def test_a_known_name_before_an_address_or_at_the_end_is_their_own(text, name):
    assert [f.value for f in understand(text).all("person_name")] == [name]


@pytest.mark.parametrize(
    "text",
    ["Boston fern, FF-20418", "Lena Vogt", "thanks to Anna", "I like it. Great", "a. lena please",
     "the pot, Blue, x@y.de", "I spoke with Anna", "it says so. Lena", "well, lena vogt please"],
)  # fmt: skip
def test_other_words_before_an_address_are_no_name(text):
    assert understand(text).all("person_name") == []


@pytest.mark.parametrize("text", ["FF-20010 and I'm Ivy ivy@i.example", "I'm Ivy ivy@i.example"])
def test_a_name_may_end_before_an_address(text):
    assert [each.value for each in understand(text).all("person_name")] == ["Ivy"]
