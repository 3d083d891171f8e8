/** How far one is, and what the strip says once there is nothing left to ask. */
import { check, Icon, off, person } from "../../ui/icons.tsx";
import { nameOf } from "../identity.ts";
import { gentle } from "../lay.ts";
import type { Chat } from "../state.ts";
import { focusComposer } from "./fields.ts";

export function Offline({ chat }: { chat: Chat }) {
  return (
    <p class="offline" role="status">
      <Icon of={off} />
      <span>{chat.words.offline}</span>
    </p>
  );
}

export function Steps({ chat }: { chat: Chat }) {
  const { words: w, view } = chat;
  const { at = 0, of = 0 } = view.open?.asked ?? {};
  if (view.phase === "confirming")
    return <span>{w.allAnswered(view.summary?.rows.length ?? 0)}</span>;
  if (view.phase === "live") return <span>{w.number(chat.view.number)}</span>;
  if (view.phase !== "intake") {
    return (
      <>
        <Icon of={check} />
        <span>{view.phase === "closed" ? w.solved : w.sent(view.number)}</span>
        {view.phase === "closed" && (
          <button type="button" class="person end" onClick={focusComposer}>
            <Icon of={person} />
            {w.notSolved}
          </button>
        )}
      </>
    );
  }
  const name = nameOf(view);
  if (!of && name) return <span>{w.signedIn(name)}</span>;
  if (gentle(view)) return null;
  if (!of) return <span>{w.few}</span>;
  const marks = Array.from({ length: Math.min(of, 12) }, (_, i) =>
    i + 1 < at ? "done" : i + 1 === at ? "now" : "",
  );
  return (
    <>
      <ol aria-hidden="true">
        {marks.map((mark, i) => (
          <li key={i} class={mark} />
        ))}
      </ol>
      <span>{w.at(at, of)}</span>
    </>
  );
}
