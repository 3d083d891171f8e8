import { describe, expect, test } from "vitest";
import type { Body } from "../view.ts";
import { createBench, KEPT, message, settle } from "./bench.ts";
import { subject } from "./identity.ts";

/** What a site would hand over; whether it is signed is the server's business. */
const token = (sub: string) => `eyJhbGciOiJIUzI1NiJ9.${btoa(JSON.stringify({ sub }))}.c2ln`;
const MARA = token("C-77");
const mara: Body = { type: "identified", customer: "shop:C-77", name: "Mara" };
const signedIn = (identify: unknown) => ({ identify }) as Record<string, string>;

/** A conversation of Mara's that goes on, on a page that says this of who is signed in. */
async function resumed(identify: unknown, ...bodies: Body[]) {
  const bench = createBench();
  bench.open({ kept: KEPT, facts: signedIn(identify) });
  await bench.welcome(1);
  bench.log({ type: "began" }, ...bodies);
  await settle();
  return bench;
}

describe("who is signed in", () => {
  test("is said after the page and before the first words, and is no fact", async () => {
    const bench = createBench();
    bench.open({ facts: { ...signedIn(MARA), plan: "pro" } });

    bench.chat.say("it broke");
    await bench.welcome();

    const [begin, identify, say] = bench.events();
    expect(begin).toMatchObject({ type: "begin", context: { facts: { plan: "pro" } } });
    expect(JSON.stringify(begin)).not.toContain(MARA);
    expect(identify).toEqual({ type: "identify", token: MARA });
    expect(say).toMatchObject({ type: "say" });
  });

  test("nothing is said of them before they say something themselves", async () => {
    const bench = createBench();
    bench.open({ facts: signedIn(MARA) });
    await bench.pass(60_000);
    expect([bench.made, bench.sockets.length]).toEqual([[], 0]);
  });

  test("is said to a conversation that goes on, once, when they sign in", async () => {
    const bench = await resumed(undefined);
    expect(bench.events()).toEqual([]);
    bench.chat.hear(message({ kept: KEPT, facts: signedIn(MARA) }));
    bench.chat.hear(message({ kept: KEPT, facts: signedIn(MARA) }));
    expect(bench.events()).toEqual([{ type: "identify", token: MARA }]);
  });

  test("is not said again where the log says it", async () => {
    const bench = await resumed(MARA, mara);
    expect(bench.events()).toEqual([]);
  });

  test("plain facts under that name stay facts", async () => {
    const bench = createBench();
    bench.open({ facts: signedIn({ customer: "C-77" }) });
    bench.chat.say("it broke");
    await bench.welcome();
    const [begin, say] = bench.events();
    expect(begin).toMatchObject({ context: { facts: { customer: "C-77" } } });
    expect(say).toMatchObject({ type: "say" });
  });

  test.each([[token("C-1")], [""], ["no token"]])(
    "leaves the talk of whoever was before",
    async (now) => {
      const bench = await resumed(now, mara, { type: "said", text: "my secret" });
      expect(bench.chat.kept).toBeNull();
      expect(bench.chat.view.entries).toEqual([]);
      expect(bench.events()).toEqual([]);
    },
  );

  test("takes over neither what was half written nor what was not sent yet", async () => {
    const bench = await resumed(MARA, mara);
    bench.chat.type("half a secret");
    bench.last().on.closed(1006);
    bench.chat.say("the other half");
    bench.chat.hear(message({ kept: KEPT, facts: signedIn(token("C-1")) }));
    expect([bench.chat.draft, bench.texts()]).toEqual(["", []]);
    expect(bench.box.tab).toEqual({ draft: "", outbox: [] });
  });

  test("a refused proof is dropped without a word, and the words go through", async () => {
    const bench = createBench();
    bench.open({ facts: signedIn("x.y.z") });
    bench.chat.say("it broke");
    await bench.welcome();
    const [, identify] = bench.commands();
    bench.push({ type: "refused", id: identify?.id, code: "not_proved", text: "No." });
    expect(bench.texts()).toEqual(["", "it broke"]);
    expect(bench.chat.notice).toBe("");
  });

  test("a conversation of somebody else is left when the server says so", async () => {
    const bench = await resumed(undefined);
    bench.chat.hear(message({ kept: KEPT, facts: signedIn(MARA) }));
    const [identify] = bench.commands();
    bench.push({ type: "refused", id: identify?.id, code: "other_customer" });
    expect(bench.chat.kept).toBeNull();
  });
});

describe("the same browser", () => {
  test("shows the token of the conversation before to the next one", async () => {
    const bench = createBench();
    await bench.resume();
    bench.chat.anew();

    bench.chat.say("it is back");
    await bench.welcome();

    expect(bench.events().map((event) => event?.type)).toEqual(["begin", "identify", "say"]);
    expect(bench.events()[1]).toEqual({ type: "identify", earlier: KEPT.token });
  });
});

test.each([
  [MARA, "C-77"],
  ["", ""],
  ["a.b.c", ""],
  [`a.${btoa("[]")}.c`, undefined],
])("the customer's id is read from a token, if it is one", (text, id) => {
  expect(subject(text)).toBe(id);
});
