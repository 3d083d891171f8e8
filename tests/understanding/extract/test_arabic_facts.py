"""Names, days and numbers as Arabic customers write them, in the standard language and dialects."""

from datetime import datetime

import pytest

from intakebot.understanding.extract import dates, names, number_words

NOW = datetime(2026, 11, 25, 18, 0)  # a Wednesday
NAMES = {
    "مرحبا انا ليلى حداد دفعت الفاتورة مرتين": "ليلى حداد",
    "معك سامر العلي وبدي استفسر عن طلبي": "سامر العلي",
    "معكم فاطمة الزهراء بنعلي عندي مشكل فالفاتورة": "فاطمة الزهراء بنعلي",
    "سميتي يوسف العلوي": "يوسف العلوي",
    "السلام عليكم أنا خالد بن عبدالله العتيبي أبي أستفسر": "خالد بن عبدالله العتيبي",
    "انا ابو محمد ما وصلني الطلب": "ابو محمد",
    "معك المهندس طارق منصور": "طارق منصور",
    "تحياتي، هدى مراد": "هدى مراد",
    "الاسم: زينب كاظم": "زينب كاظم",
    "انا رنا خوري بحكي من بيروت": "رنا خوري",
}
NOBODY = (
    "انا زبون قديم عندكم", "انا دفعت مرتين", "انا مش قادر ادفع", "انا عم حاول ادخل على حسابي",
    "أنا لا أستطيع الدخول", "اسم المنتج فيكس كبير", "معاكم من الرياض", "انا عايزة فلوسي",
    "انا سعيد بخدمتكم", "مش عارف رقم الطلب",
)  # fmt: skip
DAYS = {
    "مبارح": "2026-11-24", "امبارح بالليل": "2026-11-24", "البارحة الصبح": "2026-11-24",
    "أول مبارح": "2026-11-23", "من أسبوعين": "2026-11-11", "قبل ثلاثة أيام": "2026-11-22",
    "من تلات ايام": "2026-11-22", "الجمعة اللي فاتت": "2026-11-20", "الاحد الفايت": "2026-11-22",
    "النهاردة": "2026-11-25", "هلق": "2026-11-25", "١٢ تشرين الثاني": "2026-11-12",
    "5 كانون الثاني 2026": "2026-01-05", "3 نونبر": "2026-11-03", "20 يوليوز 2026": "2026-07-20",
    "7 آب": "2026-08-07", "صارلي 3 ايام": "2026-11-22",
}  # fmt: skip
TO_COME = {"بكرا": "2026-11-26", "غدوة": "2026-11-26", "بعد بكرا": "2026-11-27",
           "الجمعة الجاية": "2026-11-27"}  # fmt: skip
NUMBERS = {
    "خمسة وعشرين": "25", "خمسة عشر": "15", "خمستاشر": "15", "مية وخمسين": "150", "ألفين": "2000",
    "اتناشر": "12", "تلات قطع": "3", "قطعتين": "2",
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NAMES.items())
def test_a_name_ends_where_the_story_begins(text, name):
    assert [each.value for each in names.find(text)] == [name]


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_said_of_oneself_is_no_name(text):
    assert names.find(text) == []


@pytest.mark.parametrize("answer", ["المريض اسمه كريم فؤاد", "معك كريم فؤاد", "كريم فؤاد شكرا"])
def test_a_name_that_was_asked_for_is_found_in_its_sentence(answer):
    start, end = names.given(answer)

    assert answer[start:end] == "كريم فؤاد"


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_is_read_in_dialect(text, day):
    assert dates.read(text, NOW).value == day


@pytest.mark.parametrize(("text", "day"), TO_COME.items())
def test_a_day_to_come_is_read_in_dialect(text, day):
    assert dates.read(text, NOW, "future").value == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("من مبارح العصر ما في نت", "2026-11-24"),
        ("طلبت يوم ١٢ تشرين الثاني ٢٠٢٦ وما وصل", "2026-11-12"),
        ("من أسبوعين والنت بطيء", "2026-11-11"),
    ],
)
def test_a_day_is_found_within_a_story(text, value):
    [day] = [each for each in dates.find(text, NOW) if each.band != "C"]

    assert day.value == value


@pytest.mark.parametrize("text", ["ابي موظف", "كلمني جوان", "سيارتي نيسان", "شهر كامل"])
def test_a_word_that_is_also_a_month_names_no_day(text):
    assert [each for each in dates.find(text, NOW) if each.band != "C"] == []


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_a_number_in_words_is_added_up(text, number):
    assert number_words.spelt(text).value == number
