import { describe, expect, test } from "vitest";
import { EMPTY_VIEW, fold } from "../../fold.ts";
import type { CaseView, Entry, Noticed, NoticedView } from "../../wire.ts";
import {
  briefing,
  calm,
  calmed,
  careOf,
  folds,
  removedWords,
  steps,
  stepWords,
  toneWords,
} from "./tone.ts";

const entry = (seq: number, by: Entry["by"], body: Entry["body"]): Entry => ({
  ...{ seq, at: seq * 1000, by, body },
});
const said = (seq: number, text: string) => entry(seq, "customer", { type: "said", text });
const noticed = (seq: number, of: number, more: Partial<Noticed>) =>
  entry(seq, "system", { type: "noticed", of, kind: "abuse", span: [0, 1], ...more });
const told = (seq: number, why: "calm" | "gentle") =>
  entry(seq, "bot", { type: "told", text: "…", why });

const RUDE = "You idiots, my fucking parcel FF-20401 never came";
const INSULT = noticed(2, 1, { quote: "You idiots", more: ["fucking"], step: 1, action: "note" });

const view = (...found: NoticedView[]): CaseView => ({
  ...{ number: 1, conversation: "c", flow: "f", flow_title: "F", title: "T", score: 80 },
  ...{ priority: "normal", team: "", opening: RUDE, facts: [], missing: [], context: {} },
  ...{ contacts: [], candidates: [], noticed: found, ladder: ["note", "warn", "pause"] },
});
const abuse = (step: number): NoticedView => ({
  ...{ entry: 2, of: 1, kind: "abuse", quote: "You idiots", more: ["fucking"], step },
});

describe("folded", () => {
  test("a message says what is left without its rude words", () => {
    expect(folds([said(1, RUDE), INSULT]).get(1)).toBe("my parcel FF-20401 never came");
  });

  test("where nothing is left, the facts that were taken from it stand there", () => {
    const answered = entry(3, "bot", {
      ...{ type: "answered", question: "order", label: "Order" },
      answer: { value: "x", text: "FF-20401", source: { by: "said", seq: 1 } },
    });
    const entries = [said(1, "You idiots. FF-20401"), INSULT, answered];
    const { answers } = fold(EMPTY_VIEW, { after: 0, upto: 3, entries });

    expect(folds(entries, answers).get(1)).toBe("Order: FF-20401");
    expect(folds(entries.slice(0, 2)).get(1)).toBe("");
  });

  test("a note that was taken back folds nothing and counts no step", () => {
    const entries = [said(1, RUDE), INSULT, entry(3, "agent", { type: "forgiven", of: 2 })];

    expect(folds(entries).size).toBe(0);
    expect(steps(entries).size).toBe(0);
  });

  test("how else a message was meant folds nothing", () => {
    expect(folds([said(1, RUDE), noticed(2, 1, { kind: "distress" })]).size).toBe(0);
  });

  test("a text is calmed where the words stand, and else left as it was", () => {
    expect(calm("  two  spaces,  ", [abuse(1)])).toBe("  two  spaces,  ");
    expect(calm("Late again! You idiots!", [abuse(1)])).toBe("Late again!");
    const sheet = calmed(view(abuse(1)));
    expect(sheet.opening).toBe("my parcel FF-20401 never came");
    const quiet = view();
    expect(calmed(quiet)).toBe(quiet);
  });
});

test.each<[Entry[], string]>([
  [[INSULT, told(3, "calm")], "Step 1 of 3, noted: nobody was warned or blocked"],
  [
    [noticed(2, 1, { step: 2, action: "warn" }), told(3, "calm")],
    "Step 2 of 3, warned: the bot asked once to stay calm, nobody was blocked",
  ],
  [
    [noticed(2, 1, { step: 5, action: "pause" }), told(3, "calm")],
    "Step 3 of 3, paused: the bot takes a break, nobody was blocked",
  ],
  [
    [noticed(2, 1, { step: 2, action: "warn" }), said(3, "hm")],
    "Step 2 of 3, noted: nobody was warned or blocked",
  ],
])("step %# reads “%s”", (entries, words) => {
  const step = steps(entries).get(2);

  expect(step && stepWords(step, 3)).toBe(words);
});

test("the sheet says how many messages were rude and where the ladder stands", () => {
  expect(toneWords(view())).toBe("");
  expect(toneWords(view(abuse(1)))).toBe(
    "One message with rude words, folded. Step 1 of 3 (note, warn, pause).",
  );
  expect(toneWords(view(abuse(1), abuse(2)))).toMatch(/^2 messages .* Step 2 of 3/);
});

describe("the briefing", () => {
  const hard = (kind: string, of: number): NoticedView => ({ entry: of + 1, of, kind, quote: "…" });
  const reply = (seq: number) => entry(seq, "agent", { type: "reply", text: "Hello" });

  test("stands until somebody has written, and again when something new is said", () => {
    const found = view(hard("distress", 1));

    expect(briefing(found, [said(1, "…"), told(3, "gentle")])).toMatchObject({
      danger: false,
      said: true,
    });
    expect(briefing(found, [said(1, "…"), reply(4)])).toBeNull();
    const later = briefing(view(hard("distress", 1), hard("crisis", 5)), [reply(4), said(5, "…")]);
    expect(later?.told.map(({ of }) => of)).toEqual([5]);
    expect(later).toMatchObject({ danger: true, said: false });
  });

  test("says what is wanted, unless that only repeats what hurts", () => {
    const found = { ...view({ ...hard("distress", 1), quote: "my dog died" }), title: "Cancel it" };

    expect(briefing(found, [])?.wanted).toBe("Cancel it");
    expect(briefing({ ...found, title: "my dog died today" }, [])?.wanted).toBe("");
  });

  test("is for hard days only, and danger weighs more", () => {
    expect(briefing(view(abuse(1), hard("another", 3)), [])).toBeNull();
    expect(careOf(view(hard("distress", 1), hard("crisis", 3)))).toBe("crisis");
    expect(careOf(view(abuse(1)))).toBe("");
  });
});

test("what was removed is named once for each sort", () => {
  expect(removedWords([{ kind: "card", ending: "4242" }, { kind: "card" }])).toBe(
    "card number removed before saving",
  );
  expect(removedWords([{ kind: "iban" }, { kind: "of_tomorrow" }])).toBe(
    "bank account number, secret removed before saving",
  );
});
