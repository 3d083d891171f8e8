import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Entry } from "../../wire.ts";
import * as acts from "./acts.ts";
import { draftOf } from "./drafts.ts";
import { headOf } from "./head.ts";
import { log, made, row, said, taken } from "./served.ts";

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a command", () => {
  test("waits while there is no line and goes when it is back, once, with its own id", () => {
    const { desk, server } = made();
    server.breaks();
    acts.note(desk, "c", "written offline");
    expect(server.of("act")).toHaveLength(0);

    vi.advanceTimersByTime(2000);
    server.accepts();
    expect(server.of("act").map((frame) => frame.id)).toEqual(["id1"]);
  });

  test("that was sent and not answered goes again with the same id", () => {
    const { desk, server } = made();
    acts.note(desk, "c", "on the way");
    server.breaks();
    vi.advanceTimersByTime(2000);
    server.accepts();

    expect(server.of("act").map((frame) => frame.id)).toEqual(["id1", "id1"]);
  });

  test("survives a reload of the page", () => {
    const { desk, server } = made();
    server.breaks();
    acts.note(desk, "c", "before the reload");

    const again = made();
    expect(again.server.of("act").map((frame) => frame.id)).toEqual(["id1"]);
  });

  test("is gone once its entry is here", () => {
    const { desk, server } = made();
    acts.note(desk, "c", "hm");
    const note: Entry = { ...said(1), by: "agent", cid: "id1", body: { type: "note", text: "hm" } };
    server.says(log(0, note), { type: "ack", id: "id1", seq: 1 });

    expect(desk.commands.value).toEqual([]);
  });

  test("carries the newest fence, from the log or from the row", () => {
    const { desk, server } = made();
    server.says(row(1, { fence: 4 }), log(0, taken(2, "tom", "Tom")));
    acts.take(desk, "c");

    expect(server.of("act")[0]?.event).toEqual({ type: "take", fence: 4 });
  });

  test("that failed is tried again under a new id with the fence of now", () => {
    const { desk, server } = made();
    acts.reply(desk, "c", "Hello", []);
    server.says({ type: "refused", id: "id1", code: "held" }, log(0, taken(3, "priya", "Priya")));
    desk.retry("id1");

    expect(server.of("act").at(-1)).toMatchObject({
      id: "id2",
      event: { fence: 3, text: "Hello" },
    });
  });
});

describe("a takeover that Tom won", () => {
  const lose = () => {
    const { desk, server } = made();
    desk.setDraft("c", "reply", "Hello Mara");
    acts.take(desk, "c");
    server.says(
      { type: "refused", id: "id1", code: "held", by: "Tom Okafor", fence: 2 },
      log(0, said(1), taken(2, "tom", "Tom Okafor")),
    );
    return { desk, server };
  };

  test("is told, and the draft is kept", () => {
    const { desk } = lose();

    expect(desk.lost.value.get("c")?.by).toBe("Tom Okafor");
    expect(draftOf(desk.drafts.value, "c", "reply")).toBe("Hello Mara");
    expect(headOf(desk, null, "c")).toMatchObject({ holder: "other", ownerName: "Tom Okafor" });
  });

  test("the draft can be passed on, as a note that names him", () => {
    const { desk, server } = lose();
    acts.passDraft(desk, "c", "Tom Okafor");

    expect(server.of("act").at(-1)?.event).toEqual({
      type: "write_note",
      text: "@Tom my draft, if it helps: Hello Mara",
    });
    expect(desk.lost.value.size).toBe(0);
  });

  test("the draft can wait as a note", () => {
    const { desk } = lose();
    acts.keepAsNote(desk, "c");

    expect(draftOf(desk.drafts.value, "c", "note")).toBe("Hello Mara");
    expect(desk.tab.value).toBe("note");
  });
});

test("taking over twice in a row is no lost race", () => {
  const { desk, server } = made();
  acts.take(desk, "c");
  server.says(log(0, taken(1, "priya", "Priya Nair", "id1")));
  acts.take(desk, "c");
  server.says({ type: "refused", id: "id2", code: "held", by: "Priya Nair", fence: 1 });

  expect(desk.lost.value.size).toBe(0);
  expect(desk.trouble.value).toBe("");
});
