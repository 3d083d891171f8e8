/**
 * The customer's connection. Pure: the socket, the clock, chance and names are handed in.
 *
 * A command is named once and kept until the server has answered it. It goes out again with
 * the same name after a lost line or five silent seconds, so nothing is lost or done twice.
 */
import type { Ack, Do, FromCustomer, Hello, Refused, ToCustomer } from "./wire.ts";

/** `away` is shown to people; `connecting` is the first moment, when it may just work. */
export type Status = "idle" | "connecting" | "ready" | "away" | "ended";

/** A command that is not answered yet, or was refused. */
export interface Sending {
  id: string;
  event: Do["event"];
  /** Why it was not done; it then waits for the customer to send it again or let it go. */
  refused?: Refused;
  /** When it goes out again if no answer comes; 0 when it has not gone out on this line. */
  due?: number;
  /** How often the server asked to try it later. */
  tries?: number;
}

export interface Socket {
  send(text: string): void;
  close(): void;
}

export interface World {
  dial(on: { opened(): void; frame(text: string): void; closed(code: number): void }): Socket;
  /** Runs `then` after `ms`, unless the function it gives back is called before. */
  later(ms: number, then: () => void): () => void;
  now(): number;
  random(): number;
  /** 128 bits of randomness. */
  name(): string;
}

/** Who listens to the line. */
export interface Ear {
  /** The first frame; makes the conversation where there is none. Throws `Ended` when it can't. */
  hello(): Promise<Hello>;
  frame(frame: Exclude<ToCustomer, Ack | Refused>): void;
  /** A command was answered. */
  answered(sending: Sending, answer: Ack | Refused): void;
  /** Status or outbox are not what they were: keep and show them. */
  changed(): void;
}

/** There is no use in trying again; `code` is a close code or an HTTP status. */
export class Ended extends Error {
  constructor(readonly code: number) {
    super(String(code));
  }
}

export type Line = ReturnType<typeof createLine>;

export const RESEND = 5_000;
const LONGEST = 30_000;
const PATIENCE = 10_000;
const FINAL = [4001, 4003, 4400];

export function createLine(world: World, ear: Ear) {
  let socket: Socket | null = null;
  let call = 0; // numbers the attempts, so that an old socket's last words are not heard
  let tries = 0;
  let heard = 0;
  let pingEvery = 15_000;
  let comeBackIn = 0; // the server restarts and told us when; nothing new is sent until then
  let timers: (() => void)[] = [];
  let unplan: (() => void) | undefined; // the next look at what was not answered

  const line = {
    status: "idle" as Status,
    /** When the next attempt is made; 0 when none is planned. */
    retryAt: 0,
    ended: 0,
    outbox: [] as Sending[],
    start,
    offline,
    again,
    send,
    retry,
    drop,
    hangUp,
    /** A frame that may be lost, such as typing. */
    hint: (frame: FromCustomer) => line.status === "ready" && put(frame),
  };

  /** A plan that goes with this line; gives back what calls it off. */
  function wait(ms: number, then: () => void) {
    const cancel = world.later(ms, () => {
      timers = timers.filter((other) => other !== cancel);
      then();
    });
    timers.push(cancel);
    return cancel;
  }

  function put(frame: FromCustomer) {
    socket?.send(JSON.stringify(frame));
  }

  function set(status: Status) {
    line.status = status;
    ear.changed();
  }

  /** Let go of the socket and of every plan that came with it. */
  function hangUp(status: Status = "idle") {
    call++;
    for (const cancel of timers) cancel();
    timers = [];
    const old = socket;
    socket = null;
    old?.close();
    line.retryAt = 0;
    for (const one of line.outbox) one.due = 0;
    set(status);
  }

  /** Connect now, if there is no line yet. Safe to call at any time. */
  function start() {
    if (line.status === "ready") return put({ type: "ping" });
    if (line.status === "ended" || (line.status === "connecting" && !line.retryAt)) return;
    connect();
  }

  function connect() {
    hangUp(line.status === "away" ? "away" : "connecting");
    comeBackIn = 0;
    const mine = call;
    const current = <A extends unknown[]>(then: (...args: A) => void) => {
      return (...args: A) => mine === call && then(...args);
    };
    ear.hello().then(
      current((hello: Hello) => {
        wait(PATIENCE, lost);
        socket = world.dial({
          opened: current(() => put(hello)),
          frame: current(hear),
          closed: current(closed),
        });
      }),
      current((error: unknown) => (error instanceof Ended ? end(error.code) : lost())),
    );
  }

  function closed(code: number) {
    if (FINAL.includes(code)) end(code);
    else lost();
  }

  function end(code: number) {
    line.ended = code;
    hangUp("ended");
  }

  /** Come back with full jitter, later each time; once at least before telling anyone. */
  function lost() {
    const delay = comeBackIn || world.random() * Math.min(LONGEST, 1000 * 2 ** tries++);
    hangUp(line.status === "ready" ? "connecting" : "away");
    line.retryAt = world.now() + delay;
    wait(delay, connect);
    ear.changed();
  }

  /** The browser says there is no network: wait until it says otherwise. */
  function offline() {
    if (line.status !== "idle" && line.status !== "ended") hangUp("away");
  }

  /** Ask for the log from our own number once more. */
  function again() {
    if (line.status === "ready") connect();
  }

  function hear(text: string) {
    heard = world.now();
    const frame: ToCustomer = JSON.parse(text);
    if (frame.type === "ack" || frame.type === "refused") return answer(frame);
    if (frame.type === "going_away") leave(frame.retry_in);
    if (frame.type === "welcome") welcome(frame.ping_every ?? pingEvery);
    ear.frame(frame);
  }

  function welcome(every: number) {
    for (const cancel of timers) cancel();
    timers = [];
    pingEvery = every;
    wait(RESEND, () => {
      tries = 0; // a line that holds
    });
    wait(pingEvery, beat);
    set("ready");
    flush();
  }

  /** Nothing heard for three beats means the line is dead, whatever the socket says. */
  function beat() {
    if (world.now() - heard > 3 * pingEvery) return lost();
    put({ type: "ping" });
    wait(pingEvery, beat);
  }

  function leave(retryIn: number) {
    comeBackIn = Math.max(retryIn, 1);
    wait(retryIn, connect); // in case the server never gets to close
  }

  /** Send what was not sent, or not answered in time, in the order it was written. */
  function flush() {
    if (line.status !== "ready" || comeBackIn) return;
    const now = world.now();
    let next = 0;
    for (const one of line.outbox) {
      if (one.refused) continue;
      if ((one.due ?? 0) <= now) {
        put({ type: "do", id: one.id, event: one.event });
        one.due = now + RESEND;
      }
      next = next ? Math.min(next, one.due ?? 0) : (one.due ?? 0);
    }
    unplan?.();
    unplan = next ? wait(next - now, flush) : undefined;
  }

  /** Name a command, keep it, and send it as soon as there is a line. */
  function send(event: Do["event"], first = false): Sending {
    const one: Sending = { id: world.name(), event };
    if (first) line.outbox.unshift(one);
    else line.outbox.push(one);
    ear.changed();
    flush();
    return one;
  }

  function answer(frame: Ack | Refused) {
    const one = line.outbox.find(({ id }) => id === frame.id);
    if (!one) return;
    if (frame.type === "refused" && frame.retry && (one.tries ?? 0) < 5) {
      one.tries = (one.tries ?? 0) + 1;
      one.due = world.now() + world.random() * 1000 * 2 ** one.tries;
      return flush();
    }
    if (frame.type === "refused") one.refused = frame;
    else remove(one);
    ear.answered(one, frame);
    ear.changed();
  }

  function remove(one: Sending) {
    line.outbox = line.outbox.filter((other) => other !== one);
  }

  /** Try a refused command once more. It is a new action, so it gets a new name. */
  function retry(one: Sending, event = one.event) {
    const place = line.outbox.indexOf(one);
    if (place < 0) return;
    line.outbox[place] = { id: world.name(), event };
    ear.changed();
    flush();
  }

  function drop(one: Sending) {
    remove(one);
    ear.changed();
  }

  return line;
}
