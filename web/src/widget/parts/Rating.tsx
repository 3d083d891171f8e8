/** How it was: last, and only if they like. One tap, and nothing follows. */
import { Component, type TargetedKeyboardEvent } from "preact";
import type { Sending } from "../../line.ts";
import { Icon, star } from "../../ui/icons.tsx";
import { direction } from "../../ui/words.ts";
import type { Chat } from "../state.ts";

const STARS = [1, 2, 3, 4, 5] as const;

export class Rating extends Component<{ chat: Chat }> {
  /** What was given here last: its answer comes a moment before the log tells it. */
  given: Sending | undefined;
  told = 0;

  give(stars: (typeof STARS)[number]) {
    const { chat } = this.props;
    chat.act({ type: "give_stars", stars });
    this.given = chat.line.outbox.at(-1);
  }

  render({ chat }: { chat: Chat }) {
    const { words: w, view, line } = chat;
    if (view.rating !== this.told || this.given?.refused) this.given = undefined;
    this.told = view.rating;
    const waits = line.outbox.findLast(({ event }) => event.type === "give_stars") ?? this.given;
    const stars = waits?.event.type === "give_stars" ? waits.event.stars : view.rating;
    return (
      <div class="pad">
        <p>
          <b id="rate">{w.rate}</b> <span class="sub">{view.rating ? w.rated : w.ifYouLike}</span>
        </p>
        <div
          class="stars"
          role="radiogroup"
          aria-labelledby="rate"
          onKeyDown={(event) => move(event, direction(chat.language) === "rtl" ? -1 : 1)}
        >
          {STARS.map((n) => (
            <label key={n} class={n <= stars ? "tool on" : "tool"}>
              <input
                type="radio"
                name="stars"
                checked={n === stars}
                aria-label={w.star(n, STARS.length)}
                onChange={() => this.give(n)}
              />
              <Icon of={star} />
            </label>
          ))}
        </div>
      </div>
    );
  }
}

/** Arrows only go to a star; a browser's own would give each that they pass. */
function move(event: TargetedKeyboardEvent<HTMLElement>, right: number) {
  const { key, currentTarget, target } = event;
  const by = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -right, ArrowRight: right }[key];
  const all = [...currentTarget.querySelectorAll("input")];
  const at = all.indexOf(target as HTMLInputElement);
  if (key === "Enter") all[at]?.click();
  if (!by) return;
  event.preventDefault();
  all[(at + by + all.length) % all.length]?.focus();
}
