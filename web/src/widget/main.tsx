/** Where the widget starts: the browser's own clock, socket and chance are handed in here. */
import { render } from "preact";
import { choose, direction, type Language } from "../ui/words.ts";
import type { SiteView } from "../wire.ts";
import { App } from "./App.tsx";
import { type Message, meet, type Page, type Settings } from "./host.ts";
import laterStyle from "./later.css?url";
import { focusComposer } from "./parts/fields.ts";
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

async function speak(language: Language) {
  const words = await WORDS[language]();
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
  chat.set({ language, words });
  document.title = words.help;
  chat.host.tell("language", { language, help: words.help, unread: words.unread });
}

/** What the website wants, then its page, then the browser. */
function wishes(settings: Settings, page: Page): string[] {
  return [settings.language ?? "", page.language, ...navigator.languages].filter(Boolean);
}

/** Words first, so that header and composer stand at once; then what the site is like. */
async function load(message: Message & { intakebot: "begin" }) {
  const wished = wishes(message.settings, message.page);
  const asking = fetch(`/api/v1/sites/${encodeURIComponent(siteId)}`);
  asking.catch(() => {});
  const { theme } = message.settings;
  if (theme) document.documentElement.dataset.theme = theme;
  await speak(choose(wished, []));
  chat.hear(message);
  if (message.kept) more();
  else setTimeout(more, 300);
  try {
    const answer = await asking;
    if (!answer.ok) throw new Error(String(answer.status));
    const site: SiteView = await answer.json();
    const language = choose([...wished, site.language], site.languages);
    if (language !== chat.language) await speak(language);
    chat.set({ site });
    if (site.accent) wear(site.accent);
  } catch {
    chat.set({ fault: true });
  }
}

async function wear(accent: string) {
  const { derive } = await import("../ui/accent.ts");
  derive(accent, document.documentElement);
  chat.host.tell("accent", { accent });
}

let turn: Promise<unknown> = Promise.resolve(); // messages are taken one after the other
const chat: Chat = createShell({
  paint,
  more,
  speak,
  host: meet(siteId, (message) => {
    turn = turn.then(() => (message.intakebot === "begin" ? load(message) : chat.hear(message)));
    if (message.intakebot === "open") turn.then(() => setTimeout(focusComposer));
  }),
});
