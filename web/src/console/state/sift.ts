/** What an agent shows of the queue, and in which order. Pure; kept in this browser. */
import type { TeamView } from "../../wire.ts";
import type { Row } from "./queue.ts";

export interface Sift {
  /** A team's id, or one of the words below. */
  team: string;
  /** A flow's id; empty for all. */
  flow: string;
  order: "wait" | "urgent" | "latest";
}

export const ALL = "";
export const OWN = "own";
export const NO_SIFT: Sift = { team: ALL, flow: "", order: "wait" };

const ORDERS: readonly unknown[] = ["wait", "urgent", "latest"];

/** Reads what was kept; what is missing or wrong falls back, field by field. */
export function parsed(kept: string | null): Sift {
  let read: unknown = null;
  try {
    read = kept ? JSON.parse(kept) : null;
  } catch {
    read = null;
  }
  if (typeof read !== "object" || read === null) return NO_SIFT;
  const said = read as Record<string, unknown>;
  return {
    team: typeof said.team === "string" ? said.team : ALL,
    flow: typeof said.flow === "string" ? said.flow : "",
    order: ORDERS.includes(said.order) ? (said.order as Sift["order"]) : "wait",
  };
}

/**
 * Whether a row is shown. One's own always is, and so is somebody in danger; one that no team has
 * yet is everybody's.
 */
export function shows(sift: Sift, row: Row, me: { id: string; teams: readonly string[] }): boolean {
  if ((row.owner !== "" && row.owner === me.id) || row.care === "crisis") return true;
  const teams = sift.team === OWN ? me.teams : [sift.team];
  const ofTeam = sift.team === ALL || row.team === "" || teams.includes(row.team);
  return ofTeam && (sift.flow === "" || row.flow === sift.flow);
}

/** The flows that rows are in, by title; the chosen one stays even when no row is in it. */
export function flowsOf(rows: Iterable<Row>, chosen: string): [id: string, title: string][] {
  const found = new Map<string, string>(chosen ? [[chosen, chosen]] : []);
  for (const row of rows) if (row.flow) found.set(row.flow, row.flow_title || row.flow);
  return [...found].sort(([, one], [, other]) => one.localeCompare(other));
}

/** What is left out, in words; empty when nothing is. */
export function said(
  sift: Sift,
  teams: readonly TeamView[],
  flows: readonly (readonly [id: string, title: string])[],
): string {
  const team = teams.find((one) => one.id === sift.team)?.name ?? sift.team;
  const flow = flows.find(([id]) => id === sift.flow)?.[1] ?? sift.flow;
  const ofTeam = sift.team === ALL ? "" : sift.team === OWN ? "your teams" : team;
  return [ofTeam, flow].filter(Boolean).join(", ");
}
