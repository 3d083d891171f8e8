/** Ways to answer the open question: buttons, a field, "I don't know", skip. */
import { Icon, said } from "../../ui/icons.tsx";
import type { Chat } from "../state.ts";
import { Control, pressed } from "./Controls.tsx";
import { settleFocus } from "./fields.ts";

/** An answer is on its way. */
export function answering({ line }: Chat): boolean {
  return line.outbox.some(
    (one) => !one.refused && ["say", "skip", "dont_know"].includes(one.event.type),
  );
}

export function Ask({ chat }: { chat: Chat }) {
  const { words: w, view } = chat;
  const { open } = view;
  if (
    !open ||
    open.asked.about ||
    open.asked.incident ||
    answering(chat) ||
    (view.phase !== "intake" && view.phase !== "live")
  )
    return null;
  const { asked, turn } = open;
  const { suggested = "" } = asked;
  const n = (asked.options?.length ?? 0) + +!!suggested;
  const leave = (type: "skip" | "dont_know") => {
    chat.act({ type, question: asked.question, turn });
    settleFocus();
  };
  return (
    <li class="entry full" key={`ask${turn}`}>
      {n > 0 && <span class="hidden">{w.answers(n)}</span>}
      <fieldset class="replies" aria-live="off">
        <legend class="hidden">{asked.text}</legend>
        {suggested && (
          <button type="button" class="reply soft" onClick={() => pressed(chat, suggested)}>
            <Icon of={said} />
            <span>
              {w.earlier}{" "}
              <q>
                <bdi>{suggested}</bdi>
              </q>
            </span>
          </button>
        )}
        <Control chat={chat} asked={asked} />
        {/* While no flow is chosen the question is only which one, and words of any kind do. */}
        {view.flow && (
          <button type="button" class="reply soft" onClick={() => leave("dont_know")}>
            {w.dontKnow}
          </button>
        )}
        {view.flow && asked.optional && (
          <button type="button" class="reply soft" onClick={() => leave("skip")}>
            {w.skip}
          </button>
        )}
      </fieldset>
    </li>
  );
}
