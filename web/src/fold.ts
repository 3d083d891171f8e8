/**
 * What a log means on a screen: a pure fold, the same here and in `intakebot/engine/view.py`.
 * Both are held to one behaviour by the fixtures in `tests/wire`.
 */
import type { Body, Line, View } from "./view.ts";
import type { Entry, Log, Redacted } from "./wire.ts";

export { type Body, EMPTY_VIEW, type Line, type Phase, type View } from "./view.ts";

/** Entries come in order; one at or below `seq` was sent twice and is dropped. */
export function fold(view: View, log: Pick<Log, "after" | "upto" | "entries">): View {
  if (log.after > view.seq) return { ...view, gap: true };
  let now = view;
  for (const entry of log.entries) if (entry.seq > now.seq) now = add(now, entry);
  return { ...now, seq: Math.max(now.seq, log.upto), gap: false };
}

/** Add one entry that is newer than the view. */
function add(view: View, entry: Entry): View {
  const snoozed = TAKES_UP.includes(entry.body.type) ? 0 : view.snoozed;
  const now = { ...view, snoozed, ...change(view, entry, entry.body), seq: entry.seq };
  return { ...now, entries: [...now.entries, entry] };
}

/** Whoever does one of these has taken up again what was put aside. */
const TAKES_UP: Body["type"][] = ["said", "reply", "taken", "transferred", "returned", "closed"];

/** What an entry changes besides standing in the list; those not named change nothing. */
function change(view: View, entry: Entry, body: Body): Partial<View> {
  switch (body.type) {
    case "entered":
      return { flow: body.flow, title: body.title, team: body.team ?? "", open: null };
    case "asked": {
      const phase = view.phase === "confirming" ? "intake" : view.phase;
      return { open: { turn: entry.seq, asked: body }, summary: null, phase };
    }
    case "answered":
      return {
        answers: settle(view.answers, { ...pick(body), seq: entry.seq }),
        open: without(view.open, [body.question]),
      };
    case "cleared":
      return {
        answers: view.answers.filter((line) => !body.questions.includes(line.question)),
        open: without(view.open, body.questions),
      };
    case "summary": {
      const summary = { turn: entry.seq, rows: body.rows, missing: body.missing ?? [] };
      return { phase: "confirming", open: null, summary };
    }
    case "language_changed":
      return { language: body.language };
    case "redacted":
      return { entries: view.entries.map((old) => redact(old, body)) };
    default:
      return between(view, body);
  }
}

/** What moves a conversation between the bot and people. */
function between(view: View, body: Body): Partial<View> {
  switch (body.type) {
    case "handover": {
      const team = body.team || view.team;
      const over = { number: body.number, team, handed: body, open: null, summary: null };
      const sure = (body.why ?? "confirmed") === "confirmed";
      const answers = sure ? view.answers.map(confirmed) : view.answers;
      return { phase: "waiting", ...over, answers };
    }
    case "taken": {
      const owner = { id: body.agent, name: body.name };
      return { phase: "live", fence: body.fence, owner, open: null, summary: null };
    }
    case "transferred":
      return { ...held(body), team: body.team || view.team, open: null, summary: null };
    case "returned":
      return { phase: body.phase ?? "waiting", fence: body.fence, owner: null, open: null };
    case "closed":
      return {
        phase: "closed",
        fence: body.fence,
        owner: null,
        closed: body,
        open: null,
        summary: null,
      };
    case "parted":
      return { phase: body.phase ?? "intake", number: body.number ?? 0, handed: null };
    case "reopened":
      return { ...held(body), closed: null, rating: 0 };
    case "rated":
      return { rating: body.stars };
    case "snoozed":
      return { snoozed: body.until ?? 0 };
    case "incident_joined":
      return { incident: body.incident };
    case "incident_left":
      return view.incident === body.incident ? { incident: 0 } : {};
    default:
      return {};
  }
}

/** With an agent it is live, without one it waits. */
function held(body: { fence: number; agent?: string; name?: string }): Partial<View> {
  const owner = body.agent ? { id: body.agent, name: body.name ?? "" } : null;
  return { phase: owner ? "live" : "waiting", fence: body.fence, owner };
}

/** Handing over after the summary confirms every answer on it. */
function confirmed(line: Line): Line {
  return { ...line, answer: { ...line.answer, confirmed: true } };
}

function pick({ question, label, answer }: Omit<Line, "seq">): Omit<Line, "seq"> {
  return { question, label, answer };
}

/** A new answer takes the place of the one before, so that the order of the talk stays. */
function settle(answers: Line[], line: Line): Line[] {
  const known = answers.some((old) => old.question === line.question);
  if (!known) return [...answers, line];
  return answers.map((old) => (old.question === line.question ? line : old));
}

function without(open: View["open"], questions: string[]): View["open"] {
  return open && questions.includes(open.asked.question) ? null : open;
}

function redact(old: Entry, { of, text }: Redacted): Entry {
  const { body } = old;
  const worded =
    body.type === "said" || body.type === "told" || body.type === "reply" || body.type === "note";
  return old.seq === of && worded ? { ...old, body: { ...body, text } } : old;
}
