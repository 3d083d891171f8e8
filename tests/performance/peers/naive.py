"""What many would write first: FastAPI, a SQLModel AsyncSession for each turn, aiosqlite."""

import asyncio
import sys

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from sqlalchemy import event
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import Field, SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

QUESTIONS = 6


class Talk(SQLModel, table=True):
    id: str = Field(primary_key=True)
    step: int = 0
    state: str = ""


class Message(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    talk: str = Field(index=True)
    text: str


app = FastAPI()
engine = create_async_engine(f"sqlite+aiosqlite:///{sys.argv[2]}")


@event.listens_for(engine.sync_engine, "connect")
def durable(connection, _):
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


@app.websocket("/ws")
async def talk(ws: WebSocket) -> None:
    await ws.accept()
    try:
        while True:
            said = await ws.receive_json()
            async with AsyncSession(engine) as session:
                known = await session.get(Talk, said["user"]) or Talk(id=said["user"])
                known.step += 1
                known.state += said.get("text", "")
                session.add(known)
                session.add(Message(talk=known.id, text=said.get("text", "")))
                asked = f"Question {known.step}?" if known.step <= QUESTIONS else "Thank you."
                await session.commit()
            await ws.send_json({"type": "message", "text": asked})
    except WebSocketDisconnect:
        pass


async def tables() -> None:
    async with engine.begin() as connection:
        await connection.run_sync(SQLModel.metadata.create_all)
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(tables())
    uvicorn.run(
        app,
        port=int(sys.argv[1]),
        ws="websockets-sansio",
        loop="uvloop",
        ws_per_message_deflate=False,
        log_level="error",
    )
