/** What a screen shows of one conversation. `fold.ts` makes it from the log. */
import type { Answer, Asked, Brief, Closed, Entry, Handover, Row } from "./wire.ts";

export type Phase = NonNullable<Brief["phase"]>;
export type Body = Entry["body"];

/** An answer as the log last told it; `seq` is the entry that did. */
export interface Line {
  question: string;
  label: string;
  answer: Answer;
  seq: number;
}

/** Everything a screen shows of one conversation, after entry `seq`. Never changed in place. */
export interface View {
  seq: number;
  phase: Phase;
  /** Moves with every takeover, return, transfer, close and reopening; agents' commands carry it. */
  fence: number;
  number: number;
  flow: string;
  title: string;
  team: string;
  owner: { id: string; name: string } | null;
  /** The question that stands open; an answer to it names `turn`. */
  open: { turn: number; asked: Asked } | null;
  answers: Line[];
  summary: { turn: number; rows: Row[]; missing: Row[] } | null;
  handed: Handover | null;
  closed: Closed | null;
  /** Until when it was put aside; 0 where it was not, and on a customer's screen. */
  snoozed: number;
  /** How it was for the customer, 1 to 5; 0 until they say so, and once it is open again. */
  rating: number;
  /** What the talk changed to; empty while it is as it began. */
  language: string;
  /** The incident it belongs to; 0 for none, and on a customer's screen. */
  incident: number;
  entries: Entry[];
  /** Something before the last push is missing: ask again from `seq`. */
  gap: boolean;
}

export const EMPTY_VIEW: View = {
  seq: 0,
  phase: "intake",
  fence: 0,
  number: 0,
  flow: "",
  title: "",
  team: "",
  owner: null,
  open: null,
  answers: [],
  summary: null,
  handed: null,
  closed: null,
  snoozed: 0,
  rating: 0,
  language: "",
  incident: 0,
  entries: [],
  gap: false,
};
