import pytest

from intakebot.understanding.language import LONGEST, Language, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I can't log in since this morning, it says error 5", "en"),
        ("my parcel hasn't arrived", "en"),
        ("Seit heute Morgen kann ich mich nicht mehr anmelden", "de"),
        ("mein Paket ist nicht angekommen", "de"),
        ("Die Seite lädt nicht", "de"),
        ("Bestätigungsmail fehlt", "de"),
        ("Guten Tag, Rechnung 4711 ist falsch", "de"),
        ("Je n'arrive pas à me connecter depuis ce matin", "fr"),
        ("No puedo entrar en mi cuenta desde ayer", "es"),
        ("Non riesco ad accedere al mio conto", "it"),
        ("Não consigo entrar na minha conta", "pt"),
        ("Ik kan niet inloggen sinds gisteren", "nl"),
        ("Nie mogę się zalogować na moje konto", "pl"),
        ("لا أستطيع تسجيل الدخول", "ar"),
        ("نمی‌توانم وارد حساب کاربری خود شوم، چرا؟ گزارش", "fa"),
        ("Objednávka ještě nepřišla, peníze jsou pryč", "cs"),
        ("Не могу войти в аккаунт", "ru"),
        ("Не можу увійти, що з її паролем і моїм", "uk"),
        ("Сторінка порожня, нічого не працює", "uk"),
        ("Де моя посилка", "uk"),
        ("Гроші списали двічі", "uk"),
        ("Пароль не працює", "uk"),
        ("Хочу повернути товар, доставка завтра", "uk"),
        ("Где моя посылка", "ru"),
        ("Деньги списали дважды", "ru"),
        ("Пароль не работает", "ru"),
        ("Хочу вернуть товар, доставка завтра", "ru"),
        ("Сайт не работает со вчерашнего дня, экран пустой", "ru"),
        ("سفارش من هنوز نرسیده است", "fa"),
        ("میرا آرڈر ابھی تک نہیں آیا", "ur"),
        ("لم تصل الطلبية حتى الآن إلى البيت", "ar"),
        ("ログインできません", "ja"),
        ("我无法登录", "zh"),
        ("로그인이 안 돼요", "ko"),
    ],
)
def test_a_message_tells_its_language(text, code):
    assert language_of(text) == Language(code, True)


@pytest.mark.parametrize(
    "text", ["", "12345", "jane@x.example", "Jane Doe", "FF-20418", "?!", "🎉"]
)
def test_a_message_of_names_and_numbers_has_no_sure_language(text):
    assert not language_of(text).sure


def test_words_of_two_languages_of_one_script_are_not_enough():
    assert language_of("товар, пароль") == Language("ru", False)


@pytest.mark.parametrize("text", ["ok", "Firefox", "Hannover", "in", "die", "no", "war"])
def test_one_word_that_several_languages_have_is_not_enough(text):
    assert not language_of(text).sure


@pytest.mark.parametrize(
    "text", ["tag is 0125482311", "my hat", "tag: 12", "war of the dragons", "lion's den, level 4"]
)
def test_an_english_word_that_german_has_too_makes_no_german(text):
    assert language_of(text) != Language("de", True)


@pytest.mark.parametrize(
    "text",
    [
        'Beim Bezahlen steht da "The parameter is incorrect and the request was not sent to us"',
        "Ich bekomme diese Meldung: `you do not have the permission to do this`, was tun?",
        "Seit gestern geht https://shop.example/the/page/is/not/there nicht mehr",
        "Fehlermeldung beim Login, ich komme nicht rein: Access denied",
    ],
)
def test_an_english_message_within_a_german_one_changes_nothing(text):
    assert language_of(text) == Language("de", True)


@pytest.mark.parametrize(
    "text",
    [
        'it only says "Die angeforderte Seite wurde nicht gefunden" when I open the page',
        "I ordered from Die Zeit and the parcel was sent to Bad Homburg in der Au",
        "my name is Jürgen Müller and I can't get in",
    ],
)
def test_german_names_within_an_english_message_change_nothing(text):
    assert language_of(text) == Language("en", True)


def test_of_a_long_text_the_beginning_counts():
    assert language_of("das geht leider nicht " * 60 + "the " * 90_000).code == "de"
    assert len("das geht leider nicht " * 60) > LONGEST


@pytest.mark.parametrize("text", ["\ud800" * 50, "é\u0301" * 9000, "'" * 9000, '"' * 9000, "\x00"])
def test_any_text_is_borne(text):
    assert language_of(text) == language_of(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("PAY-4102: payment could not be completed", ""),
        ("Error: you are not allowed to do this", ""),
        ("Fatal error code 17: the disk is full\nDas kommt jedes Mal, wenn ich zahle", "de"),
        ("Das ist komisch: die Seite bleibt weiß", "de"),
        ("I have one question: where is my parcel", "en"),
    ],
)
def test_a_line_that_a_machine_wrote_tells_nothing_of_who_pasted_it(text, code):
    assert language_of(text).code == code
