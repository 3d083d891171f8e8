/** What was begun and not sent: one draft for each conversation and tab, kept through a reload. */

export type Tab = "reply" | "note";

export type Drafts = Readonly<Record<string, string>>;

const keyOf = (conversation: string, tab: Tab) => `${tab} ${conversation}`;

export const draftOf = (drafts: Drafts, conversation: string, tab: Tab): string =>
  drafts[keyOf(conversation, tab)] ?? "";

/** An empty draft is no draft and takes no room. */
export function drafted(drafts: Drafts, conversation: string, tab: Tab, text: string): Drafts {
  const { [keyOf(conversation, tab)]: _, ...others } = drafts;
  return text === "" ? others : { ...others, [keyOf(conversation, tab)]: text };
}

export const hasDraft = (drafts: Drafts, conversation: string): boolean =>
  (["reply", "note"] as const).some((tab) => draftOf(drafts, conversation, tab).trim() !== "");

export const countDrafts = (drafts: Drafts): number =>
  Object.values(drafts).filter((text) => text.trim() !== "").length;

/** The reply's words go to the end of the note; nothing that was there is lost. */
export function asNote(drafts: Drafts, conversation: string): Drafts {
  const reply = draftOf(drafts, conversation, "reply");
  const note = draftOf(drafts, conversation, "note");
  const both = [note, reply].filter((text) => text.trim() !== "").join("\n");
  return drafted(drafted(drafts, conversation, "note", both), conversation, "reply", "");
}

/** Reads what an earlier page kept; anything that is not a draft is dropped. */
export function parsed(kept: string | null): Drafts {
  if (!kept) return {};
  try {
    const read: unknown = JSON.parse(kept);
    if (typeof read !== "object" || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
    );
  } catch {
    return {};
  }
}
