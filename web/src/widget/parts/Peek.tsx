/** Beside the closed button: who wrote, and how it begins. */
import { close, Icon } from "../../ui/icons.tsx";
import { initials } from "../../ui/words.ts";
import { outside } from "../outside.ts";
import type { Chat } from "../state.ts";

const SHORT = 140;

export function Peek({ chat }: { chat: Chat }) {
  const last = chat.view.entries.findLast(({ body }) => body.type === "reply");
  const text = last?.body.type === "reply" ? (last.body.text ?? "") : "";
  const name = last?.name ?? "";
  return (
    <aside class="peek" aria-label={chat.words.unread(1)}>
      <button type="button" class="peek-text" onClick={() => chat.host.show(true)}>
        <span class="by">
          <span class="face small" aria-hidden="true">
            {initials(name)}
          </span>
          <bdi>{name}</bdi> <small class="meta">{chat.words.now}</small>
        </span>
        {text.length > SHORT ? `${text.slice(0, SHORT)}…` : text}
      </button>
      <button
        type="button"
        class="tool"
        aria-label={chat.words.close}
        onClick={() => {
          chat.set({ peek: false });
          outside(chat, null);
        }}
      >
        <Icon of={close} />
      </button>
    </aside>
  );
}
