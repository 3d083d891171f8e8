"""Text questions that ask for what has a kind of its own."""

import pytest

from intakebot.authoring.document import Source
from intakebot.authoring.fitting import kind_for
from intakebot.authoring.reading import read
from intakebot.authoring.settings import fit
from intakebot.engine.kinds import KINDS


def fitting(ask, more=""):
    node, _ = read(Source("f.yaml", f'{{id: a, kind: text, ask: "{ask}"{more}}}'))
    return kind_for(fit(KINDS["text"], node, "a text question")[0])


@pytest.mark.parametrize(
    ("ask", "kind"),
    [("Which e-mail address is the account under?", "email"), ("Ihre E-Mail-Adresse?", "email"),
     ("What is your phone number?", "phone"), ("ما رقم جوالك؟", "phone"),
     ("Which domain is it?", "url"), ("ما رابط الإعلان؟", "url"), ("Since when?", "date"),
     ("When did you order?", "date"), ("Seit wann tritt das auf?", "date"), ("متى دفعت؟", "date"),
     ("How many guests?", "number"), ("Wie heißen Sie?", "name"), ("What is your name?", "name"),
     ("ما اسمك؟", "name"),
     ("What does the e-mail say?", ""), ("What happens when you click Pay?", ""),
     ("When you open it, what do you see?", ""), ("Which product is it?", ""),
     ("What is your username?", ""), ("What is the name of your cat?", "")],
)  # fmt: skip
def test_what_is_asked_for_tells_the_kind(ask, kind):
    assert fitting(ask) == kind


@pytest.mark.parametrize("more", [", long: yes", ", min_words: 3", ", prefill: opening"])
def test_who_wants_a_story_gets_a_text(more):
    assert fitting("When did it happen, and how?", more) == ""
