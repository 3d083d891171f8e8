import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { FromAgent, ToAgent } from "../../wire.ts";
import { AgentLine, type LineState, type Wire } from "./line.ts";

class FakeWire implements Wire {
  sent: FromAgent[] = [];
  closed = false;
  onopen: Wire["onopen"] = null;
  onmessage: Wire["onmessage"] = null;
  onclose: Wire["onclose"] = null;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.closed = true;
  }
  opens(): void {
    this.onopen?.(new Event("open"));
  }
  says(frame: ToAgent): void {
    this.onmessage?.(new MessageEvent("message", { data: JSON.stringify(frame) }));
  }
  breaks(code: number): void {
    this.onclose?.({ code } as CloseEvent);
  }
}

const attending: ToAgent = {
  type: "attending",
  agent: "a",
  name: "A",
  epoch: "e",
  changed: 0,
  ping_every: 1000,
};

function made() {
  const wires: FakeWire[] = [];
  const states: LineState[] = [];
  const heard: ToAgent[] = [];
  const line = new AgentLine(
    () => {
      const wire = new FakeWire();
      wires.push(wire);
      return wire;
    },
    {
      hello: () => ({ type: "attend", after: wires.length }),
      heard: (frame) => heard.push(frame),
      changed: (state) => states.push(state),
    },
    () => 0.5,
  );
  const newest = () => {
    const wire = wires.at(-1);
    if (!wire) throw new Error("no wire yet");
    return wire;
  };
  const up = () => {
    newest().opens();
    newest().says(attending);
  };
  return { line, wires, states, heard, newest, up };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the first frame says what is known, and nothing else goes before the answer", () => {
  const { line, newest } = made();
  line.start();
  newest().opens();

  expect(line.send({ type: "away", on: true })).toBe(false);
  newest().says(attending);
  expect(line.send({ type: "away", on: true })).toBe(true);
  expect(newest().sent).toEqual([
    { type: "attend", after: 1 },
    { type: "away", on: true },
  ]);
});

test("a lost line is built again, each time later, and soon again after it stood", () => {
  const { line, wires, newest, up } = made();
  line.start();
  for (const wait of [500, 1000, 2000]) {
    newest().breaks(1006);
    const before = wires.length;
    vi.advanceTimersByTime(wait - 1);
    expect(wires.length).toBe(before);
    vi.advanceTimersByTime(1);
    expect(wires.length).toBe(before + 1);
  }
  up();
  newest().breaks(1006);
  vi.advanceTimersByTime(500);
  expect(wires).toHaveLength(5);
});

test("a server that goes away says when to come back", () => {
  const { line, wires, newest, up } = made();
  line.start();
  up();
  newest().says({ type: "going_away", retry_in: 5000 });
  newest().breaks(1012);

  vi.advanceTimersByTime(4999);
  expect(wires).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(wires).toHaveLength(2);
});

test.each([4001, 4003, 4400])("after %i nobody tries again", (code) => {
  const { line, wires, newest, up, states } = made();
  line.start();
  up();
  newest().breaks(code);
  vi.advanceTimersByTime(120_000);

  expect(wires).toHaveLength(1);
  expect(states.at(-1)).toBe("ended");
});

describe("silence", () => {
  test("is broken by pings, and a line without answers is given up", () => {
    const { line, wires, newest, up } = made();
    line.start();
    up();
    vi.advanceTimersByTime(3000);
    expect(newest().sent.filter((frame) => frame.type === "ping")).toHaveLength(3);

    vi.advanceTimersByTime(1000);
    expect(wires).toHaveLength(2);
    expect(wires[0]?.closed).toBe(true);
  });

  test("does not end a line that answers", () => {
    const { line, wires, newest, up } = made();
    line.start();
    up();
    for (let beat = 0; beat < 20; beat += 1) {
      vi.advanceTimersByTime(1000);
      newest().says({ type: "pong" });
    }
    expect(wires).toHaveLength(1);
  });

  test("of a server that accepts and then says nothing is not waited out for ever", () => {
    const { line, wires, newest } = made();
    line.start();
    newest().opens();
    vi.advanceTimersByTime(20_000);

    expect(wires.length).toBeGreaterThan(1);
  });
});

test("the last words of an old line are not heard", () => {
  const { line, wires, heard, up } = made();
  line.start();
  up();
  line.restart();
  heard.length = 0;
  wires[0]?.says({ type: "pong" });
  wires[0]?.breaks(1006);

  expect(heard).toEqual([]);
  expect(wires).toHaveLength(2);
});

test("stopped is stopped", () => {
  const { line, wires, up } = made();
  line.start();
  up();
  line.stop();
  line.restart();
  vi.advanceTimersByTime(60_000);

  expect(wires).toHaveLength(1);
  expect(line.send({ type: "ping" })).toBe(false);
});

test("without a network the line is off at once, and tried again when it may be back", () => {
  const { line, wires, states, up } = made();
  line.pause();
  expect(wires).toHaveLength(0);
  line.start();
  up();
  line.pause();

  expect(wires[0]?.closed).toBe(true);
  expect(states.at(-1)).toBe("off");
  expect(line.send({ type: "ping" })).toBe(false);
  line.restart();
  expect(wires).toHaveLength(2);
  line.pause();
  vi.advanceTimersByTime(20_000);
  expect(wires).toHaveLength(3);
});
