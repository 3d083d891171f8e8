/** One conversation's log in the console: frames in order, and what they say now. Pure. */
import type { Entry, Log, Upload } from "../../wire.ts";

export interface Thread {
  /** The last entry number that is here; 0 before the first. */
  seq: number;
  entries: readonly Entry[];
  /** False until the first log frame. */
  loaded: boolean;
}

export const NO_THREAD: Thread = { seq: 0, entries: [], loaded: false };

/**
 * The thread after one more log frame; "gap" when numbers between are missing.
 *
 * Whatever is at or below our own number was sent twice and is dropped.
 */
export function grown(thread: Thread, log: Log): Thread | "gap" {
  if (log.after > thread.seq) return "gap";
  if (log.upto <= thread.seq) return thread.loaded ? thread : { ...thread, loaded: true };
  const fresh = log.entries.filter((entry) => entry.seq > thread.seq);
  return { seq: log.upto, entries: [...thread.entries, ...fresh], loaded: true };
}

export type Phase = "intake" | "confirming" | "waiting" | "live" | "closed";

/** Who holds the conversation, as far as its log tells. */
export interface Holding {
  phase: Phase;
  fence: number;
  owner: string;
  ownerName: string;
  /** The number of the entry that decided it. */
  seq: number;
}

const UNHELD: Holding = { phase: "intake", fence: 0, owner: "", ownerName: "", seq: 0 };

function held(before: Holding, entry: Entry): Holding {
  const { body, seq } = entry;
  switch (body.type) {
    case "summary":
      return before.phase === "intake" ? { ...before, phase: "confirming", seq } : before;
    case "handover":
      return { ...before, phase: before.owner ? "live" : "waiting", seq };
    case "taken":
      return { phase: "live", fence: body.fence, owner: body.agent, ownerName: body.name, seq };
    case "transferred":
      return {
        phase: body.agent ? "live" : "waiting",
        fence: body.fence,
        owner: body.agent ?? "",
        ownerName: body.name ?? "",
        seq,
      };
    case "returned":
      return { phase: "intake", fence: body.fence, owner: "", ownerName: "", seq };
    case "closed":
      return { ...before, phase: "closed", fence: body.fence, seq };
    case "reopened":
      return entry.by === "agent"
        ? {
            phase: "live",
            fence: body.fence,
            owner: entry.who ?? "",
            ownerName: entry.name ?? "",
            seq,
          }
        : { phase: "waiting", fence: body.fence, owner: "", ownerName: "", seq };
    default:
      return before;
  }
}

export const holding = (entries: readonly Entry[]): Holding => entries.reduce(held, UNHELD);

/** What stands on the screen as a line by somebody. */
export interface SpokenLine {
  kind: "customer" | "bot" | "agent" | "note";
  seq: number;
  at: number;
  name: string;
  who: string;
  text: string;
  files: readonly Upload[];
  redacted: boolean;
  /** Reply buttons the bot offered. */
  options: readonly string[];
  /** The question the bot asked here, if any. */
  question: string;
}

/** What stands there as a rule across the talk. */
export interface RuleLine {
  kind: "rule";
  seq: number;
  at: number;
  text: string;
  human: boolean;
}

export type Line = SpokenLine | RuleLine;

const CLOSE_REASONS: Readonly<Record<string, string>> = {
  solved: "solved",
  no_answer: "no answer came",
  duplicate: "a duplicate",
  not_ours: "not for us",
  other: "another reason",
};

export const reasonWords = (reason: string): string =>
  CLOSE_REASONS[reason] ?? reason.replaceAll("_", " ");

const spoken = (entry: Entry, kind: SpokenLine["kind"], text: string): SpokenLine => ({
  kind,
  seq: entry.seq,
  at: entry.at,
  name: entry.name ?? "",
  who: entry.who ?? "",
  text,
  files: [],
  redacted: false,
  options: [],
  question: "",
});

const rule = (entry: Entry, text: string, human = false): RuleLine => ({
  kind: "rule",
  seq: entry.seq,
  at: entry.at,
  text,
  human,
});

/** The words of a rule for what happened to the conversation; "" for what needs no line. */
export function ruleWords(entry: Entry): string {
  const { body } = entry;
  const who = entry.name || "Somebody";
  switch (body.type) {
    case "handover":
      return `${
        body.why === "asked"
          ? "Asked for a person"
          : body.why === "nothing_to_ask"
            ? "Handed over"
            : "Summary confirmed"
      } · waiting for ${body.team_name || "a person"}`;
    case "taken":
      return `${body.name} took over · the bot is silent`;
    case "transferred":
      return `${who} passed it to ${body.name || body.team_name || "the team"}`;
    case "returned":
      return `${who} gave it back to the bot`;
    case "closed":
      return `${entry.name ? `${who} closed it` : "Closed"}: ${reasonWords(body.reason)}`;
    case "reopened":
      return entry.by === "agent" ? `${who} opened it again` : "Open again: the customer wrote";
    case "linked":
      return `${who} linked it to case ${body.case}`;
    case "unlinked":
      return `${who} took the link to case ${body.case} back`;
    case "answered":
      return entry.by === "agent" ? `${who} set ${body.label}: ${body.answer.text}` : "";
    case "entered":
      return `Flow: ${body.title}`;
    default:
      return "";
  }
}

const HUMAN = new Set(["taken", "transferred", "reopened"]);

function lineOf(entry: Entry): Line | null {
  const { body } = entry;
  switch (body.type) {
    case "said":
      return { ...spoken(entry, "customer", body.text ?? ""), files: body.files ?? [] };
    case "told":
      return spoken(entry, "bot", body.text);
    case "asked":
      return {
        ...spoken(entry, "bot", body.text),
        options: (body.options ?? []).map((option) => option.label),
        question: body.question,
      };
    case "summary":
      return spoken(entry, "bot", body.text || "Here’s what we’ll pass on. Does it look right?");
    case "reply":
      return { ...spoken(entry, "agent", body.text ?? ""), files: body.files ?? [] };
    case "note":
      return spoken(entry, "note", body.text);
    default: {
      const words = ruleWords(entry);
      return words ? rule(entry, words, HUMAN.has(body.type) && entry.by === "agent") : null;
    }
  }
}

/** The talk, oldest first, with redactions carried out. */
export function lines(entries: readonly Entry[]): Line[] {
  const redacted = new Map<number, string>();
  for (const { body } of entries) if (body.type === "redacted") redacted.set(body.of, body.text);
  const shown: Line[] = [];
  for (const entry of entries) {
    const line = lineOf(entry);
    if (!line) continue;
    const instead = redacted.get(entry.seq);
    const words = instead === undefined || line.kind === "rule" ? line : taken(line, instead);
    shown.push(words);
  }
  return shown;
}

const taken = (line: SpokenLine, text: string): SpokenLine => ({ ...line, text, redacted: true });

/** What happened to the case, newest first: the sheet's history. */
export function history(entries: readonly Entry[]): RuleLine[] {
  const found: RuleLine[] = [];
  for (const entry of entries) {
    const words = entry.body.type === "note" ? "" : ruleWords(entry);
    if (words) found.push(rule(entry, words, HUMAN.has(entry.body.type)));
  }
  return found.reverse();
}

/** Words of one entry to mark: UTF-16 places, end excluded. */
export interface Mark {
  seq: number;
  start: number;
  end: number;
}

/** The wire counts code points; JavaScript's strings count UTF-16 units. */
export function unitsAt(text: string, points: number): number {
  let units = 0;
  let seen = 0;
  for (const character of text) {
    if (seen >= points) break;
    seen += 1;
    units += character.length;
  }
  return units;
}

/** Where a question's answer was said; an empty mark where the words can't be found. */
export function markOf(
  entries: readonly Entry[],
  fact: { question: string; seq?: number; quote?: string },
): Mark {
  const seq = fact.seq ?? 0;
  const none: Mark = { seq, start: 0, end: 0 };
  const line = lines(entries.filter((entry) => entry.seq === seq || entry.body.type === "redacted"))
    .filter((one) => one.kind !== "rule")
    .find((one) => one.seq === seq);
  if (!line || line.kind === "rule" || line.redacted) return none;
  const answer = entries
    .map(({ body }) => (body.type === "answered" && body.question === fact.question ? body : null))
    .findLast((body) => body?.answer.source?.seq === seq);
  const place = answer?.answer.source?.span;
  if (place) {
    return { seq, start: unitsAt(line.text, place[0]), end: unitsAt(line.text, place[1]) };
  }
  const quote = fact.quote ?? "";
  const start = quote ? line.text.indexOf(quote) : -1;
  return start < 0 ? none : { seq, start, end: start + quote.length };
}

/** The last entry a customer wrote; 0 when they haven't. */
export function lastSaid(entries: readonly Entry[]): number {
  return entries.findLast((entry) => entry.body.type === "said")?.seq ?? 0;
}
