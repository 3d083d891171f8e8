/** What the palette offers for what was typed. Pure. */
import type { Hit, Me, ReplyView } from "../../wire.ts";
import type { Head } from "./head.ts";
import type { KeyAction } from "./keys.ts";
import { nameOf, type Row } from "./queue.ts";
import { whose } from "./replies.ts";
import { fuzzy } from "./words.ts";

export type Action = KeyAction | "give_back" | "settings";

export interface Choice {
  key: string;
  group: "This conversation" | "Replies" | "Cases" | "Places";
  label: string;
  more: string;
  keys: readonly string[];
  action?: Action;
  conversation?: string;
  reply?: ReplyView;
  go?: string;
}

const MOST = 8;
const MOST_CASES = 5;
const MOST_REPLIES = 3;

function commands(head: Head): Choice[] {
  const one = (action: Action, label: string, more: string, keys: readonly string[]): Choice => ({
    key: action,
    group: "This conversation",
    label,
    more,
    keys,
    action,
  });
  if (head.phase === "closed") {
    return [
      one("close", "Open again", head.customer, ["E"]),
      one("note", "Private note", "for your team", ["N"]),
    ];
  }
  const mine = head.holder === "me";
  return [
    ...(mine ? [] : [one("take", "Take over", head.customer, ["I"])]),
    ...(mine ? [one("reply", "Reply", head.customer, ["R"])] : []),
    one("note", "Private note", "for your team", ["N"]),
    ...(mine ? [one("ask", "Let the bot ask …", "for one thing", ["B"])] : []),
    one("transfer", "Transfer to a colleague …", "with a note", ["T"]),
    one("transfer_team", "Transfer to a team …", "with a note", ["Shift", "T"]),
    ...(mine ? [one("snooze", "Put aside …", "snooze it until a time", ["Z"])] : []),
    ...(mine ? [one("give_back", "Hand back to the bot", "", [])] : []),
    one("link", "Link to the likeliest case", "can be undone", ["L"]),
    one("incident", "Open as an incident", "many customers, one cause", ["O"]),
    one("split", "Split the second matter off", "as a case of its own", ["S"]),
    one("side_by_side", "Join with the likeliest, side by side …", "", ["M"]),
    one("not_same", "Not the same as the likeliest", "can be undone", ["X"]),
    one("close", "Close case …", "with a reason", ["E"]),
  ];
}

/** Whether somebody may invite others. */
export const invites = (role?: Me["role"]): boolean => role === "admin" || role === "lead";

function places(role: Me["role"]): Choice[] {
  const one = (go: string, label: string): Choice => ({
    key: `place-${go.slice(1)}`,
    group: "Places",
    label,
    more: "",
    keys: [],
    go,
  });
  const acts: Choice[] = [
    { ...one("#", "Sound, keys and colours …"), key: "settings", action: "settings", go: "" },
    { ...one("#", "All keys"), key: "help", action: "help", go: "", keys: ["?"] },
  ];
  const people = invites(role) ? [one("#people", "People")] : [];
  return [
    one("#queue", "Queue"),
    { ...one("#search", "Search"), keys: ["/"] },
    one("#incidents", "Incidents"),
    one("#flows", "Flows"),
    ...people,
    ...acts,
  ];
}

const caseOf = (found: {
  conversation: string;
  number: number;
  title: string;
  customer: string;
}) => ({
  key: `case-${found.conversation}`,
  group: "Cases" as const,
  label: String(found.number),
  more: [found.title, nameOf(found)].filter(Boolean).join(" · "),
  keys: [],
  conversation: found.conversation,
});

const replyOf = (reply: ReplyView): Choice => ({
  key: `reply-${reply.id}`,
  group: "Replies",
  label: `/${reply.id}`,
  more: `${whose(reply)} · ${reply.text}`,
  keys: [],
  reply,
});

/** Each choice once; the best fit of each group first: conversation, replies, cases, places. */
export function offers(asked: {
  typed: string;
  head: Head | null;
  /** Those that may be sent here. */
  replies: readonly ReplyView[];
  rows: readonly Row[];
  hits: readonly Hit[];
  role: Me["role"];
}): Choice[] {
  const { typed, head } = asked;
  const fitting = (choices: readonly Choice[]) =>
    choices
      .map((choice) => ({
        choice,
        fit: Math.max(fuzzy(choice.label, typed), fuzzy(choice.more, typed)),
      }))
      .filter(({ fit }) => fit > 0)
      .sort((one, other) => other.fit - one.fit)
      .map(({ choice }) => choice);
  const here = fitting(asked.rows.filter((row) => row.phase !== "closed").map(caseOf));
  const known = new Set(here.map((choice) => choice.key));
  const found = asked.hits.map(caseOf).filter((choice) => !known.has(choice.key));
  const none = typed.trim() === "";
  const replies = none ? [] : fitting(asked.replies.map(replyOf)).slice(0, MOST_REPLIES);
  const cases = none ? [] : [...here, ...found].slice(0, MOST_CASES);
  const first = head ? fitting(commands(head)) : [];
  const all = [...first, ...replies, ...cases, ...fitting(places(asked.role))];
  return all.slice(0, MOST);
}
