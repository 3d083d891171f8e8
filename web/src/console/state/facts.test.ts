import { expect, test } from "vitest";
import type { CaseView, FactView } from "../../wire.ts";
import { compared, factGroups, factText, toCheck } from "./facts.ts";

const fact = (
  label: string,
  kind: string,
  text: string,
  more: Partial<FactView> = {},
): FactView => ({
  question: label.toLowerCase(),
  label,
  kind,
  value: text,
  text,
  state: "given",
  band: "A",
  by: "said",
  seq: 1,
  ...more,
});

const caseOf = (facts: FactView[], context: Record<string, string> = {}): CaseView => ({
  number: 1042,
  conversation: "c",
  flow: "f",
  flow_title: "F",
  title: "T",
  priority: "normal",
  team: "",
  opening: "",
  score: 80,
  facts,
  missing: [],
  context,
  contacts: [],
  candidates: [],
});

test("facts stand under who, what and where; the page's context is said once", () => {
  const groups = factGroups(
    caseOf(
      [
        fact("Name", "name", "Mara"),
        fact("Error", "error_message", "PAY-4102"),
        fact("Page", "url", "https://shop.example/pay"),
      ],
      { url: "https://shop.example/pay", browser: "Firefox 128", plan: "gold", title: "" },
    ),
  );

  expect(groups.map((group) => [group.title, group.facts.map((one) => one.label)])).toEqual([
    ["Who", ["Name"]],
    ["What", ["Error"]],
    ["Where", ["Page", "Browser", "plan"]],
  ]);
});

test("a second matter stands under what, in the customer's words", () => {
  const noticed = { entry: 5, of: 4, kind: "another", quote: "also the invoice" };
  const [what] = factGroups({ ...caseOf([]), noticed: [noticed] });

  expect(what?.title).toBe("What");
  expect(what?.facts).toMatchObject([
    {
      label: "Also wants",
      text: "the invoice",
      quote: "also the invoice",
      by: "said",
      seq: 4,
      question: "",
    },
  ]);
});

test("a group without facts is left out", () => {
  expect(factGroups(caseOf([]))).toEqual([]);
});

test("answers without a value say so, pages are read by their path", () => {
  expect(factText(fact("Phone", "phone", "", { state: "unknown" }))).toBe("Doesn’t know");
  expect(factText(fact("Phone", "phone", "", { state: "skipped" }))).toBe("Left out");
  const refused = fact("Phone", "phone", "", { state: "skipped", quote: "no phone please" });
  expect(factText(refused)).toBe("Would rather not say");
  expect(factText(fact("Page", "url", "https://shop.example/pay?x=1"))).toBe("/pay?x=1");
});

test("less sure and never checked ask for a second look", () => {
  expect(toCheck(fact("Since", "date", "today"))).toBe(false);
  expect(toCheck(fact("Since", "date", "today", { band: "B" }))).toBe(true);
  expect(toCheck(fact("Since", "date", "hm", { state: "unverified" }))).toBe(true);
  expect(toCheck(fact("Since", "date", "", { state: "unknown", band: "C" }))).toBe(false);
});

test("two cases differ where both say something else, not where one says nothing", () => {
  const rows = compared(
    caseOf([
      fact("Name", "name", "Mara"),
      fact("Error", "error_message", "PAY-4102"),
      fact("Card", "text", "Visa"),
    ]),
    caseOf([fact("Error", "error_message", "pay-4102"), fact("Card", "text", "Mastercard")], {
      browser: "Chrome",
    }),
  );

  expect(rows.map((row) => [row.label, row.one, row.other, row.differs])).toEqual([
    ["Error", "PAY-4102", "pay-4102", false],
    ["Card", "Visa", "Mastercard", true],
    ["Browser", "–", "Chrome", false],
  ]);
});
