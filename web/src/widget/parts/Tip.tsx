/** The line below the composer, and the example within it. */
import type { Chat } from "../state.ts";

/** An example of what is wanted, or whom one writes to. */
export function placeholder({ words: { ph }, view, files, line }: Chat): string {
  const asked = view.open?.asked;
  if (files.length) return ph.file;
  if (line.status === "away") return ph.off;
  if (view.phase === "closed") return ph.closed;
  if (view.owner) return ph.to(view.owner.name.split(" ")[0] ?? "");
  if (view.phase !== "intake") return ph.more;
  if (!asked) return ph.text;
  if (asked.about) return ph.tell;
  if (asked.incident) return ph.more;
  if (asked.again && asked.example && asked.example.length <= 22) return asked.example;
  if (asked.options?.length) return ph.choice;
  return asked.control === "long_text" ? ph.long : ph.text;
}

export function Tip({ chat, over }: { chat: Chat; over: number }) {
  const { words: w, line, view, files, site, adding } = chat;
  if (over > 0)
    return (
      <p class="tip bad" id="tip">
        {w.tooLong(over)}
      </p>
    );
  if (line.status === "away") {
    const seconds = Math.ceil((line.retryAt - chat.now()) / 1000);
    return (
      <p class="tip" id="tip">
        {line.retryAt > 0 && <span>{w.retryIn(Math.max(seconds, 1))}</span>}
        <button type="button" class="link" onClick={line.start}>
          {w.tryNow}
        </button>
      </p>
    );
  }
  if (files.length || view.open?.asked.control === "file")
    return (
      <p class="tip" id="tip">
        {w.fileHint(Math.floor((site?.file_limit ?? 0) / 1e6))}
      </p>
    );
  if (adding) {
    return (
      <p class="tip" id="tip">
        <button type="button" class="link" onClick={() => chat.set({ adding: false })}>
          {w.backToCard}
        </button>
      </p>
    );
  }
  if (view.phase === "waiting") {
    return (
      <p class="tip" id="tip">
        <span>
          {w.reference} <b dir="ltr">{view.number}</b>
        </span>
      </p>
    );
  }
  return null;
}
