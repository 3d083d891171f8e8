/** Saved replies: what a slash in the draft asks for, and the draft with one put in. Pure. */
import type { ReplyView } from "../../wire.ts";

/** A slash and what follows it, up to the caret. */
export interface Slash {
  start: number;
  end: number;
  typed: string;
  /** Whether the draft is nothing else: then "nothing found" is worth saying. */
  alone: boolean;
}

/** Only at the beginning of a word, so that addresses and "and/or" are left alone. */
export function slashAt(text: string, caret: number): Slash | null {
  const found = /(?:^|\s)\/([a-z0-9-]*)$/iu.exec(text.slice(0, caret));
  if (!found) return null;
  const typed = found[1] ?? "";
  const start = caret - typed.length - 1;
  return { start, end: caret, typed, alone: text.trim() === `/${typed}` };
}

export const startingWith = (replies: readonly ReplyView[], typed: string): ReplyView[] =>
  replies.filter((reply) => reply.id.startsWith(typed.toLowerCase()));

/** A draft, and what is selected in it. */
export interface Put {
  text: string;
  from: number;
  to: number;
}

/** The reply in that place; what the case left open is selected, to be written over. */
export function put(text: string, place: { start: number; end: number }, reply: ReplyView): Put {
  const open = reply.open?.[0];
  const at = open ? reply.text.indexOf(open) : reply.text.length;
  const from = place.start + at;
  return {
    text: text.slice(0, place.start) + reply.text + text.slice(place.end),
    from,
    to: from + (open?.length ?? 0),
  };
}

/** After what was begun, on a line of its own. */
export function added(text: string, reply: ReplyView): Put {
  const begun = text.trimEnd();
  const before = begun ? `${begun}\n` : "";
  return put(before, { start: before.length, end: before.length }, reply);
}

/** Whose it is and in which language: "billing, en"; "everyone". */
export const whose = (reply: ReplyView): string =>
  [reply.teams?.length ? reply.teams.join(", ") : "everyone", reply.language]
    .filter(Boolean)
    .join(", ");
