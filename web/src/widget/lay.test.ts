import { describe, expect, test } from "vitest";
import { EMPTY_VIEW, fold } from "../fold.ts";
import type { Body } from "../view.ts";
import type { Answer, Entry } from "../wire.ts";
import { gentle, lay, runs } from "./lay.ts";

function laid(...bodies: (Body | Partial<Entry>)[]) {
  const entries = bodies.map((one, i) => {
    const entry = "body" in one ? one : { body: one as Body };
    return { seq: i + 1, at: 1_700_000_000_000, by: "bot", ...entry } as Entry;
  });
  return lay(fold(EMPTY_VIEW, { after: 0, upto: entries.length, entries }));
}

const kinds = (...bodies: (Body | Partial<Entry>)[]) =>
  laid(...bodies)
    .map((item) => item.kind)
    .filter((kind) => kind !== "day");

const asked = (question: string): Body => ({
  type: "asked",
  question,
  kind: "text",
  control: "text",
  label: question,
  text: `${question}?`,
});
const answered = (question: string, answer: Partial<Answer>): Body => ({
  type: "answered",
  question,
  label: question,
  answer: { value: "x", text: "x", ...answer },
});
const mine = (body: Body): Partial<Entry> => ({ by: "customer", body });
const said = (text: string) => mine({ type: "said", text });
const handover: Body = { type: "handover", number: 1042 };
const taken: Body = { type: "taken", fence: 1, agent: "a", name: "Priya" };
const reply = (name: string): Partial<Entry> => ({
  by: "agent",
  name,
  body: { type: "reply", text: "hi" },
});

describe("a hard day", () => {
  const warm: Body = { type: "told", text: "I’m so sorry.", why: "gentle" };

  test("puts a person first, before the next question", () => {
    expect(kinds(said("my dog died"), warm, asked("order"))).toEqual([
      "mine",
      "bot",
      "person",
      "bot",
    ]);
  });

  test.each([
    ["one was asked for", handover],
    ["one has come", taken],
  ])("no person is offered any more once %s", (_, then) => {
    expect(kinds(said("my dog died"), warm, asked("order"), then)).not.toContain("person");
  });

  test("a person is not offered again by who gave the conversation back", () => {
    const back: Body = { type: "returned", fence: 2, phase: "intake" };
    expect(kinds(warm, asked("order"), taken, back)).not.toContain("person");
  });

  test("is known from what the bot said", () => {
    const view = (body: Body) =>
      fold(EMPTY_VIEW, { after: 0, upto: 1, entries: [{ seq: 1, at: 1, by: "bot", body }] });
    expect(gentle(view(warm))).toBe(true);
    expect(gentle(view({ type: "told", text: "…", why: "crisis" }))).toBe(true);
    expect(gentle(view({ type: "told", text: "…", why: "calm" }))).toBe(false);
  });
});

describe("what was understood", () => {
  test("of two answers the one that was chosen gets a chip, whichever words it is from", () => {
    const items = laid(
      said("a@x.example"),
      answered("email", { text: "a@x.example", source: { seq: 1, span: [0, 3] } }),
      asked("doing"),
      said("I paid, b@x.example knows"),
      answered("doing", { source: { seq: 4 } }),
      asked("email"),
      said("a@x.example"),
      answered("email", { text: "a@x.example", source: { seq: 1, span: [0, 3] } }),
      asked("since"),
    );
    expect(items.slice(1).map((item) => item.kind)).toEqual([
      "mine",
      "bot",
      "mine",
      "bot",
      "mine",
      "noted",
      "bot",
    ]);
  });

  test("an answer that was corrected stands as a chip below the words that say so", () => {
    const items = laid(
      said("a@x.example"),
      answered("email", { source: { seq: 1, span: [0, 3] } }),
      asked("name"),
      said("no, my e-mail is b@x.example"),
      answered("email", { text: "b@x.example", source: { seq: 4, span: [17, 28] } }),
      { type: "told", text: "Changed.", why: "ack" },
      asked("name"),
    );
    expect(items.slice(1).map((item) => item.kind)).toEqual([
      "mine",
      "bot",
      "mine",
      "bot",
      "noted",
      "bot",
    ]);
    expect(items.find((item) => item.kind === "noted")).toMatchObject({
      lines: [{ question: "email", answer: { text: "b@x.example" } }],
    });
  });

  test("a secret that was cut out is a notice of its own, no bubble", () => {
    expect(
      kinds(said("card •••• 4242"), { type: "told", text: "Removed.", why: "removed" }),
    ).toEqual(["mine", "removed"]);
  });

  test("stands as chips before the next question", () => {
    const items = kinds(
      said("Mara, PAY-4102"),
      answered("name", { source: { seq: 1, span: [0, 4] } }),
      answered("page", { source: { by: "page" } }),
      { type: "told", text: "I noted this." },
      asked("doing"),
    );
    expect(items).toEqual(["mine", "bot", "noted", "bot"]);
  });

  test("an answer to the open question is its own bubble, with a way to change it", () => {
    const items = laid(asked("page"), said("/pay"), answered("page", { source: { seq: 2 } }));
    expect(items.map((item) => item.kind)).not.toContain("noted");
    expect(items.find((item) => item.kind === "mine")).toMatchObject({ change: "page" });
  });

  test("one that is to be checked gets a chip all the same", () => {
    const doubt = answered("page", { band: "B", source: { seq: 2 } });
    expect(kinds(asked("page"), said("/pay maybe"), doubt)).toEqual(["bot", "mine", "noted"]);
  });

  test("the understood words of a message are marked, the whole message is not", () => {
    const part = laid(said("I am Mara"), answered("name", { source: { seq: 1, span: [5, 9] } }));
    expect(part.find((item) => item.kind === "mine")).toMatchObject({
      marks: [[5, 9]],
      change: "",
    });
    const whole = laid(said("Mara"), answered("name", { source: { seq: 1, span: [0, 4] } }));
    expect(whole.find((item) => item.kind === "mine")).toMatchObject({ marks: [], change: "name" });
  });

  test("a chip keeps its place and shows the value it was changed to", () => {
    const items = laid(
      said("Mara, PAY-4102"),
      answered("name", { source: { seq: 1, span: [0, 4] } }),
      asked("doing"),
      mine(answered("name", { text: "Maria", source: { seq: 4 } })),
    );
    const chips = items.find((item) => item.kind === "noted");
    expect(chips).toMatchObject({ lines: [{ answer: { text: "Maria" } }] });
    expect(items.at(-1)).toMatchObject({ kind: "changed" });
  });

  test("what was taken back has no chip", () => {
    const from = answered("name", { source: { seq: 1, span: [0, 4] } });
    expect(kinds(said("Mara, hi"), from, { type: "cleared", questions: ["name"] })).toEqual([
      "mine",
    ]);
  });

  test("what is not known or left out is the customer's own short bubble", () => {
    const unknown = mine(answered("page", { state: "unknown", value: null, text: "I don't know" }));
    expect(laid(asked("page"), unknown).at(-1)).toMatchObject({
      kind: "mark",
      answer: { state: "unknown" },
    });
  });

  test("who wrote that they don't know does not read it a second time", () => {
    const source = { by: "said" as const, seq: 2 };
    const unknown = answered("page", { state: "unknown", value: null, source });
    expect(kinds(asked("page"), said("no idea"), mine(unknown))).not.toContain("mark");
  });
});

describe("cards", () => {
  test("only the last summary is shown", () => {
    const summary: Body = { type: "summary", rows: [] };
    expect(kinds(summary, said("and this"), summary)).toEqual(["mine", "summary"]);
  });

  test("where one stands comes after what the bot said about it, and goes when a person comes", () => {
    const told: Body = { type: "told", text: "It is with the team." };
    expect(kinds(handover, told)).toEqual(["bot", "wait"]);
    expect(kinds(handover, told, said("and"))).toEqual(["bot", "wait", "mine"]);
    expect(kinds(handover, told, taken)).toEqual(["bot", "joined"]);
  });

  test("that nobody is here is said once, on the card", () => {
    const away: Body = { type: "told", text: "Nobody is here.", why: "away" };
    expect(kinds(handover, away)).toEqual(["wait"]);
    expect(kinds(handover, away, taken)).toEqual(["bot", "joined"]);
  });

  test("closed is a card, and a line once the matter is open again", () => {
    const closed: Body = { type: "closed", fence: 2, reason: "solved" };
    expect(kinds(taken, closed)).toEqual(["joined", "closed"]);
    const again = kinds(taken, closed, said("no"), { type: "reopened", fence: 3 });
    expect(again).toEqual(["joined", "wasClosed", "mine", "reopened", "wait"]);
  });
});

describe("people", () => {
  test("one who takes over from another says so", () => {
    const items = laid(taken, { type: "transferred", fence: 2, agent: "b", name: "Tom" });
    expect(items.at(-1)).toMatchObject({ kind: "joined", name: "Tom", from: "Priya" });
  });

  test("moved to a team, it waits again", () => {
    expect(kinds(handover, taken, { type: "transferred", fence: 2, team: "pay" })).toEqual([
      "joined",
      "moved",
      "wait",
    ]);
  });

  test("several replies in a row have one name above and one time below", () => {
    const items = laid(reply("Priya"), reply("Priya"), reply("Tom"));
    const shape = items.flatMap((item) => (item.kind === "agent" ? [[item.first, item.last]] : []));
    expect(shape).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  test("what only agents may see leaves nothing, should it ever arrive", () => {
    const leaked = laid({ type: "note", text: "private" }, { type: "linked", case: 9 });
    expect(JSON.stringify(leaked)).not.toContain("private");
    expect(leaked).toEqual([]);
  });
});

test("a new day is said once", () => {
  const next = { at: 1_700_000_000_000 + 90_000_000, ...said("again") };
  const items = laid(said("one"), said("two"), next);
  expect(items.filter((item) => item.kind === "day")).toHaveLength(2);
});

describe("runs", () => {
  test.each([
    ["a👍bc", [[1, 3]], "a[👍b]c"],
    [
      "abcd",
      [
        [0, 2],
        [1, 3],
      ],
      "[abc]d",
    ],
    [
      "abcd",
      [
        [1, 2],
        [2, 4],
      ],
      "a[bcd]",
    ],
    ["مرحبا PAY", [[6, 9]], "مرحبا [PAY]"],
    ["ab", [[1, 9]], "a[b]"],
    ["ab", [[5, 4]], "ab"],
    ["", [], ""],
  ] as const)("%s is cut at %j", (text, marks, wanted) => {
    const cut = runs(text, marks as unknown as [number, number][]);
    expect(cut.map((run) => (run.mark ? `[${run.text}]` : run.text)).join("")).toBe(wanted);
  });
});
