"""The table of codes that were sent to e-mail addresses, none of which it can tell."""

from sqlalchemy import BigInteger, Column, LargeBinary
from sqlmodel import Field

from intakebot.store.tables import Table


class ProofRow(Table, table=True):
    """The newest code of a conversation, good for one address, for a while, for a few tries."""

    __tablename__ = "proof"

    conversation: str = Field(primary_key=True)
    address: str
    code_hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    link_hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    sent: int = Field(sa_type=BigInteger)
    expires: int = Field(sa_type=BigInteger)
    tries: int = 0
