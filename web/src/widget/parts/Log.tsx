/** The conversation itself. Filled first and announced after, so that history is not read out. */
import { Component, createRef } from "preact";

import type { Chat } from "../state.ts";
import { fresh } from "../state.ts";
import { Hello } from "./Hello.tsx";

/** How close to its end, in pixels, a log counts as read to the end. */
const NEAR = 40;
const GAP = 16;
/** Where the whole page scrolls, the strip stays above the log. */
const STRIP = 46;

export class Log extends Component<{ chat: Chat }> {
  log = createRef<HTMLDivElement>();
  watch = new ResizeObserver(() => this.follow());
  /** What we last went to: the question or summary, and what else brings us to it. */
  turn: number | undefined;
  shown = "";
  /** Where we stood, between which sizes, and whether the end was in view. */
  top = 0;
  size = "";
  atEnd = true;
  /** The reader did not scroll away. */
  follows = true;

  /** On very low pages the whole page scrolls instead. */
  scroller(): Element | null {
    const log = this.log.current;
    return log && log.scrollHeight > log.clientHeight ? log : document.scrollingElement;
  }

  /**
   * Whoever scrolls up to read is not pulled down by what comes in. The browser scrolls as well,
   * where something else grew or shrank: that is nobody's wish.
   */
  scrolled = () => {
    const at = this.scroller();
    if (!at || sizeOf(at) !== this.size) return this.follow();
    const moved = at.scrollTop !== this.top;
    this.stand(at);
    if (moved) this.follows = this.atEnd;
    if (this.atEnd) this.reach();
  };

  override componentDidMount() {
    addEventListener("scroll", this.scrolled, true);
    addEventListener("resize", this.follow); // a phone's keyboard opened
    this.watch.observe(this.log.current as Element);
    this.watch.observe(this.log.current?.parentElement as Element);
    this.follow();
  }

  override componentWillUnmount() {
    removeEventListener("scroll", this.scrolled, true);
    removeEventListener("resize", this.follow);
    this.watch.disconnect();
  }

  override componentDidUpdate() {
    this.follow();
  }

  /** Stay at the end; the greeting, a question and a summary are read from their beginning. */
  follow = () => {
    const { chat } = this.props;
    const { view, line, open, editing } = chat;
    const log = this.log.current;
    const at = this.scroller();
    if (!log?.clientHeight || !at || fresh(chat)) return;
    const shown = `${open}${!view.summary}${line.outbox.length}${at === log}`;
    const turn = view.summary?.turn ?? view.open?.turn;
    const changed = shown !== this.shown;
    const asked = changed || turn !== this.turn;
    Object.assign(this, { shown, turn, size: sizeOf(at) });
    if (!(this.follows || changed)) return;
    if (editing) return log.querySelector(":focus")?.scrollIntoView({ block: "nearest" });
    const newest = view.summary || (turn === view.seq && !line.outbox.length);
    const first = newest && log.querySelector<HTMLElement>(".asks");
    const above = at === log ? log.offsetTop : STRIP;
    if (first && asked) at.scrollTop = first.offsetTop - above - GAP;
    else if (!first || this.atEnd) at.scrollTop = at.scrollHeight;
    this.stand(at);
    this.follows = true;
    this.reach();
  };

  stand(at: Element) {
    this.top = at.scrollTop;
    this.atEnd = at.scrollHeight - at.scrollTop - at.clientHeight < NEAR;
  }

  /** The newest entry is in view. */
  reach() {
    const { chat } = this.props;
    if (chat.open) chat.reach(chat.view.seq);
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

/** Which of the two scrolls, and how far it can. */
const sizeOf = (at: Element) => `${at.tagName}${at.scrollHeight}/${at.clientHeight}`;

function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}
