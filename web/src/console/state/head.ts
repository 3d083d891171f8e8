/** What heads a conversation: the log, the queue's row and the case put together. */
import type { Phase } from "../../fold.ts";
import type { CaseRef, CaseView } from "../../wire.ts";
import type { Desk } from "./desk.ts";
import { nameOf } from "./queue.ts";
import { firstName } from "./words.ts";

export interface Head {
  conversation: string;
  number: number;
  customer: string;
  first: string;
  title: string;
  phase: Phase;
  holder: "me" | "other" | "nobody";
  ownerName: string;
  reason: string;
  /** Until when it was put aside; 0 where it was not. */
  aside: number;
  /** How it was for the customer, of 5; 0 where they did not say. */
  rating: number;
  /** The case whose conversation the customer reads, where it is not this one. */
  elsewhere: CaseRef | null;
}

/** The case's own title, else the row's; a search result may have no row. */
export function headOf(desk: Desk, found: CaseView | null, conversation: string): Head {
  const row = desk.queue.value.rows.get(conversation);
  const view = desk.views.value.get(conversation);
  const sheet = found?.conversation === conversation ? found : null;
  const number = sheet?.number || row?.number || view?.number || 0;
  const claimed = sheet?.facts.find((fact) => fact.kind === "name")?.text ?? "";
  const customer = nameOf({ customer: row?.customer || claimed, number });
  const newest = view && view.fence >= (row?.fence ?? 0) ? view : null;
  const owner = newest ? (newest.owner?.id ?? "") : (row?.owner ?? "");
  const me = desk.me.value?.id ?? "";
  return {
    conversation,
    number,
    customer,
    first: row?.customer || claimed ? firstName(customer) : "the customer",
    title: sheet?.title || row?.title || view?.title || "",
    phase: newest?.phase ?? row?.phase ?? view?.phase ?? "intake",
    holder: owner === "" ? "nobody" : owner === me ? "me" : "other",
    ownerName: (newest ? newest.owner?.name : row?.owner_name) || "Somebody",
    reason: view?.closed?.reason ?? "",
    aside: newest?.snoozed ?? row?.snoozed_until ?? 0,
    rating: view?.rating ?? 0,
    elsewhere: sheet?.came_from ?? null,
  };
}

/** Whether a reply from here would reach the customer. */
export const mayWrite = (head: Head): boolean =>
  head.holder === "me" && head.phase !== "closed" && !head.elsewhere;
