import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Brief, Entry, FromAgent, Log, Me, ToAgent } from "../../wire.ts";
import * as acts from "./acts.ts";
import { Desk } from "./desk.ts";
import { draftOf } from "./drafts.ts";
import { headOf } from "./head.ts";
import type { Wire } from "./line.ts";

const PRIYA: Me = {
  id: "priya",
  name: "Priya Nair",
  email: "p@shop.example",
  role: "agent",
  teams: [],
  csrf: "c",
};

/** The server's end of the desk's socket. */
class Server {
  wires: Wire[] = [];
  sent: FromAgent[] = [];

  open = (): Wire => {
    const wire: Wire = {
      send: (text) => this.sent.push(JSON.parse(text)),
      close: () => undefined,
      onopen: null,
      onmessage: null,
      onclose: null,
    };
    this.wires.push(wire);
    return wire;
  };
  says(...frames: ToAgent[]): void {
    for (const frame of frames) {
      this.wires.at(-1)?.onmessage?.(new MessageEvent("message", { data: JSON.stringify(frame) }));
    }
  }
  accepts(epoch = "e1"): void {
    this.wires.at(-1)?.onopen?.(new Event("open"));
    this.says({ type: "attending", agent: "priya", name: "Priya Nair", epoch, changed: 0 });
  }
  breaks(code = 1006): void {
    this.wires.at(-1)?.onclose?.({ code } as CloseEvent);
  }
  of<T extends FromAgent["type"]>(type: T): Extract<FromAgent, { type: T }>[] {
    return this.sent.filter(
      (frame): frame is Extract<FromAgent, { type: T }> => frame.type === type,
    );
  }
}

const said = (seq: number): Entry => ({
  seq,
  at: seq,
  by: "customer",
  body: { type: "said", text: `word ${seq}` },
});
const taken = (seq: number, agent: string, name: string, cid = ""): Entry => ({
  seq,
  at: seq,
  by: "agent",
  who: agent,
  name,
  cid,
  body: { type: "taken", fence: seq, agent, name },
});
const log = (after: number, ...entries: Entry[]): Log => ({
  type: "log",
  conversation: "c",
  after,
  upto: entries.at(-1)?.seq ?? after,
  entries,
});
const row = (changed: number, more: Partial<Brief> = {}): ToAgent => ({
  type: "queue",
  after: 0,
  upto: changed,
  rows: [{ conversation: "c", number: 1042, changed, ...more }],
});

function made(): { desk: Desk; server: Server } {
  const server = new Server();
  let ids = 0;
  const desk = new Desk(server.open, () => {
    ids += 1;
    return `id${ids}`;
  });
  desk.signedIn(PRIYA);
  server.accepts();
  desk.goTo("#talk/c");
  return { desk, server };
}

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

test("opening a conversation follows it, leaving it stops", () => {
  const { desk, server } = made();
  desk.goTo("#queue");

  expect(server.of("watch")).toEqual([{ type: "watch", conversation: "c", after: 0 }]);
  expect(server.of("unwatch")).toEqual([{ type: "unwatch", conversation: "c" }]);
});

describe("the log", () => {
  test("comes in order, once, whatever is sent twice", () => {
    const { desk, server } = made();
    server.says(log(0, said(1), said(2)), log(0, said(1), said(2)), log(1, said(2), said(3)));

    expect(desk.views.value.get("c")?.entries.map((entry) => entry.seq)).toEqual([1, 2, 3]);
  });

  test("with a hole in it is asked for again from our own number", () => {
    const { desk, server } = made();
    server.says(log(0, said(1)), log(4, said(5)));

    expect(server.of("watch").at(-1)).toEqual({ type: "watch", conversation: "c", after: 1 });
    expect(desk.views.value.get("c")?.seq).toBe(1);
  });

  test("goes on from our number after a lost line", () => {
    const { server } = made();
    server.says(log(0, said(1), said(2)));
    server.breaks();
    vi.advanceTimersByTime(2000);
    server.accepts();

    expect(server.of("watch").at(-1)).toEqual({ type: "watch", conversation: "c", after: 2 });
  });

  test("of another store is not added to what is shown", () => {
    const { desk, server } = made();
    server.says(log(0, said(1), said(2)));
    server.breaks();
    vi.advanceTimersByTime(2000);
    server.accepts("e2");

    expect(desk.views.value.size).toBe(0);
    expect(server.of("watch").at(-1)).toEqual({ type: "watch", conversation: "c", after: 0 });
  });

  test("a reset forgets everything and reads from the start", () => {
    const { desk, server } = made();
    server.says(row(3), log(0, said(1)), { type: "reset", epoch: "e2" });

    expect(desk.queue.value.rows.size).toBe(0);
    expect(server.of("watch").at(-1)).toEqual({ type: "watch", conversation: "c", after: 0 });
  });
});

test("a queue with a hole in it is asked for whole, on a new line", () => {
  const { server } = made();
  server.says(row(3), { type: "queue", after: 7, upto: 8, rows: [] });
  server.accepts();

  expect(server.wires).toHaveLength(2);
  expect(server.of("attend").at(-1)).toMatchObject({ after: 0 });
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

test("reading is told once for each new entry", () => {
  const { desk, server } = made();
  desk.markSeen("c", 4);
  desk.markSeen("c", 4);
  desk.markSeen("c", 3);

  expect(server.of("agent_seen")).toEqual([{ type: "agent_seen", conversation: "c", seq: 4 }]);
});

test("a sign-in that ended leaves nothing of the agent behind", () => {
  const { desk, server } = made();
  server.says(row(3, { customer: "Mara" }), log(0, said(1)));
  desk.setDraft("c", "reply", "private");
  server.breaks(4003);

  expect(desk.me.value).toBeNull();
  expect(desk.queue.value.rows.size).toBe(0);
  expect(desk.views.value.size).toBe(0);
  expect(desk.drafts.value).toEqual({});
});
