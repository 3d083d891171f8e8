import { describe, expect, test } from "vitest";
import type { Brief } from "../../wire.ts";
import { filled, groups, lateness, NO_QUEUE, returned, waitOf } from "./queue.ts";
import { fieldOf, moments, picked } from "./snooze.ts";

/** In the agent's own zone, whatever it is. */
const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 10, day, hour, minute).getTime();
const FRIDAY = 27;
const HOUR = 3_600_000;

const offered = (now: number, begins = 0) => moments(now, begins).map((one) => [one.label, one.at]);

test("on a Friday afternoon: an hour, the evening, the next morning, Monday", () => {
  expect(offered(at(FRIDAY, 14))).toEqual([
    ["In 1 hour", at(FRIDAY, 15)],
    ["This evening", at(FRIDAY, 18)],
    ["Tomorrow morning", at(28, 9)],
    ["On Monday", at(30, 9)],
  ]);
});

test("the hours of the team take the morning's place, and Monday is not offered twice", () => {
  expect(offered(at(FRIDAY, 17, 30), at(30, 9))).toEqual([
    ["In 1 hour", at(FRIDAY, 18, 30)],
    ["When the team’s hours begin", at(30, 9)],
  ]);
});

test("what is no longer away than an hour is not worth offering, nor is what is past", () => {
  expect(offered(at(30, 8), at(30, 8, 30)).map(([label]) => label)).toEqual([
    "In 1 hour",
    "This evening",
    "On Monday",
  ]);
});

test("on a Monday the next one is meant, and on a Sunday tomorrow is Monday", () => {
  expect(offered(at(30, 10)).at(-1)).toEqual(["On Monday", new Date(2026, 11, 7, 9).getTime()]);
  expect(offered(at(29, 20)).map(([label]) => label)).toEqual(["In 1 hour", "Tomorrow morning"]);
});

test.each([
  ["", 0],
  ["nonsense", 0],
  ["2026-11-27T13:59", 0],
  ["2026-11-27T14:00", 0],
  ["2026-11-27T14:01", at(FRIDAY, 14, 1)],
  ["2027-11-28T14:00", 0],
  ["+275760-09-13T00:00", 0],
])("the field that says %j means %d", (value, moment) => {
  expect(picked(value, at(FRIDAY, 14))).toBe(moment);
});

test("the field begins with the agent's own time", () => {
  expect(fieldOf(at(FRIDAY, 14, 5))).toBe("2026-11-27T14:05");
  expect(picked(fieldOf(at(FRIDAY, 14) + 2 * HOUR), at(FRIDAY, 14))).toBe(at(FRIDAY, 16));
});

describe("put aside", () => {
  const NOON = at(FRIDAY, 12);
  const mine = (
    name: string,
    changed: number,
    until: number,
    more: Partial<Brief> = {},
  ): Brief => ({
    conversation: name,
    number: changed,
    changed,
    phase: "live",
    owner: "me",
    snoozed_until: NOON + until,
    last_at: NOON,
    ...more,
  });
  const standing = (now: number, ...rows: Brief[]) =>
    Object.fromEntries(
      groups(rows.map(filled), "me", now).map(({ name, rows }) => [
        name,
        rows.map((row) => row.conversation),
      ]),
    );

  const queueOf = (...rows: Brief[]) => ({
    ...NO_QUEUE,
    rows: new Map(rows.map((row) => [row.conversation, filled(row)])),
  });

  test("a case stands at the end, the next to come back first, and calmly", () => {
    const late = mine("late", 1, 3 * HOUR);
    const soon = mine("soon", 2, HOUR, { waiting_since: NOON - HOUR });
    const theirs = mine("theirs", 3, 2 * HOUR, { owner: "tom" });

    expect(standing(NOON, late, soon, theirs)).toMatchObject({
      mine: [],
      colleagues: [],
      snoozed: ["soon", "theirs", "late"],
    });
    expect(waitOf(filled(soon), NOON)).toBe("back 13:00");
    expect(lateness(filled(soon), NOON)).toBe("fine");
  });

  test("it comes back by itself, above what needs nothing", () => {
    const back = mine("back", 1, HOUR);
    const other = { ...mine("other", 2, 0, { last_at: NOON + 2 * HOUR }), snoozed_until: 0 };

    expect(standing(NOON + HOUR, other, back)).toMatchObject({
      mine: ["back", "other"],
      snoozed: [],
    });
    expect(returned(queueOf(back, other), "me", NOON, NOON + HOUR)).toHaveLength(1);
    expect(returned(queueOf(back), "me", NOON + HOUR, NOON + 2 * HOUR)).toEqual([]);
    expect(returned(queueOf(back), "tom", NOON, NOON + HOUR)).toEqual([]);
  });

  test("whoever waits in another contact of the case brings it back", () => {
    const aside = mine("aside", 1, HOUR, { number: 7 });
    const contact = {
      ...mine("contact", 2, 0),
      phase: "waiting" as const,
      owner: "",
      snoozed_until: 0,
      waiting_since: NOON - HOUR,
      joined: 7,
    };

    expect(standing(NOON, aside, contact)).toMatchObject({ mine: ["aside"], snoozed: [] });
  });
});
