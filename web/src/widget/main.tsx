/** Where the widget starts: the browser's own clock, socket and chance are handed in here. */
import { render } from "preact";
import { choose, direction, type Language } from "../ui/words.ts";
import type { SiteView } from "../wire.ts";
import { App } from "./App.tsx";
import { type Message, meet } from "./host.ts";
import laterStyle from "./later.css?url";
import { greetFocus } from "./parts/fields.ts";
import { type Chat, createShell, type Later } from "./state.ts";
import "./widget.css";

const WORDS = {
  en: () => import("../ui/words/en.ts").then((words) => words.en),
  de: () => import("../ui/words/de.ts").then((words) => words.de),
  ar: () => import("../ui/words/ar.ts").then((words) => words.ar),
};

let fetching: Promise<Later> | undefined;

/** The rest of the widget, with its styles. */
function more(): Promise<Later> {
  fetching ??= Promise.all([import("./later.ts"), style(laterStyle)]).then(([later]) => {
    later.wake(chat);
    chat.set({ later });
    return later;
  });
  fetching.catch(() => {
    fetching = undefined; // the network may be back for the next try
  });
  return fetching;
}

function style(href: string): Promise<unknown> {
  return new Promise((done) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href, onload: done, onerror: done });
    document.head.append(link);
  });
}

const siteId = new URLSearchParams(location.search).get("site") ?? "";
const root = document.getElementById("app");

let planned = false;

/** Many changes of one moment are one painting. */
function paint() {
  if (planned) return;
  planned = true;
  queueMicrotask(() => {
    planned = false;
    if (chat.words && root) render(<App chat={chat} />, root);
  });
}

async function learn(language: Language) {
  const words = await WORDS[language]();
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
  document.title = words.help;
  chat.set({ language, words });
}

let visits = 0;

/** What the site is like now, in the language that was wished for last, if it has it. */
async function visit(wish: string) {
  const mine = ++visits;
  const query = `?language=${encodeURIComponent(wish)}`;
  const answer = await fetch(`/api/v1/sites/${encodeURIComponent(siteId)}${query}`);
  if (!answer.ok) throw new Error(String(answer.status));
  const site: SiteView = await answer.json();
  if (mine < visits && chat.site) return; // who asked later has been answered
  const language = choose([site.language], []);
  if (language !== chat.language) await learn(language);
  if (site.accent && !chat.site) wear(site.accent);
  chat.set({ site });
}

/** Words first, so that header and composer stand at once; then what the site is like. */
async function load(message: Message) {
  const { theme, language } = message.settings;
  const wish = language || message.page.language;
  const visited = visit(wish);
  visited.catch(() => {});
  if (theme) document.documentElement.dataset.theme = theme;
  await learn(choose([wish, ...navigator.languages], []));
  chat.hear(message);
  setTimeout(more, 300);
  await visited.catch(() => chat.set({ fault: true }));
}

async function wear(colour: string) {
  const { derive } = await import("../ui/accent.ts");
  const worn = derive(colour, document.documentElement);
  if (worn) chat.set({ accent: worn.accent ?? "", onAccent: worn["on-accent"] ?? "" });
}

let met = false;
let turn: Promise<unknown> = Promise.resolve(); // messages are taken one after the other
const chat: Chat = createShell({
  paint,
  more,
  speak: (language) => void visit(language),
  host: meet(siteId, (message) => {
    const opens = message.open && !chat.open;
    const hear = met ? chat.hear : load;
    turn = turn.then(() => hear(message));
    if (opens) {
      turn.then(() => setTimeout(greetFocus));
      const spoken = chat.view.language || (chat.site?.language ?? "");
      if (met) visit(spoken).catch(() => {}); // hours pass
    }
    met = true;
  }),
});
