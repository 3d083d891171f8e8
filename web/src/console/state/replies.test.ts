import { expect, test } from "vitest";
import type { ReplyView } from "../../wire.ts";
import { added, put, slashAt, startingWith, whose } from "./replies.ts";

const reply = (more: Partial<ReplyView> = {}): ReplyView => ({
  id: "order-found",
  text: "I have [Order number] here.",
  language: "en",
  teams: ["orders"],
  open: ["[Order number]"],
  ...more,
});

test("a slash at the beginning of a word asks for a reply", () => {
  expect(slashAt("/", 1)).toEqual({ start: 0, end: 1, typed: "", alone: true });
  expect(slashAt("/Tra", 4)).toMatchObject({ typed: "Tra", alone: true });
  expect(slashAt("Hello Mara\n/he and so on", 14)).toMatchObject({ start: 11, alone: false });
});

test.each([
  ["", 0],
  ["and/or", 6],
  ["https://x", 9],
  ["/checkout/payment", 17],
  ["/hello there", 12],
  ["/hello", 0],
])("%j at %i asks for none", (text, caret) => {
  expect(slashAt(text, caret)).toBeNull();
});

test("replies are found by how their names begin", () => {
  const all = [reply(), reply({ id: "hello" })];

  expect(startingWith(all, "").map(({ id }) => id)).toEqual(["order-found", "hello"]);
  expect(startingWith(all, "ORD").map(({ id }) => id)).toEqual(["order-found"]);
  expect(startingWith(all, "found")).toEqual([]);
});

test("a reply takes the slash's place, and what is open in it is selected", () => {
  expect(put("Hi. /ord Bye.", { start: 4, end: 8 }, reply())).toEqual({
    text: "Hi. I have [Order number] here. Bye.",
    from: 11,
    to: 25,
  });
});

test("without anything open the caret stands behind it", () => {
  const made = put("/h!", { start: 0, end: 2 }, reply({ text: "مرحبًا", open: [] }));

  expect(made).toEqual({ text: "مرحبًا!", from: 6, to: 6 });
});

test("from the palette it comes after what was begun", () => {
  expect(added("", reply({ text: "Hello", open: [] })).text).toBe("Hello");
  expect(added("Hi Mara,  \n", reply())).toMatchObject({
    text: "Hi Mara,\nI have [Order number] here.",
    from: 16,
  });
});

test("it says whose it is", () => {
  expect(whose(reply())).toBe("orders, en");
  expect(whose(reply({ teams: [], language: "" }))).toBe("everyone");
});
