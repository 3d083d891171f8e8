/** What one does with the summary. */
import type { Chat } from "../state.ts";
import { focusComposer, inherit } from "./fields.ts";

/** They replace the composer, so that they are always in sight. */
export function Actions({ chat }: { chat: Chat }) {
  const { words: w, view, line } = chat;
  const sent = line.outbox.some((one) => one.event.type === "confirm");
  return (
    <div class="actions">
      {chat.notice && (
        <p class="banner" role="status">
          {chat.notice}
        </p>
      )}
      <button
        type="button"
        class="button main"
        ref={inherit}
        aria-disabled={sent}
        onClick={() => sent || chat.act({ type: "confirm", turn: view.summary?.turn ?? 0 })}
      >
        {w.sendTeam}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          chat.set({ adding: true });
          setTimeout(focusComposer);
        }}
      >
        {w.addMore}
      </button>
    </div>
  );
}
