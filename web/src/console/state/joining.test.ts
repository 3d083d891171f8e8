import { describe, expect, test } from "vitest";
import type { ItemView, JoinView, PartView, PersonView, SideView } from "../../wire.ts";
import { decisions, heard, placed, placeOf, places } from "./joining.ts";

const side = (number: number): SideView => ({
  number,
  conversation: `conv_${number}`,
  title: "",
  customer: "",
  opened: 0,
  contacts: 1,
});
const said = { text: "x", state: "given" } as const;
const person = (number: number, more: Partial<PersonView> = {}): PersonView => ({
  number,
  conversation: `conv_${number}`,
  customer: "",
  known: "not proved",
  entries: 3,
  opened: 0,
  ...more,
});
const row = (question: string, ...choices: number[][]) => ({
  question,
  label: question,
  kind: "text",
  one: said,
  other: said,
  together: said,
  choices: choices.map((of) => ({ of, text: of.join() })),
});
const joined = (contacts: PersonView[]): JoinView => ({
  stays: side(1042),
  goes: side(1045),
  rows: [row("since", [1042], [1045], [1042, 1045]), row("page")],
  contacts,
  seen: "ab",
});

describe("joining", () => {
  test("only contradictions are decided, by the first choice where none was made", () => {
    const found = joined([]);

    expect(decisions(found, new Map())).toEqual([{ question: "since", of: [1042] }]);
    expect(decisions(found, new Map([["since", 2]]))).toEqual([
      { question: "since", of: [1042, 1045] },
    ]);
    expect(decisions(found, new Map([["page", 0]]))).toHaveLength(1);
  });

  test("it says what customers hear, and that they hear nothing", () => {
    expect(heard(joined([person(1045)]))).toBe("Customers: nothing. They go on talking as before.");
    const told = person(1045, { customer: "Mara", hears: "Added to your case 1042." });
    expect(heard(joined([told]))).toBe(
      "Mara: “Added to your case 1042.” Never anyone else’s words.",
    );
  });
});

describe("taking apart", () => {
  const item = (kind: ItemView["kind"], of: number, to: ItemView["to"]): ItemView => ({
    kind,
    of,
    to,
    asked: true,
    text: "x",
    at: 0,
  });
  const items = [item("note", 4, "stays"), item("answer", 5, "goes"), item("closed", 1045, "goes")];
  const apart: PartView = {
    stays: side(1042),
    goes: side(1045),
    case: 1042,
    by: "",
    at: 0,
    reasons: [],
    items,
    seen: "ab",
  };

  test("everything has a place, the chosen one or the one that was offered", () => {
    expect(placed(apart, new Map([["note 4", "both"]]))).toEqual([
      { kind: "note", of: 4, to: "both" },
      { kind: "answer", of: 5, to: "goes" },
      { kind: "closed", of: 1045, to: "goes" },
    ]);
  });

  test("places are said in numbers, and each kind may go where it can", () => {
    expect(items.map((one) => placeOf(one, apart))).toEqual([
      "1042 only",
      "1045",
      "1045 is open again",
    ]);
    expect(places(item("contact", 1050, "stays"), apart).map(({ to }) => to)).toEqual([
      "stays",
      "goes",
    ]);
  });
});
