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

/** What the page tells about itself and about what the customer did with the button. */
export interface Page {
  url: string;
  title: string;
  referrer: string;
  language: string;
  viewport: string;
}

export interface Settings {
  site: string;
  language?: string;
  theme?: string;
  facts?: Record<string, string>;
}

export type Message =
  | {
      intakebot: "begin";
      kept: Kept | null;
      tab: Tab | null;
      page: Page;
      settings: Settings;
      open: boolean;
    }
  | { intakebot: "open" | "close" | "look" }
  | { intakebot: "page"; page: Page }
  | { intakebot: "kept"; kept: Kept | null }
  | { intakebot: "set"; facts: Record<string, string> }
  | { intakebot: "start"; flow: string };

export interface Host {
  /** Whether a page holds us, with a button to close us. */
  framed: boolean;
  keep(kept: Kept | null): void;
  remember(tab: Tab): void;
  close(): void;
  /** For the badge, the peek and the page's own listeners. */
  tell(event: string, detail?: object): void;
}

/** Speaks with the loader; on its own, as a page, it keeps things itself. */
export function meet(site: string, hear: (message: Message) => void): Host {
  const origin = decodeURIComponent(location.hash.slice(1));
  if (parent === window || !origin) return alone(site, hear);
  const post = (intakebot: string, more?: object) => {
    parent.postMessage({ intakebot, ...more }, origin);
  };
  addEventListener("message", (event) => {
    if (event.source === parent && event.origin === origin && event.data?.intakebot)
      hear(event.data);
  });
  post("ready");
  return {
    framed: true,
    keep: (kept) => post("keep", { kept }),
    remember: (tab) => post("tab", { tab }),
    close: () => post("close"),
    tell: (event, detail) => post("tell", { event, detail }),
  };
}

function alone(site: string, hear: (message: Message) => void): Host {
  const name = `intakebot:${site}`;
  const read = (box: Storage) => JSON.parse(box.getItem(name) ?? "null");
  const write = (box: Storage, what: unknown) => box.setItem(name, JSON.stringify(what));
  addEventListener("storage", ({ key }) => {
    if (key === name) hear({ intakebot: "kept", kept: read(localStorage) });
  });
  queueMicrotask(() =>
    hear({
      intakebot: "begin",
      kept: read(localStorage),
      tab: read(sessionStorage),
      page: {
        url: location.origin,
        title: document.title,
        referrer: document.referrer,
        language: "",
        viewport: `${innerWidth}x${innerHeight}`,
      },
      settings: { site },
      open: true,
    }),
  );
  return {
    framed: false,
    keep: (kept) => write(localStorage, kept),
    remember: (tab) => write(sessionStorage, tab),
    close() {},
    tell() {},
  };
}
