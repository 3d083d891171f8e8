import { describe, expect, test } from "vitest";
import { bench, HELLO, say } from "./line.bench.ts";
import type { Sending } from "./line.ts";

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
