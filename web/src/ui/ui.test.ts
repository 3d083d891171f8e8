import { describe, expect, test } from "vitest";
import { contrast, parse, tokens } from "./accent.ts";
import { ar } from "./words/ar.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { choose, clock, direction, initials } from "./words.ts";

describe("which language", () => {
  test.each([
    [["de-AT", "en"], ["en", "de"], "de"],
    [["fr", "ar-EG"], ["en", "ar"], "ar"],
    [["de"], ["en"], "en"],
    [["de"], [], "de"],
    [["", "xx"], ["en"], "en"],
  ] as const)("%j of %j is %s", (wishes, offered, wanted) => {
    expect(choose(wishes, offered)).toBe(wanted);
  });

  test("Arabic and its like run from right to left, and Aragonese does not", () => {
    expect(["ar", "ar-EG", "he", "en", "arn"].map(direction)).toEqual([
      "rtl",
      "rtl",
      "rtl",
      "ltr",
      "ltr",
    ]);
  });

  test("times have the digits that are written everywhere", () => {
    const at = new Date(2026, 10, 23, 9, 5).getTime();
    expect(["en", "de", "ar"].map((language) => clock(language, at))).toEqual(
      Array(3).fill("09:05"),
    );
  });
});

test.each([
  ["Priya Nair", "PN"],
  ["Mara", "M"],
  ["ليلى حسن", "لح"],
  ["  Ana  de la  Cruz ", "AC"],
  ["", ""],
])("the initials of %j are %s", (name, wanted) => {
  expect(initials(name)).toBe(wanted);
});

describe("the words", () => {
  /** Every sentence of a language, with something in each blank. */
  function sentences(words: object): [string, string][] {
    return Object.entries(words).flatMap(([key, word]): [string, string][] => {
      if (typeof word === "object") return sentences(word).map(([k, v]) => [`${key}.${k}`, v]);
      return [[key, typeof word === "function" ? word(2, 3) : word]];
    });
  }

  test.each(Object.entries({ en, de, ar }))("in %s have nothing empty or undefined", (_, words) => {
    for (const [key, said] of sentences(words)) {
      expect(said, key).not.toBe("");
      expect(said, key).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test.each(Object.entries({ en, de, ar }))("placeholders in %s are short", (_, { first, ph }) => {
    const fixed = Object.values(ph).filter((one) => typeof one === "string");
    for (const text of [first, ...fixed]) expect(text.length, text).toBeLessThanOrEqual(24);
  });

  test("never use the words we don't use", () => {
    const never = /invalid|unfortunately|oops|click here|please be patient|session|token|socket/i;
    for (const [key, said] of sentences(en)) expect(said, key).not.toMatch(never);
  });

  test("count places as English does", () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(en.nth)).toEqual(
      "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th".split(" "),
    );
  });
});

describe("a site's accent", () => {
  const grounds = { light: [255, 255, 255], dark: [21, 29, 27] } as const;
  const rgb = (value = "") => (value.match(/\d+/g) ?? []).map(Number) as [number, number, number];

  test.each(["#ffd400", "#ff0000", "#00f", "#ffffff", "#000000", "#7a3a6d", "#0f5f55"])(
    "%s is moved until every pair reads well, light and dark",
    (accent) => {
      const from = parse(accent);
      if (!from) throw new Error("no colour");
      for (const [name, ground] of Object.entries(grounds)) {
        const t = tokens(from, name === "dark");
        expect(contrast(rgb(t.accent), [...ground]), name).toBeGreaterThanOrEqual(4.5);
        expect(contrast(rgb(t["on-accent"]), rgb(t.accent)), name).toBeGreaterThanOrEqual(4.5);
        expect(contrast(rgb(t["on-mine"]), rgb(t.mine)), name).toBeGreaterThanOrEqual(4.5);
        expect(contrast(rgb(t["accent-ink"]), rgb(t["accent-soft"])), name).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    },
  );

  test.each(["", "red", "#12", "#12345g", "url(x)", "#fff;} body{"])(
    "%j is no colour",
    (accent) => {
      expect(parse(accent)).toBeNull();
    },
  );
});
