import { describe, expect, test } from "vitest";
import type { Refused } from "../../wire.ts";
import {
  acked,
  added,
  type Commands,
  find,
  parsed,
  refusalWords,
  refused,
  sent,
  settled,
  silent,
  toSend,
  unsent,
} from "./commands.ts";

const reply = { type: "respond", fence: 1, text: "Hello Mara" } as const;
const take = { type: "take", fence: 0 } as const;
const one = (event: typeof reply | typeof take): Commands => added([], "id1", "c", event, 0);
const no = (code: string, more: Partial<Refused> = {}): Refused => ({
  type: "refused",
  id: "id1",
  code,
  ...more,
});

test("what was sent and not answered goes again after a lost line, with the same id", () => {
  const lost = unsent(sent(one(reply), "id1", 0));

  expect(toSend(lost).map((command) => command.id)).toEqual(["id1"]);
  expect(find(lost, "id1")?.tries).toBe(1);
});

test("what stays unanswered for long goes again; what is fresh does not", () => {
  const commands = sent(one(reply), "id1", 10_000);

  expect(toSend(silent(commands, 12_000))).toHaveLength(0);
  expect(silent(commands, 12_000)).toBe(commands);
  expect(toSend(silent(commands, 17_000))).toHaveLength(1);
});

describe("an answer", () => {
  test("ends a command that shows nothing", () => {
    expect(acked(one(take), { type: "ack", id: "id1", seq: 4 })).toEqual([]);
  });

  test("leaves words on the screen until their entry comes", () => {
    const commands = acked(one(reply), { type: "ack", id: "id1", seq: 4 });

    expect(settled(commands, "c", 3, new Set())).toHaveLength(1);
    expect(settled(commands, "other", 9, new Set())).toHaveLength(1);
    expect(settled(commands, "c", 4, new Set())).toHaveLength(0);
  });

  test("may come after the entry it is for", () => {
    const commands = settled(one(reply), "c", 4, new Set(["id1"]));

    expect(acked(commands, { type: "ack", id: "id1", seq: 4 })).toEqual([]);
  });
});

describe("a refusal", () => {
  test("keeps words that would be lost, and says why", () => {
    const { commands, again } = refused(one(reply), no("closed"));

    expect(again).toBe(false);
    expect(commands[0]?.state).toBe("failed");
    expect(commands[0]?.why).toContain("closed");
    expect(toSend(commands)).toEqual([]);
  });

  test("lets go of a takeover", () => {
    expect(refused(one(take), no("held", { by: "Tom" })).commands).toEqual([]);
  });

  test("that says try again is tried again, but not for ever", () => {
    let commands = one(reply);
    for (let tries = 0; tries < 4; tries += 1) {
      const before = refused(sent(commands, "id1", 0), no("busy", { retry: true }));
      expect(before.again).toBe(tries < 3);
      commands = before.commands;
    }
    expect(commands[0]?.state).toBe("failed");
  });

  test("of a command we don't know changes nothing", () => {
    expect(refused([], no("held"))).toEqual({ commands: [], again: false });
  });

  test("names who won the race", () => {
    expect(refusalWords(no("held", { by: "Tom" }))).toBe(
      "Tom took this over a moment before you. Your draft is kept.",
    );
    expect(refusalWords(no("a code of tomorrow"))).toContain("try again");
  });
});

test.each([null, "", "{", "[1]", '[{"id":"x"}]'])("%s holds no command", (kept) => {
  expect(parsed(kept)).toEqual([]);
});

test("a reload sends what was not answered again and forgets what was", () => {
  const kept = [...sent(one(reply), "id1", 0), { ...one(reply)[0], id: "id2", state: "acked" }];

  expect(toSend(parsed(JSON.stringify(kept))).map((command) => command.id)).toEqual(["id1"]);
});
