import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

type Loader = ((name: string, ...rest: unknown[]) => void) & { q?: unknown[]; up?: number };
interface Posted {
  message: {
    settings: Record<string, string>;
    open: boolean;
    page: unknown[];
    facts: object;
    flow: string;
    kept?: string;
  };
  target: string;
}

const ORIGIN = "https://chat.example";
const listeners: [string, EventListener][] = [];
const add = window.addEventListener;

/** Includes the script, as a website does. */
async function include(settings: Record<string, string> = {}) {
  const script = document.createElement("script");
  Object.defineProperty(script, "src", { value: `${ORIGIN}/widget.js` });
  Object.assign(script.dataset, { site: "shop", ...settings });
  Object.defineProperty(document, "currentScript", { value: script, configurable: true });
  vi.resetModules();
  await import("./embed.ts");
}

const call = (name: string, ...rest: unknown[]) =>
  (window as unknown as { Intakebot: Loader }).Intakebot(name, ...rest);
const hosts = () => [...document.body.children].filter((child) => child.shadowRoot);
const inside = (what: string) => hosts()[0]?.shadowRoot?.querySelector<HTMLElement>(what) ?? null;
const button = () => inside("button") as HTMLButtonElement;
const frame = () => inside("section") as HTMLIFrameElement | null;

/** Gives the frame a window that notes what it is told, and lets it say something. */
function talk() {
  const posted: Posted[] = [];
  const peer = {
    postMessage: (message: never, target: string) => posted.push({ message, target }),
  };
  Object.defineProperty(frame(), "contentWindow", { value: peer, configurable: true });
  const say = (data: object, { origin = ORIGIN, source = peer as unknown } = {}) => {
    const event = new Event("message");
    Object.assign(event, { data, origin, source });
    window.dispatchEvent(event);
  };
  return { posted, say };
}

beforeEach(() => {
  // A real frame would be fetched; what it says and hears is played by `talk`.
  const create = document.createElement.bind(document);
  vi.spyOn(document, "createElement").mockImplementation((name: string) =>
    create(name === "iframe" ? "section" : name),
  );
  window.addEventListener = ((type: string, then: EventListener) => {
    listeners.push([type, then]);
    add.call(window, type, then);
  }) as typeof window.addEventListener;
});

afterEach(() => {
  for (const [type, then] of listeners.splice(0)) window.removeEventListener(type, then);
  for (const host of hosts()) host.remove();
  Reflect.deleteProperty(window, "Intakebot");
  Reflect.deleteProperty(window, "intakebotSettings");
  localStorage.clear();
  sessionStorage.clear();
  document.title = "Pay";
  document.documentElement.lang = "";
});

describe("before it is opened", () => {
  test("there is a labelled button, and nothing else: no frame, nothing kept", async () => {
    await include();
    expect(button().textContent).toBe("Help");
    expect(button().ariaExpanded).toBe("false");
    expect(frame()).toBeNull();
    expect(localStorage.length + sessionStorage.length).toBe(0);
  });

  test("no element of the page carries an inline style rule of ours", async () => {
    await include();
    expect(document.querySelector("style")).toBeNull();
    expect(hosts()[0]?.shadowRoot?.querySelector("style, [style]")).toBeNull();
  });

  test("including it twice changes nothing", async () => {
    await include();
    await include();
    expect(hosts()).toHaveLength(1);
  });

  test.each([
    ["de", "Hilfe"],
    ["ar-EG", "مساعدة"],
    ["fr", "Help"],
  ])("the page's language %s names the button %s", async (lang, name) => {
    document.documentElement.lang = lang;
    await include();
    expect(button().textContent).toBe(name);
  });

  test("settings of the tag and of the page count, the page's more", async () => {
    Object.assign(window, { intakebotSettings: { label: "Ask us", zIndex: 7 } });
    await include({ label: "Chat", accent: "#123456" });
    expect(button().textContent).toBe("Ask us");
    expect((hosts()[0] as HTMLElement).style.zIndex).toBe("7");
  });

  test("a running conversation is followed without being opened", async () => {
    localStorage["intakebot:shop"] = JSON.stringify({ token: "t", live: true });
    await include();
    expect(frame()?.hidden).toBe(true);
  });

  test("a closed conversation is left alone", async () => {
    localStorage["intakebot:shop"] = JSON.stringify({ token: "t", live: false });
    await include();
    expect(frame()).toBeNull();
  });
});

describe("opening", () => {
  test("makes the frame once, and closing hides it and gives the focus back", async () => {
    await include();
    button().click();
    const first = frame();
    expect(first?.src).toBe(`${ORIGIN}/widget?site=shop#${location.origin}`);
    expect([first?.hidden, button().ariaExpanded, first?.title]).toEqual([false, "true", "Help"]);
    call("close");
    expect([first?.hidden, button().ariaExpanded]).toEqual([true, "false"]);
    expect(hosts()[0]?.shadowRoot?.activeElement).toBe(button());
    call("toggle");
    expect(frame()).toBe(first);
  });

  test("what was called before the script was there is done, in order", async () => {
    const calls: unknown[] = [];
    const queue: Loader = Object.assign((...args: unknown[]) => void calls.push(args), {
      q: calls,
    });
    Object.assign(window, { Intakebot: queue });
    queue("set", { plan: "pro" });
    queue("start", "order");
    queue("nonsense");
    await include();
    const { posted, say } = talk();
    say({ ask: 1 });
    expect(posted[0]?.message).toMatchObject({ open: true, flow: "order", facts: { plan: "pro" } });
  });

  test("the button can be hidden and shown", async () => {
    await include({ hidden: "yes" });
    expect(button().hidden).toBe(true);
    call("show");
    expect(button().hidden).toBe(false);
    call("hide");
    expect(button().hidden).toBe(true);
  });
});

describe("talking with the frame", () => {
  test("nothing is posted before the frame asks, and only to its exact origin", async () => {
    await include();
    button().click();
    const { posted, say } = talk();
    call("set", { plan: "pro" });
    expect(posted).toEqual([]);
    say({ ask: 1 });
    expect(posted).toHaveLength(1);
    expect(posted[0]).toMatchObject({
      target: ORIGIN,
      message: { settings: { site: "shop" }, open: true, facts: { plan: "pro" } },
    });
    expect(posted[0]?.message.page[0]).toBe(location.href);
  });

  test("a page that changes without loading is told as it is when the frame asks", async () => {
    await include();
    button().click();
    const { posted, say } = talk();
    document.title = "Basket";
    say({ ask: 1 });
    document.title = "Thanks";
    say({ ask: 1 });
    expect(posted.map(({ message }) => message.page[1])).toEqual(["Basket", "Thanks"]);
  });

  test("another origin, or another window, is not heard", async () => {
    await include();
    button().click();
    const { posted, say } = talk();
    const kept = { ask: 1, box: "localStorage", value: "stolen", show: false };
    say(kept, { origin: "https://evil.example" });
    say(kept, { source: window });
    say(kept, { source: null });
    expect([posted.length, localStorage.length, frame()?.hidden]).toEqual([0, 0, false]);
  });

  test("what is to be kept is kept on the page's own origin, and given back", async () => {
    await include();
    button().click();
    const { posted, say } = talk();
    say({ box: "localStorage", value: '{"token":"t"}' });
    say({ box: "sessionStorage", value: '{"draft":"half a"}' });
    say({ ask: 1 });
    expect(posted[0]?.message).toMatchObject({ kept: '{"token":"t"}', tab: '{"draft":"half a"}' });
  });

  test("the frame may close itself, and name the button and the page anew", async () => {
    await include();
    button().click();
    const { say } = talk();
    say({
      button: { ariaLabel: "Help, 1 unread message" },
      doc: { title: "(1) Pay" },
      style: "b{}",
    });
    expect([button().ariaLabel, document.title]).toEqual(["Help, 1 unread message", "(1) Pay"]);
    say({ show: false });
    expect(frame()?.hidden).toBe(true);
  });

  test("the page's listeners hear what happens", async () => {
    await include();
    button().click();
    const heard: unknown[] = [];
    call("on", "handover", (detail: unknown) => heard.push(detail));
    talk().say({ event: "handover", detail: { number: 1042 } });
    expect(heard).toEqual([{ number: 1042 }]);
  });
});
