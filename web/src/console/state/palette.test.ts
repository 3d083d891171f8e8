import { expect, test } from "vitest";
import type { Head } from "./head.ts";
import { offers } from "./palette.ts";
import { filled } from "./queue.ts";

const head: Head = {
  conversation: "c",
  number: 1042,
  customer: "Mara Lindqvist",
  first: "Mara",
  title: "PAY-4102",
  phase: "live",
  holder: "me",
  ownerName: "Priya",
  reason: "",
  aside: 0,
  rating: 0,
  elsewhere: null,
};
const rows = [
  filled({ conversation: "t", number: 1021, changed: 1, title: "Bank transfer not credited" }),
];
const transfer = {
  id: "transfer-link",
  text: "Here is a link.",
  language: "en",
  teams: ["payments"],
  open: [],
};
const asked = {
  typed: "trans",
  head,
  replies: [transfer],
  rows,
  hits: [],
  role: "agent",
} as const;

test("this conversation comes first, then replies and cases", () => {
  expect(offers(asked).map((choice) => choice.key)).toEqual([
    "transfer",
    "transfer_team",
    "reply-transfer-link",
    "case-t",
  ]);
});

test("a search result that is in the queue stands there once", () => {
  const hit = { ...rows[0], opened: 0, words: "", phase: "waiting" } as never;

  expect(
    offers({ ...asked, hits: [hit] }).filter((choice) => choice.key === "case-t"),
  ).toHaveLength(1);
});

test("eight results at most, none for nonsense", () => {
  expect(offers({ ...asked, typed: "" })).toHaveLength(8);
  expect(offers({ ...asked, typed: "xqzw" })).toEqual([]);
});

test("nobody is offered what can't be done here", () => {
  const keys = (changes: Partial<Head> | null, role: "agent" | "admin" = "agent") =>
    offers({ ...asked, typed: "", head: changes && { ...head, ...changes }, role }).map(
      (choice) => choice.key,
    );

  expect(keys({})).not.toContain("take");
  expect(keys({ holder: "nobody" })).not.toContain("reply");
  expect(keys({ phase: "closed" })).not.toContain("transfer");
  expect(keys(null)).toContain("place-incidents");
  expect(keys(null)).not.toContain("place-people");
  expect(keys(null, "admin")).toContain("place-people");
});
