import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ToAgent } from "../../wire.ts";
import { Desk } from "./desk.ts";
import { log, made, PRIYA, row, Server, said } from "./served.ts";

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

  test("names a team as staff do, whatever the customer's language", () => {
    const { desk } = made();
    desk.teams.value = [{ id: "web", name: "our website team", online: true }];
    const entry = {
      ...said(1),
      body: { type: "handover" as const, number: 7, team: "web", team_name: "فريق الموقع" },
    };
    const other = { ...entry, body: { ...entry.body, team: "gone" } };

    const [ours, kept] = desk.inOurWords([entry, other]);
    expect(ours?.body).toMatchObject({ team_name: "our website team" });
    expect(kept).toBe(other);
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

test("one conversation's log may begin again without the rest", () => {
  const { desk, server } = made();
  server.says(row(3), log(0, said(1), said(2)));
  server.says({ type: "reset", epoch: "e1", conversation: "c" } as ToAgent, log(0, said(1)));

  expect(desk.views.value.get("c")?.seq).toBe(1);
  expect(desk.queue.value.rows.size).toBe(1);
});

test("a notice that is told again on a new line stands there once", () => {
  const { desk, server } = made();
  const notice: ToAgent = { type: "notice", level: "warn", text: "a.yaml:1:1 …", about: "flows" };
  server.says(notice, notice);
  server.breaks();
  vi.advanceTimersByTime(2000);
  server.accepts();
  expect(desk.notices.value).toEqual([]);

  server.says(notice);
  expect(desk.notices.value).toEqual([notice]);
});

test("a notice that no longer holds goes away", () => {
  const { desk, server } = made();
  const notice: ToAgent = { type: "notice", level: "bad", text: "a.yaml:1:1 …", about: "flows" };
  server.says(notice, { ...notice, text: "b.yaml:1:1 …" });
  server.says({ ...notice, level: "info" });

  expect(desk.notices.value.map((one) => one.text)).toEqual(["b.yaml:1:1 …"]);
});

test("a conversation that does not exist is told as that", () => {
  const { desk, server } = made();
  server.says({ type: "refused", id: "", code: "not_found" });

  expect(desk.absent.value).toBe("c");
});

test("a server that will not take us back is asked who we are", async () => {
  const { desk, server } = made();
  vi.stubGlobal("fetch", async () => new Response("{}", { status: 401 }));
  server.breaks();
  vi.advanceTimersByTime(2000);
  server.breaks();
  await vi.advanceTimersByTimeAsync(0);

  expect(desk.me.value).toBeNull();
});

test("an editor, who sees no customer, gets no line to them", () => {
  const server = new Server();
  const desk = new Desk(server.open, () => "id");
  desk.signedIn({ ...PRIYA, role: "editor" });

  expect(server.wires).toEqual([]);
});

test("of two looks around the later one counts, though it is answered first", async () => {
  const { desk } = made();
  const come: ((found: never) => void)[] = [];
  vi.spyOn(desk.api, "agents").mockImplementation(() => new Promise((done) => come.push(done)));
  vi.spyOn(desk.api, "teams").mockResolvedValue([]);
  const looks = [desk.lookAround(), desk.lookAround()];

  come[1]?.([{ id: "here" }] as never);
  await looks[1];
  come[0]?.([{ id: "gone" }] as never);
  await looks[0];

  expect(desk.agents.value.map(({ id }) => id)).toEqual(["here"]);
});
