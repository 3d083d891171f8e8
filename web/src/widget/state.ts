/** What the widget knows: everything that a screen shows comes from here. */

import type { Line, Sending } from "../line.ts";
import type { Words } from "../ui/words/en.ts";
import type { Language } from "../ui/words.ts";
import { EMPTY_VIEW, type View } from "../view.ts";
import type { Do, SiteView, Standing } from "../wire.ts";
import type { Host, Kept, Message, Page, Settings } from "./host.ts";
import type { Picked } from "./upload.ts";

export type Event = Do["event"];

/** An answer that is being changed, at one place of the log. */
export interface Editing {
  key: string;
  question: string;
  /** Why the last try did not fit. */
  why: string;
  sent?: Sending;
}

export type Later = typeof import("./later.ts");

/** What a person can do; the first use of most fetches the rest of the widget. */
export interface Actions {
  /** What the page around us says. */
  hear(message: Message): void;
  /** What the page keeps, which another tab may have changed. */
  adopt(kept: Kept | null): void;
  /** Do something in the conversation, which begins with it where there is none. */
  act(event: Event): void;
  /** Begin without words, in a flow that a button named. */
  start(flow?: string): void;
  say(text: string, files?: string[]): void;
  /** Answer the open question with a button or a field of its own. */
  choose(text: string): void;
  /** The composer holds this now. */
  type(draft: string): void;
  /** Give the answer that is being edited another value. */
  change(text: string, files?: string[]): void;
  /** After a closed matter: the next words begin a conversation of their own. */
  anew(): void;
  token(): Promise<string>;
  /** The log shows its end, which is this entry. */
  reach(seq: number): void;
  /** Change what is shown, and show it. */
  set(some: Partial<State>): void;
}

export type Chat = State & Actions;

/** What the page gives: a host, a screen, and ways to fetch more. */
export interface Needs {
  host: Host;
  /** Show what is known now. */
  paint(): void;
  /** What the first screen does not need. */
  more(): Promise<Later>;
  /** Load a language and speak it from here on. */
  speak(language: Language): void;
}

export interface State extends Needs {
  line: Line;
  now(): number;
  /** Runs `then` after `ms`. */
  after(ms: number, then: () => void): void;
  later: Later | null;
  site: SiteView | null;
  words: Words;
  language: Language;
  settings: Settings;
  facts: Record<string, string>;
  /** A flow that the page wants to begin with. */
  flow: string;
  page: Page | null;
  kept: Kept | null;
  view: View;
  standing: Standing | null;
  /** Who is writing; empty when nobody is. */
  writing: string;
  /** The team has read up to here. */
  readTo: number;
  /** The newest entry that was in view. */
  reached: number;
  /** The newest entry when the line came up. */
  upTo: number;
  /** The log is filled: from here on entries are new. */
  caught: boolean;
  open: boolean;
  files: Picked[];
  draft: string;
  editing: Editing | null;
  /** One sentence above the composer, until the next action. */
  notice: string;
  /** What a screen reader is told; nothing of it is in the log. */
  status: string;
  /** The site's own colours for the button outside; empty for ours. */
  accent: string;
  onAccent: string;
  /** While closed: a person's first words stand beside the button for a moment. */
  peek: boolean;
  fault: boolean;
  menu: boolean;
  seeing: boolean;
  /** The summary makes room for the composer, to add something. */
  adding: boolean;
}

/** A widget that shows its first screen; `later` brings the conversation to life. */
export function createShell(needs: Needs): Chat {
  const { host, paint } = needs;
  const asleep = { status: "idle", outbox: [] as Sending[] } as unknown as Line;
  const state: State = { ...needs, ...INITIAL, line: asleep, words: null as unknown as Words };
  const waking =
    <K extends keyof Actions>(name: K) =>
    (...args: unknown[]) =>
      needs.more().then(() => (chat[name] as (...args: unknown[]) => unknown)(...args));
  const chat: Chat = Object.assign(state, {
    hear({ kept, tab, ...message }: Message) {
      const first = !state.page;
      Object.assign(state, message);
      if (first) {
        asleep.outbox = tab?.outbox ?? [];
        Object.assign(state, { kept, draft: tab?.draft ?? "", caught: !kept });
        if (kept || asleep.outbox.length || state.flow) needs.more();
      } else chat.adopt(kept);
      paint();
    },
    adopt() {},
    reach() {},
    type(draft: string) {
      state.draft = draft;
      remember(state);
    },
    set(some: Partial<State>) {
      Object.assign(state, some);
      paint();
    },
    act: waking("act"),
    start: waking("start"),
    say: waking("say"),
    choose: waking("choose"),
    change: waking("change"),
    anew: waking("anew"),
    token: waking("token") as () => Promise<string>,
    host,
  });
  return chat;
}

const INITIAL: Omit<State, keyof Needs | "line" | "words"> = {
  now: Date.now,
  after: (ms, then) => void setTimeout(then, ms),
  later: null,
  site: null,
  language: "en",
  settings: {},
  facts: {},
  flow: "",
  peek: false,
  accent: "",
  onAccent: "",
  page: null,
  kept: null,
  view: EMPTY_VIEW,
  standing: null,
  writing: "",
  readTo: 0,
  reached: 0,
  upTo: 0,
  caught: true,
  open: false,
  files: [],
  draft: "",
  editing: null,
  notice: "",
  status: "",
  fault: false,
  menu: false,
  seeing: false,
  adding: false,
};

/** Nothing was said yet: the greeting is on the screen. */
export function fresh({ caught, view, line }: State): boolean {
  return caught && !view.seq && !line.outbox.length;
}

export function keep(state: State, kept: Kept | null) {
  state.kept = kept;
  state.host.keep(kept);
}

/** What must survive the page being loaded again. */
export function remember({ host, line, draft }: State) {
  host.remember({ outbox: line.outbox, draft });
}
