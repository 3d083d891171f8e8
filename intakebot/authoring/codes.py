"""Every code a diagnostic can have, with its line in the authors' guide."""

from typing import Literal, NamedTuple


class Code(NamedTuple):
    """What a code means and what to do about it."""

    says: str
    severity: Literal["error", "warning"] = "error"


CODES: dict[str, Code] = {
    # --- the file ---
    "unreadable": Code("The file or folder could not be opened, or it is not UTF-8 text."),
    "too-big": Code(
        "A file holds at most 256 KiB, 10,000 lines and 5,000 values, nested 20 deep. Move "
        "questions to a file in `shared/` and `include:` it."
    ),
    "strange-character": Code(
        "A character that can't be seen, such as a control character. Delete it and type the "
        "place again; text pasted from a chat or a PDF often brings them along."
    ),
    "tab": Code("Lines are indented with spaces, two for each level; tabs don't count the same."),
    "not-yaml": Code(
        "The file can't be read from here on: a quote or bracket was not closed, a line is not "
        "indented like its neighbours, or a text with `: ` or `#` in it needs quotes."
    ),
    "braces": Code("A text that begins with `{{` needs quotes around all of it."),
    "tag": Code("Words that begin with `!` have a meaning that flows don't use. Quote the text."),
    "anchor": Code("`&name`, `*name` and `<<` are not used in flows. Use `include:` instead."),
    "duplicate-setting": Code("The same setting stands twice in one place. Keep one of them."),
    # --- settings ---
    "unknown-setting": Code("There is no setting of that name here."),
    "missing-setting": Code("A setting that every question, flow or test of this kind needs."),
    "wrong-value": Code("The setting is known, but it can't have this value."),
    "unknown-kind": Code("There is no question kind of that name."),
    "not-a-flow": Code("Something else stands where a list, a text or settings are expected."),
    # --- texts, conditions and patterns ---
    "bad-text": Code("A text's blank, `{{ … }}`, holds something it may not, or is misspelt."),
    "unknown-name": Code(
        "A blank names neither a question, nor `page.…`, `site.…`, `opening` or `number`."
    ),
    "bad-language": Code("A text's languages are named by codes such as `en`, `de` or `pt-BR`."),
    "bad-condition": Code("A `when` that can't be read."),
    "bad-pattern": Code("A pattern that can't be used. Patterns are RE2."),
    # --- what fits together ---
    "duplicate-id": Code("Two questions of a flow have the same id."),
    "duplicate-flow": Code(
        "Two files have the same flow id, or two teams, sites or replies the same id."
    ),
    "unknown-question": Code(
        "A condition, `same_when` or `incident_asks` names a question that is not there."
    ),
    "later-question": Code(
        "A `when` asks about a question that comes later, or about itself, so it can't be known "
        "yet. Move the question it asks about further up."
    ),
    "impossible-option": Code("A condition tests for an answer that its question doesn't offer."),
    "never-asked": Code("A `when` that can never hold, so that the question is never asked."),
    "perhaps-never-asked": Code(
        "A `when` that can't hold, because the questions it asks about are asked only when it "
        "doesn't.",
        "warning",
    ),
    "always-asked": Code("A `when` that always holds: leave it out.", "warning"),
    "unknown-include": Code("`include:` names a file that is not in `shared/`."),
    "include-loop": Code("Shared files include each other in a circle."),
    "unknown-team": Code("`team`, `teams` or `send_to` names a team that is not in `teams.yaml`."),
    "unknown-flow": Code("A site or a test names a flow that is not there."),
    "two-defaults": Code("More than one flow says `default: yes`."),
    "no-default": Code(
        "No flow says `default: yes`, so that a first message which fits none has nowhere to go.",
        "warning",
    ),
    "same-opening": Code("Two flows say that the same words lead to them.", "warning"),
    "unheard-opening": Code(
        "No question says `prefill: opening`, so that one asks what the first message told.",
        "warning",
    ),
    "plain-text": Code(
        "A text question asks for a date, a name, an address and the like, which a kind of its "
        "own finds in what was said before and checks.",
        "warning",
    ),
    "missing-language": Code(
        "A text lacks a language that other texts of the flow have, or that the site speaks.",
        "warning",
    ),
}
