import re

import pytest

from intakebot.engine.words.ar import SENTENCES

IMPERATIVES = re.compile(
    r"(?<!\w)(اكتب|اكتبي|اختر|اختاري|أرسل|أرسلي|ارسل|اضغط|اضغطي|أدخل|أدخلي|انقر|حاول|قل|قولي)(?!\w)"
)


@pytest.mark.parametrize("key", SENTENCES)
def test_every_sentence_is_arabic(key):
    assert re.search(r"[\u0621-\u064A]{2,}", SENTENCES[key])


@pytest.mark.parametrize("key", SENTENCES)
def test_no_sentence_presumes_who_is_reading(key):
    assert not IMPERATIVES.search(SENTENCES[key])
