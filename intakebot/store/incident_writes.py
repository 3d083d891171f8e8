"""Incidents as they are written: each change is one transaction, with its line in the history.

What a change means to conversations is an errand each, written with it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, insert, literal, update
from sqlalchemy import select as plain_select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from intakebot.store.database import Database
from intakebot.store.incident_changes import (
    Change,
    Deed,
    Done,
    Gone,
    Known,
    NewCase,
    Stale,
)
from intakebot.store.incident_tables import (
    IncidentCaseRow,
    IncidentEventRow,
    IncidentRow,
    IncidentTraitRow,
)
from intakebot.store.tables import OutboxRow

ERRAND = "incident"
"""The kind of errand that brings a conversation in line with an incident's history."""


class IncidentWrites:
    """The half that writes. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, fields: Mapping[str, Any], deed: Deed, cases: Sequence[NewCase]) -> int:
        """Open an incident with its first cases; its number.

        Raises:
            Done: the command was done before.
            Known: its fingerprint has one, or a case of it is in one.
        """
        with self._database.writing() as session:
            _once(session, deed)
            row = IncidentRow(**fields, opened_at=deed.at, changed_at=deed.at)
            session.add(row)
            try:
                session.flush()
                number = row.number or 0
                self._write(session, number, deed, Change(join=cases))
            except IntegrityError:
                session.rollback()
                raise Known(_holder(session, fields.get("fingerprint", ""), cases)) from None
        return number

    def change(self, number: int, deed: Deed, change: Change, expected: int | None = None) -> int:
        """Change an incident, if it still stands at version ``expected``; its new seq.

        Without ``expected`` the change is one that fits whatever the team does meanwhile, and
        moves no version.

        Raises:
            Gone: there is none.
            Stale: it moved on.
            Done: the command was done before.
            Known: a case that was to join is in another one.
        """
        with self._database.writing() as session:
            _once(session, deed)
            self._move(session, number, deed, change, expected)
            try:
                return self._write(session, number, deed, change)
            except IntegrityError:
                session.rollback()
                raise Known(_holder(session, "", change.join)) from None

    def _move(
        self, session: Session, number: int, deed: Deed, change: Change, expected: int | None
    ) -> None:
        """Compare and set; it also keeps two writers of one incident apart."""
        mine = update(IncidentRow).where(col(IncidentRow.number) == number)
        fields = {**change.fields, "changed_at": deed.at}
        if expected is not None:
            mine = mine.where(col(IncidentRow.version) == expected)
            fields["version"] = expected + 1
        if not session.connection().execute(mine.values(**fields)).rowcount:
            raise Stale if session.get(IncidentRow, number) else Gone

    def _write(self, session: Session, number: int, deed: Deed, change: Change) -> int:
        bump = (
            update(IncidentRow)
            .where(col(IncidentRow.number) == number)
            .values(seq=IncidentRow.seq + 1)
            .returning(col(IncidentRow.seq))
        )
        seq = int(session.connection().execute(bump).scalar_one())
        session.add(_event(number, seq, deed))
        session.add_all(_case(number, case, deed) for case in change.join)
        session.flush()
        for conversation in change.leave:
            _leave(session, number, conversation, deed)
        told = [case.conversation for case in change.join if case.by != "customer"]
        _errands(session, number, seq, [*told, *change.leave])
        if change.tell_all:
            _tell_all(session, number, seq)
        if change.release:
            _release(session, number, deed)
        return seq

    def known(self, who: str, cid: str) -> Done | None:
        """The command of that name, if it was done."""
        with self._database.reading() as session:
            try:
                _once(session, Deed(0, "", who, cid=cid))
            except Done as done:
                return done
        return None

    def want(self, conversation: str) -> None:
        """The customer of a case that is in an incident wants to be told."""
        with self._database.writing() as session:
            mine = update(IncidentCaseRow).where(*_member(conversation))
            session.connection().execute(mine.values(wants=True))

    def describe(self, conversation: str, number: int, traits: Sequence[tuple[str, str]]) -> None:
        """Say anew what a case of an incident is like; number 0 for one that is in none."""
        with self._database.writing() as session:
            old = delete(IncidentTraitRow).where(
                col(IncidentTraitRow.conversation_id) == conversation
            )
            session.connection().execute(old)
            if number:
                session.add_all(
                    IncidentTraitRow(
                        incident=number, what=what, value=value, conversation_id=conversation
                    )
                    for what, value in dict.fromkeys(traits)
                )


def _once(session: Session, deed: Deed) -> None:
    if not deed.cid:
        return
    mine = select(IncidentEventRow).where(
        IncidentEventRow.who == deed.who,
        IncidentEventRow.cid == deed.cid,
        col(IncidentEventRow.cid) != "",
    )
    row = session.exec(mine).first()
    if row is not None:
        raise Done(row.incident, row.digest)


def _member(conversation: str) -> tuple[Any, ...]:
    row = IncidentCaseRow
    return (
        col(row.conversation_id) == conversation,
        col(row.kind) == "belongs",
        col(row.removed_at).is_(None),
    )


def _holder(session: Session, fingerprint: str, cases: Sequence[NewCase]) -> int:
    """The incident that stood in the way."""
    if fingerprint:
        found = session.exec(
            select(IncidentRow.number).where(IncidentRow.fingerprint == fingerprint)
        ).first()
        if found:
            return found
    for case in cases:
        row = session.exec(select(IncidentCaseRow).where(*_member(case.conversation))).first()
        if row is not None:
            return row.incident
    return 0


def _case(number: int, case: NewCase, deed: Deed) -> IncidentCaseRow:
    return IncidentCaseRow(
        incident=number, conversation_id=case.conversation, case_number=case.number,
        kind=case.kind, reported_at=case.reported_at, customer=case.customer, wants=case.wants,
        score=case.score, reasons=list(case.reasons), added_at=deed.at,
        added_by=case.by or deed.who,
    )  # fmt: skip


def _event(number: int, seq: int, deed: Deed) -> IncidentEventRow:
    return IncidentEventRow(
        incident=number,
        seq=seq,
        at=deed.at,
        who=deed.who,
        name=deed.name,
        kind=deed.kind,
        data=dict(deed.data),
        cid=deed.cid,
        digest=deed.digest,
    )


def _leave(session: Session, number: int, conversation: str, deed: Deed) -> None:
    row = IncidentCaseRow
    mine = update(row).where(col(row.incident) == number, *_member(conversation))
    session.connection().execute(mine.values(removed_at=deed.at, removed_by=deed.who))
    traits = delete(IncidentTraitRow).where(col(IncidentTraitRow.conversation_id) == conversation)
    session.connection().execute(traits)


def _release(session: Session, number: int, deed: Deed) -> None:
    row = IncidentCaseRow
    members = (col(row.incident) == number, col(row.kind) == "belongs")
    mine = update(row).where(*members, col(row.removed_at).is_(None))
    session.connection().execute(mine.values(removed_at=deed.at, removed_by=deed.who))
    traits = delete(IncidentTraitRow).where(col(IncidentTraitRow.incident) == number)
    session.connection().execute(traits)


def _payload(number: int, seq: int) -> str:
    return msgspec.json.encode({"incident": number, "seq": seq}).decode()


def _errands(session: Session, number: int, seq: int, conversations: Sequence[str]) -> None:
    session.add_all(
        OutboxRow(kind=ERRAND, conversation=one, payload=_payload(number, seq))
        for one in dict.fromkeys(conversations)
    )


def _tell_all(session: Session, number: int, seq: int) -> None:
    """One errand for each case that belongs to it at this moment, in one statement."""
    row = IncidentCaseRow
    members = plain_select(
        literal(ERRAND), col(row.conversation_id), literal(_payload(number, seq)),
        literal(0), literal(0), literal(0), literal(""),
    ).where(
        col(row.incident) == number, col(row.kind) == "belongs", col(row.removed_at).is_(None)
    )  # fmt: skip
    columns = ["kind", "conversation", "payload", "due", "tries", "done", "error"]
    session.connection().execute(insert(OutboxRow).from_select(columns, members))
