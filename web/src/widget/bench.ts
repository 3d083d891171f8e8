/** For tests: the widget on a bench, with a server and a host that do as they are told. */
import type { Sending } from "../line.ts";
import { en } from "../ui/words/en.ts";
import type { Body } from "../view.ts";
import type { Do, Entry, SiteView } from "../wire.ts";
import { animate } from "./chat.ts";
import type { Host, Kept, Message, Tab } from "./host.ts";
import * as later from "./later.ts";
import { type Chat, createShell } from "./state.ts";

export const SITE: SiteView = {
  id: "shop",
  name: "Fern & Finch",
  language: "en",
  languages: ["en"],
  greeting: "Hi! What’s going wrong? Say it in your own words.",
  openers: [{ flow: "order", label: "My order" }],
  online: true,
  file_limit: 10_000_000,
  file_types: ["image/png", "text/plain"],
  text_limit: 100,
};

export const KEPT: Kept = {
  conversation: "c1",
  number: 7,
  token: "t1",
  epoch: "e1",
  seen: 0,
  live: true,
};

export interface Frame {
  type: string;
  id?: string;
  event?: Do["event"];
  token?: string;
  seq?: number;
}

/** What the page says when the frame asks. */
export function message(some: Partial<Message> = {}): Message {
  return {
    settings: { site: "shop" },
    page: {
      url: "https://shop.example/pay",
      title: "Pay",
      referrer: "",
      language: "en",
      width: 1200,
    },
    facts: {},
    open: true,
    flow: "",
    kept: null,
    tab: null,
    ...some,
  };
}

export async function settle() {
  for (let i = 0; i < 12; i++) await Promise.resolve();
}

export function createBench({ framed = true } = {}) {
  let names = 0;
  let now = Date.UTC(2026, 10, 23, 14, 0);
  let plans: { at: number; then: () => void }[] = [];
  const told: [string, unknown][] = [];
  const made: string[] = [];
  const box = { kept: null as Kept | null, tab: null as Tab | null, painted: 0, outside: {} };
  const sockets: {
    sent: Frame[];
    on: Parameters<Parameters<typeof animate>[1]["world"]["dial"]>[0];
  }[] = [];
  const fail: { begin?: unknown } = {};

  const host: Host = {
    framed,
    keep: (kept) => {
      box.kept = kept;
    },
    remember: (tab) => {
      box.tab = structuredClone(tab);
    },
    show() {},
    ask() {},
    tell: (event, detail) => told.push([event, detail]),
    dress: (parts) => {
      box.outside = parts;
    },
  };
  const chat: Chat = createShell({
    host,
    paint: () => box.painted++,
    more: async () => later,
    speak() {},
  });
  Object.assign(chat, { words: en, site: SITE, later });

  function wake() {
    return animate(chat, {
      world: {
        dial(on) {
          const socket = { sent: [] as Frame[], on };
          sockets.push(socket);
          return { send: (text) => socket.sent.push(JSON.parse(text)), close() {} };
        },
        later(ms, then) {
          const plan = { at: now + ms, then };
          plans.push(plan);
          return () => {
            plans = plans.filter((other) => other !== plan);
          };
        },
        now: () => now,
        random: () => 0.5,
        name: () => `id-${++names}`,
      },
      async begin(language) {
        if (fail.begin) throw fail.begin;
        made.push(language);
        return { conversation: "c1", number: 7, token: "t1", epoch: "e1" };
      },
    });
  }

  const last = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error("nobody dialled");
    return socket;
  };

  const bench = {
    chat,
    told,
    made,
    box,
    sockets,
    fail,
    wake,
    last,
    /** The widget, opened on a page by someone who has said nothing yet. */
    open(some: Partial<Message> = {}) {
      chat.hear(message(some));
      return wake();
    },
    /** The server takes the hello. */
    async welcome(seq = 0) {
      await settle();
      last().on.opened();
      bench.push({ type: "welcome", conversation: "c1", number: 7, epoch: "e1", seq });
    },
    /** A conversation that goes on: the line is up and the log is filled. */
    async resume() {
      bench.open({ kept: KEPT });
      await bench.welcome(1);
      bench.log({ type: "began" });
    },
    push(frame: object) {
      last().on.frame(JSON.stringify(frame));
    },
    /** The server's log goes on by these. */
    log(...bodies: (Body | Partial<Entry>)[]) {
      const after = chat.view.seq;
      const entries = bodies.map((one, i) => {
        const entry = "body" in one ? one : { body: one };
        return { seq: after + i + 1, at: now, by: "bot", ...entry };
      });
      bench.push({ type: "log", after, upto: after + entries.length, entries });
    },
    commands: () => sockets.flatMap((socket) => socket.sent).filter((frame) => frame.type === "do"),
    events: () => bench.commands().map((frame) => frame.event),
    texts: () =>
      chat.line.outbox.map((one: Sending) => ("text" in one.event ? one.event.text : "")),
    async pass(ms: number) {
      const end = now + ms;
      for (;;) {
        await settle();
        const due = plans.filter((plan) => plan.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        plans = plans.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.then();
      }
      now = end;
    },
  };
  return bench;
}
