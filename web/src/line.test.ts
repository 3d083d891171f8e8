import { describe, expect, test } from "vitest";
import { createLine, Ended, type Sending } from "./line.ts";
import type { Ack, Do, Hello, Refused } from "./wire.ts";

/** A world that stands still until it is told to move on. */
function bench({ chance = 0.5, hello = async () => HELLO as Hello } = {}) {
  const sockets: FakeSocket[] = [];
  const plans: { at: number; then: () => void }[] = [];
  const answered: (Ack | Refused)[] = [];
  const frames: { type: string }[] = [];
  let now = 1_000_000;
  let names = 0;

  class FakeSocket {
    sent: { type: string; id?: string; event?: unknown }[] = [];
    closedByUs = false;
    constructor(
      readonly on: { opened(): void; frame(text: string): void; closed(code: number): void },
    ) {
      sockets.push(this);
    }
    send(text: string) {
      this.sent.push(JSON.parse(text));
    }
    close() {
      this.closedByUs = true;
    }
    say(frame: object) {
      this.on.frame(JSON.stringify(frame));
    }
    commands() {
      return this.sent.filter((frame) => frame.type === "do");
    }
  }

  const line = createLine(
    {
      dial: (on) => new FakeSocket(on),
      later(ms, then) {
        const plan = { at: now + ms, then };
        plans.push(plan);
        return () => void plans.splice(plans.indexOf(plan) >>> 0, 1);
      },
      now: () => now,
      random: () => chance,
      name: () => `name-${++names}`,
    },
    {
      hello,
      frame: (frame) => frames.push(frame),
      answered: (_, answer) => answered.push(answer),
      changed() {},
    },
  );

  /** Let time pass, in the order of the plans. */
  async function pass(ms: number) {
    const end = now + ms;
    for (;;) {
      await settle();
      const due = plans.filter((plan) => plan.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      plans.splice(plans.indexOf(due), 1);
      now = Math.max(now, due.at);
      due.then();
    }
    now = end;
    await settle();
  }

  async function ready() {
    line.start();
    await settle();
    return greet();
  }

  function greet() {
    const socket = sockets.at(-1);
    if (!socket) throw new Error("nobody dialled");
    socket.on.opened();
    socket.say(WELCOME);
    return socket;
  }

  return { line, sockets, answered, frames, pass, ready, greet };
}

const settle = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};
const HELLO: Hello = { type: "hello", token: "t", after: 0, epoch: "e" };
const WELCOME = { type: "welcome", conversation: "c", number: 1, epoch: "e", seq: 0 };
const say = (text: string): Do["event"] => ({ type: "say", text });

describe("a command", () => {
  test("waits for the line and goes out after the welcome, in order", async () => {
    const { line, ready } = bench();
    line.send(say("one"));
    line.send(say("two"));

    const socket = await ready();

    expect(socket.sent[0]).toEqual(HELLO);
    expect(socket.commands().map((frame) => frame.event)).toEqual([say("one"), say("two")]);
  });

  test("is forgotten once it is acknowledged", async () => {
    const { line, ready, answered, pass } = bench();
    const socket = await ready();
    const { id } = line.send(say("one"));

    socket.say({ type: "ack", id, seq: 2 });
    await pass(20_000);

    expect(line.outbox).toEqual([]);
    expect(answered).toEqual([{ type: "ack", id, seq: 2 }]);
    expect(socket.commands()).toHaveLength(1);
  });

  test("goes out again with the same id after five silent seconds", async () => {
    const { line, ready, pass } = bench();
    const socket = await ready();
    const { id } = line.send(say("one"));

    await pass(4_900);
    expect(socket.commands()).toHaveLength(1);
    await pass(200);

    expect(socket.commands().map((frame) => frame.id)).toEqual([id, id]);
  });

  test("goes out again with the same id on the next line", async () => {
    const { line, ready, pass, greet } = bench();
    const first = await ready();
    const { id } = line.send(say("one"));

    first.on.closed(1006);
    await pass(1_000);
    const second = greet();

    expect(second).not.toBe(first);
    expect(second.commands().map((frame) => frame.id)).toEqual([id]);
  });

  test("that was refused stays, with the reason, and is not sent by itself again", async () => {
    const { line, ready, pass } = bench();
    const socket = await ready();
    const { id } = line.send(say("one"));

    socket.say({ type: "refused", id, code: "stale", text: "moved on" });
    await pass(20_000);

    expect(line.outbox.map((one) => one.refused?.text)).toEqual(["moved on"]);
    expect(socket.commands()).toHaveLength(1);
  });

  test("gets a new name when the customer sends it once more", async () => {
    const { line, ready } = bench();
    const socket = await ready();
    const one = line.send(say("one"));
    socket.say({ type: "refused", id: one.id, code: "stale" });

    line.retry(one);

    const ids = socket.commands().map((frame) => frame.id);
    expect(ids).toHaveLength(2);
    expect(ids[1]).not.toBe(one.id);
    expect(line.outbox[0]?.refused).toBeUndefined();
  });

  test("that the server was too busy for is tried again, five times at most", async () => {
    const { line, ready, pass } = bench();
    const socket = await ready();
    const { id } = line.send(say("one"));

    for (let i = 0; i < 6; i++) {
      socket.say({ type: "refused", id, code: "busy", retry: true });
      await pass(40_000);
      socket.say({ type: "pong" });
    }

    expect(line.outbox[0]?.refused?.code).toBe("busy");
  });

  test("that the customer lets go is gone", async () => {
    const { line, ready } = bench();
    await ready();
    const one = line.send(say("one"));

    line.drop(one);

    expect(line.outbox).toEqual([]);
  });

  test("answered twice counts once", async () => {
    const { line, ready, answered } = bench();
    const socket = await ready();
    const { id } = line.send(say("one"));

    socket.say({ type: "ack", id, seq: 2 });
    socket.say({ type: "ack", id, seq: 2 });

    expect(answered).toHaveLength(1);
  });

  test("kept from before a reload goes out under its old name", async () => {
    const { line, ready } = bench();
    const kept: Sending = { id: "from-before", event: say("one"), due: 99 };
    line.outbox.push(kept);

    const socket = await ready();

    expect(socket.commands().map((frame) => frame.id)).toEqual(["from-before"]);
  });
});

describe("the line", () => {
  test("is not dialled before it is started", async () => {
    const { line, sockets, pass } = bench();
    line.send(say("one"));
    await pass(60_000);
    expect(sockets).toEqual([]);
    expect(line.status).toBe("idle");
  });

  test("says nothing about a first hiccup and is away from the second on", async () => {
    const { line, ready, pass, sockets } = bench();
    const socket = await ready();

    socket.on.closed(1006);
    expect(line.status).toBe("connecting");
    await pass(1_000);
    sockets.at(-1)?.on.closed(1006);

    expect(line.status).toBe("away");
  });

  test("waits longer each time, thirty seconds at most", async () => {
    const { line, ready, pass, sockets } = bench({ chance: 1 });
    (await ready()).on.closed(1006);
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      const before = sockets.length;
      let waited = 0;
      while (sockets.length === before) {
        await pass(500);
        waited += 500;
      }
      waits.push(waited);
      sockets.at(-1)?.on.closed(1006);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(line.retryAt).toBeGreaterThan(0);
  });

  test("with full jitter may come back at once", async () => {
    const { ready, pass, sockets } = bench({ chance: 0 });
    (await ready()).on.closed(1006);
    await pass(0);
    expect(sockets).toHaveLength(2);
  });

  test("that goes silent for three beats is given up and dialled anew", async () => {
    const { ready, pass, sockets, line } = bench();
    const socket = await ready();

    await pass(40_000);
    expect(sockets).toHaveLength(1);
    expect(socket.sent.filter((frame) => frame.type === "ping").length).toBe(2);
    await pass(25_000);

    expect(socket.closedByUs).toBe(true);
    expect(sockets).toHaveLength(2);
    expect(line.status).toBe("connecting");
  });

  test("that answers its pings is kept", async () => {
    const { ready, pass, sockets } = bench();
    const socket = await ready();
    for (let i = 0; i < 10; i++) {
      await pass(15_000);
      socket.say({ type: "pong" });
    }
    expect(sockets).toHaveLength(1);
  });

  test("never greeted back is given up", async () => {
    const { line, pass, sockets } = bench();
    line.start();
    await pass(0);
    sockets[0]?.on.opened();
    await pass(11_000);
    expect(sockets.length).toBeGreaterThan(1);
  });

  test("comes back when the server said it would be there, and sends nothing before", async () => {
    const { line, ready, pass, sockets, greet } = bench();
    const socket = await ready();

    socket.say({ type: "going_away", retry_in: 3_000 });
    line.send(say("meanwhile"));
    socket.on.closed(1012);
    await pass(2_900);
    expect(sockets).toHaveLength(1);
    await pass(200);

    expect(socket.commands()).toEqual([]);
    expect(greet().commands()).toHaveLength(1);
  });

  test.each([4001, 4003, 4400])("closed with %i is at its end", async (code) => {
    const { line, ready, pass, sockets } = bench();
    (await ready()).on.closed(code);
    await pass(60_000);
    line.start();
    await pass(0);
    expect([line.status, line.ended, sockets.length]).toEqual(["ended", code, 1]);
  });

  test("waits without trying while the browser is offline, then tries at once", async () => {
    const { line, ready, pass, sockets } = bench();
    await ready();

    line.offline();
    expect(line.status).toBe("away");
    await pass(120_000);
    expect(sockets).toHaveLength(1);
    line.start();
    await pass(0);

    expect(sockets).toHaveLength(2);
  });

  test("does not hear the last words of a socket it let go", async () => {
    const { line, ready, frames } = bench();
    const old = await ready();
    line.offline();
    const before = frames.length;

    old.say({ type: "pong" });
    old.on.closed(4003);

    expect(frames).toHaveLength(before);
    expect(line.status).toBe("away");
  });

  test("asked to read again greets on a new socket", async () => {
    const { line, ready, pass, sockets } = bench();
    const socket = await ready();
    line.again();
    await pass(0);
    expect(socket.closedByUs).toBe(true);
    expect(sockets).toHaveLength(2);
  });

  test("tries again when the conversation could not be made", async () => {
    let failures = 2;
    const hello = async () => {
      if (failures-- > 0) throw new TypeError("network");
      return HELLO;
    };
    const { line, pass, sockets } = bench({ hello });
    line.start();
    await pass(0);
    expect([line.status, sockets.length]).toEqual(["away", 0]);
    await pass(10_000);
    expect(sockets).toHaveLength(1);
  });

  test("ends when the conversation is refused for good", async () => {
    const hello = async () => Promise.reject(new Ended(403));
    const { line, pass } = bench({ hello });
    line.start();
    await pass(60_000);
    expect([line.status, line.ended]).toEqual(["ended", 403]);
  });

  test("drops hints that nobody can hear", async () => {
    const { line, ready } = bench();
    line.hint({ type: "typing", on: true });
    const socket = await ready();
    line.hint({ type: "typing", on: false });
    expect(socket.sent.filter((frame) => frame.type === "typing")).toEqual([
      { type: "typing", on: false },
    ]);
  });

  test("hands on what is history and what is not", async () => {
    const { ready, frames } = bench();
    const socket = await ready();
    socket.say({ type: "reset", epoch: "f" });
    socket.say({ type: "log", after: 0, upto: 0, entries: [] });
    expect(frames.map((frame) => frame.type)).toEqual(["welcome", "reset", "log"]);
  });
});
