/** Small wordings the console shares: names, times, addresses. Pure. */
import { clock, format } from "../../ui/words.ts";

/** The first word of a name; an e-mail address or a single word stays whole. */
export const firstName = (name: string): string => name.trim().split(/\s+/u)[0] ?? "";

/** What is missing, as a colleague reads it: the flow's words for it may speak to the customer. */
export function lackOf(label: string, first: string): string {
  const told = label.replace(/\byour\b/iu, `${first}’s`).replace(/\byou\b/iu, first);
  return told.charAt(0).toUpperCase() + told.slice(1);
}

const sameDay = (one: number, other: number) =>
  new Date(one).toDateString() === new Date(other).toDateString();

const DAY = 86_400_000;
const dayOf = (at: number) => format("en", { day: "numeric", month: "short" }, at);

/** "14:21" today, "Tue 14:21" within a week, "12 Nov, 14:21" before. */
export function timeOf(at: number, now: number): string {
  if (sameDay(at, now)) return clock("en", at);
  const near = Math.abs(now - at) < 6 * DAY;
  return near
    ? `${format("en", { weekday: "short" }, at)} ${clock("en", at)}`
    : `${dayOf(at)}, ${clock("en", at)}`;
}

/** "9 min ago", "yesterday", "12 Nov". */
export function ago(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (sameDay(at, now)) return `${Math.floor(minutes / 60)} h ago`;
  return sameDay(at, now - DAY) ? "yesterday" : dayOf(at);
}

/** "1.2 MB". */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const kilo = bytes / 1000;
  return kilo < 1000 ? `${Math.round(kilo)} kB` : `${(kilo / 1000).toFixed(1)} MB`;
}

const LINKS = new Set(["http:", "https:", "mailto:", "tel:"]);

/** The address when it may be a link, else "". Other schemes could run as code. */
export function safeLink(address: string): string {
  try {
    return LINKS.has(new URL(address).protocol) ? address : "";
  } catch {
    return "";
  }
}

/** A page's address as agents read it: the path alone, with its search words. */
export function pathOf(address: string): string {
  try {
    const url = new URL(address);
    return url.protocol.startsWith("http") ? url.pathname + url.search : address;
  } catch {
    return address;
  }
}

export interface Piece {
  text: string;
  link: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'“”‘’]+[^\s<>"'“”‘’.,;:!?)\]}]/giu;

/** A text in pieces, web addresses apart. The pieces together are the text. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index), link: "" });
    found.push({ text: match[0], link: safeLink(match[0]) });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from), link: "" });
  return found;
}

/** How well a name fits what was typed: 0 not at all; a whole start is best, then in order. */
export function fuzzy(name: string, typed: string): number {
  const hay = name.toLowerCase();
  const needle = typed.trim().toLowerCase();
  if (needle === "") return 1;
  const at = hay.indexOf(needle);
  if (at === 0) return 4;
  if (at > 0) return /[\s·/-]/u.test(hay[at - 1] ?? "") ? 3 : 2;
  return needle.length > 2 && scattered(hay, needle) ? 0.5 : 0;
}

/** The letters in order, within twice their own length. */
function scattered(hay: string, needle: string): boolean {
  for (
    let from = hay.indexOf(needle[0] ?? "");
    from >= 0;
    from = hay.indexOf(needle[0] ?? "", from + 1)
  ) {
    let place = from;
    for (const letter of needle.slice(1)) {
      place = place < 0 ? -1 : hay.indexOf(letter, place + 1);
    }
    if (place >= 0 && place - from < needle.length * 2) return true;
  }
  return false;
}
