/** An incident that the team works on: who else has it, what works meanwhile, and its news. */
import { bell, check, Icon, radio } from "../../ui/icons.tsx";
import type { Item } from "../lay.ts";
import type { Chat } from "../state.ts";
import { time } from "../times.ts";
import { answering } from "./Ask.tsx";
import { pressed } from "./Controls.tsx";

type Of<K extends Item["kind"]> = { item: Item & { kind: K }; chat: Chat };

export function KnownIncident({ item, chat }: Of<"incident">) {
  const { asked, turn } = item;
  const { incident, options = [], label } = asked;
  const open = chat.view.open?.turn === turn && !answering(chat);
  return (
    <li class={`entry full${open ? " asks" : ""}`}>
      <section class="card known incident" aria-labelledby={`known${turn}`}>
        <h2 id={`known${turn}`}>
          <Icon of={radio} /> {label}
        </h2>
        <div class="pad">
          <p dir="auto">
            <b>{incident?.stands}</b>
          </p>
          {incident?.note && (
            <p class="sub" dir="auto">
              {incident.note}
            </p>
          )}
          {open &&
            options.map(({ value, label }, i) => (
              <button
                type="button"
                class={i ? "button" : "button main"}
                key={value}
                onClick={() => pressed(chat, label)}
              >
                {!i && <Icon of={bell} />}
                {label}
              </button>
            ))}
          {incident?.updated && <p class="meta">{incident.updated}</p>}
        </div>
      </section>
    </li>
  );
}

/** What the team tells everybody who has it. */
export function News({ item, chat }: Of<"news">) {
  const { news, at, key } = item;
  const fixed = news.kind === "fixed";
  return (
    <li class="entry full turn">
      <section class={`card known incident${fixed ? " fixed" : ""}`} aria-labelledby={`news${key}`}>
        <h2 id={`news${key}`}>
          <Icon of={fixed ? check : radio} /> {news.title}
        </h2>
        <div class="pad">
          <p dir="auto">{news.text}</p>
          <p class="meta">{time(chat, at)}</p>
        </div>
      </section>
    </li>
  );
}
