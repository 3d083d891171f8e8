/** The conversation itself. Filled first and announced after, so that history is not read out. */
import { Component, createRef } from "preact";

import type { Chat } from "../state.ts";
import { fresh } from "../state.ts";
import { Hello } from "./Hello.tsx";

/** How close to its end, in pixels, a log counts as read to the end. */
const NEAR = 80;

export class Log extends Component<{ chat: Chat }> {
  log = createRef<HTMLDivElement>();
  shown = "";

  /** On very low pages the whole page scrolls instead. */
  scroller(): Element | null {
    const log = this.log.current;
    return log && log.scrollHeight > log.clientHeight ? log : document.scrollingElement;
  }

  override getSnapshotBeforeUpdate() {
    const at = this.scroller();
    return !at || at.scrollHeight - at.scrollTop - at.clientHeight < NEAR;
  }

  override componentDidMount() {
    this.follow(true);
  }

  override componentDidUpdate(_: unknown, __: unknown, atEnd: boolean) {
    this.follow(atEnd);
  }

  /** Stay at the end; a summary is read from its beginning. */
  follow(atEnd: boolean) {
    const { view, line, open } = this.props.chat;
    const shown = `${open}${view.summary?.turn}${line.outbox.length}`;
    const changed = shown !== this.shown;
    this.shown = shown;
    const card = view.summary && this.log.current?.querySelector(".summary");
    if (card) changed && card.previousElementSibling?.scrollIntoView?.({ block: "start" });
    else if (atEnd || changed) {
      const at = this.scroller();
      if (at) at.scrollTop = at.scrollHeight;
    }
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
