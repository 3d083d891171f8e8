/** What is not on the server yet: it stands in its place and says how it is getting on. */

import type { Sending } from "../../line.ts";
import { alert, clock, Icon } from "../../ui/icons.tsx";
import type { Chat } from "../state.ts";

export function Pending({ chat }: { chat: Chat }) {
  return (
    <>
      {chat.line.outbox.map((one, i) => {
        const text = wordsOf(chat, one);
        return text && <Bubble key={one.id} chat={chat} one={one} text={text} first={i === 0} />;
      })}
    </>
  );
}

function wordsOf({ words: w }: Chat, { event }: Sending): string {
  if (event.type === "say") return event.text || "…";
  if (event.type === "dont_know") return w.dontKnow;
  return event.type === "skip" ? w.skip : "";
}

interface Props {
  chat: Chat;
  one: Sending;
  text: string;
  first: boolean;
}

function Bubble({ chat, one, text, first }: Props) {
  const { words: w, line } = chat;
  const waiting = line.status === "away";
  const state = one.refused ? " failed" : waiting ? " waiting" : "";
  return (
    <li class={`entry mine${first ? " turn" : ""}${state}`} aria-live="off">
      <span class="hidden">{w.you}</span>
      <p class="bubble">{text}</p>
      {one.refused ? (
        <p class="under bad">
          <span role="alert">
            <Icon of={alert} /> {w.notSent} {one.refused.text || w.uploadFailed}
          </span>
          <button type="button" class="link" onClick={() => line.retry(one)}>
            {w.tryAgain}
          </button>
          <button type="button" class="link" onClick={() => takeBack(chat, one)}>
            {w.remove}
          </button>
        </p>
      ) : (
        <p class="under">
          {waiting && <Icon of={clock} />}
          {waiting ? w.waitsToBeSent : w.sending}
        </p>
      )}
    </li>
  );
}

/** Out of the log, and back into an empty composer, so that the words are not lost. */
function takeBack(chat: Chat, one: Sending) {
  if (one.event.type === "say" && !chat.draft) chat.type(one.event.text ?? "");
  chat.line.drop(one);
}
