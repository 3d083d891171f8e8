/** What the keys and the palette do. Each action says in words when it can't be done here. */
import type { ReplyView } from "../../wire.ts";
import * as acts from "../state/acts.ts";
import { Refusal, wordsOf } from "../state/api.ts";
import { draftOf } from "../state/drafts.ts";
import { type Head, headOf } from "../state/head.ts";
import type { Action } from "../state/palette.ts";
import { added } from "../state/replies.ts";
import { hashOf } from "../state/route.ts";
import { askable } from "../state/sheet.ts";
import type { Shell } from "./context.ts";
import { likeliest } from "./LooksLike.tsx";
import { rowHref } from "./QueueList.tsx";

const visible = (element: Element) => element.getClientRects().length > 0;

/** Moves through the rows on the screen; where the list is hidden, to the next conversation. */
function moveRow({ desk }: Shell, by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")].filter(visible);
  if (rows.length > 0) {
    const focused = rows.indexOf(document.activeElement as HTMLElement);
    const here = rows.findIndex((row) => row.getAttribute("aria-current") === "true");
    const from = focused >= 0 ? focused : here;
    const to = from < 0 ? (by > 0 ? 0 : rows.length - 1) : from + by;
    rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
    return;
  }
  const order = desk.groups.value.flatMap((group) => group.rows);
  const at = order.findIndex((row) => row.conversation === desk.open.value);
  const next = order[at + by];
  if (next) location.hash = rowHref(next);
}

/** F6: the panes in their order, round and round. */
function movePane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter(visible);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const to = at < 0 ? (by > 0 ? 0 : -1) : (at + by + panes.length) % panes.length;
  panes.at(to)?.focus();
}

/** The pen is drawn anew when the tab changes: focus it after that. */
function toPen({ desk }: Shell, tab: "reply" | "note"): void {
  desk.tab.value = tab;
  setTimeout(() => document.querySelector<HTMLElement>("[data-pen]")?.focus(), 0);
}

/** A saved reply, after what was begun; what the case left open in it is selected. */
export function putIn(shell: Shell, reply: ReplyView): void {
  const { desk } = shell;
  const conversation = desk.open.value;
  const made = added(draftOf(desk.drafts.value, conversation, "reply"), reply);
  desk.setDraft(conversation, "reply", made.text);
  toPen(shell, "reply");
  setTimeout(() => {
    document
      .querySelector<HTMLTextAreaElement>("[data-pen]")
      ?.setSelectionRange(made.from, made.to);
  }, 0);
}

function takeOne({ desk }: Shell): void {
  const focused = document.activeElement?.closest("[data-row]")?.getAttribute("href") ?? "";
  const row = desk.waiting.value.find((one) => rowHref(one) === focused);
  const next = acts.takeNext(desk, row ? [row] : desk.waiting.value);
  if (next) location.hash = rowHref(next);
}

function askOne(shell: Shell): void {
  const { desk, sheets } = shell;
  const missing = askable(sheets.sheet.value.case);
  const only = missing.length === 1 ? missing[0] : undefined;
  if (only) acts.collect(desk, desk.open.value, only.question);
  else desk.show({ kind: "ask" });
}

/** What L, X and M are about: the likeliest case that is no part of this one yet. */
function onLikeliest({ desk, sheets }: Shell, action: Action): void {
  const found = sheets.sheet.value.case;
  const like = found ? likeliest(found) : undefined;
  if (!like) {
    desk.trouble.value = "Nothing looks like this case, so there is nothing to link.";
    return;
  }
  const conversation = desk.open.value;
  if (action === "side_by_side") {
    location.hash = hashOf({ page: "merge", conversation, number: like.number });
    return;
  }
  desk.part.value = "like";
  if (action === "link") acts.link(desk, conversation, like);
  else acts.dismiss(desk, conversation, like);
}

/** O: to the incident of the open case, which is opened where there is none yet. */
export async function toIncident({ desk, sheets }: Shell): Promise<void> {
  const found = sheets.sheet.value.case;
  if (!found) return;
  let number = found.incident?.number ?? 0;
  try {
    if (!number) number = (await desk.api.openIncident(desk.newName(), found.conversation)).number;
    location.hash = hashOf({ page: "incident", number });
  } catch (error) {
    const early = error instanceof Refusal && error.code === "not_found";
    desk.trouble.value = early ? CASE_FIRST : wordsOf(error);
  }
}

/** S: what the customer wants besides becomes a case of its own. */
function splitOff({ desk, sheets }: Shell): void {
  const found = sheets.sheet.value.case;
  const matter = found?.noticed?.find((one) => one.kind === "another" && !one.case);
  if (found && matter) acts.split(desk, found.conversation, matter.entry);
  else desk.trouble.value = "No second matter was noticed here.";
}

const CASE_FIRST = "This is no case yet. Once it is with the team, an incident can be opened.";

const LIKE = new Set<Action>(["link", "not_same", "side_by_side"]);

function anywhere(shell: Shell, action: Action): boolean {
  const { desk } = shell;
  switch (action) {
    case "next_row":
    case "previous_row":
      moveRow(shell, action === "next_row" ? 1 : -1);
      return true;
    case "next_pane":
    case "previous_pane":
      movePane(action === "next_pane" ? 1 : -1);
      return true;
    case "search":
      location.hash = "#search";
      return true;
    case "help":
    case "palette":
    case "settings":
      desk.show({ kind: action });
      return true;
    default:
      return false;
  }
}

const TAKE_FIRST: Partial<Record<Action, string>> = {
  snooze: "Take over first, then you can put it aside.",
  ask: "Take over first, then the bot can ask in your name.",
  give_back: "It isn’t with you, so there is nothing to hand back.",
};
const OPEN_FIRST = "This conversation is closed. Open it again first.";

/** What the open conversation allows, whoever holds it. */
function onConversation(shell: Shell, action: Action, holder: Head["holder"]): void {
  const { desk } = shell;
  const conversation = desk.open.value;
  if (action === "take" && holder !== "me") acts.take(desk, conversation);
  else if (action === "reply") toPen(shell, "reply");
  else if (action === "close") desk.show({ kind: "close" });
  else if (action === "transfer") desk.show({ kind: "transfer", to: "agent" });
  else if (action === "transfer_team") desk.show({ kind: "transfer", to: "team" });
  else if (action in TAKE_FIRST) {
    if (holder !== "me") desk.trouble.value = TAKE_FIRST[action] ?? "";
    else if (action === "snooze") desk.show({ kind: "snooze" });
    else if (action === "ask") askOne(shell);
    else acts.giveBack(desk, conversation);
  }
}

export function perform(shell: Shell, action: Action): void {
  if (anywhere(shell, action)) return;
  const { desk, sheets } = shell;
  const conversation = desk.open.value;
  if (!conversation) {
    if (action === "take" && desk.route.value.page === "queue") takeOne(shell);
    return;
  }
  const head = headOf(desk, sheets.sheet.value.case, conversation);
  const closed = head.phase === "closed";
  if (action === "note") toPen(shell, "note");
  else if (LIKE.has(action)) onLikeliest(shell, action);
  else if (action === "incident") void toIncident(shell);
  else if (action === "split") splitOff(shell);
  else if (action === "close" && closed) acts.reopen(desk, conversation);
  else if (closed) desk.trouble.value = OPEN_FIRST;
  else onConversation(shell, action, head.holder);
}
