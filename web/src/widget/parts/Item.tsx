/** One thing of the log: a bubble, a card, or a line that says what happened. */
import type { ComponentChildren } from "preact";
import { checks, Icon, lock, person } from "../../ui/icons.tsx";
import { format, initials } from "../../ui/words.ts";
import type { Entry } from "../../wire.ts";
import type { Item } from "../lay.ts";
import type { Chat } from "../state.ts";
import { sameDay, time } from "../times.ts";
import { Closed, Offer, Summary, Wait } from "./Cards.tsx";
import { Edit } from "./Edit.tsx";
import { settleFocus } from "./fields.ts";
import { KnownCase } from "./KnownCase.tsx";
import { KnownIncident, News } from "./KnownIncident.tsx";
import { Noted, worded } from "./Noted.tsx";
import { Files } from "./Picture.tsx";
import { Linked, Marked } from "./Text.tsx";

interface Props {
  item: Item;
  chat: Chat;
  turn: boolean;
}

export function Row({ item, chat, turn }: Props) {
  const { words: w } = chat;
  const space = turn ? " turn" : "";
  switch (item.kind) {
    case "day":
      return <li class="day">{dayLine(chat, item.at)}</li>;
    case "mine":
      return <Mine item={item} chat={chat} space={space} />;
    case "mark":
      return (
        <li class={`entry mine${space}`}>
          <span class="hidden">{w.you}</span>
          <p class="bubble">{worded(chat, item.answer)}</p>
        </li>
      );
    case "bot":
      return <Bot item={item} chat={chat} space={space} />;
    case "removed":
      return (
        <li class={`entry full${space}`}>
          <p class="banner note">
            <Icon of={lock} />
            <span>{item.text}</span>
          </p>
        </li>
      );
    case "known":
      return <KnownCase item={item} chat={chat} />;
    case "incident":
      return <KnownIncident item={item} chat={chat} />;
    case "news":
      return <News item={item} chat={chat} />;
    case "person":
      return <Offer chat={chat} />;
    case "agent":
      return <Agent item={item} chat={chat} space={space} />;
    case "noted":
      return <Noted item={item} chat={chat} />;
    case "summary":
      return <Summary item={item} chat={chat} />;
    case "wait":
      return <Wait chat={chat} />;
    case "closed":
      return <Closed chat={chat} />;
    default:
      return <Moment item={item} chat={chat} />;
  }
}

type Of<K extends Item["kind"]> = { item: Item & { kind: K }; chat: Chat; space: string };

function Mine({ item, chat, space }: Of<"mine">) {
  const { said, entry, marks, change } = item;
  const { words: w, editing, view } = chat;
  if (editing?.key === item.key) return <Edit chat={chat} editing={editing} />;
  return (
    <li class={`entry mine${space}`}>
      <span class="hidden">{w.you}</span>
      {said.text && (
        <p class="bubble">
          <Marked text={said.text} marks={marks} />
        </p>
      )}
      <Files chat={chat} files={said.files} />
      <p class="under">
        <Status chat={chat} entry={entry} />
        {change && view.phase !== "closed" && (
          <>
            {" · "}
            <button
              type="button"
              class="link"
              data-change={change}
              onClick={() => chat.set({ editing: { key: item.key, question: change, why: "" } })}
            >
              {w.change}
            </button>
          </>
        )}
      </p>
    </li>
  );
}

/** How far a message got: kept, with a person who is there, or read by one. */
function Status({ chat, entry }: { chat: Chat; entry: Entry }) {
  const { words: w, view, readTo } = chat;
  const taken = view.entries.find(({ body }) => body.type === "taken")?.seq ?? Infinity;
  const there = entry.seq > taken;
  const seen = there && entry.seq <= readTo;
  return (
    <>
      {seen ? w.read : there ? w.delivered : w.isSent}
      {(seen || there) && <Icon of={checks} />}
    </>
  );
}

function Bot({ item, chat, space }: Of<"bot">) {
  const { words: w, view } = chat;
  const { may } = item;
  const done = chat.line.outbox.some((one) => one.event.type === may?.event.type);
  const { open } = view;
  const stands = open && item.turn === open.turn ? open.asked : null;
  const again = view.phase === "intake" && view.answers.some(byHand);
  return (
    <li class={`entry bot${space}${stands ? " asks" : ""}`}>
      <span class="hidden">{w.assistant}</span>
      <p class="bubble">
        <Linked text={item.text} />
      </p>
      {may && !done && (
        <p class="links">
          <button
            type="button"
            class="link"
            onClick={() => {
              chat.act(may.event);
              settleFocus();
            }}
          >
            {may.label}
          </button>
        </p>
      )}
      {stands && (stands.help || again) && (
        <p class="links">
          {stands.help && (
            <button
              type="button"
              class="link"
              onClick={() => chat.act({ type: "why", question: stands.question })}
            >
              {w.why}
            </button>
          )}
          {again && (
            <button type="button" class="link" onClick={() => chat.act({ type: "back" })}>
              {w.back}
            </button>
          )}
        </p>
      )}
    </li>
  );
}

/** Only what the customer answered can be gone back to. */
const byHand = ({ answer }: { answer: { source?: { by?: string; seq?: number } } }) =>
  !!answer.source?.seq && (answer.source.by ?? "said") === "said";

function Agent({ item, chat, space }: Of<"agent">) {
  const { entry, reply, first, last } = item;
  return (
    <li class={`entry agent${first ? " turn" : space}`}>
      {first ? (
        <p class="by">
          <span class="face small" aria-hidden="true">
            {initials(entry.name ?? "")}
          </span>
          <bdi>{entry.name}</bdi>
        </p>
      ) : (
        <span class="hidden">{entry.name}:</span>
      )}
      {reply.text && (
        <p class="bubble">
          <Linked text={reply.text} />
        </p>
      )}
      <Files chat={chat} files={reply.files} />
      {last && <p class="under">{time(chat, entry.at)}</p>}
    </li>
  );
}

function Moment({ item, chat }: { item: Item; chat: Chat }) {
  const { words: w } = chat;
  let text: ComponentChildren = "";
  if (item.kind === "joined")
    text = item.from ? w.takesOver(item.name, item.from) : w.joined(item.name);
  else if (item.kind === "moved") text = w.toTeam(item.team || w.theTeam);
  else if (item.kind === "returned") text = w.botAgain;
  else if (item.kind === "reopened") text = w.reopened;
  else if (item.kind === "wasClosed") text = w.solved;
  else if (item.kind === "changed") text = w.changed(item.line.label, item.line.answer.text);
  return (
    <li class="moment">
      {(item.kind === "joined" || item.kind === "moved") && <Icon of={person} />} {text}
    </li>
  );
}

/** `Today, 14:21` */
function dayLine(chat: Chat, at: number): string {
  const { words, language } = chat;
  const how = { weekday: "long", day: "numeric", month: "long" } as const;
  const day = sameDay(at, chat.now()) ? words.today : format(language, how, at);
  return `${day}${words.comma} ${time(chat, at)}`;
}
