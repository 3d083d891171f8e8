"""`kind: file`: pictures or documents."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from intakebot.engine.entries import Upload
from intakebot.engine.kinds.base import Question, Read, Reading, Unclear, shorten

_TYPES: dict[str, list[str]] = {
    "images": ["image/png", "image/jpeg", "image/webp", "image/gif"],
    "documents": ["application/pdf", "text/plain"],
    "any": [],
}


class File(Question):
    """One or more files. The answer is the list of their upload ids."""

    kind: Literal["file"]
    max: int = Field(3, ge=1, le=10, description="How many files at most.")
    accept: Literal["images", "documents", "any"] = Field(
        "any", description="What is taken: images, documents (PDF and plain text) or any."
    )

    shown_as = "file"
    title = "Pictures or documents, by upload or pasted."

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        return Unclear("file_words" if said.strip() else "empty")

    def attempted(self, said: str) -> bool:
        return False

    def read_files(self, uploads: Sequence[Upload]) -> Read | Unclear:
        if not uploads:
            return Unclear("empty")
        if len(uploads) > self.max:
            return Unclear("file_many", {"max": str(self.max)})
        taken = self.media_types()
        odd = [each for each in uploads if taken and each.media_type not in taken]
        if odd:
            return Unclear(f"file_not_{self.accept}", {"name": shorten(odd[0].name, 60)})
        names = ", ".join(shorten(each.name, 60) for each in uploads)
        return Read([each.id for each in uploads], names)

    def media_types(self) -> list[str]:
        return list(_TYPES[self.accept])
