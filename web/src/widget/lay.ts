/** Lays a conversation out: from the view to the things that stand below each other. Pure. */
import type { Line, View } from "../fold.ts";
import type {
  Added,
  Answer,
  Answered,
  Asked,
  Do,
  Entry,
  IncidentNews,
  Proof,
  Reply,
  Said,
  Summary,
  Told,
} from "../wire.ts";

export type Item = { key: string } & (
  | { kind: "day"; at: number }
  | { kind: "mine"; entry: Entry; said: Said; marks: Mark[]; change: string }
  | { kind: "mark"; answer: Answer }
  | { kind: "bot"; text: string; question?: string; turn?: number; may?: May }
  | { kind: "removed"; text: string }
  | { kind: "known"; asked: Asked; turn: number }
  | { kind: "incident"; asked: Asked; turn: number }
  | { kind: "news"; news: IncidentNews; at: number }
  | { kind: "person" }
  | { kind: "agent"; entry: Entry; reply: Reply; first: boolean; last: boolean }
  | { kind: "noted"; lines: Line[] }
  | { kind: "changed"; line: Answered }
  | { kind: "joined"; name: string; from: string }
  | { kind: "moved"; team: string }
  | { kind: "returned" | "reopened" | "wait" | "wasClosed" | "closed" }
  | { kind: "summary"; summary: Summary; turn: number; text: string }
);

/** What a line of the bot's lets one do, as long as it stands. */
export type May = { label: string; event: Do["event"] };

/** Where words of a text were understood, counted in code points. */
export type Mark = [from: number, to: number];

export const MOST_CHIPS = 7;

/** The bot noticed a hard day: from here on a person comes first, and nothing presses. */
export function gentle({ entries }: View): boolean {
  return entries.some(({ body }) => body.type === "told" && warm(body));
}

const warm = ({ why }: Told) => why === "gentle" || why === "crisis";

export function lay(view: View): Item[] {
  const laying = new Laying(view);
  for (const entry of view.entries) laying.add(entry);
  laying.flush(view.seq + 1, true);
  return laying.items;
}

class Laying {
  items: Item[] = [];
  day = "";
  /** The question that stood open at this point. */
  asked = "";
  /** The customer's newest words. */
  said = 0;
  owner = "";
  chips: Line[] = [];
  /** The card that says where one stands comes at the end of this turn. */
  waits = false;
  card: number;

  constructor(readonly view: View) {
    this.card = view.entries.findLast((entry) => entry.body.type === "summary")?.seq ?? 0;
  }

  put(item: Item) {
    this.items.push(item);
  }

  /** Chips stand before the next question, the waiting card at the end of the turn. */
  flush(seq: number, turnEnds = false) {
    if (this.chips.length) this.put({ kind: "noted", key: `n${seq}`, lines: this.chips });
    this.chips = [];
    if (!turnEnds) return;
    if (this.waits && this.view.phase === "waiting") {
      this.items = this.items.filter((item) => item.kind !== "wait"); // of an earlier wait
      this.put({ kind: "wait", key: "wait" });
    }
    this.waits = false;
  }

  add(entry: Entry) {
    const date = new Date(entry.at).toDateString();
    if (date !== this.day && shows(entry)) {
      this.put({ kind: "day", key: `d${entry.seq}`, at: entry.at });
      this.day = date;
    }
    this.talk(entry, `e${entry.seq}`) || this.people(entry, `e${entry.seq}`);
  }

  /** What the customer and the bot say to each other. */
  talk(entry: Entry, key: string): boolean {
    const { seq, body } = entry;
    if (body.type === "said") {
      this.flush(seq, true);
      this.said = seq;
      this.put({ kind: "mine", key, entry, said: body, ...understood(this.view, entry, body) });
    } else if (body.type === "told") {
      this.told(body, key);
    } else if (body.type === "added") {
      this.added(body, key);
    } else if (body.type === "proof") {
      this.proof(body, key);
    } else if (body.type === "parted") {
      if (body.text) this.put({ kind: "bot", key, text: body.text });
    } else if (body.type === "asked") {
      if (body.incident) this.put({ kind: "incident", key, asked: body, turn: seq });
      this.flush(seq);
      this.asked = body.question;
      if (body.about) this.put({ kind: "known", key, asked: body, turn: seq });
      else if (!body.incident)
        this.put({ kind: "bot", key, text: body.text, question: body.question, turn: seq });
    } else if (body.type === "answered") {
      this.answered(entry, body, key);
    } else if (body.type === "summary") {
      this.flush(seq);
      const text = body.text ?? "";
      if (seq === this.card)
        this.put({ kind: "summary", key: "card", summary: body, turn: seq, text });
    } else return false;
    return true;
  }

  /** "Added to your case": the last one can be taken back while it stands. */
  added(body: Added, key: string) {
    const { phase, entries } = this.view;
    const last = entries.findLast((one) => one.body.type === "added" || one.body.type === "parted");
    const stands = last?.body === body && phase !== "closed" && body.undo;
    const event = { type: "part" as const, case: body.case };
    const may = stands && { may: { label: body.undo ?? "", event } };
    this.put({ kind: "bot", key, text: body.text, ...may });
  }

  /** An address may be proved: offered, or a code was sent. The newest line has the button. */
  proof(body: Proof, key: string) {
    const { phase, entries } = this.view;
    const last = entries.findLast((one) => PROVES.includes(one.body.type));
    const stands = last?.body === body && phase !== "closed";
    const may = stands && { may: { label: body.button, event: { type: "prove" as const } } };
    this.put({ kind: "bot", key, text: body.text, ...may });
  }

  told(body: Told, key: string) {
    const { phase, fence } = this.view;
    const { text, why } = body;
    if (why === "away" && phase === "waiting") return; // the card says it
    this.put({ kind: why === "removed" ? "removed" : "bot", key, text });
    // The offer of a person stands until one was asked for or came.
    if (!warm(body) || fence || (phase !== "intake" && phase !== "confirming")) return;
    this.items = this.items.filter((item) => item.kind !== "person");
    this.put({ kind: "person", key: "person" });
  }

  answered(entry: Entry, body: Answered, key: string) {
    const { state, source, band } = body.answer;
    const now = this.view.answers.find((line) => line.question === body.question);
    const here = source?.seq && source.seq >= this.said; // not taken from what was said before
    const direct = body.question === this.asked && here && band !== "B";
    if (body.question === this.asked) this.asked = "";
    if (state === "unknown" || state === "skipped") {
      const typed = source?.seq && source.seq === this.said; // their own words stand there
      if (entry.by === "customer" && !typed) this.put({ kind: "mark", key, answer: body.answer });
    } else if (entry.by === "customer" && source?.seq === entry.seq) {
      this.put({ kind: "changed", key, line: body });
    } else if (now && !direct && body.question !== "more") {
      // A chip keeps its place when its answer is changed; answered anew, it moves.
      const inPlace = now.seq === entry.seq || now.answer.source?.seq === now.seq;
      if (inPlace) this.chips.push(now);
    }
  }

  /** What happens between the bot and people of the team. */
  people(entry: Entry, key: string) {
    const { seq, body } = entry;
    if (body.type === "handover") {
      this.flush(seq);
      this.waits = body.why !== "incident"; // who waits for news stands in no line
    } else if (body.type === "incident_news") {
      this.flush(seq);
      this.put({ kind: "news", key, news: body, at: entry.at });
    } else if (body.type === "taken") {
      this.flush(seq);
      this.joins(key, body.name);
    } else if (body.type === "transferred") {
      this.flush(seq);
      if (body.agent) this.joins(key, body.name ?? "");
      else this.leaves({ kind: "moved", key, team: body.team_name ?? "" }, true);
    } else if (body.type === "reply") {
      this.replies(entry, body, key);
    } else if (body.type === "returned") {
      this.leaves({ kind: "returned", key }, true);
    } else if (body.type === "reopened") {
      this.leaves({ kind: "reopened", key }, !body.agent);
      this.owner = body.name ?? "";
    } else if (body.type === "closed") {
      this.flush(seq, true);
      this.leaves({ kind: this.view.closed === body ? "closed" : "wasClosed", key }, false);
    }
  }

  joins(key: string, name: string) {
    this.waits = false;
    this.put({ kind: "joined", key, name, from: this.owner });
    this.owner = name;
  }

  leaves(item: Item, waits: boolean) {
    this.put(item);
    this.owner = "";
    this.waits = waits;
  }

  replies(entry: Entry, reply: Reply, key: string) {
    const before = this.items.at(-1);
    const first = before?.kind !== "agent" || before.entry.name !== entry.name;
    if (before?.kind === "agent" && !first) before.last = false;
    this.put({ kind: "agent", key, entry, reply, first, last: true });
  }
}

/** Entries that leave nothing on the screen start no new day. */
function shows({ body: { type } }: Entry): boolean {
  return SHOWN.includes(type);
}

const PROVES: Entry["body"]["type"][] = ["proof", "identified"];

const SHOWN: Entry["body"]["type"][] = ["said", "told", "added", "proof", "reply", "closed"];

/** Which of the customer's words were understood, and which answer a tap may change. */
function understood(view: View, entry: Entry, said: Said): { marks: Mark[]; change: string } {
  const from = view.answers.filter((line) => line.answer.source?.seq === entry.seq);
  const length = [...(said.text ?? "")].length;
  const marks = from
    .map((line) => line.answer.source?.span)
    .filter((span): span is Mark => !!span && span[1] <= length && span[1] - span[0] < length)
    .sort((a, b) => a[0] - b[0]);
  const only = from.length === 1 && from[0] && marks.length === 0 ? from[0].question : "";
  return { marks, change: only };
}

/** A text in runs: understood or not. Overlapping marks are one. */
export function runs(text: string, marks: readonly Mark[]): { text: string; mark: boolean }[] {
  const points = [...text];
  const out: { text: string; mark: boolean }[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    const start = Math.max(from, at);
    if (to <= start) continue;
    if (start > at) out.push({ text: points.slice(at, start).join(""), mark: false });
    const last = out.at(-1);
    const words = points.slice(start, to).join("");
    if (last?.mark && start === at) last.text += words;
    else out.push({ text: words, mark: true });
    at = to;
  }
  if (at < points.length) out.push({ text: points.slice(at).join(""), mark: false });
  return out;
}
