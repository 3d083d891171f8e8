import pytest

from intakebot.understanding.normal import aligned, digits, listed, lowered, plain, words


@pytest.mark.parametrize(
    ("text", "same"),
    [("  A  Blank\nPage! ", "a blank page"), ("“Quoted”", "quoted"), ("don’t", "don't"),
     ("GROSS", "groß".casefold()), ("أَهْلاً", "اهلا"), ("رسالة", "رساله"), ("٤٢", "42"),
     ("ﬁne", "fine"),
     ("...", ""), ("", "")],
)  # fmt: skip
def test_what_people_mean_alike_is_spelt_alike(text, same):
    assert plain(text) == same


@pytest.mark.parametrize("text", ["أين الطلب ٤٢؟", "it’s", "\ud800 ٣", "plain ascii", "İß"])
def test_places_stay_where_they_were(text):
    assert len(aligned(text)) == len(digits(text)) == len(text)


def test_figures_of_other_scripts_become_latin():
    assert digits("٤٢ ۴۲ ١٢٫٥") == "42 42 12.5"


def test_half_characters_are_replaced_before_a_pattern_sees_them():
    assert digits("a\ud800b").encode() == "a\ufffdb".encode()


def test_words_keep_their_apostrophes():
    assert words("it's very-slow, isn't it") == ["it's", "very", "slow", "isn't", "it"]


def test_a_list_is_written_with_blanks():
    assert listed("a b\n c") == {"a", "b", "c"}


@pytest.mark.parametrize("text", ["İstanbul GROẞ", "ABC", "", "ΣΑΣ"])
def test_small_letters_keep_every_place(text):
    assert len(lowered(text)) == len(text)
    assert lowered(text).upper() == lowered(text.upper()).upper()
