/** What stands outside the frame: the button's number, the peek, the page's title. */
import type { Outside } from "./host.ts";
import type { State } from "./state.ts";

const SHOWN = 8000;
const PHONE = 480;

const BADGE = (n: number) => `button{position:relative;cursor:pointer}button:after{content:"${n}";
position:absolute;top:-5px;inset-inline-end:-5px;min-width:12px;padding:0 4px;border:2px solid #fff;
border-radius:16px;background:#7a3a6d;font:600 13px/20px system-ui;text-align:center}`;

/** The hidden frame, small, while it shows nothing but the peek. */
const PEEK = (height: number) => `iframe[hidden]{display:block!important;position:absolute;
inset:auto 0 72px auto;inset-inline:auto 0;border-radius:16px;border-end-end-radius:5px;width:min(288px,100vw - 40px);height:${height}px}`;

let last = "";
let counted = -1; // not known before the log is there

/** `count` is how many messages wait; null while the log is not there yet. */
export function outside(state: State, count: number | null) {
  const { host, open, page, words, settings } = state;
  if (!host.framed || !page || !words) return;
  const unread = count ?? Math.max(counted, 0);
  const spoke = state.view.entries.at(-1)?.by === "agent";
  const news = counted >= 0 && unread > counted && spoke && !open;
  if (unread !== Math.max(counted, 0)) host.tell("unread", unread);
  counted = count ?? counted;
  if (news) peek(state);
  if (open || !unread) state.peek = false;
  const modal = open && page.width <= PHONE;
  const styles = [
    "iframe{outline:1px solid #8883}", // where page and card are as dark as each other
    modal && "button{visibility:hidden}",
    unread > 0 && !open && BADGE(unread),
    state.peek && PEEK(document.querySelector<HTMLElement>(".peek-text")?.offsetHeight || 118),
    state.accent && `:host{--a:${state.accent}!important}button{color:${state.onAccent}}`,
  ];
  const name = settings.label || words.help;
  const parts: Outside = {
    button: { ariaLabel: unread ? `${name}, ${words.unread(unread)}` : null },
    html: { overflow: modal ? "hidden" : "" },
    doc: { title: (unread && !open ? `(${unread}) ` : "") + page.title },
    style: styles.filter(Boolean).join("") || " ",
  };
  const now = JSON.stringify(parts);
  if (now === last) return;
  last = now;
  host.dress(parts);
}

/** A person's first words, for eight seconds, without taking the focus. */
function peek(state: State) {
  state.peek = true;
  state.after(SHOWN, () => {
    state.peek = false;
    outside(state, null);
    state.paint();
  });
  state.paint();
  state.after(60, () => outside(state, null)); // once it is laid out, it is as high as it is
}

/** Close ourselves; the button must be visible again before it gets the focus. */
export function leave(state: State) {
  state.open = false;
  outside(state, null);
  state.host.show(false);
}
