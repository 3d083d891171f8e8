/** What is chosen where two cases become one, or two again. Pure. */
import type { Decided, ItemView, JoinView, PartView, Placed } from "../../wire.ts";

/** The decisions, each question with whose answers are kept; the first choice if none was made. */
export const decisions = (found: JoinView, chosen: ReadonlyMap<string, number>): Decided[] =>
  found.rows.flatMap(({ question, choices = [] }) => {
    const choice = choices[chosen.get(question) ?? 0];
    return choice ? [{ question, of: choice.of }] : [];
  });

/** What customers hear of it, in words. */
export function heard(found: JoinView): string {
  const told = found.contacts.find((person) => person.hears);
  if (!told) return "Customers: nothing. They go on talking as before.";
  const name = told.customer.trim() || `Visitor ${told.number}`;
  return `${name}: “${told.hears}” Never anyone else’s words.`;
}

const KINDS: Readonly<Record<ItemView["kind"], string>> = {
  note: "Note",
  answer: "Answer",
  contact: "Contact",
  closed: "Closed",
};

export const kindOf = (item: ItemView): string => KINDS[item.kind];

export interface Place {
  to: Placed["to"] & string;
  label: string;
}

/** Where something may go, in words. */
export function places(item: ItemView, found: PartView): Place[] {
  const stays = String(found.stays.number);
  const goes = String(found.goes.number);
  switch (item.kind) {
    case "note":
      return [
        { to: "stays", label: `${stays} only` },
        { to: "both", label: `${goes} as well` },
      ];
    case "answer":
      return [
        { to: "stays", label: stays },
        { to: "goes", label: goes },
        { to: "both", label: "both" },
      ];
    case "contact":
      return [
        { to: "stays", label: stays },
        { to: "goes", label: goes },
      ];
    default:
      return [
        { to: "goes", label: `${goes} is open again` },
        { to: "stays", label: `${goes} stays closed` },
      ];
  }
}

/** Where something goes that is clear, in words. */
export const placeOf = (item: ItemView, found: PartView): string =>
  places(item, found).find((place) => place.to === item.to)?.label ?? "";

export const keyOf = (item: ItemView): string => `${item.kind} ${item.of}`;

/** Everything that came meanwhile with its place. */
export const placed = (found: PartView, chosen: ReadonlyMap<string, Place["to"]>): Placed[] =>
  (found.items ?? []).map((item) => ({
    kind: item.kind,
    of: item.of,
    to: chosen.get(keyOf(item)) ?? item.to,
  }));
