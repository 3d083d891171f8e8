"""The tables of the index of cases; all that they hold can be made again."""

from sqlalchemy import BigInteger, Column, Index, Text
from sqlmodel import Field

from intakebot.store.tables import Table


class DigestRow(Table, table=True):
    """What matching compares of one case; made from it by a background job.

    The index holds all that a first look needs, so that it doesn't read the digests.
    """

    __tablename__ = "case_digest"
    __table_args__ = (
        Index("ix_case_digest_card", "number", "root", "component"),
        Index("ix_case_digest_root", "root", "at"),
    )

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    conversation_id: str
    at: int = Field(default=0, sa_type=BigInteger)
    root: int = 0
    """The case that it belongs to; its own number when it is not linked."""
    component: str = ""
    norm: float = 1.0
    """The length of its text's vector when it was written, and its title's."""
    title_norm: float = 1.0
    digest: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))


class KeyRow(Table, table=True):
    """An exact key of a case, such as its error line: the index that finds equals."""

    __tablename__ = "case_key"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    case_number: int = Field(primary_key=True)


class GroupRow(Table, table=True):
    """The reports of one case: how many, and when the last one came."""

    __tablename__ = "case_group"

    root: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    size: int = 0
    last: int = Field(default=0, sa_type=BigInteger)


class TermRow(Table, table=True):
    """In how many cases a term stands; rare ones find like cases, common ones only cost.

    The empty term stands in all of them.
    """

    __tablename__ = "case_term"
    __table_args__ = ({"sqlite_with_rowid": False},)

    term: str = Field(primary_key=True)
    cases: int = 0
