import { afterEach, describe, expect, test, vi } from "vitest";
import { message, SITE } from "./bench.ts";
import { browserWords, contextOf } from "./context.ts";
import { type Message, meet } from "./host.ts";
import { size, unfit } from "./upload.ts";

describe("the browser in words", () => {
  test.each([
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:128.0) Gecko/20100101 Firefox/128.0",
      "Firefox 128, macOS",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0",
      "Edge 126, Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
      "Safari 17, iOS",
    ],
    [
      "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
      "Chrome 126, Android",
    ],
    ["something else", ""],
  ])("%s", (agent, wanted) => {
    expect(browserWords(agent)).toBe(wanted);
  });
});

describe("what goes along", () => {
  test("is cut to what the server takes", () => {
    const page = { ...message().page, url: `https://a.example/${"x".repeat(9_000)}` };
    const facts = Object.fromEntries(
      Array.from({ length: 80 }, (_, i) => [`f${i}`, "y".repeat(900)]),
    );
    const context = contextOf(page, facts);
    expect(context.url).toHaveLength(2_000);
    expect(Object.keys(context.facts ?? {})).toHaveLength(50);
    expect(context.facts?.f0).toHaveLength(500);
  });

  test("has facts as words, whatever the site set", () => {
    const facts = { n: 3, on: true, none: null } as unknown as Record<string, string>;
    expect(contextOf(message().page, facts).facts).toEqual({ n: "3", on: "true", none: "null" });
  });
});

describe("a file", () => {
  const file = (name: string, type: string, bytes: number) => {
    const one = new File(["x".repeat(Math.min(bytes, 10))], name, { type });
    Object.defineProperty(one, "size", { value: bytes });
    return one;
  };

  test.each([
    [file("a.png", "image/png", 4_000), ""],
    [file("a.heic", "image/heic", 4_000), "wrongKind"],
    [file("a", "", 4_000), "wrongKind"],
    [file("a.png", "image/png", 0), "emptyFile"],
    [file("a.png", "image/png", 10_000_001), "tooBig"],
  ])("%o", (one, wanted) => {
    expect(unfit(one, SITE)).toBe(wanted);
  });

  test.each([
    [412_000, "412 KB"],
    [1, "1 KB"],
    [1_000_000, "1 MB"],
    [14_250_000, "14.3 MB"],
  ])("of %i bytes is %s", (bytes, wanted) => {
    expect(size(bytes)).toBe(wanted);
  });
});

describe("on its own, without a page around it", () => {
  afterEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  test("the widget keeps its things itself, and reads broken ones as none", async () => {
    localStorage.setItem("intakebot:shop", "{broken");
    sessionStorage.setItem("intakebot:shop", '{"outbox":[],"draft":"half a"}');
    const heard: Message[] = [];
    const host = meet("shop", (one) => heard.push(one));
    await Promise.resolve();
    expect(heard[0]).toMatchObject({ open: true, kept: null, tab: { draft: "half a" } });
    host.keep(null);
    expect(localStorage.getItem("intakebot:shop")).toBe("null");
  });
});

describe("within a page", () => {
  afterEach(() => {
    location.hash = "";
    vi.unstubAllGlobals();
  });

  test("only the page that holds it is heard and spoken to", () => {
    location.hash = "#https://shop.example";
    const posted: unknown[][] = [];
    const parent = { postMessage: (...args: unknown[]) => posted.push(args) };
    vi.stubGlobal("parent", parent);
    const heard: Message[] = [];
    const host = meet("shop", (one) => heard.push(one));
    expect(posted).toEqual([[{ ask: 1 }, "https://shop.example"]]);

    const say = (origin: string, source: unknown, data: unknown) =>
      window.dispatchEvent(Object.assign(new Event("message"), { origin, source, data }));
    const page = ["https://shop.example/pay", "(2) Pay", "", "en", 1200];
    const data = {
      settings: { site: "shop" },
      page,
      facts: {},
      open: true,
      flow: "",
      kept: "null",
    };
    say("https://evil.example", parent, data);
    say("https://shop.example", window, data);
    say("https://shop.example", parent, "nonsense");
    say("https://shop.example", parent, null);
    expect(heard).toEqual([]);
    say("https://shop.example", parent, data);
    expect(heard).toMatchObject([{ page: { title: "Pay", width: 1200 }, kept: null, tab: null }]);

    host.show(false);
    expect(posted.at(-1)).toEqual([{ show: false }, "https://shop.example"]);
  });
});
