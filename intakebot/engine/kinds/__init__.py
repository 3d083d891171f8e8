"""The question kinds: one a file, listed here and nowhere else."""

from typing import Annotated, TypeAlias

from pydantic import Field

from intakebot.engine.kinds.base import Question
from intakebot.engine.kinds.choice import Choice
from intakebot.engine.kinds.choices import Choices
from intakebot.engine.kinds.code import Code
from intakebot.engine.kinds.date import Date
from intakebot.engine.kinds.device import Device
from intakebot.engine.kinds.email import Email
from intakebot.engine.kinds.error_message import ErrorMessage
from intakebot.engine.kinds.file import File
from intakebot.engine.kinds.name import Name
from intakebot.engine.kinds.number import Number
from intakebot.engine.kinds.phone import Phone
from intakebot.engine.kinds.rating import Rating
from intakebot.engine.kinds.text import FreeText
from intakebot.engine.kinds.url import Url
from intakebot.engine.kinds.version import Version
from intakebot.engine.kinds.yes_no import YesNo

KINDS: dict[str, type[Question]] = {
    "text": FreeText,
    "choice": Choice,
    "choices": Choices,
    "yes_no": YesNo,
    "number": Number,
    "date": Date,
    "email": Email,
    "phone": Phone,
    "name": Name,
    "url": Url,
    "error_message": ErrorMessage,
    "code": Code,
    "version": Version,
    "device": Device,
    "file": File,
    "rating": Rating,
}
"""In the order of the authors' guide."""

AnyQuestion: TypeAlias = Annotated[
    FreeText
    | Choice
    | Choices
    | YesNo
    | Number
    | Date
    | Email
    | Phone
    | Name
    | Url
    | ErrorMessage
    | Code
    | Version
    | Device
    | File
    | Rating,
    Field(discriminator="kind"),
]
"""A question as authors write it; ``kind`` says which."""
