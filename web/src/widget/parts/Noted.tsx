/** What was understood at once, as chips; a tap changes one. */
import type { Answer } from "../../wire.ts";
import { type Item, MOST_CHIPS } from "../lay.ts";
import type { Chat } from "../state.ts";
import { Edit } from "./Edit.tsx";

export function Noted({ item, chat }: { item: Item & { kind: "noted" }; chat: Chat }) {
  const { words: w, editing, view } = chat;
  // Those to check first, as only so many are shown; the summary has them all.
  const lines = [...item.lines]
    .sort((a, b) => +(b.answer.band === "B") - +(a.answer.band === "B"))
    .slice(0, MOST_CHIPS)
    .sort((a, b) => item.lines.indexOf(a) - item.lines.indexOf(b));
  return (
    <li class="entry full" aria-live="off">
      {/* biome-ignore lint/a11y/useSemanticElements: buttons, not fields */}
      <div class="noted" role="group" aria-label={w.noted}>
        {lines.map(({ question, label, answer }) => {
          const check = answer.band === "B";
          const from = origin(chat, answer);
          return (
            <button
              type="button"
              key={question}
              class={check ? "check" : ""}
              data-change={question}
              disabled={view.phase === "closed"}
              onClick={() => chat.set({ editing: { key: item.key, question, why: "" } })}
            >
              <small>
                {check ? w.check : label}
                {from && " · "}
                {from}
              </small>
              <b>
                {check && `${label}: `}
                <bdi>{worded(chat, answer)}</bdi>
              </b>
              <span class="hidden">{w.change}</span>
            </button>
          );
        })}
      </div>
      {editing?.key === item.key && <Edit chat={chat} editing={editing} inside />}
    </li>
  );
}

/** An answer in words for the one who gave it. Of their own page the path says enough. */
export function worded({ words: w }: Chat, { state, source, text }: Answer): string {
  if (state === "unknown") return w.dontKnow;
  if (state === "skipped") return w.skipped;
  return source?.by === "page" ? text.replace(/^https?:\/\/[^/]+(?=\/.)/, "") : text;
}

/** Of the words that an answer was taken from, so many characters fit onto a chip, into a row. */
const CHIP = 40;
const ROW = 120;

/** Where an answer comes from, where that is not plain from itself. */
export function origin({ words: w }: Chat, { source, text }: Answer, row = false) {
  if (source?.by === "page") return w.fromPage;
  if (source?.by === "site") return w.fromSite;
  if (source?.by === "remembered") return w.fromBefore;
  if (source?.by === "agent") return source.who;
  const { quote } = source ?? {};
  const same = quote?.toLowerCase() === text.toLowerCase();
  if (!quote || same || (!row && quote.length > CHIP)) return "";
  return (
    <q>
      <bdi>{quote.length > ROW ? `${quote.slice(0, ROW).trim()}…` : quote}</bdi>
    </q>
  );
}
