/** What we see of the page and the browser. */
import { contextOf } from "../context.ts";
import type { Chat } from "../state.ts";

const show = (list: HTMLElement | null) => list?.scrollIntoView({ block: "nearest" });

/** What goes along with the first message, in full. */
export function Seen({ chat }: { chat: Chat }) {
  const { words: w } = chat;
  const context = contextOf(chat.page, chat.facts);
  const rows = [
    [w.page, context.url],
    [w.browser, [context.browser, context.viewport].filter(Boolean).join(", ")],
    [w.language, context.language],
    [w.zone, context.time_zone],
  ];
  return (
    <dl class="seen sub" id="seen" ref={show}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
