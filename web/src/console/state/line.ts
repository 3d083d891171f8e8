/** The agents' line: one socket, kept up. It carries frames and decides nothing about them. */
import type { FromAgent, ToAgent } from "../../wire.ts";

export type LineState = "connecting" | "on" | "off" | "ended";

/** The part of a WebSocket that is used; a test brings its own. */
export interface Wire {
  send: (text: string) => void;
  close: (code?: number) => void;
  onopen: ((event: Event) => unknown) | null;
  onmessage: ((event: MessageEvent) => unknown) | null;
  onclose: ((event: CloseEvent) => unknown) | null;
}

export interface Outlook {
  /** The first frame, made anew for each connection. */
  hello: () => FromAgent;
  heard: (frame: ToAgent) => void;
  changed: (state: LineState) => void;
}

/** After these codes the server will not have us back: see PROTOCOL.md. */
const FINAL = new Set([4001, 4003, 4400]);
const LONGEST_WAIT = 20_000;
const MISSED_PONGS = 3;
const FIRST_BEAT = 5_000;

export class AgentLine {
  state: LineState = "off";
  private wire: Wire | null = null;
  private tries = 0;
  private missed = 0;
  private comeBack = 0;
  private again: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly open: () => Wire,
    private readonly outlook: Outlook,
    private readonly chance: () => number = Math.random,
  ) {}

  start(): void {
    if (this.wire) return;
    clearTimeout(this.again);
    this.move("connecting");
    const wire = this.open();
    this.wire = wire;
    wire.onopen = () => wire.send(JSON.stringify(this.outlook.hello()));
    wire.onmessage = (event) => this.hear(wire, event.data);
    wire.onclose = (event) => this.lost(wire, event.code);
    this.beats(FIRST_BEAT);
  }

  /** Ends the line for good, as on signing out. */
  stop(): void {
    const wire = this.wire;
    this.hushed();
    this.move("ended");
    wire?.close(1000);
  }

  /** Drops the line and builds it again at once: a place was lost, or the agent asks for it. */
  restart(): void {
    if (this.state === "ended") return;
    const wire = this.wire;
    this.hushed();
    wire?.close(1000);
    this.start();
  }

  /** The browser says that there is no network. It also says when it is back: then `restart`. */
  pause(): void {
    const wire = this.wire;
    if (!wire) return;
    this.hushed();
    wire.close(1000);
    this.move("off");
    this.again = setTimeout(() => this.start(), LONGEST_WAIT); // browsers have been wrong in this
  }

  /** False when there is no line; the caller keeps what must not be lost. */
  send(frame: FromAgent): boolean {
    if (this.state !== "on" || !this.wire) return false;
    this.wire.send(JSON.stringify(frame));
    return true;
  }

  private hear(wire: Wire, data: unknown): void {
    if (wire !== this.wire || typeof data !== "string") return;
    this.missed = 0;
    const frame = JSON.parse(data) as ToAgent;
    if (frame.type === "going_away") this.comeBack = frame.retry_in;
    this.outlook.heard(frame); // before the line counts as on: another epoch must be known by then
    if (frame.type === "attending") this.attended(frame.ping_every ?? 15_000);
  }

  private attended(every: number): void {
    this.tries = 0;
    this.beats(every);
    this.move("on");
  }

  /** Also counts while nothing was heard yet: a server may accept and then say nothing. */
  private beats(every: number): void {
    clearInterval(this.beat);
    this.beat = setInterval(() => this.ping(), every);
  }

  private ping(): void {
    this.missed += 1;
    if (this.missed > MISSED_PONGS) this.restart();
    else this.send({ type: "ping" });
  }

  private lost(wire: Wire, code: number): void {
    if (wire !== this.wire) return;
    this.hushed();
    if (FINAL.has(code)) {
      this.move("ended");
      return;
    }
    this.move("off");
    const grown = Math.min(LONGEST_WAIT, 500 * 2 ** Math.min(this.tries, 6));
    const wait = this.comeBack || grown;
    this.tries += 1;
    this.comeBack = 0;
    this.again = setTimeout(() => this.start(), wait * (0.5 + this.chance()));
  }

  private hushed(): void {
    clearInterval(this.beat);
    clearTimeout(this.again);
    this.wire = null;
    this.missed = 0;
  }

  private move(state: LineState): void {
    if (this.state === state) return;
    this.state = state;
    this.outlook.changed(state);
  }
}
