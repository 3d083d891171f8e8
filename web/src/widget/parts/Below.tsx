/** Whoever reads further up hears of what came below, and gets there with one press. */
import { speaks } from "../news.ts";
import type { Chat } from "../state.ts";

export function Below({ chat }: { chat: Chat }) {
  const { view, reached, words } = chat;
  const unread = view.entries.filter((entry) => entry.seq > reached && speaks(entry)).length;
  if (!reached || !unread) return null;
  return (
    <li class="below" aria-live="off">
      <button
        type="button"
        onClick={(event) => {
          const newest = event.currentTarget.parentElement?.previousElementSibling;
          newest?.scrollIntoView({ block: "end" });
        }}
      >
        {words.unread(unread)}
      </button>
    </li>
  );
}
