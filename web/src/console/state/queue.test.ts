import { describe, expect, test } from "vitest";
import type { Brief, Queue } from "../../wire.ts";
import {
  completeness,
  filled,
  gathered,
  groups,
  lateness,
  merged,
  NO_QUEUE,
  nameOf,
  news,
  type QueueState,
  span,
  unread,
  waitOf,
} from "./queue.ts";
import { available, standing } from "./standing.ts";

const NOON = new Date(2026, 10, 20, 12).getTime();
const MINUTE = 60_000;

const brief = (conversation: string, changed: number, more: Partial<Brief> = {}): Brief => ({
  conversation,
  number: changed,
  changed,
  ...more,
});

const frame = (after: number, upto: number, rows: Brief[], whole = false): Queue => ({
  type: "queue",
  after,
  upto,
  rows,
  whole,
});

function queueAfter(...frames: Queue[]): QueueState {
  return frames.reduce<QueueState>((state, next) => {
    const moved = merged(state, next);
    if (moved === "gap") throw new Error("a gap");
    return moved;
  }, NO_QUEUE);
}

const waiting = (name: string, changed: number, minutes: number, more: Partial<Brief> = {}) =>
  brief(name, changed, { phase: "waiting", waiting_since: NOON - minutes * MINUTE, ...more });

describe("merging", () => {
  test("a changed row takes the place of the one before", () => {
    const state = queueAfter(
      frame(0, 1, [brief("a", 1, { title: "old" })]),
      frame(1, 2, [brief("a", 2, { title: "new" })]),
    );

    expect(state.rows.get("a")?.title).toBe("new");
    expect(state.changed).toBe(2);
  });

  test("a frame that comes twice, or late, changes nothing", () => {
    const first = frame(0, 1, [brief("a", 1, { title: "old" })]);
    const second = frame(1, 2, [brief("a", 2, { title: "new" })]);

    expect(queueAfter(first, second, second, first)).toEqual(queueAfter(first, second));
  });

  test("a frame that starts after what is known is a gap", () => {
    expect(merged(queueAfter(frame(0, 3, [])), frame(5, 6, []))).toBe("gap");
  });

  test("a whole queue replaces all, even where its position is lower", () => {
    const state = queueAfter(frame(0, 9, [brief("a", 9)]), frame(0, 2, [brief("b", 2)], true));

    expect([...state.rows.keys()]).toEqual(["b"]);
    expect(state.changed).toBe(2);
  });

  test("what the wire leaves out is filled in", () => {
    expect(filled(brief("a", 1))).toMatchObject({ phase: "intake", owner: "", contacts: 1 });
  });
});

describe("groups", () => {
  const rows = [
    waiting("short", 1, 2),
    waiting("long", 2, 11),
    brief("mine", 3, { phase: "live", owner: "me" }),
    brief("theirs", 4, { phase: "live", owner: "tom", owner_name: "Tom" }),
    brief("bot", 5, { phase: "confirming" }),
    brief("told", 8, { phase: "waiting", incident: 31 }),
    waiting("asks", 9, 1, { incident: 31 }),
    brief("today", 6, { phase: "closed", last_at: NOON - 60 * MINUTE }),
    brief("yesterday", 7, { phase: "closed", last_at: NOON - 24 * 60 * MINUTE }),
  ].map(filled);

  test("each row stands where its holder and phase say", () => {
    const found = groups(rows, "me", NOON).map((group) => [
      group.name,
      group.rows.map((row) => row.conversation),
    ]);

    expect(found).toEqual([
      ["waiting", ["long", "short", "asks"]],
      ["mine", ["mine"]],
      ["colleagues", ["theirs"]],
      ["news", ["told"]],
      ["flow", ["bot"]],
      ["snoozed", []],
      ["closed", ["today"]],
    ]);
  });

  test("in mine, who waits stands above who was answered", () => {
    const mine = [
      brief("answered", 1, { phase: "live", owner: "me", last_at: NOON }),
      waiting("asks", 2, 1, { phase: "live", owner: "me" }),
    ].map(filled);

    const order = groups(mine, "me", NOON)[1]?.rows.map((row) => row.conversation);
    expect(order).toEqual(["asks", "answered"]);
  });

  test("somebody in danger stands above whoever waits longer", () => {
    const found = [waiting("long", 1, 11), waiting("danger", 2, 0, { care: "crisis" })].map(filled);

    const order = groups(found, "me", NOON)[0]?.rows.map((row) => row.conversation);
    expect(order).toEqual(["danger", "long"]);
  });

  test("a case passed to a colleague is the colleague's, though its phase is waiting", () => {
    const passed = filled(waiting("passed", 1, 3, { owner: "tom" }));

    expect(groups([passed], "me", NOON)[2]?.rows).toEqual([passed]);
  });
});

test.each([
  [1, "normal", "fine"],
  [4, "normal", "soon"],
  [11, "normal", "late"],
  [4, "urgent", "late"],
  [11, "low", "soon"],
  [11, "a priority of tomorrow", "late"],
])("after %i minutes a %s case is %s", (minutes, priority, expected) => {
  expect(lateness(filled(waiting("a", 1, minutes, { priority })), NOON)).toBe(expected);
});

test.each([
  [-5, "now"],
  [0, "now"],
  [1, "1 min"],
  [59, "59 min"],
  [60, "1 h"],
  [65, "1 h 5 min"],
  [24 * 60, "1 day"],
  [50 * 60, "2 days"],
])("a span of %i minutes reads %s", (minutes, words) => {
  expect(span(NOON - minutes * MINUTE, NOON)).toBe(words);
});

test("who does not wait is answered, with the bot, or closed", () => {
  const words = [
    brief("a", 1, { phase: "live", owner: "me" }),
    brief("b", 2),
    brief("c", 3, { phase: "closed", waiting_since: 1 }),
  ].map((row) => waitOf(filled(row), NOON));

  expect(words).toEqual(["answered", "with the bot", "closed"]);
});

test("completeness is told in words, and not before the bot is through", () => {
  const words = [
    brief("a", 1, { phase: "waiting", missing: 1 }),
    brief("b", 2, { phase: "waiting", missing: 3 }),
    brief("c", 3, { phase: "waiting" }),
    brief("d", 4),
  ].map((row) => completeness(filled(row)));

  expect(words).toEqual(["1 thing missing", "3 things missing", "complete", ""]);
});

test("one sentence says how things stand", () => {
  const rows = [filled(waiting("a", 1, 11)), filled(waiting("b", 2, 2))];

  expect(standing(rows, NOON)).toBe("2 people are waiting, the longest for 11 minutes.");
  expect(standing(rows.slice(0, 1), NOON)).toBe("1 person is waiting, for 11 minutes.");
  expect(standing([], NOON)).toBe("Nobody is waiting.");
  expect(available(2)).toBe("Two of you are available.");
});

test("a customer without a name is called by the number", () => {
  expect(nameOf({ customer: "  ", number: 7 })).toBe("Visitor 7");
});

describe("news", () => {
  const known = queueAfter(frame(0, 1, [brief("a", 1)], true));
  const fresh = (more: Partial<Brief>) =>
    news(
      known,
      queueAfter(frame(0, 1, [brief("a", 1)], true), frame(1, 2, [brief("a", 2, more)])),
      "me",
    );

  test("a case that comes to wait is news", () => {
    expect(fresh({ phase: "waiting" })).toHaveLength(1);
  });

  test("a customer's new words in one of mine are news, my own are not", () => {
    const mine = { phase: "live", owner: "me", seq: 5 } as const;

    expect(fresh({ ...mine, last_by: "customer" })).toHaveLength(1);
    expect(fresh({ ...mine, last_by: "agent" })).toHaveLength(0);
  });

  test("what was there when the page opened is none", () => {
    expect(news(NO_QUEUE, queueAfter(frame(0, 1, [waiting("a", 1, 3)], true)), "me")).toEqual([]);
  });
});

test("unread is what a customer wrote after what I have seen, where it concerns me", () => {
  const row = filled(waiting("a", 1, 1, { last_by: "customer", seq: 5 }));

  expect(unread(row, "me", new Map())).toBe(true);
  expect(unread(row, "me", new Map([["a", 5]]))).toBe(false);
  expect(unread({ ...row, owner: "tom" }, "me", new Map())).toBe(false);
});

describe("contacts of one case", () => {
  const live = (name: string, changed: number, owner: string, more: Partial<Brief> = {}) =>
    brief(name, changed, { phase: "live", owner, ...more });
  const rowsOf = (...briefs: Brief[]) => briefs.map(filled);
  const shown = (...briefs: Brief[]) => gathered(rowsOf(...briefs)).map((row) => row.conversation);

  test("stand in one row, with the longest wait and the highest priority of them", () => {
    const [row] = gathered(
      rowsOf(
        live("a", 1, "priya", { last_at: 5 }),
        waiting("b", 2, 9, { joined: 1, priority: "high", care: "distress" }),
        waiting("c", 3, 4, { joined: 2, last_at: 8 }),
      ),
    );

    expect(row).toMatchObject({
      conversation: "a",
      owner: "priya",
      waiting_since: NOON - 9 * MINUTE,
      priority: "high",
      care: "distress",
      last_at: 8,
    });
    expect(row?.parts?.map((part) => part.conversation)).toEqual(["b", "c"]);
  });

  test("stand for themselves where a colleague talks, or their case is closed or unknown", () => {
    const part = waiting("b", 2, 9, { joined: 1 });
    expect(shown(waiting("a", 1, 2), part)).toEqual(["a"]);
    expect(shown(waiting("a", 1, 2), live("b", 2, "tom", { joined: 1 }))).toEqual(["a", "b"]);
    expect(shown(live("a", 1, "tom"), live("b", 2, "tom", { joined: 1 }))).toEqual(["a"]);
    expect(shown(brief("a", 1, { phase: "closed" }), part)).toEqual(["a", "b"]);
    expect(shown(part)).toEqual(["b"]);
  });

  test("that go round in a circle are all shown somewhere", () => {
    expect(
      shown(waiting("a", 1, 2, { joined: 2 }), waiting("b", 2, 2, { joined: 1 })).length,
    ).toBeGreaterThan(0);
  });

  test("are news and unread to whoever has the case", () => {
    const root = live("a", 1, "priya");
    const before = queueAfter(frame(0, 2, [root, waiting("b", 2, 9, { joined: 1, seq: 3 })], true));
    const said = waiting("b", 3, 9, { joined: 1, number: 2, seq: 4, last_by: "customer" });
    const after = queueAfter(frame(0, 3, [root, said], true));

    expect(news(before, after, "priya").map((row) => row.conversation)).toEqual(["b"]);
    expect(news(before, after, "tom")).toEqual([]);
    const [row] = gathered(after.rows.values());
    expect(row && unread(row, "priya", new Map())).toBe(true);
    expect(row && unread(row, "priya", new Map([["b", 4]]))).toBe(false);
  });

  test("are counted once in the groups", () => {
    const rows = rowsOf(waiting("a", 1, 2), waiting("b", 2, 9, { joined: 1 }));

    expect(groups(rows, "priya", NOON)[0]?.rows).toHaveLength(1);
  });
});
