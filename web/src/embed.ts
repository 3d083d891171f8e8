/**
 * The loader that a website includes: a button, and a frame when it is first opened.
 *
 * It styles itself through the CSSOM in a shadow tree, so the website's policy needs no more
 * than `script-src` and `frame-src` for our origin. Nothing is stored and nothing is fetched
 * before the button is pressed. What must be kept is kept here, on the website's own origin;
 * whatever can be decided in the frame is decided there, so that this file stays small.
 */
type Queue = { (name: string, ...rest: never[]): void; q?: [string, ...never[]][]; up?: 1 };
type Root = Window & { Intakebot?: Queue; intakebotSettings?: Record<string, string> };

const STYLE = `[hidden]{display:none}
button,iframe{border:0;border-radius:28px;box-shadow:0 8px 28px #0003}
button{display:flex;gap:9px;align-items:center;height:56px;padding:0 20px;background:var(--a);color:#fff;font:600 15px system-ui}
button:before{content:"";width:18px;height:13px;border:2px solid;border-radius:5px 5px 5px 0}
:focus-visible{outline:2px solid #1557c7;outline-offset:2px}
iframe{position:absolute;bottom:72px;inset-inline-end:0;width:400px;height:min(700px,100vh - 112px);border-radius:16px}
@media(max-width:480px),(max-height:480px){iframe{position:fixed;inset:0;width:100%;height:100%;border-radius:0}}`;

const root: Root = window;
const doc = document;
const script = doc.currentScript as HTMLScriptElement;

function start() {
  const queued = root.Intakebot;
  if (queued?.up) return; // included twice
  const settings: Partial<Record<string, string>> = {
    ...script.dataset,
    ...root.intakebotSettings,
  };
  const { origin } = new URL(script.src);
  const key = `intakebot:${settings.site}`;
  const html = doc.documentElement;
  const facts = {};
  let frame: HTMLIFrameElement | undefined;
  let peer: Window | undefined; // the frame, once it listens
  let open = false;
  let flow = "";

  const host = doc.createElement("div");
  const tree = host.attachShadow({ mode: "open" });
  const make = <K extends "button" | "iframe">(tag: K) => tree.appendChild(doc.createElement(tag));
  const sheet = new CSSStyleSheet();
  const dress = (more = "") => sheet.replaceSync(STYLE + more);
  tree.adoptedStyleSheets = [sheet];
  dress();
  const direction = { left: "rtl", right: "ltr" }[settings.side as "left"]; // else the page's
  host.style.cssText = `all:initial;position:fixed;bottom:20px;inset-inline-end:20px;direction:${direction};z-index:${settings.zIndex || 2147483000};--a:${settings.accent || "#0f5f55"}`;

  const words: Record<string, string> = { de: "Hilfe", ar: "مساعدة" };
  const language = (settings.language || html.lang || navigator.language).slice(0, 2);
  const name = settings.label || words[language] || "Help";
  const button = make("button");
  button.textContent = name;
  button.ariaExpanded = "false";
  button.hidden = "hidden" in settings;
  button.onclick = () => show(!open);

  /** Reads what is kept, or keeps it; a browser may forbid both. */
  function box(store: "localStorage" | "sessionStorage", value?: string) {
    try {
      if (value) root[store][key] = value;
      return root[store][key];
    } catch {}
  }

  /** Everything the frame may want to know, each time; it finds out itself what is new. */
  function tell() {
    const page = [location.href, doc.title, doc.referrer, html.lang, innerWidth];
    const now = { settings, page, facts, open, flow };
    peer?.postMessage({ ...now, kept: box("localStorage"), tab: box("sessionStorage") }, origin);
  }

  /** Makes the frame once; it stays when it is closed, so that news arrive. */
  function load(on: boolean) {
    if (!frame) {
      frame = make("iframe");
      frame.title = name;
      frame.src = `${origin}/widget?site=${settings.site}#${location.origin}`;
    }
    open = on;
    frame.hidden = !on;
    button.ariaExpanded = `${on}`;
    tell();
    return on ? frame : button;
  }

  const show = (on: boolean) => open !== on && load(on).focus();

  addEventListener("message", ({ source, origin: from, data }) => {
    if (source !== frame?.contentWindow || from !== origin) return;
    box(data.box, data.value);
    if (data.ask) {
      peer = source as Window;
      tell();
    }
    show(data.show ?? open);
    if (data.style) dress(data.style);
    if (data.event) dispatchEvent(new CustomEvent(`intakebot:${data.event}`, data));
    Object.assign(button, data.button);
    Object.assign(html.style, data.html);
    Object.assign(doc, data.doc);
  });

  const set = (more: object) => {
    Object.assign(facts, more);
    tell();
  };
  const commands: Record<string, (...args: never[]) => void> = {
    open: () => show(true),
    close: () => show(false),
    toggle: () => show(!open),
    show: () => (button.hidden = false),
    hide: () => (button.hidden = true),
    set,
    identify: (identify: unknown) => set({ identify }), // a token or plain facts: the frame knows
    start(wanted: string) {
      flow = wanted;
      show(true);
    },
    on: (event: string, then: (detail: unknown) => void) =>
      addEventListener(`intakebot:${event}`, (told) => then((told as CustomEvent).detail)),
  };
  root.Intakebot = (command, ...rest) => commands[command]?.(...rest);
  root.Intakebot.up = 1;
  for (const args of queued?.q || []) root.Intakebot(...args);

  doc.body.append(host);
  if (box("localStorage")?.includes('"live":true')) load(false);
}

if (doc.body) start();
else addEventListener("DOMContentLoaded", start);

export {}; // a module of its own, so that its names are not everybody's
