/** "Is this about …?": an open case of the customer's own, where it stands, and two equal answers. */
import type { Item } from "../lay.ts";
import type { Chat } from "../state.ts";
import { answering } from "./Ask.tsx";
import { pressed } from "./Controls.tsx";

export function KnownCase({ item, chat }: { item: Item & { kind: "known" }; chat: Chat }) {
  const { asked, turn } = item;
  const { about, options = [] } = asked;
  const open = chat.view.open?.turn === turn && !answering(chat);
  return (
    <li class={`entry full${open ? " asks" : ""}`}>
      <section class="card known" aria-labelledby={`known${turn}`}>
        <h2 id={`known${turn}`} dir="auto">
          {asked.text}
        </h2>
        <div class="pad">
          <p>
            <b>{chat.words.caseNumber(about?.number ?? 0)}</b> {about?.stands}
          </p>
          {[about?.last, about?.next].map(
            (text) =>
              text && (
                <p class="sub" key={text}>
                  <bdi>{text}</bdi>
                </p>
              ),
          )}
          {open &&
            options.map(({ value, label }, i) => (
              <button
                type="button"
                class={i ? "button" : "button main"}
                key={value}
                onClick={() => pressed(chat, label)}
              >
                {label}
              </button>
            ))}
        </div>
      </section>
    </li>
  );
}
