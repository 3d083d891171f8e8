"""Chainlit's ``AskUserMessage``: six questions, nothing stored."""

import chainlit

ASKED = [f"Question {number}, please." for number in range(1, 7)]


@chainlit.on_message
async def on_message(_: chainlit.Message) -> None:
    for question in ASKED:
        await chainlit.AskUserMessage(content=question, timeout=600).send()
    await chainlit.Message(content="Thanks, a colleague will write to you.").send()
