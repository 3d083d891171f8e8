/** What happened to a conversation, in a line each. Pure. */
import type { Entry, Noticed } from "../../wire.ts";
import { incidentWords } from "./incidents.ts";
import { timeOf } from "./words.ts";

const CLOSE_REASONS: Readonly<Record<string, string>> = {
  solved: "solved",
  no_answer: "no answer came",
  duplicate: "a duplicate",
  not_ours: "not for us",
  other: "another reason",
};

export const reasonWords = (reason: string): string =>
  CLOSE_REASONS[reason] ?? reason.replaceAll("_", " ");

/** The words of a rule for what happened to the conversation; "" for what needs no line. */
export function ruleWords(entry: Entry): string {
  const { body } = entry;
  const who = entry.name || "Somebody";
  switch (body.type) {
    case "handover":
      return `${
        body.why === "asked"
          ? "Asked for a person"
          : body.why === "nothing_to_ask" || body.why === "split"
            ? "Handed over"
            : "Summary confirmed"
      } · waiting for ${body.team_name || "a person"}`;
    case "taken":
      return `${body.name} took over · the bot is silent`;
    case "identified":
      if (body.customer.startsWith("@mail:"))
        return `Proved: ${body.customer.split(":").slice(2).join(":")} reads their mail`;
      return body.customer.startsWith("@")
        ? "The same browser as before"
        : `Signed in as ${body.name || body.customer} · the website vouches for it`;
    case "transferred":
      if (entry.by === "system") return `${body.name} has the case and joins`;
      return `${who} passed it to ${body.name || body.team_name || "the team"}`;
    case "returned":
      return body.phase === "waiting"
        ? `${who} put it back in line`
        : `${who} gave it back to the bot`;
    case "closed":
      return `${entry.name ? `${who} closed it` : "Closed"}: ${reasonWords(body.reason)}`;
    case "reopened":
      return body.agent ? `${body.name || who} opened it again` : "Open again: the customer wrote";
    case "linked":
      if (entry.by === "bot") return `The bot added it to case ${body.case} by itself`;
      return entry.by === "customer"
        ? `The customer says it is about case ${body.case}`
        : `${who} linked it to case ${body.case}`;
    case "unlinked":
      return entry.by === "customer"
        ? `The customer says it is not about case ${body.case}`
        : `${who} took the link to case ${body.case} back`;
    case "gained":
      return `${who} joined case ${body.case} to this one`;
    case "lost":
      return `${who} took case ${body.case} out again`;
    case "split_off":
      return `${who} made it a case of its own: ${body.case}`;
    case "split_from":
      return `${who} split it off case ${body.case}`;
    case "dismissed":
      return body.on === false
        ? `${who} thinks it may be case ${body.case} after all`
        : `${who} said it is not case ${body.case}`;
    case "snoozed":
      return body.until
        ? `${who} put it aside until ${timeOf(body.until, entry.at)}`
        : `${who} took it up again`;
    case "rated":
      return `Rated ${body.stars} of 5`;
    case "answered":
      return entry.by === "agent" ? `${who} set ${body.label}: ${body.answer.text}` : "";
    case "entered":
      return `Flow: ${body.title}`;
    case "language_changed":
      return `Goes on in ${LANGUAGES[body.language] ?? body.language}`;
    case "noticed":
      return noticedWords(body);
    case "forgiven":
      return `${who} took the note of entry ${body.of} back`;
    default:
      return incidentWords(entry);
  }
}

const LANGUAGES: Record<string, string> = { en: "English", de: "German", ar: "Arabic" };

/** An insult is not repeated. */
function noticedWords({ kind, quote, step = 1 }: Noticed): string {
  if (kind === "abuse") return `Rude words noted, step ${step}`;
  const what = { distress: "A hard day", crisis: "In danger", another: "A second matter" }[kind];
  return `${what}: “${quote}”`;
}
