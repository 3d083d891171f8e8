/** The queue as agents see it: frames merged into rows, rows put into groups. Pure. */
import type { Brief, Queue } from "../../wire.ts";
import { timeOf } from "./words.ts";

/** The wire leaves out what is empty; a row has everything. */
export interface Row extends Required<Brief> {
  /** Rows of its contacts that stand for themselves no more. */
  parts?: readonly Row[];
}

export interface QueueState {
  /** Position in the order of changes up to which the rows are complete. */
  changed: number;
  rows: ReadonlyMap<string, Row>;
  /** False until the first frame: an empty queue and an unknown one look different. */
  known: boolean;
}

export const NO_QUEUE: QueueState = { changed: 0, rows: new Map(), known: false };

export type GroupName = "waiting" | "mine" | "colleagues" | "news" | "flow" | "snoozed" | "closed";

export interface Group {
  name: GroupName;
  title: string;
  rows: Row[];
}

export const GROUP_TITLES: Readonly<Record<GroupName, string>> = {
  waiting: "Waiting for a person",
  mine: "Mine",
  colleagues: "With colleagues",
  news: "To be told of a fix",
  flow: "In the flow",
  snoozed: "Put aside",
  closed: "Closed today",
};

const EMPTY: Omit<Row, "conversation" | "number"> = {
  changed: 0,
  site: "",
  phase: "intake",
  flow: "",
  flow_title: "",
  title: "",
  customer: "",
  team: "",
  owner: "",
  owner_name: "",
  fence: 0,
  priority: "normal",
  waiting_since: 0,
  missing: 0,
  first_missing: "",
  last: "",
  last_by: "",
  last_at: 0,
  seq: 0,
  alike: 0,
  contacts: 1,
  care: "",
  insults: 0,
  joined: 0,
  snoozed_until: 0,
  incident: 0,
};

export const filled = (brief: Brief): Row => ({ ...EMPTY, ...brief });

/**
 * The queue after one more frame.
 *
 * "gap" when the frame starts after what is known: rows were missed, so ask from the start.
 * A frame that was sent twice, or a row older than the one shown, changes nothing.
 */
export function merged(queue: QueueState, frame: Queue): QueueState | "gap" {
  if (!frame.whole && frame.after > queue.changed) return "gap";
  const rows = new Map(frame.whole ? [] : queue.rows);
  for (const brief of frame.rows ?? []) {
    const known = rows.get(brief.conversation);
    const row = filled(brief);
    if (!known || known.changed <= row.changed) rows.set(row.conversation, row);
  }
  const changed = frame.whole ? frame.upto : Math.max(queue.changed, frame.upto);
  return { changed, rows, known: true };
}

/** The row of the case that a row became part of; itself where it is one of its own. */
function rootOf(row: Row, byNumber: ReadonlyMap<number, Row>): Row {
  let at = row;
  for (let step = 0; at.joined && step < 50; step += 1) {
    const next = byNumber.get(at.joined);
    if (!next) break;
    at = next;
  }
  return at;
}

/** Whether a contact's row stands for itself: a colleague talks there, or its case is closed. */
const standsAlone = (row: Row, root: Row): boolean =>
  row === root || root.phase === "closed" || (row.owner !== "" && row.owner !== root.owner);

const RANKS = ["low", "normal", "high", "urgent"];

/** A case's row with what its contacts add: who waits longest, how urgent, how many. */
function whole(row: Row, parts: readonly Row[]): Row {
  if (parts.length === 0) return row;
  const all = [row, ...parts];
  const waits = all.map((one) => one.waiting_since).filter((since) => since > 0);
  const rank = Math.max(...all.map((one) => RANKS.indexOf(one.priority)));
  const care = all.map((one) => one.care);
  return {
    ...row,
    parts,
    waiting_since: waits.length ? Math.min(...waits) : 0,
    // Whoever waits in another contact of the case is not put aside with it.
    snoozed_until: parts.some((one) => one.waiting_since) ? 0 : row.snoozed_until,
    priority: RANKS[rank] ?? row.priority,
    care: care.find((one) => one === "crisis") ?? care.find(Boolean) ?? "",
    last_at: Math.max(...all.map((one) => one.last_at)),
  };
}

/** One row a case: contacts that were joined to it are shown in its row. */
export function gathered(rows: Iterable<Row>): Row[] {
  const all = [...rows];
  const byNumber = new Map(all.map((row) => [row.number, row]));
  const parts = new Map<Row, Row[]>();
  const alone: Row[] = [];
  for (const row of all) {
    const root = rootOf(row, byNumber);
    if (standsAlone(row, root)) alone.push(row);
    else parts.set(root, [...(parts.get(root) ?? []), row]);
  }
  return alone.map((row) => whole(row, parts.get(row)?.filter(isOpen) ?? []));
}

const isOpen = (row: Row): boolean => row.phase !== "closed";

/** Whether its holder put it aside, and the time has not come. */
export const isAside = (row: Row, now: number): boolean => row.snoozed_until > now;

/** Whether it was put aside, the time has come, and nobody has done anything since. */
export const isBack = (row: Row, now: number): boolean =>
  row.snoozed_until > 0 && row.snoozed_until <= now;

/** Where a row stands; without a time, as though it had not been put aside. */
export function groupOf(row: Row, me: string, now = Number.POSITIVE_INFINITY): GroupName {
  if (isAside(row, now)) return "snoozed";
  if (row.phase === "closed") return "closed";
  if (row.owner === me && me !== "") return "mine";
  if (row.owner !== "") return "colleagues";
  if (row.phase === "intake" || row.phase === "confirming") return "flow";
  return row.incident && !row.waiting_since ? "news" : "waiting";
}

/** Somebody in danger comes first, then who waits, the longest wait on top; then the latest word. */
function byWait(one: Row, other: Row): number {
  const danger = Number(other.care === "crisis") - Number(one.care === "crisis");
  if (danger !== 0) return danger;
  const since = (row: Row) => row.waiting_since || row.snoozed_until || Number.POSITIVE_INFINITY;
  if (since(one) !== since(other)) return since(one) - since(other);
  return other.last_at - one.last_at || one.number - other.number;
}

const byLatest = (one: Row, other: Row) => other.last_at - one.last_at || other.number - one.number;

function startOfDay(now: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  return day.getTime();
}

const byReturn = (one: Row, other: Row) => one.snoozed_until - other.snoozed_until;

const byUrgency = (one: Row, other: Row) =>
  RANKS.indexOf(other.priority) - RANKS.indexOf(one.priority) || byWait(one, other);

/** Groups that have an order of their own, whatever the agent chose. */
const ORDER_OF: Partial<Record<GroupName, (one: Row, other: Row) => number>> = {
  flow: byLatest,
  snoozed: byReturn,
  closed: byLatest,
};
const ORDERS = { wait: byWait, urgent: byUrgency, latest: byLatest };

/** All groups in their order; what was closed before today, and what `keep` refuses, is left out. */
export function groups(
  rows: Iterable<Row>,
  me: string,
  now: number,
  keep: (row: Row) => boolean = () => true,
  order: keyof typeof ORDERS = "wait",
): Group[] {
  const today = startOfDay(now);
  const sorted = new Map<GroupName, Row[]>();
  for (const name of Object.keys(GROUP_TITLES) as GroupName[]) sorted.set(name, []);
  for (const row of gathered(rows).filter(keep)) {
    const name = groupOf(row, me, now);
    if (name !== "closed" || row.last_at >= today) sorted.get(name)?.push(row);
  }
  return [...sorted].map(([name, list]) => ({
    name,
    title: GROUP_TITLES[name],
    rows: list.sort(ORDER_OF[name] ?? ORDERS[order]),
  }));
}

export type Lateness = "fine" | "soon" | "late";

/** Minutes after which a wait is at risk, and after which it is late. */
const PATIENCE: Readonly<Record<string, readonly [number, number]>> = {
  urgent: [1, 3],
  high: [2, 6],
  normal: [3, 10],
  low: [10, 30],
};

export function lateness(row: Row, now: number): Lateness {
  if (!row.waiting_since || row.phase === "closed" || isAside(row, now)) return "fine";
  const [soon, late] = PATIENCE[row.priority] ?? [3, 10];
  const minutes = (now - row.waiting_since) / 60_000;
  return minutes >= late ? "late" : minutes >= soon ? "soon" : "fine";
}

/** "now", "4 min", "1 h 5 min", "2 days". A clock that runs ahead of ours counts as now. */
export function span(since: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - since) / 60_000));
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  const days = Math.floor(hours / 24);
  return days === 1 ? "1 day" : `${days} days`;
}

/** How the row waits, in words. */
export function waitOf(row: Row, now: number): string {
  if (row.phase === "closed") return "closed";
  if (isAside(row, now)) return `back ${timeOf(row.snoozed_until, now)}`;
  if (row.waiting_since) return span(row.waiting_since, now);
  if (!row.owner && (row.phase === "intake" || row.phase === "confirming")) return "with the bot";
  return "answered";
}

/** "1 thing missing", "complete" or nothing while the bot still asks. */
export function completeness(row: Row): string {
  if (row.missing === 1) return "1 thing missing";
  if (row.missing > 1) return `${row.missing} things missing`;
  return row.phase === "intake" || row.phase === "confirming" ? "" : "complete";
}

/** The flow by the short name that its file gives it: "website problem". */
export const flowOf = (row: { flow: string }): string => row.flow.replaceAll("-", " ");

/** The person's name, or what else can be said of them. */
export const nameOf = (row: { customer: string; number: number }): string =>
  row.customer.trim() || `Visitor ${row.number}`;

/** Rows that now want somebody: newly waiting, or a customer's new words in one of mine. */
export function news(before: QueueState, after: QueueState, me: string): Row[] {
  if (!before.known) return [];
  const byNumber = new Map([...after.rows.values()].map((row) => [row.number, row]));
  return [...after.rows.values()].filter((row) => {
    const was = before.rows.get(row.conversation);
    if (was === row) return false;
    const root = rootOf(row, byNumber);
    const group = groupOf(standsAlone(row, root) ? row : root, me);
    if (root !== row && group === "waiting" && was) return false; // its case waits already
    if (group === "waiting") return !was || groupOf(was, me) !== "waiting";
    if (group !== "mine") return false;
    return row.last_by === "customer" && (!was || row.seq > was.seq);
  });
}

/** Mine that were put aside until a moment after `since`, which has come. */
export const returned = (queue: QueueState, me: string, since: number, now: number): Row[] =>
  [...queue.rows.values()].filter(
    (row) => row.owner === me && isBack(row, now) && row.snoozed_until > since,
  );

/** Whether a customer wrote something the agent has not had on the screen. */
export function unread(row: Row, me: string, seen: ReadonlyMap<string, number>): boolean {
  const group = groupOf(row, me);
  if (group !== "waiting" && group !== "mine") return false;
  return [row, ...(row.parts ?? [])].some(
    (one) => one.last_by === "customer" && one.seq > (seen.get(one.conversation) ?? 0),
  );
}
