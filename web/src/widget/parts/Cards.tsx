/** The cards of the log: the summary, where one stands, and the end. */
import { check, clock, copy, down, Icon, pencil, said } from "../../ui/icons.tsx";
import { gentle, type Item } from "../lay.ts";
import type { Chat } from "../state.ts";
import { moment } from "../times.ts";
import { Edit } from "./Edit.tsx";
import { Wish } from "./Frame.tsx";
import { saveTranscript } from "./Menu.tsx";
import { origin, worded } from "./Noted.tsx";
import { Rating } from "./Rating.tsx";
import { Linked } from "./Text.tsx";

/** Every answer, each with a pencil; what is missing comes last and is no error. */
export function Summary({ item, chat }: { item: Item & { kind: "summary" }; chat: Chat }) {
  const { words: w, view } = chat;
  const { rows, missing = [] } = item.summary;
  // What they said they don't know stands above already.
  const open = missing.filter((one) => rows.every(({ question }) => question !== one.question));
  return (
    <>
      {view.summary && (
        <li class="entry bot turn asks">
          <span class="hidden">{w.assistant}</span>
          <p class="bubble">{item.text}</p>
        </li>
      )}
      <li class="entry full summary">
        <section class="card" aria-label={w.card}>
          <dl>
            {rows.map((row) => (
              <Fact key={row.question} chat={chat} {...row} at={item.key} />
            ))}
            {open.length > 0 && (
              <div class="fact">
                <dt>{w.missing}</dt>
                <dd class="none">{open.map((row) => row.label).join(", ")}</dd>
              </div>
            )}
          </dl>
        </section>
      </li>
    </>
  );
}

interface FactProps {
  chat: Chat;
  question: string;
  label: string;
  at: string;
}

function Fact({ chat, question, label, at }: FactProps) {
  const { words: w, view, editing } = chat;
  const answer = view.answers.find((line) => line.question === question)?.answer;
  if (!answer) return null;
  const key = `${at}-${question}`;
  if (editing?.key === key) {
    return (
      <div class="fact">
        <dt class="hidden">{label}</dt>
        <dd class="whole">
          <Edit chat={chat} editing={editing} inside />
        </dd>
      </div>
    );
  }
  const doubt = answer.band === "B";
  const from = origin(chat, answer, true);
  return (
    <div class={doubt ? "fact check" : "fact"}>
      <dt>
        {label} {doubt && <b>{w.check}</b>} {typeof from === "string" && from}
      </dt>
      <dd class={answer.value === null ? "none" : ""}>
        <bdi>{worded(chat, answer)}</bdi>
      </dd>
      {from && typeof from !== "string" && (
        <dd class="from">
          <Icon of={said} />
          {from}
        </dd>
      )}
      {view.phase !== "closed" && (
        <dd class="do">
          <button
            type="button"
            class="tool"
            data-change={question}
            aria-label={`${w.change}: ${label}`}
            onClick={() => chat.set({ editing: { key, question, why: "" } })}
          >
            <Icon of={pencil} />
          </button>
        </dd>
      )}
    </div>
  );
}

/** On a hard day a person comes first: plum, since it is one. */
export function Offer({ chat }: { chat: Chat }) {
  const { words: w, site } = chat;
  const back = site?.opens ? ` ${w.backAt(moment(chat, site.opens))}` : "";
  return (
    <li class="entry full">
      <div class="card human pad">
        <p>{site?.online ? w.offer : w.nobody + back}</p>
        <Wish chat={chat} look="button human" label={w.accept} />
      </div>
    </li>
  );
}

/** Where one stands: measured, or plainly not known. */
export function Wait({ chat }: { chat: Chat }) {
  const { words: w, view, standing } = chat;
  const here = standing ? (standing.online ?? true) : (view.handed?.online ?? true);
  const opens = standing?.opens || view.handed?.opens || 0;
  if (!here) {
    return (
      <li class="entry full">
        <section class="card pad" aria-label={w.nobody}>
          <p class="line">
            <Icon of={clock} />
            <span>
              <b>{w.nobody}</b> {opens > 0 && w.backAt(moment(chat, opens))}
            </span>
          </p>
          <p class="sub">{w.mayClose}</p>
        </section>
      </li>
    );
  }
  // On a hard day nothing counts: no place, no minutes.
  const { place = 0, low = 0, high = 0 } = (!gentle(view) && standing) || {};
  const since = view.entries.findLast(({ body }) => WAITS.includes(body.type))?.at ?? chat.now();
  const late = high > 0 && chat.now() - since > high * 60_000;
  return (
    <>
      <li class="entry full" aria-live="off">
        <section class="card pad" aria-label={w.place}>
          <p class="sub">{place ? w.place : w.next}</p>
          {place > 0 && <p class="place">{w.nth(place)}</p>}
          {place > 0 && <progress aria-hidden="true" value={1 / place} />}
          {gentle(view) || (
            <p>{late ? w.longer : high ? <b>{w.usually(low, high)}</b> : w.unsaid}</p>
          )}
        </section>
      </li>
      <li class="entry full">
        <p class="banner">{w.mayClose}</p>
      </li>
    </>
  );
}

const WAITS = ["handover", "transferred", "returned", "reopened"];

export function Closed({ chat }: { chat: Chat }) {
  const { words: w, view } = chat;
  const number = chat.view.number;
  return (
    <li class="entry full turn">
      <section class="card" aria-labelledby="closed">
        <div class="pad">
          <h2 id="closed">{w.caseClosed(number)}</h2>
          {view.closed?.text && (
            <p class="line sub">
              <Icon of={check} />
              <span dir="auto">
                <Linked text={view.closed.text} />
              </span>
            </p>
          )}
          <div class="pair">
            <button type="button" class="button" onClick={() => saveTranscript(chat)}>
              <Icon of={down} />
              {w.transcript}
            </button>
            <button type="button" class="button quiet" onClick={() => copyNumber(chat)}>
              <Icon of={copy} />
              {w.copy}
            </button>
          </div>
        </div>
        {view.closed?.rating && <Rating chat={chat} />}
      </section>
    </li>
  );
}

async function copyNumber(chat: Chat) {
  await navigator.clipboard?.writeText(String(chat.view.number)).catch(() => {});
  chat.set({ notice: `${chat.words.copied}: ${chat.view.number}` });
}
