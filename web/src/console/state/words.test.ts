import { describe, expect, test } from "vitest";
import {
  ago,
  firstName,
  fuzzy,
  lackOf,
  pathOf,
  pieces,
  safeLink,
  sizeOf,
  timeOf,
} from "./words.ts";

const NOON = new Date(2026, 10, 20, 12).getTime();
const HOUR = 3_600_000;

test.each([
  ["what you expected instead", "What Mara expected instead"],
  ["your device and browser", "Mara’s device and browser"],
  ["seit wann es so ist", "Seit wann es so ist"],
])("what is missing, “%s”, reads “%s”", (label, words) => {
  expect(lackOf(label, "Mara")).toBe(words);
});

test("times say the day when it is not today", () => {
  expect(timeOf(NOON - HOUR, NOON)).toBe("11:00");
  expect(timeOf(NOON - 24 * HOUR, NOON)).toBe("Thu 12:00");
  expect(timeOf(NOON - 240 * HOUR, NOON)).toBe("10 Nov, 12:00");
});

test.each([
  [0, "just now"],
  [9 / 60, "9 min ago"],
  [3, "3 h ago"],
  [24, "yesterday"],
  [240, "10 Nov"],
])("%d hours back reads %s", (hours, words) => {
  expect(ago(NOON - hours * HOUR, NOON)).toBe(words);
});

test.each([
  ["https://shop.example/a", "https://shop.example/a"],
  ["mailto:mara@shop.example", "mailto:mara@shop.example"],
  ["javascript:alert(1)", ""],
  [" JavaScript:alert(1)", ""],
  ["data:text/html,x", ""],
  ["not an address", ""],
])("%s may link to “%s”", (address, link) => {
  expect(safeLink(address)).toBe(link);
});

describe("pieces", () => {
  test.each([
    "",
    "no link",
    "see https://shop.example/a?b=1.",
    "(https://a.example), x",
    "http://",
  ])("of “%s” together are the text", (text) => {
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });

  test("a full stop after an address is not part of it", () => {
    expect(pieces("see https://shop.example/a.")[1]).toEqual({
      text: "https://shop.example/a",
      link: "https://shop.example/a",
    });
  });

  test("other schemes never become links", () => {
    expect(pieces("javascript:alert(1) data:x").every((piece) => piece.link === "")).toBe(true);
  });

  test("a very long text takes no time", () => {
    const started = performance.now();
    pieces("https://".repeat(5000) + "a".repeat(100_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test("a page is read by its path, anything else as it stands", () => {
  expect(pathOf("https://shop.example/checkout?x=1#top")).toBe("/checkout?x=1");
  expect(pathOf("the checkout page")).toBe("the checkout page");
});

test("small wordings", () => {
  expect(firstName("  Mara Lindqvist ")).toBe("Mara");
  expect([sizeOf(900), sizeOf(120_000), sizeOf(2_340_000)]).toEqual([
    "900 bytes",
    "120 kB",
    "2.3 MB",
  ]);
});

test("a whole start fits best, then a word's start, then a part, then letters close by", () => {
  const fits = ["Transfer", "To transfer", "Untransferred", "Turn around, new set"].map((name) =>
    fuzzy(name, "trans"),
  );

  expect(fits).toEqual([4, 3, 2, 0]);
  expect(fuzzy("Close case …", "clca")).toBe(0.5);
  expect(fuzzy("anything", "  ")).toBe(1);
  expect(fuzzy("", "x")).toBe(0);
});
