/** For tests: a line whose socket, clock and chance do as they are told. */
import { createLine } from "./line.ts";
import type { Ack, Do, Hello, Refused } from "./wire.ts";

/** A world that stands still until it is told to move on. */
export function bench({ chance = 0.5, hello = async () => HELLO as Hello } = {}) {
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

export const settle = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};
export const HELLO: Hello = { type: "hello", token: "t", after: 0, epoch: "e" };
export const WELCOME = { type: "welcome", conversation: "c", number: 1, epoch: "e", seq: 0 };
export const say = (text: string): Do["event"] => ({ type: "say", text });
