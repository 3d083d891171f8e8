/** The console's centre: what the frames of the line, and the agent's commands, do to it. */
import { EMPTY_VIEW, fold } from "../../fold.ts";
import type { Act, Attending, Me, Notice, ToAgent } from "../../wire.ts";
import { Refusal } from "./api.ts";
import * as commands from "./commands.ts";
import { AgentLine, type LineState, type Wire } from "./line.ts";
import { put } from "./maps.ts";
import * as queue from "./queue.ts";
import { routeOf } from "./route.ts";
import { type Around, Shared } from "./shared.ts";

const ALONE: Around = { people: [], customer: "gone" };

/** Threads kept for coming back to, beside the one that is open. */
const KEPT_THREADS = 12;

export class Desk extends Shared {
  /** Who wants to hear of new rows: sound, notifications. */
  onNews: (rows: queue.Row[]) => void = () => undefined;

  private epoch = "";
  private watched = "";
  private readonly wire: AgentLine;

  constructor(
    open: () => Wire,
    private readonly newId: () => string,
  ) {
    super();
    this.wire = new AgentLine(open, {
      hello: () => ({ type: "attend", after: this.queue.value.changed, epoch: this.epoch }),
      heard: (frame) => this.hear(frame),
      changed: (state) => this.lineChanged(state),
    });
  }

  // --- signing in and out ---------------------------------------------------------------

  signedIn(me: Me): void {
    this.api.csrf = me.csrf;
    this.unpack(me);
    this.me.value = me;
    if (this.handles.value) this.wire.start();
  }

  /** Nothing of one agent stays on the screen for the next. */
  signedOut(): void {
    this.wire.stop();
    this.me.value = null;
    this.api.csrf = "";
    this.forget();
    this.notices.value = [];
    this.lost.value = new Map();
    this.dialog.value = null;
    this.drafts.value = {};
    this.commands.value = [];
  }

  goTo(hash: string): void {
    const before = this.open.value;
    this.route.value = routeOf(hash);
    if (this.open.value === before) return;
    this.aimed.value = null;
    this.lit.value = 0;
    this.tab.value = "reply";
    this.compare.value = null;
    this.part.value = "case";
    this.narrow.value = "talk";
    this.trouble.value = "";
    this.watch();
  }

  /** The agent has this much on the screen; the customer is told. */
  markSeen(conversation: string, seq: number): void {
    if (seq <= (this.seen.value.get(conversation) ?? 0)) return;
    this.keepSeen(conversation, seq);
    this.wire.send({ type: "agent_seen", conversation, seq });
  }

  // --- commands -------------------------------------------------------------------------

  /** Names the command and sends it, now or when the line is back. Returns its id. */
  act(conversation: string, event: Act["event"]): string {
    const id = this.newId();
    this.keepCommands(commands.added(this.commands.value, id, conversation, event, Date.now()));
    this.sendCommands();
    return id;
  }

  /** A name for a command that goes another way than the line. */
  newName(): string {
    return this.newId();
  }

  retry(id: string): void {
    const failed = commands.find(this.commands.value, id);
    if (!failed) return;
    this.dropCommand(id);
    const fence = this.views.value.get(failed.conversation)?.fence;
    const event =
      "fence" in failed.event && fence !== undefined ? { ...failed.event, fence } : failed.event;
    this.act(failed.conversation, event);
  }

  dropCommand(id: string): void {
    this.keepCommands(commands.dropped(this.commands.value, id));
  }

  private sendCommands(): void {
    for (const { id, conversation, event } of commands.toSend(this.commands.value)) {
      if (!this.wire.send({ type: "act", id, conversation, event })) return;
      this.keepCommands(commands.sent(this.commands.value, id, Date.now()));
    }
  }

  /** A command that stays unanswered goes again; the server knows it by its id. */
  resendSilent(): void {
    const after = commands.silent(this.commands.value, Date.now());
    if (after === this.commands.value) return;
    this.keepCommands(after);
    this.sendCommands();
  }

  typing(conversation: string, on: boolean, note: boolean): void {
    this.wire.send({ type: "agent_typing", conversation, on, note });
  }

  setAway(on: boolean): void {
    this.away.value = on;
    this.wire.send({ type: "away", on });
  }

  tryNow(): void {
    this.wire.restart();
  }

  wentOffline(): void {
    this.wire.pause();
  }

  // --- the line -------------------------------------------------------------------------

  private lineChanged(state: LineState): void {
    const was = this.line.value;
    this.line.value = state;
    if (state === "on") {
      this.backOn(was);
      return;
    }
    if (!this.offSince.value && was === "on") {
      this.offSince.value = Date.now();
      this.status.value = "You’re offline. What you write is kept.";
      this.keepCommands(commands.unsent(this.commands.value));
    }
    if (state === "ended" && this.me.value) this.signedOut();
    if (state === "off" && was !== "on") void this.lookWhoIAm();
  }

  /** A server that does not take us may have ended the sign-in; a refused socket can't tell. */
  private async lookWhoIAm(): Promise<void> {
    try {
      if (!(await this.api.me())) this.signedOut();
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) this.signedOut();
    }
  }

  private backOn(was: LineState): void {
    const waited = commands.toSend(this.commands.value).length;
    if (this.offSince.value && was !== "on") {
      const sent = waited === 1 ? " 1 message sent." : waited ? ` ${waited} messages sent.` : "";
      this.status.value = `Back online.${sent}`;
    }
    this.offSince.value = 0;
    this.watched = "";
    this.watch();
    if (this.away.value) this.wire.send({ type: "away", on: true });
    this.sendCommands();
  }

  private hear(frame: ToAgent): void {
    if (frame.type === "attending") this.attended(frame);
    else if (frame.type === "reset") this.reset(frame);
    else if (frame.type === "queue") this.queueMoved(frame);
    else if (frame.type === "log") this.logGrew(frame);
    else if (frame.type === "ack") this.keepCommands(commands.acked(this.commands.value, frame));
    else if (frame.type === "refused") this.wasRefused(frame);
    else if (frame.type === "presence") this.cameOrWent(frame);
    else if (frame.type === "writing") this.customerWrites(frame.conversation ?? "", frame.on);
    else if (frame.type === "notice") this.noticed(frame);
    else if (frame.type === "incidents") this.countIncidents(frame);
    else if (frame.type === "read") {
      this.read.value = put(this.read.value, frame.conversation ?? "", frame.seq);
    }
  }

  /** Another epoch is another store: nothing that is shown can be trusted. */
  private attended({ epoch, now }: Attending): void {
    this.ahead = now ? now - Date.now() : 0;
    this.now.value = this.clock();
    if (this.epoch && this.epoch !== epoch) this.forget();
    this.epoch = epoch;
    this.notices.value = []; // What still holds is told again after this frame.
  }

  /** With a conversation, only its log begins again, by itself; without, everything does. */
  private reset(frame: { epoch: string; conversation?: string }): void {
    this.epoch = frame.epoch;
    if (frame.conversation) {
      this.views.value = put(this.views.value, frame.conversation, EMPTY_VIEW);
      return;
    }
    this.forget();
    this.watched = "";
    this.watch();
  }

  /** One of level "info" takes the one with its text back. */
  private noticed(notice: Notice): void {
    const others = this.notices.value.filter((one) => one.text !== notice.text);
    this.notices.value = notice.level === "info" ? others : [...others.slice(-9), notice];
  }

  private cameOrWent(frame: Extract<ToAgent, { type: "presence" }>): void {
    this.around.value = put(this.around.value, frame.conversation, {
      people: frame.people ?? [],
      customer: frame.customer ?? "gone",
    });
  }

  private queueMoved(frame: Extract<ToAgent, { type: "queue" }>): void {
    const before = this.queue.value;
    const after = queue.merged(before, frame);
    if (after === "gap") {
      this.queue.value = { ...before, changed: 0 };
      this.wire.restart();
      return;
    }
    this.queue.value = after;
    this.now.value = this.clock();
    const fresh = queue.news(before, after, this.me.value?.id ?? "");
    if (fresh.length) this.onNews(fresh);
  }

  private logGrew(frame: Extract<ToAgent, { type: "log" }>): void {
    const conversation = frame.conversation ?? "";
    const before = this.views.value.get(conversation) ?? EMPTY_VIEW;
    const after = fold(before, frame);
    if (after.gap) {
      this.wire.send({ type: "watch", conversation, after: before.seq });
      return;
    }
    this.views.value = put(this.views.value, conversation, after, KEPT_THREADS);
    const cids = new Set((frame.entries ?? []).map((entry) => entry.cid ?? ""));
    this.keepCommands(commands.settled(this.commands.value, conversation, after.seq, cids));
    if (this.isMine(conversation)) this.forgive(conversation);
  }

  private wasRefused(frame: Extract<ToAgent, { type: "refused" }>): void {
    if (frame.id === "" && frame.code === "not_found") this.absent.value = this.watched;
    const command = commands.find(this.commands.value, frame.id);
    const { commands: left, again } = commands.refused(this.commands.value, frame);
    this.keepCommands(left);
    if (again) {
      setTimeout(() => this.sendCommands(), 1000 * (command?.tries ?? 1));
      return;
    }
    if (!command) return;
    this.refusedLast.value = command.id;
    const words = commands.refusalWords(frame);
    const { conversation, event } = command;
    const mine = this.isMine(conversation) || frame.by === this.me.value?.name;
    if (event.type === "take" && mine) return;
    if (frame.code === "held" && frame.by && event.type === "take") {
      const lost = { by: frame.by ?? "", at: Date.now() };
      this.lost.value = put(this.lost.value, conversation, lost);
    } else if (!commands.shows(command)) this.trouble.value = words;
  }

  isMine(conversation: string): boolean {
    const owner = this.views.value.get(conversation)?.owner?.id;
    return owner !== undefined && owner === this.me.value?.id;
  }

  private customerWrites(conversation: string, on: boolean): void {
    const before = this.around.value.get(conversation) ?? ALONE;
    const after: Around = { ...before, customer: on ? "writing" : "here" };
    this.around.value = put(this.around.value, conversation, after);
  }

  private watch(): void {
    const conversation = this.open.value;
    if (conversation === this.watched) return;
    if (this.watched) this.wire.send({ type: "unwatch", conversation: this.watched });
    this.watched = "";
    if (!conversation) return;
    const after = this.views.value.get(conversation)?.seq ?? 0;
    if (this.wire.send({ type: "watch", conversation, after })) this.watched = conversation;
  }
}
