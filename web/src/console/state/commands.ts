/** Commands on their way: each keeps its id until the server has answered. Pure. */
import type { Ack, Act, Refused } from "../../wire.ts";

export interface Command {
  id: string;
  conversation: string;
  event: Act["event"];
  at: number;
  /** "failed" waits for a person: try again or let go. */
  state: "waiting" | "sent" | "acked" | "failed";
  tries: number;
  /** When it last went out. */
  sentAt: number;
  /** The entry it became, once acknowledged. */
  seq: number;
  why: string;
}

export type Commands = readonly Command[];

export const added = (
  commands: Commands,
  id: string,
  conversation: string,
  event: Act["event"],
  at: number,
): Commands => [
  ...commands,
  { id, conversation, event, at, state: "waiting", tries: 0, sentAt: 0, seq: 0, why: "" },
];

const changed = (commands: Commands, id: string, change: Partial<Command>): Commands =>
  commands.map((command) => (command.id === id ? { ...command, ...change } : command));

export const find = (commands: Commands, id: string): Command | undefined =>
  commands.find((command) => command.id === id);

export const dropped = (commands: Commands, id: string): Commands =>
  commands.filter((command) => command.id !== id);

export const sent = (commands: Commands, id: string, at: number): Commands =>
  changed(commands, id, {
    state: "sent",
    sentAt: at,
    tries: (find(commands, id)?.tries ?? 0) + 1,
  });

/** How long an answer may take on a line that stands. */
const SILENCE = 6_000;

/** Whatever was not answered in time waits to be sent again; the same list when nothing is late. */
export function silent(commands: Commands, now: number): Commands {
  const late = (command: Command) => command.state === "sent" && now - command.sentAt > SILENCE;
  if (!commands.some(late)) return commands;
  return commands.map((command) => (late(command) ? { ...command, state: "waiting" } : command));
}

/** After a lost line nobody knows what arrived: everything unanswered goes again, same ids. */
export const unsent = (commands: Commands): Commands =>
  commands.map((command) =>
    command.state === "sent" ? { ...command, state: "waiting" } : command,
  );

export const toSend = (commands: Commands): Command[] =>
  commands.filter((command) => command.state === "waiting");

/** What is written stays on screen until its entry comes; everything else is done with. */
export function acked(commands: Commands, ack: Ack): Commands {
  const command = find(commands, ack.id);
  if (!command) return commands;
  return shows(command)
    ? changed(commands, ack.id, { state: "acked", seq: ack.seq })
    : dropped(commands, ack.id);
}

export const shows = (command: Command): boolean =>
  command.event.type === "respond" || command.event.type === "write_note";

/** Entries that arrived take the place of the commands that made them. */
export const settled = (
  commands: Commands,
  conversation: string,
  seq: number,
  cids: ReadonlySet<string>,
): Commands =>
  commands.filter(
    (command) =>
      command.conversation !== conversation ||
      !(cids.has(command.id) || (command.state === "acked" && command.seq <= seq)),
  );

/** Times a command is tried when the server says that trying again may help. */
const PATIENCE = 4;

/**
 * What a refusal makes of a command: tried again with the same id, kept as failed where
 * words would be lost, else gone.
 */
export function refused(
  commands: Commands,
  frame: Refused,
): { commands: Commands; again: boolean } {
  const command = find(commands, frame.id);
  if (!command) return { commands, again: false };
  if (frame.retry && command.tries < PATIENCE) {
    return { commands: changed(commands, frame.id, { state: "waiting" }), again: true };
  }
  if (!shows(command)) return { commands: dropped(commands, frame.id), again: false };
  const why = refusalWords(frame);
  return { commands: changed(commands, frame.id, { state: "failed", why }), again: false };
}

const FAILED: Readonly<Record<string, string>> = {
  stale: "Something changed a moment before. Look once more, then try again.",
  closed: "This conversation is closed. Open it again to write.",
  not_now: "That can’t be done at this point of the conversation.",
  not_allowed: "You aren’t allowed to do this here.",
  too_long: "That is too long to send.",
  too_fast: "That was too much at once. Try again in a moment.",
};

/** What a refusal means, in words an agent can act on. */
export function refusalWords(frame: Refused): string {
  if (frame.code === "held") {
    return `${frame.by || "A colleague"} took this over a moment before you. Your draft is kept.`;
  }
  return frame.text || FAILED[frame.code] || "That didn’t work. What you wrote is safe; try again.";
}

/** Reads what an earlier page kept; what had been acknowledged or can't be read is dropped. */
export function parsed(kept: string | null): Commands {
  if (!kept) return [];
  try {
    const read: unknown = JSON.parse(kept);
    if (!Array.isArray(read)) return [];
    const commands = read.filter(
      (one): one is Command =>
        typeof one?.id === "string" &&
        typeof one.conversation === "string" &&
        typeof one.event?.type === "string" &&
        one.state !== "acked",
    );
    return unsent(commands);
  } catch {
    return [];
  }
}
