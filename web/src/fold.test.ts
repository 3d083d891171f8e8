import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Body, EMPTY_VIEW, fold, type View } from "./fold.ts";
import type { Entry, Log } from "./wire.ts";

let at = 0;
function entries(...bodies: Body[]): Entry[] {
  return bodies.map((body, i) => ({ seq: i + 1, at: ++at, by: "bot", body }));
}

function folded(...bodies: Body[]): View {
  return fold(EMPTY_VIEW, { after: 0, upto: bodies.length, entries: entries(...bodies) });
}

const asked = (question: string): Body => ({
  type: "asked",
  question,
  kind: "text",
  control: "text",
  label: question,
  text: `${question}?`,
});
const answered = (question: string, text: string): Body => ({
  type: "answered",
  question,
  label: question,
  answer: { value: text, text },
});
const taken: Body = { type: "taken", fence: 1, agent: "a1", name: "Priya" };
const handover: Body = { type: "handover", number: 1042, team: "pay" };

describe("order", () => {
  const log: Pick<Log, "after" | "upto" | "entries"> = {
    after: 0,
    upto: 2,
    entries: entries({ type: "began" }, { type: "said", text: "hi" }),
  };

  test("what was sent twice is dropped", () => {
    const once = fold(EMPTY_VIEW, log);
    expect(fold(once, log)).toEqual(once);
  });

  test("a push that overlaps adds only what is new", () => {
    const once = fold(EMPTY_VIEW, log);
    const more = entries(
      { type: "began" },
      { type: "said", text: "hi" },
      { type: "told", text: "?" },
    );
    const twice = fold(once, { after: 1, upto: 3, entries: more.slice(1) });
    expect(twice.entries.map((entry) => entry.seq)).toEqual([1, 2, 3]);
  });

  test("a hole before a push only says so", () => {
    const once = fold(EMPTY_VIEW, log);
    const holed = fold(once, { after: 5, upto: 6, entries: [] });
    expect(holed).toEqual({ ...once, gap: true });
    expect(fold(holed, { after: 2, upto: 2, entries: [] }).gap).toBe(false);
  });

  test("numbers that only agents see are passed over without a gap", () => {
    const once = fold(EMPTY_VIEW, { ...log, upto: 4 });
    expect([once.seq, once.gap]).toEqual([4, false]);
  });

  test("nothing that was there is changed in place", () => {
    const view = folded({ type: "began" }, { type: "said", text: "card 4417" });
    const copy = structuredClone(view);
    const redacted: Entry = {
      seq: 3,
      at: 9,
      by: "system",
      body: { type: "redacted", of: 2, text: "•" },
    };
    fold(view, { after: 2, upto: 3, entries: [redacted] });
    expect(view).toEqual(copy);
  });
});

describe("each entry", () => {
  test("entered names the flow", () => {
    const view = folded({ type: "entered", flow: "f", edition: "e", title: "T", team: "pay" });
    expect([view.flow, view.title, view.team]).toEqual(["f", "T", "pay"]);
  });

  test("asked stands open until its answer, not another's", () => {
    expect(folded(asked("page")).open?.turn).toBe(1);
    expect(folded(asked("page"), answered("error", "x")).open?.turn).toBe(1);
    expect(folded(asked("page"), answered("page", "x")).open).toBeNull();
  });

  test("an answer given anew keeps its place", () => {
    const view = folded(answered("a", "1"), answered("b", "2"), answered("a", "3"));
    const seen = view.answers.map(({ question, answer, seq }) => [question, answer.text, seq]);
    expect(seen).toEqual([
      ["a", "3", 3],
      ["b", "2", 2],
    ]);
  });

  test("cleared takes answers back, and the question that stood on them", () => {
    const view = folded(answered("a", "1"), asked("b"), { type: "cleared", questions: ["a", "b"] });
    expect([view.answers, view.open]).toEqual([[], null]);
  });

  test("a summary is to be confirmed, until a question is opened again", () => {
    const summary: Body = { type: "summary", rows: [{ question: "a", label: "A" }] };
    const shown = folded(asked("a"), summary);
    expect([shown.phase, shown.open, shown.summary?.turn]).toEqual(["confirming", null, 2]);
    const again = folded(asked("a"), summary, asked("a"));
    expect([again.phase, again.summary, again.open?.turn]).toEqual(["intake", null, 3]);
  });

  test("a handover gives the number and waits", () => {
    const view = folded(asked("a"), handover);
    expect([view.phase, view.number, view.team, view.open]).toEqual(["waiting", 1042, "pay", null]);
  });

  test("taken is live, with who and the fence", () => {
    const view = folded(asked("a"), handover, taken);
    expect([view.phase, view.owner, view.fence]).toEqual(["live", { id: "a1", name: "Priya" }, 1]);
  });

  test("asking in a live talk keeps it live", () => {
    expect(folded(taken, asked("a")).phase).toBe("live");
  });

  test("transferred to a colleague stays live, to a team waits", () => {
    const colleague = folded(taken, { type: "transferred", fence: 2, agent: "a2", name: "Tom" });
    expect([colleague.phase, colleague.owner?.name]).toEqual(["live", "Tom"]);
    const team = folded(taken, { type: "transferred", fence: 2, team: "orders" });
    expect([team.phase, team.owner, team.team, team.fence]).toEqual(["waiting", null, "orders", 2]);
  });

  test("returned goes where it says", () => {
    expect(folded(taken, { type: "returned", fence: 2 }).phase).toBe("waiting");
    const asksOn = folded(taken, { type: "returned", fence: 2, phase: "intake" });
    expect([asksOn.phase, asksOn.owner]).toEqual(["intake", null]);
  });

  test("closed and opened again", () => {
    const closed = folded(taken, { type: "closed", fence: 2, reason: "solved" });
    expect([closed.phase, closed.owner, closed.closed?.reason]).toEqual(["closed", null, "solved"]);
    const mine = folded(
      { type: "closed", fence: 2, reason: "solved" },
      { type: "reopened", fence: 3 },
    );
    expect([mine.phase, mine.closed, mine.fence]).toEqual(["waiting", null, 3]);
    const agents = folded({ type: "reopened", fence: 3, agent: "a1", name: "Priya" });
    expect([agents.phase, agents.owner?.name]).toEqual(["live", "Priya"]);
  });

  test.each([
    { type: "said", text: "4417" },
    { type: "told", text: "4417" },
    { type: "reply", text: "4417" },
    { type: "note", text: "4417" },
  ] satisfies Body[])("redacted changes what a $type entry shows", (body) => {
    const view = folded(
      body,
      { type: "said", text: "other" },
      { type: "redacted", of: 1, text: "•" },
    );
    expect(view.entries[0]?.body).toMatchObject({ text: "•" });
    expect(view.entries[1]?.body).toMatchObject({ text: "other" });
  });

  test.each([
    { type: "began" },
    { type: "linked", case: 7 },
    { type: "unlinked", case: 7 },
    { type: "gained", case: 8 },
    { type: "lost", case: 8 },
    { type: "dismissed", case: 9 },
    { type: "note", text: "private" },
  ] satisfies Body[])("$type stands in the list and changes nothing else", (body) => {
    const view = folded(body);
    expect({ ...view, seq: 0, entries: [] }).toEqual(EMPTY_VIEW);
  });
});

/** The fixtures both folds are held to; they lie beside the Python tests. */
function fixtures(): string[] {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const wire = join(folder, "tests", "wire");
    if (existsSync(wire)) {
      return readdirSync(wire)
        .filter((name) => name.endsWith(".json"))
        .map((name) => join(wire, name));
    }
  }
  return [];
}

interface Fixture {
  pushes: Log[];
  view: View;
}

describe.skipIf(fixtures().length === 0)("the fixtures shared with the server", () => {
  test.each(fixtures().map((path) => [path.split("/").at(-1), path]))("%s", (_, path) => {
    const fixture: Fixture = JSON.parse(readFileSync(String(path), "utf8"));
    let view = EMPTY_VIEW;
    for (const push of fixture.pushes) view = fold(view, push);
    expect(view).toEqual(fixture.view);
  });
});
