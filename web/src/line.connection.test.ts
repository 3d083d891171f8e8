import { describe, expect, test } from "vitest";
import { bench, HELLO, say } from "./line.bench.ts";
import { Ended } from "./line.ts";

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
