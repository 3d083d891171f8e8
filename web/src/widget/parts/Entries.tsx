/** What was said so far, what is on its way, and the open question. */
import { initials } from "../../ui/words.ts";
import { type Item, lay } from "../lay.ts";
import type { Chat } from "../state.ts";
import { Ask } from "./Ask.tsx";
import { Below } from "./Below.tsx";
import { Row } from "./Item.tsx";
import { Pending } from "./Pending.tsx";

export function Entries({ chat }: { chat: Chat }) {
  const items = lay(chat.view);
  return (
    <ol class="entries">
      {items.map((item, i) => (
        <Row
          key={item.key}
          item={item}
          chat={chat}
          turn={speaker(item) !== speaker(items[i - 1])}
        />
      ))}
      <Pending chat={chat} />
      <Ask chat={chat} />
      {chat.writing && chat.view.owner && chat.line.status !== "away" && (
        <li class="entry turn" aria-live="off">
          <p class="by">
            <span class="face small" aria-hidden="true">
              {initials(chat.writing)}
            </span>
            {chat.words.writing(chat.writing)}
            <span class="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
          </p>
        </li>
      )}
      <Below chat={chat} />
    </ol>
  );
}

/** What the bot says stands apart from these. */
const APART: Item["kind"][] = ["agent", "noted", "removed"];

/** Bubbles of one speaker stand closer together. */
function speaker(item: Item | undefined): string {
  if (!item) return "";
  if (item.kind === "mine" || item.kind === "mark") return "me";
  return APART.includes(item.kind) ? item.kind : "bot";
}
