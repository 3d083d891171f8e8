/** Test support: a desk whose socket ends at a server that says what a test wants. */
import type { Brief, Entry, FromAgent, Log, Me, ToAgent } from "../../wire.ts";
import { Desk } from "./desk.ts";
import type { Wire } from "./line.ts";

export const PRIYA: Me = {
  id: "priya",
  name: "Priya Nair",
  email: "p@shop.example",
  role: "agent",
  teams: [],
  csrf: "c",
};

/** The server's end of the desk's socket. */
export class Server {
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

export const said = (seq: number): Entry => ({
  seq,
  at: seq,
  by: "customer",
  body: { type: "said", text: `word ${seq}` },
});
export const taken = (seq: number, agent: string, name: string, cid = ""): Entry => ({
  seq,
  at: seq,
  by: "agent",
  who: agent,
  name,
  cid,
  body: { type: "taken", fence: seq, agent, name },
});
export const log = (after: number, ...entries: Entry[]): Log => ({
  type: "log",
  conversation: "c",
  after,
  upto: entries.at(-1)?.seq ?? after,
  entries,
});
export const row = (changed: number, more: Partial<Brief> = {}): ToAgent => ({
  type: "queue",
  after: 0,
  upto: changed,
  rows: [{ conversation: "c", number: 1042, changed, ...more }],
});

export function made(): { desk: Desk; server: Server } {
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
