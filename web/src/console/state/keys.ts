/** The letter keys: what each does, and when a press counts. Pure but for looking at the target. */

export type KeyAction =
  | "take"
  | "reply"
  | "note"
  | "ask"
  | "transfer"
  | "transfer_team"
  | "snooze"
  | "close"
  | "link"
  | "incident"
  | "split"
  | "not_same"
  | "side_by_side"
  | "search"
  | "help"
  | "palette"
  | "next_row"
  | "previous_row"
  | "next_pane"
  | "previous_pane";

export interface Key {
  action: KeyAction;
  keys: readonly string[];
  what: string;
  where: "conversation" | "everywhere";
}

/** In the order of the help. */
export const KEYS: readonly Key[] = [
  { action: "take", keys: ["I"], what: "Take over, or take the next one", where: "conversation" },
  { action: "reply", keys: ["R"], what: "Reply", where: "conversation" },
  { action: "note", keys: ["N"], what: "Private note", where: "conversation" },
  { action: "ask", keys: ["B"], what: "Let the bot ask for one thing", where: "conversation" },
  { action: "transfer", keys: ["T"], what: "Transfer to a colleague", where: "conversation" },
  {
    action: "transfer_team",
    keys: ["Shift", "T"],
    what: "Transfer to a team",
    where: "conversation",
  },
  { action: "snooze", keys: ["Z"], what: "Put aside until a time", where: "conversation" },
  { action: "close", keys: ["E"], what: "Close, or open again", where: "conversation" },
  { action: "link", keys: ["L"], what: "Link to the likeliest case", where: "conversation" },
  { action: "incident", keys: ["O"], what: "Open as an incident", where: "conversation" },
  {
    action: "split",
    keys: ["S"],
    what: "Make the second matter a case of its own",
    where: "conversation",
  },
  { action: "not_same", keys: ["X"], what: "Not the same as the likeliest", where: "conversation" },
  {
    action: "side_by_side",
    keys: ["M"],
    what: "The likeliest side by side, before linking",
    where: "conversation",
  },
  { action: "next_row", keys: ["J"], what: "Next conversation", where: "everywhere" },
  { action: "previous_row", keys: ["K"], what: "Previous conversation", where: "everywhere" },
  { action: "search", keys: ["/"], what: "Search", where: "everywhere" },
  { action: "palette", keys: ["Ctrl", "K"], what: "Find anything", where: "everywhere" },
  { action: "next_pane", keys: ["F6"], what: "Next pane", where: "everywhere" },
  { action: "previous_pane", keys: ["Shift", "F6"], what: "Pane before", where: "everywhere" },
  { action: "help", keys: ["?"], what: "All keys", where: "everywhere" },
];

const LETTERS: Readonly<Record<string, KeyAction>> = {
  i: "take",
  r: "reply",
  n: "note",
  b: "ask",
  t: "transfer",
  z: "snooze",
  e: "close",
  l: "link",
  o: "incident",
  s: "split",
  x: "not_same",
  m: "side_by_side",
  j: "next_row",
  k: "previous_row",
  "/": "search",
  "?": "help",
};

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing?: boolean;
  repeat?: boolean;
}

/**
 * What a press asks for, if anything.
 *
 * Letters count outside inputs only and can be switched off; F6 and Ctrl/⌘ K always count.
 * A held key moves through rows, and does everything else once.
 */
export function actionFor(press: Press, writing: boolean, letters: boolean): KeyAction | null {
  if (press.isComposing) return null;
  const command = press.ctrlKey || press.metaKey;
  if (press.key === "F6" && !command && !press.altKey) {
    return press.shiftKey ? "previous_pane" : "next_pane";
  }
  const key = press.key.toLowerCase();
  if (command) return key === "k" && !press.altKey && !press.shiftKey ? "palette" : null;
  if (press.altKey || writing || !letters) return null;
  if (key === "t" && press.shiftKey) return "transfer_team";
  const action = LETTERS[key] ?? null;
  const held = press.repeat && action !== "next_row" && action !== "previous_row";
  return held || (press.shiftKey && key !== "?" && key !== "/") ? null : action;
}

const SILENT_INPUTS = new Set(["checkbox", "radio", "button", "submit", "reset"]);

/** Whether a press there is meant as writing. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !SILENT_INPUTS.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.isContentEditable
  );
}
