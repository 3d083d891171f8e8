import { describe, expect, test } from "vitest";
import { Ended } from "../line.ts";
import type { Asked } from "../wire.ts";
import { createBench, KEPT, message, settle } from "./bench.ts";
import { fresh } from "./state.ts";

const ASKED: Asked = {
  type: "asked",
  question: "page",
  kind: "url",
  control: "url",
  label: "Page",
  text: "On which page?",
};

describe("before anything is said", () => {
  test("nothing is kept, made or dialled", async () => {
    const bench = createBench();
    bench.open();
    await bench.pass(60_000);
    expect([bench.made, bench.sockets.length, bench.box.kept]).toEqual([[], 0, null]);
    expect(fresh(bench.chat)).toBe(true);
  });

  test("what is typed survives a reload of the page", () => {
    const bench = createBench();
    bench.open();
    bench.chat.type("half a sen");
    const again = createBench();
    again.open({ tab: bench.box.tab });
    expect(again.chat.draft).toBe("half a sen");
  });
});

describe("the first message", () => {
  test("makes the conversation, says where the customer is, then what they wrote", async () => {
    const bench = createBench();
    bench.open({ facts: { plan: "pro" } });

    bench.chat.say("it broke");
    await bench.welcome();

    expect(bench.made).toEqual(["en"]);
    expect(bench.box.kept).toMatchObject({ token: "t1", live: true });
    const [begin, say] = bench.events();
    expect(begin).toMatchObject({
      type: "begin",
      language: "en",
      context: { url: "https://shop.example/pay", title: "Pay", facts: { plan: "pro" } },
    });
    expect(say).toEqual({ type: "say", text: "it broke" });
  });

  test("an opener begins in its flow, without words", async () => {
    const bench = createBench();
    bench.open();
    bench.chat.start("order");
    await bench.welcome();
    expect(bench.events()).toMatchObject([{ type: "begin", flow: "order" }]);
  });

  test("asking for a person at once begins and asks", async () => {
    const bench = createBench();
    bench.open();
    bench.chat.act({ type: "want_person" });
    await bench.welcome();
    expect(bench.events().map((event) => event?.type)).toEqual(["begin", "want_person"]);
  });

  test("waits while the conversation can't be made, and is sent when it can", async () => {
    const bench = createBench();
    bench.fail.begin = new TypeError("network");
    bench.open();
    bench.chat.say("it broke");
    await bench.pass(4_000);
    expect([bench.chat.line.status, bench.texts()]).toEqual(["away", ["", "it broke"]]);

    bench.fail.begin = undefined;
    await bench.pass(30_000);
    await bench.welcome();
    expect(bench.events().map((event) => event?.type)).toEqual(["begin", "say"]);
  });

  test("is kept when the website is not allowed here, and our fault is said", async () => {
    const bench = createBench();
    bench.fail.begin = new Ended(403);
    bench.open();
    bench.chat.say("it broke");
    await settle();
    expect(bench.chat.fault).toBe(true);
    expect(bench.box.tab?.outbox.at(-1)?.event).toMatchObject({ text: "it broke" });
  });

  test("a flow that the page named begins once", async () => {
    const bench = createBench();
    bench.open({ flow: "order" });
    await bench.welcome();
    bench.chat.hear(message({ flow: "order" }));
    expect(bench.events()).toHaveLength(1);
  });
});

describe("coming back", () => {
  test("a kept conversation is read from its beginning, without a second begin", async () => {
    const bench = createBench();
    bench.open({ kept: KEPT });
    await bench.welcome(2);
    expect(bench.last().sent[0]).toEqual({ type: "hello", token: "t1", after: 0, epoch: "e1" });
    expect(bench.chat.caught).toBe(false);

    bench.chat.say("me again");
    bench.log({ type: "began" }, { type: "said", text: "it broke" });

    expect(bench.chat.caught).toBe(true);
    expect(bench.events()).toEqual([{ type: "say", text: "me again" }]);
  });

  test("what was not sent before the reload goes out under its old name", async () => {
    const bench = createBench();
    const outbox = [{ id: "old", event: { type: "say", text: "hello?" } as const }];
    bench.open({ kept: KEPT, tab: { outbox, draft: "" } });
    await bench.welcome();
    expect(bench.commands()).toEqual([{ type: "do", id: "old", event: outbox[0]?.event }]);
  });

  test("an entry that carries the command's id takes its place on the screen", async () => {
    const bench = createBench();
    bench.open();
    bench.chat.say("it broke");
    await bench.welcome();
    const id = bench.commands()[1]?.id ?? "";
    bench.log(
      { type: "began" },
      { cid: id, by: "customer", body: { type: "said", text: "it broke" } },
    );
    expect(bench.texts()).toEqual([""]);
  });

  test("the screen speaks as the talk does from the moment it changes", async () => {
    const bench = createBench();
    const spoken: string[] = [];
    bench.chat.speak = (language) => spoken.push(language);
    bench.open({ kept: KEPT });
    await bench.welcome(2);
    bench.log({ type: "began" }, { type: "said", text: "die Seite bleibt leer" });
    expect(spoken).toEqual([]);

    bench.log({ type: "language_changed", language: "de" }, { type: "told", text: "Danke." });

    expect(spoken).toEqual(["de"]);
  });

  test("another epoch starts the screen anew", async () => {
    const bench = createBench();
    bench.open({ kept: KEPT });
    await bench.welcome(1);
    bench.log({ type: "began" });
    bench.push({ type: "reset", epoch: "e2" });
    expect([bench.chat.view.seq, bench.box.kept?.epoch]).toEqual([0, "e2"]);
  });

  test("a hole in the log is read again on a new line", async () => {
    const bench = createBench();
    bench.open({ kept: KEPT });
    await bench.welcome(1);
    bench.log({ type: "began" });
    bench.push({ type: "log", after: 5, upto: 6, entries: [] });
    await settle();
    expect(bench.sockets).toHaveLength(2);
    bench.last().on.opened();
    expect(bench.last().sent[0]).toMatchObject({ type: "hello", after: 1 });
  });

  test("a token that is not known any more begins anew, and the words are kept", async () => {
    const bench = createBench();
    bench.open({ kept: KEPT });
    bench.chat.say("are you there");
    await settle();
    bench.last().on.opened();
    bench.last().on.closed(4003);
    await bench.welcome();
    expect(bench.chat.notice).toBe(bench.chat.words.gone);
    expect(bench.events().map((event) => event?.type)).toEqual(["begin", "say"]);
  });

  test("a token refused again and again is our fault, not an endless loop", async () => {
    const bench = createBench();
    bench.open({ kept: KEPT });
    bench.chat.say("are you there");
    for (let i = 0; i < 2; i++) {
      await settle();
      bench.last().on.closed(4003);
    }
    await bench.pass(60_000);
    expect([bench.sockets.length, bench.chat.fault]).toEqual([2, true]);
  });
});

describe("two tabs", () => {
  test("a conversation begun in the other tab is ours as well", async () => {
    const bench = createBench();
    bench.open();
    bench.chat.hear(message({ kept: KEPT }));
    await settle();
    expect(bench.sockets).toHaveLength(1);
    bench.last().on.opened();
    expect(bench.last().sent[0]?.token).toBe("t1");
  });

  test("what the other tab showed is not unread here", async () => {
    const bench = createBench();
    bench.open({ kept: KEPT, open: false });
    await bench.welcome(1);
    bench.log({ by: "agent", name: "Priya", body: { type: "reply", text: "hi" } });
    expect(bench.told.at(-1)).toEqual(["unread", 1]);
    bench.chat.hear(message({ open: false, kept: { ...KEPT, seen: 1 } }));
    expect(bench.told.at(-1)).toEqual(["unread", 0]);
  });

  test("an answer to a question that moved on says so and goes", async () => {
    const bench = createBench();
    bench.open({ kept: KEPT });
    await bench.welcome(2);
    bench.log({ type: "began" }, ASKED);
    bench.chat.choose("here");
    const { id, event } = bench.commands()[0] ?? {};
    expect(event).toMatchObject({ question: "page", turn: 2 });
    bench.push({ type: "refused", id, code: "stale" });
    expect([bench.chat.notice, bench.texts()]).toEqual([bench.chat.words.movedOn, []]);
  });
});

describe("what the customer does", () => {
  test("words typed by hand stay when they are refused", async () => {
    const bench = createBench();
    await bench.resume();
    bench.chat.say("hello");
    bench.push({
      type: "refused",
      id: bench.commands()[0]?.id,
      code: "closed",
      text: "It is closed.",
    });
    expect(bench.chat.line.outbox[0]?.refused?.text).toBe("It is closed.");
  });

  test("a changed answer that does not fit stays open with the reason", async () => {
    const bench = createBench();
    await bench.resume();
    bench.chat.set({ editing: { key: "s1", question: "email", why: "" } });
    bench.chat.change("nonsense");
    const { id, event } = bench.commands()[0] ?? {};
    expect(event).toEqual({ type: "change", question: "email", text: "nonsense" });
    bench.push({ type: "refused", id, code: "unclear", text: "No address in that." });
    expect(bench.chat.editing).toEqual({
      key: "s1",
      question: "email",
      why: "No address in that.",
    });
    expect(bench.chat.line.outbox).toEqual([]);
  });

  test("a changed answer that fits closes its form", async () => {
    const bench = createBench();
    await bench.resume();
    bench.chat.set({ editing: { key: "s1", question: "email", why: "" } });
    bench.chat.change("a@b.example");
    bench.push({ type: "ack", id: bench.commands()[0]?.id, seq: 9 });
    expect(bench.chat.editing).toBeNull();
  });

  test("typing is told, but not with every key", async () => {
    const bench = createBench();
    await bench.resume();
    for (const draft of ["a", "ab", "abc"]) bench.chat.type(draft);
    await bench.pass(3_500);
    bench.chat.type("abcd");
    const typing = bench.last().sent.filter((frame) => frame.type === "typing");
    expect(typing).toHaveLength(2);
  });

  test("while the browser is offline nothing is dialled, and the words wait", async () => {
    const bench = createBench();
    await bench.resume();
    bench.chat.line.offline();
    bench.chat.say("are you there");
    await bench.pass(60_000);
    expect([bench.sockets.length, bench.texts()]).toEqual([1, ["are you there"]]);
    bench.chat.line.start();
    await bench.welcome();
    expect(bench.events()).toEqual([{ type: "say", text: "are you there" }]);
  });
});
