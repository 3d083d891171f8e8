/** Incidents as agents read them: words, the chart, and what a change needs. Pure. */
import { clock, format } from "../../ui/words.ts";
import type { Entry, HourView, IncidentBrief, IncidentView } from "../../wire.ts";

export type State = IncidentBrief["state"];

const STATE_WORDS: Readonly<Record<State, string>> = {
  proposed: "proposed",
  working: "working on it",
  fixed: "fixed",
  dismissed: "dismissed",
};

export const stateWords = (state: string): string => STATE_WORDS[state as State] ?? state;

export const stateTone = (state: string): "warn" | "info" | "good" | "plain" =>
  state === "proposed"
    ? "warn"
    : state === "working"
      ? "info"
      : state === "fixed"
        ? "good"
        : "plain";

const SILENT_WORDS: Readonly<Record<IncidentView["silent"], string>> = {
  "": "Shown during intake, to exact matches only",
  nobody: "Shown during intake once somebody says “We’re on it”",
  customers: "Not shown: customers said that theirs is different",
  agents: "Not shown: agents found cases with this error to be different problems",
};

/** Whether customers are told, or why not. */
export function toldWords({ state, line, silent }: IncidentView): string {
  if (state === "fixed" || state === "dismissed") return "Not shown any more";
  if (!line) return "Not shown: it has no error to know it by";
  return SILENT_WORDS[silent];
}

export const isOpen = ({ state }: { state: string }): boolean =>
  state === "proposed" || state === "working";

export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;

/** "usual: fewer than 1 an hour" */
export function usualWords(rate: number): string {
  if (rate <= 0) return "usual: none";
  return rate < 1 ? "usual: fewer than 1 an hour" : `usual: about ${Math.round(rate)} an hour`;
}

export interface Column extends HourView {
  /** The share of the fullest hour, 0 to 1. */
  height: number;
  label: string;
  /** Whether the hour still runs. */
  running: boolean;
}

const HOUR = 3_600_000;

export function columns(hours: readonly HourView[], now: number): Column[] {
  const most = Math.max(1, ...hours.map(({ count }) => count));
  return hours.map((hour) => ({
    ...hour,
    height: hour.count / most,
    label: String(new Date(hour.at).getHours()),
    running: hour.at <= now && now < hour.at + HOUR,
  }));
}

/** The chart in words: hours without a case are not listed. */
export function chartWords(hours: readonly HourView[]): string {
  const first = hours[0];
  const last = hours.at(-1);
  if (!first || !last) return "No cases yet.";
  const told = hours
    .filter(({ count }) => count > 0)
    .map(({ at, count, before }) => `${count} at ${clock("en", at)}${before ? ", before" : ""}`);
  const span = `Cases by hour, ${clock("en", first.at)} to ${clock("en", last.at)}`;
  return told.length ? `${span}: ${told.join("; ")}.` : `${span}: none.`;
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  opened: "opened it",
  spike: "Opened by itself: more than usual",
  confirmed: "said: we’re on it",
  added: "added cases",
  removed: "took a case out",
  edited: "changed it",
  update: "wrote to all",
  fixed: "marked it as fixed for all",
  reopened: "opened it again",
  dismissed: "dismissed it",
  joined: "A customer said it is theirs",
  different: "A customer said theirs is different",
};

/** One line of its history. */
export function eventWords({ kind, name, text }: IncidentView["history"][number]): string {
  const what = EVENT_WORDS[kind] ?? kind;
  const words = name ? `${name} ${what}` : what;
  return text ? `${words}: “${text}”` : words;
}

/** What an entry of a conversation's log says of its incident; "" for any other. */
export function incidentWords({ body, by, name }: Entry): string {
  const who = name || "Somebody";
  if (body.type === "incident_joined") {
    return by === "customer"
      ? `The customer waits for the fix of incident ${body.incident}`
      : `${who} put it into incident ${body.incident}`;
  }
  if (body.type === "incident_left") {
    return body.why === "different"
      ? `The customer says it is not incident ${body.incident}`
      : `${who} took it out of incident ${body.incident}`;
  }
  return "";
}

/** "14:02", or with its day where that is not today. */
export function firstSeen(at: number, now: number): string {
  if (!at) return "–";
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return today
    ? clock("en", at)
    : format("en", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }, at);
}

/** The suggested cases that are chosen to begin with: those with the very same error. */
export const exactOnes = (incident: IncidentView): ReadonlySet<string> =>
  new Set(incident.suggested.filter(({ exact }) => exact).map((one) => one.conversation));
