/** Who the customer is: what the site signed, or that this browser was here before. */
import type { View } from "../view.ts";
import type { Chat, Event } from "./state.ts";

/** Whose the conversation is by the log: `site:id`, or `@` and a conversation of this browser. */
function owner({ entries }: View): string {
  const found = entries.findLast(({ body }) => body.type === "identified")?.body;
  return found?.type === "identified" ? found.customer : "";
}

/** What the site calls the customer. */
export function nameOf({ entries }: View): string {
  const found = entries.findLast(({ body }) => body.type === "identified")?.body;
  return (found?.type === "identified" && found.name) || "";
}

/** The customer's id in a token. Only the server knows whether it is true. */
export function subject(token: string): string {
  try {
    const claims = token.split(".")[1] ?? "";
    return JSON.parse(atob(claims.replace(/-/g, "+").replace(/_/g, "/"))).sub;
  } catch {
    return "";
  }
}

/** Somebody else is signed in on the page now, or nobody is any more. */
export function someoneElse({ view, facts }: Pick<Chat, "view" | "facts">): boolean {
  const whose = owner(view);
  const { identify } = facts;
  if (typeof identify !== "string" || !whose || whose.startsWith("@")) return false;
  return whose.slice(whose.indexOf(":") + 1) !== subject(identify);
}

/** The proof to send, if there is one that the conversation does not know. */
export function proof(
  { view, facts }: Pick<Chat, "view" | "facts">,
  earlier: string,
): Event | null {
  const whose = owner(view);
  if (facts.identify && typeof facts.identify === "string")
    return !whose || whose.startsWith("@") ? { type: "identify", token: facts.identify } : null;
  return earlier && !whose ? { type: "identify", earlier } : null;
}
