/** The conversation itself. Filled first and announced after, so that history is not read out. */
import { Component, createRef } from "preact";

import type { Chat } from "../state.ts";
import { fresh } from "../state.ts";
import { Hello } from "./Hello.tsx";

/** How close to its end, in pixels, a log counts as read to the end. */
const NEAR = 80;
const GAP = 16;

export class Log extends Component<{ chat: Chat }> {
  log = createRef<HTMLDivElement>();
  shown = "";
  atEnd = true;

  /** On very low pages the whole page scrolls instead. */
  scroller(): Element | null {
    const log = this.log.current;
    return log && log.scrollHeight > log.clientHeight ? log : document.scrollingElement;
  }

  /** Whoever scrolls up to read is not pulled down by what comes in. */
  scrolled = () => {
    const at = this.scroller();
    this.atEnd = !at || at.scrollHeight - at.scrollTop - at.clientHeight < NEAR;
  };

  override componentDidMount() {
    addEventListener("scroll", this.scrolled, true);
    this.follow();
  }

  override componentWillUnmount() {
    removeEventListener("scroll", this.scrolled, true);
  }

  override componentDidUpdate() {
    this.follow();
  }

  /** Stay at the end; the greeting and a summary are read from their beginning. */
  follow() {
    const { view, line, open } = this.props.chat;
    const shown = `${open}${!view.summary}${line.outbox.length}`;
    const changed = shown !== this.shown;
    this.shown = shown;
    const log = this.log.current;
    const at = this.scroller();
    if (!log || !at || fresh(this.props.chat) || !(this.atEnd || changed)) return;
    const card = view.summary && log.querySelector<HTMLElement>(".summary");
    const first = card?.previousElementSibling as HTMLElement | null | undefined;
    if (!first) at.scrollTop = at.scrollHeight;
    else if (changed) at.scrollTop = first.offsetTop - (at === log ? log.offsetTop : 0) - GAP;
  }

  render() {
    const { chat } = this.props;
    const { words: w, view, caught, later } = chat;
    return (
      <div
        class="log"
        role="log"
        aria-label={w.chat}
        aria-live={caught ? "polite" : "off"}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
        tabIndex={0}
        ref={this.log}
      >
        {fresh(chat) && <Hello chat={chat} />}
        {((!caught && !view.seq) || (!fresh(chat) && !later)) && <Skeleton />}
        {!fresh(chat) && later && <later.Entries chat={chat} />}
      </div>
    );
  }
}

function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}
