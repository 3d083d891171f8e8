/** The page around the widget: what it keeps for us, and what it tells. */
import type { Sending } from "../line.ts";

/** Which conversation is ours. Shared by all tabs of the website. */
export interface Kept {
  conversation: string;
  number: number;
  token: string;
  epoch: string;
  /** Everything up to here was on a screen. */
  seen: number;
  /** Not closed, so that an answer may come at any time. */
  live: boolean;
}

/** What this tab alone must not lose when the page is loaded again. */
export interface Tab {
  outbox: Sending[];
  draft: string;
}

export interface Page {
  url: string;
  title: string;
  referrer: string;
  language: string;
  width: number;
}

export type Settings = Partial<Record<string, string>>;

/** All that the page says, each time; what is new in it is found out here. */
export interface Message {
  settings: Settings;
  page: Page;
  facts: Record<string, string>;
  open: boolean;
  /** A flow that the page wants to begin with. */
  flow: string;
  kept: Kept | null;
  tab: Tab | null;
}

/** The button, the page's own style and title, and rules for button and frame. */
export interface Outside {
  button: { ariaLabel: string | null };
  html: { overflow: string };
  doc: { title?: string };
  style: string;
}

export interface Host {
  /** Whether a page holds us, with a button to close us. */
  framed: boolean;
  keep(kept: Kept | null): void;
  remember(tab: Tab): void;
  /** Opens or closes the frame that we are in. */
  show(open: boolean): void;
  /** Ask for the page as it is now. */
  ask(): void;
  /** For the page's own listeners. */
  tell(event: string, detail?: unknown): void;
  /** Sets what stands outside the frame. */
  dress(parts: Outside): void;
}

/** Speaks with the loader; on its own, as a page, it keeps things itself. */
export function meet(site: string, hear: (message: Message) => void): Host {
  const origin = decodeURIComponent(location.hash.slice(1));
  const framed = parent !== window && !!origin;
  return framed ? inFrame(origin, hear) : alone(`intakebot:${site}`, hear);
}

function parse(text: unknown) {
  try {
    return JSON.parse(String(text || "null"));
  } catch {
    return null;
  }
}

function inFrame(origin: string, hear: (message: Message) => void): Host {
  const post = (message: object) => parent.postMessage(message, origin);
  const box = (name: string, what: unknown) => post({ box: name, value: JSON.stringify(what) });
  addEventListener("message", ({ source, origin: from, data }) => {
    if (source !== parent || from !== origin || !Array.isArray(data?.page)) return;
    const [url, title, referrer, language, width] = data.page;
    const page = { url, title: title.replace(/^\(\d+\) /, ""), referrer, language, width };
    hear({ ...data, page, kept: parse(data.kept), tab: parse(data.tab) });
  });
  const host: Host = {
    framed: true,
    keep: (kept) => box("localStorage", kept),
    remember: (tab) => box("sessionStorage", tab),
    show: (open) => post({ show: open }),
    ask: () => post({ ask: 1 }),
    tell: (event, detail) => post({ event, detail }),
    dress: post,
  };
  host.ask();
  return host;
}

function alone(key: string, hear: (message: Message) => void): Host {
  const host: Host = {
    framed: false,
    keep: (kept) => localStorage.setItem(key, JSON.stringify(kept)),
    remember: (tab) => sessionStorage.setItem(key, JSON.stringify(tab)),
    show() {},
    ask: () =>
      hear({
        settings: {},
        page: {
          url: location.href,
          title: document.title,
          referrer: document.referrer,
          language: "",
          width: innerWidth,
        },
        facts: {},
        open: true,
        flow: "",
        kept: parse(localStorage.getItem(key)),
        tab: parse(sessionStorage.getItem(key)),
      }),
    tell() {},
    dress() {},
  };
  queueMicrotask(host.ask);
  return host;
}
