import { describe, expect, test } from "vitest";
import { EMPTY_VIEW, fold } from "../../fold.ts";
import type { Entry, Noticed } from "../../wire.ts";
import { ruleWords } from "./rules.ts";
import { history, lines, markOf, undoable, unitsAt } from "./talk.ts";

const entry = (seq: number, by: Entry["by"], body: Entry["body"], name = ""): Entry => ({
  seq,
  at: seq * 1000,
  by,
  body,
  name,
});

const view = (...entries: Entry[]) =>
  fold(EMPTY_VIEW, { after: 0, upto: entries.at(-1)?.seq ?? 0, entries });

const said = (seq: number, text: string) => entry(seq, "customer", { type: "said", text });

const answered = (seq: number, question: string, from: number, place: [number, number]) =>
  entry(seq, "bot", {
    type: "answered",
    question,
    label: question,
    answer: { value: "x", text: "x", source: { by: "said", seq: from, span: place } },
  });

describe("lines", () => {
  test("words become lines by their speaker, events become rules, the rest is not shown", () => {
    const shown = lines([
      entry(1, "system", { type: "began" }),
      said(2, "it broke"),
      entry(3, "bot", {
        type: "asked",
        question: "error",
        kind: "text",
        control: "text",
        label: "Error",
        text: "Which message?",
        options: [{ value: "a", label: "A" }],
      }),
      answered(4, "error", 2, [0, 2]),
      entry(5, "agent", { type: "taken", fence: 1, agent: "t", name: "Tom" }, "Tom"),
      entry(6, "agent", { type: "note", text: "hm" }, "Tom"),
      entry(7, "agent", { type: "reply", text: "Hi" }, "Tom"),
    ]);

    expect(shown.map((line) => [line.seq, line.kind])).toEqual([
      [2, "customer"],
      [3, "bot"],
      [5, "rule"],
      [6, "note"],
      [7, "agent"],
    ]);
    expect(shown[1]).toMatchObject({ options: ["A"], question: "error" });
    expect(shown[2]).toMatchObject({ text: "Tom took over · the bot is silent", human: true });
  });

  test("a redacted entry shows what stands there now, and that it does", () => {
    const { entries } = view(
      said(1, "my card is 4111 1111 1111 1111"),
      entry(2, "system", { type: "redacted", of: 1, text: "my card is •••• 1111" }),
    );

    expect(lines(entries)).toMatchObject([{ text: "my card is •••• 1111", redacted: true }]);
  });

  test("how a message was meant is a step where it was rude, and else no line", () => {
    const meant = (seq: number, kind: Noticed["kind"]) =>
      entry(seq, "system", { type: "noticed", of: 1, kind, span: [0, 1], quote: "you" });
    const log = [said(1, "you"), meant(2, "abuse"), meant(3, "distress"), meant(4, "another")];

    expect(lines(log).map((line) => [line.seq, line.kind])).toEqual([
      [1, "customer"],
      [2, "step"],
    ]);
    expect(history(log).map((row) => row.text)).toEqual([
      "A second matter: “you”",
      "A hard day: “you”",
      "Rude words noted, step 1",
    ]);
  });

  test("what was removed before saving is told with the message", () => {
    const removed = [{ kind: "card", ending: "4242" }];

    expect(lines([entry(1, "customer", { type: "said", text: "…", removed })])).toMatchObject([
      { removed },
    ]);
  });

  test("markup stays words", () => {
    const [line] = lines([said(1, "<img src=x onerror=alert(1)>")]);

    expect(line).toMatchObject({ text: "<img src=x onerror=alert(1)>" });
  });
});

test.each<[Entry["body"], string]>([
  [{ type: "transferred", fence: 2, agent: "t", name: "Tom" }, "Priya passed it to Tom"],
  [
    { type: "transferred", fence: 2, team: "b", team_name: "Billing" },
    "Priya passed it to Billing",
  ],
  [{ type: "returned", fence: 2, phase: "intake" }, "Priya gave it back to the bot"],
  [{ type: "returned", fence: 2, phase: "waiting" }, "Priya put it back in line"],
  [{ type: "closed", fence: 2, reason: "solved" }, "Priya closed it: solved"],
  [{ type: "closed", fence: 2, reason: "of_tomorrow" }, "Priya closed it: of tomorrow"],
  [{ type: "linked", case: 7 }, "Priya linked it to case 7"],
  [{ type: "forgiven", of: 7 }, "Priya took the note of entry 7 back"],
  [{ type: "unlinked", case: 7 }, "Priya took the link to case 7 back"],
  [{ type: "gained", case: 8 }, "Priya joined case 8 to this one"],
  [{ type: "lost", case: 8 }, "Priya took case 8 out again"],
  [{ type: "dismissed", case: 9 }, "Priya said it is not case 9"],
  [{ type: "dismissed", case: 9, on: false }, "Priya thinks it may be case 9 after all"],
  [{ type: "reopened", fence: 3, agent: "p", name: "Priya" }, "Priya opened it again"],
  [{ type: "snoozed" }, "Priya took it up again"],
])("%o reads “%s”", (body, words) => {
  expect(ruleWords(entry(1, "agent", body, "Priya"))).toBe(words);
});

test.each<[Entry["by"], Entry["body"], string]>([
  ["customer", { type: "linked", case: 7 }, "The customer says it is about case 7"],
  ["system", { type: "transferred", fence: 1, name: "Priya" }, "Priya has the case and joins"],
  [
    "system",
    { type: "identified", customer: "shop:C-77", name: "Mara" },
    "Signed in as Mara · the website vouches for it",
  ],
  ["system", { type: "identified", customer: "@conv_1" }, "The same browser as before"],
  ["customer", { type: "rated", stars: 4 }, "Rated 4 of 5"],
])("what a customer does besides writing, %s: %o", (by, body, words) => {
  expect(ruleWords(entry(1, by, body))).toBe(words);
});

test("the history tells what happened, newest first, and no word of the talk", () => {
  const rows = history([
    said(1, "hello"),
    entry(2, "system", { type: "handover", number: 7, team_name: "Payments" }),
    entry(3, "agent", { type: "note", text: "secret" }, "Tom"),
    entry(4, "agent", { type: "closed", fence: 2, reason: "solved" }, "Tom"),
  ]);

  expect(rows.map((row) => row.text)).toEqual([
    "Tom closed it: solved",
    "Summary confirmed · waiting for Payments",
  ]);
});

describe("marks", () => {
  test("the span of the answer counts code points, the mark UTF-16 units", () => {
    const text = "😀😀 PAY-4102 again";
    const mark = markOf(view(said(1, text), answered(2, "error", 1, [3, 11])), {
      question: "error",
      seq: 1,
    });

    expect(text.slice(mark.start, mark.end)).toBe("PAY-4102");
    expect(unitsAt("😀a", 1)).toBe(2);
    expect(unitsAt("ab", 9)).toBe(2);
  });

  test("without a span the quote is looked for; without either nothing is marked", () => {
    const talk = view(said(1, "since this afternoon"));

    expect(markOf(talk, { question: "since", seq: 1, quote: "this afternoon" })).toEqual({
      seq: 1,
      start: 6,
      end: 20,
    });
    expect(markOf(talk, { question: "since", seq: 1 })).toEqual({ seq: 1, start: 0, end: 0 });
    expect(markOf(talk, { question: "since", seq: 9 })).toEqual({ seq: 9, start: 0, end: 0 });
  });

  test("what was removed can't be marked", () => {
    const talk = view(
      said(1, "card 4111"),
      answered(2, "card", 1, [5, 9]),
      entry(3, "system", { type: "redacted", of: 1, text: "card ••••" }),
    );

    expect(markOf(talk, { question: "card", seq: 1, quote: "4111" })).toMatchObject({ end: 0 });
  });
});

describe("a link that nobody of the team made", () => {
  const linked = (seq: number, by: Entry["by"]) => entry(seq, by, { type: "linked", case: 7 });
  const undo = (...entries: Entry[]) =>
    lines(entries).map((line) => (line.kind === "rule" ? line.undo : undefined));

  test.each(["bot", "customer"] as const)("by the %s can be taken back", (by) => {
    expect(undo(linked(1, by))).toEqual([7]);
  });

  test("by an agent is undone where it was made", () => {
    expect(undo(linked(1, "agent"))).toEqual([undefined]);
  });

  test("is taken back once", () => {
    const unlinked = entry(2, "customer", { type: "unlinked", case: 7 });
    expect(undo(linked(1, "bot"), unlinked)).toEqual([undefined, undefined]);
  });

  test("is told from others in words", () => {
    expect(ruleWords(linked(1, "bot"))).toBe("The bot added it to case 7 by itself");
    expect(ruleWords(entry(1, "customer", { type: "unlinked", case: 7 }))).toBe(
      "The customer says it is not about case 7",
    );
    const customer = "@mail:shop:mara@garden.example";
    expect(ruleWords(entry(1, "system", { type: "identified", customer }))).toBe(
      "Proved: mara@garden.example reads their mail",
    );
  });
});

describe("what can be taken back", () => {
  const agents = (...bodies: Entry["body"][]) =>
    bodies.map((body, at): Entry => ({ seq: at + 1, at: 0, by: "agent", name: "Priya", body }));

  test("is the last of each link and refusal, while it stands", () => {
    const entries = agents(
      { type: "linked", case: 7 },
      { type: "unlinked", case: 7 },
      { type: "gained", case: 8 },
      { type: "dismissed", case: 9 },
      { type: "dismissed", case: 10 },
      { type: "dismissed", case: 10, on: false },
      { type: "linked", case: 11 },
    );

    expect([...undoable(entries)]).toEqual([
      [3, { kind: "gained", case: 8 }],
      [4, { kind: "dismissed", case: 9 }],
      [7, { kind: "linked", case: 11 }],
    ]);
    expect(
      history(entries)
        .filter((row) => row.takes)
        .map((row) => row.seq),
    ).toEqual([7, 4, 3]);
  });
});
