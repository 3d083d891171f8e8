/** What an agent can do to a conversation, each one command. Compare-and-set is in the fence. */
import type { CandidateView, Close, Decided, Placed } from "../../wire.ts";
import { wordsOf } from "./api.ts";
import type { Desk } from "./desk.ts";
import { asNote, draftOf } from "./drafts.ts";
import type { Row } from "./queue.ts";
import { hashOf } from "./route.ts";
import { firstName } from "./words.ts";

/** The newest fence we have heard of: the log or the queue's row, whichever is ahead. */
export function fenceOf(desk: Desk, conversation: string): number {
  const row = desk.queue.value.rows.get(conversation);
  const view = desk.views.value.get(conversation);
  return Math.max(row?.fence ?? 0, view?.fence ?? 0);
}

const fenced = (desk: Desk, conversation: string) => ({ fence: fenceOf(desk, conversation) });

export const take = (desk: Desk, conversation: string): string =>
  desk.act(conversation, { type: "take", ...fenced(desk, conversation) });

export const giveBack = (desk: Desk, conversation: string): string =>
  desk.act(conversation, { type: "return", ...fenced(desk, conversation) });

export const collect = (desk: Desk, conversation: string, question: string): string =>
  desk.act(conversation, { type: "collect", ...fenced(desk, conversation), question });

export const transfer = (
  desk: Desk,
  conversation: string,
  to: { agent: string } | { team: string },
  note: string,
): string =>
  desk.act(conversation, { type: "transfer", ...fenced(desk, conversation), ...to, note });

export const close = (
  desk: Desk,
  conversation: string,
  reason: NonNullable<Close["reason"]>,
  text: string,
): string => desk.act(conversation, { type: "close", ...fenced(desk, conversation), reason, text });

export const reopen = (desk: Desk, conversation: string): string =>
  desk.act(conversation, { type: "reopen", ...fenced(desk, conversation) });

/** Put aside until a time, or (0) take up again. */
export const snooze = (desk: Desk, conversation: string, until: number): string =>
  desk.act(conversation, { type: "snooze", ...fenced(desk, conversation), until });

export const setAnswer = (
  desk: Desk,
  conversation: string,
  question: string,
  text: string,
): string => desk.act(conversation, { type: "set_answer", question, text });

/** What was chosen with the two cases side by side, and what was seen there. */
interface Looked {
  decided: Decided[];
  seen: string;
}

export const link = (
  desk: Desk,
  conversation: string,
  like: Pick<CandidateView, "number" | "score" | "reasons">,
  looked?: Looked,
): string =>
  desk.act(conversation, {
    type: "link",
    case: like.number,
    score: like.score,
    reasons: like.reasons,
    ...looked,
  });

export const unlink = (
  desk: Desk,
  conversation: string,
  number: number,
  looked?: { placed: Placed[]; seen: string },
): string => desk.act(conversation, { type: "unlink", case: number, ...looked });

/** Not the same, or (`on` false) maybe after all. */
export const dismiss = (
  desk: Desk,
  conversation: string,
  like: Pick<CandidateView, "number" | "score" | "reasons">,
  on = true,
): string =>
  desk.act(conversation, {
    type: "dismiss",
    case: like.number,
    score: like.score,
    reasons: like.reasons,
    on,
  });

/**
 * Takes a contact out of its case: at once where it is clear whose everything is, else on the
 * page that asks.
 */
export async function takeApart(desk: Desk, conversation: string): Promise<void> {
  try {
    const found = await desk.api.partOf(conversation);
    if ((found.items ?? []).some((item) => item.asked)) {
      location.hash = hashOf({ page: "part", conversation });
    } else unlink(desk, conversation, found.case, { placed: [], seen: found.seen });
  } catch (error) {
    desk.trouble.value = wordsOf(error);
  }
}

export function reply(
  desk: Desk,
  conversation: string,
  text: string,
  uploads: readonly { id: string }[],
): string {
  const files = uploads.map((upload) => upload.id);
  const event = { type: "respond" as const, ...fenced(desk, conversation), text, files };
  return desk.act(conversation, event);
}

export const note = (desk: Desk, conversation: string, text: string): string =>
  desk.act(conversation, { type: "write_note", text });

/** Makes a case of its own of what an entry says. */
export const split = (desk: Desk, conversation: string, of: number): string =>
  desk.act(conversation, { type: "split", of });

/** Takes back how a message was understood; `of` is the entry that says so. */
export const takeNoteBack = (desk: Desk, conversation: string, of: number): string =>
  desk.act(conversation, { type: "forgive", of });

/** The loser's first way on: the colleague reads the draft as a note. */
export function passDraft(desk: Desk, conversation: string, to: string): void {
  const draft = draftOf(desk.drafts.value, conversation, "reply").trim();
  if (!draft) return;
  note(desk, conversation, `@${firstName(to)} my draft, if it helps: ${draft}`);
  desk.setDraft(conversation, "reply", "");
  desk.forgive(conversation);
}

/** The second: the draft waits in the note tab. */
export function keepAsNote(desk: Desk, conversation: string): void {
  desk.keepDrafts(asNote(desk.drafts.value, conversation));
  desk.tab.value = "note";
  desk.forgive(conversation);
}

/** The third: ask, in a note. */
export function askToHandOver(desk: Desk, conversation: string, to: string): void {
  note(desk, conversation, `@${firstName(to)} could you hand this over to me?`);
  desk.forgive(conversation);
}

/** Opens and takes what has waited longest. */
export function takeNext(desk: Desk, waiting: readonly Row[]): Row | null {
  const next = waiting[0] ?? null;
  if (next) take(desk, next.conversation);
  return next;
}
