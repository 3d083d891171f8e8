"""What content staff write who have made forms elsewhere: other makers' words for ours."""

from collections.abc import Collection

from intakebot.engine import spelling

_ELSEWHERE = {
    "also": "synonyms synonym aliases alias keywords other_words variants",
    "ask": "question prompt title message text wording",
    "choice": "select dropdown radio single_choice option enum single_select",
    "choices": "checkbox checkboxes multiselect multi_select multiple_choice multiple",
    "code": "regex pattern reference order_number",
    "date": "datetime date_time time day calendar",
    "device": "browser os user_agent",
    "error_message": "error exception",
    "example": "placeholder sample",
    "file": "upload attachment image photo files screenshot",
    "find": "extract detect entity",
    "help": "description hint why info tooltip",
    "hello": "greeting welcome intro",
    "id": "key slug field",
    "kind": "type input widget",
    "label": "name caption display",
    "max": "maximum max_value",
    "min": "minimum min_value",
    "name": "person_name full_name person first_name last_name",
    "number": "int integer float decimal amount money currency price count quantity",
    "options": "choices values answers items enum",
    "pattern": "regex regexp format mask",
    "phone": "tel telephone mobile phone_number",
    "prefill": "default value initial",
    "questions": "fields steps items form",
    "rating": "stars score nps scale",
    "starts_with": "examples phrases utterances intents triggers keywords",
    "team": "group department queue assign_to",
    "text": "string textarea long_text short_text paragraph input",
    "title": "name heading subject",
    "unclear": "error error_message invalid retry",
    "unit": "currency suffix",
    "url": "link page address website uri",
    "value": "id key",
    "version": "release",
    "when": "if show_if condition depends_on visible_if only_if",
    "yes_no": "boolean bool yesno confirm toggle true_false",
}
_OURS = {ours: frozenset(words.split()) for ours, words in _ELSEWHERE.items()}


def meant(word: str, known: Collection[str]) -> str | None:
    """The known name that was meant: by what it is called elsewhere, or a slip of the pen."""
    plain = word.casefold().replace("-", "_").replace(" ", "_")
    ours = next((name for name in known if plain in _OURS.get(name, ())), None)
    return ours or spelling.closest(word, known)
