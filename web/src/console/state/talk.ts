/** What one conversation's log says in the console: lines, rules, history, marked words. Pure. */
import type { Line as Answered } from "../../fold.ts";
import type { Entry, Removed, Upload } from "../../wire.ts";
import { ruleWords } from "./rules.ts";

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
  /** Secrets that were cut out before the message was saved. */
  removed: readonly Removed[];
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
  /** The case that it may be taken out of again. */
  undo?: number;
}

/** Where an insult was noticed; `tone.ts` says what it led to, or that it was taken back. */
export interface StepLine {
  kind: "step";
  seq: number;
  at: number;
}

export type Line = SpokenLine | RuleLine | StepLine;

const spoken = (entry: Entry, kind: SpokenLine["kind"], text: string): SpokenLine => ({
  kind,
  seq: entry.seq,
  at: entry.at,
  name: entry.name ?? "",
  who: entry.who ?? "",
  text,
  files: [],
  redacted: false,
  removed: [],
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

const HUMAN = new Set(["taken", "transferred", "reopened"]);

function lineOf(entry: Entry): Line | null {
  const { body } = entry;
  switch (body.type) {
    case "said":
      return {
        ...spoken(entry, "customer", body.text ?? ""),
        files: body.files ?? [],
        removed: body.removed ?? [],
      };
    case "told":
    case "added":
    case "proof":
      return spoken(entry, "bot", body.text);
    case "asked":
      return {
        ...spoken(entry, "bot", body.text),
        options: (body.options ?? []).map((option) => option.label),
        question: body.question,
      };
    case "summary":
      return spoken(entry, "bot", body.text || "Here’s what we’ll pass on. Does it look right?");
    case "incident_news":
      return spoken(entry, "agent", body.text);
    case "reply":
      return { ...spoken(entry, "agent", body.text ?? ""), files: body.files ?? [] };
    case "note":
      return spoken(entry, "note", body.text);
    case "noticed": // The sheet tells of all others, and the bot's own words stand in the talk.
      return body.kind === "abuse" ? { kind: "step", seq: entry.seq, at: entry.at } : null;
    case "entered":
      return null; // The flow stands in the sheet; its entry is in the history.
    default: {
      const words = ruleWords(entry);
      return words ? rule(entry, words, HUMAN.has(body.type) && entry.by === "agent") : null;
    }
  }
}

export const isSpoken = (line: Line): line is SpokenLine =>
  line.kind !== "rule" && line.kind !== "step";

/** The link to a case that nobody of the team made, if it stands: it can be taken back. */
function unasked(entries: readonly Entry[]): { seq: number; case: number } | null {
  const last = entries.findLast(({ body }) => body.type === "linked" || body.type === "unlinked");
  if (last?.body.type !== "linked" || last.by === "agent") return null;
  return { seq: last.seq, case: last.body.case };
}

/** The talk, oldest first; the fold has carried redactions out, here they are only marked. */
export function lines(entries: readonly Entry[]): Line[] {
  const redacted = new Set<number>();
  for (const { body } of entries) if (body.type === "redacted") redacted.add(body.of);
  const joined = unasked(entries);
  const shown: Line[] = [];
  for (const entry of entries) {
    const line = lineOf(entry);
    if (!line) continue;
    const marked = isSpoken(line) && redacted.has(line.seq);
    if (line.kind === "rule" && line.seq === joined?.seq) line.undo = joined.case;
    shown.push(marked ? { ...line, redacted: true } : line);
  }
  return shown;
}

/** What a line of the history undoes: a link (of this case or another's), or a refusal. */
export interface Undo {
  kind: "linked" | "gained" | "dismissed";
  case: number;
}

const UNDONE: Readonly<Record<string, Undo["kind"]>> = {
  linked: "linked",
  unlinked: "linked",
  gained: "gained",
  lost: "gained",
  dismissed: "dismissed",
};

/** Whether an entry is about which case a conversation belongs to. */
export const belongs = (type: string): boolean => type in UNDONE;

/** What still stands and can be taken back: of each link and refusal its last entry. */
export function undoable(entries: readonly Entry[]): ReadonlyMap<number, Undo> {
  const last = new Map<string, [number, Undo]>();
  for (const { seq, body } of entries) {
    const kind = UNDONE[body.type];
    if (!kind || !("case" in body)) continue;
    const stands = body.type === kind && !(body.type === "dismissed" && body.on === false);
    if (stands) last.set(`${kind} ${body.case}`, [seq, { kind, case: body.case }]);
    else last.delete(`${kind} ${body.case}`);
  }
  return new Map(last.values());
}

/** What happened to the case, newest first: the sheet's history. */
export function history(entries: readonly Entry[]): (RuleLine & { takes?: Undo })[] {
  const found: (RuleLine & { takes?: Undo })[] = [];
  const standing = undoable(entries);
  for (const entry of entries) {
    const words = entry.body.type === "note" ? "" : ruleWords(entry);
    const takes = standing.get(entry.seq);
    const line = rule(entry, words, HUMAN.has(entry.body.type));
    if (words) found.push(takes ? { ...line, takes } : line);
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
  view: { entries: readonly Entry[]; answers: readonly Answered[] },
  fact: { question: string; seq?: number; quote?: string },
): Mark {
  const seq = fact.seq ?? 0;
  const none: Mark = { seq, start: 0, end: 0 };
  const line = lines(view.entries).find((one) => one.seq === seq);
  if (!line || !isSpoken(line) || line.redacted) return none;
  const source = view.answers.find((one) => one.question === fact.question)?.answer.source;
  if (source?.span && source.seq === seq) {
    const [start, end] = source.span;
    return { seq, start: unitsAt(line.text, start), end: unitsAt(line.text, end) };
  }
  const quote = fact.quote ?? "";
  const start = quote ? line.text.indexOf(quote) : -1;
  return start < 0 ? none : { seq, start, end: start + quote.length };
}
