/** Small wordings the console shares: names, times, addresses. Pure. */

/** "Mara Lindqvist" → "ML"; "" → "?". Takes whole characters, so any script works. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = picked.map((word) => [...(word ?? "")][0] ?? "").join("");
  return letters.toUpperCase() || "?";
}

/** The first word of a name; an e-mail address or a single word stays whole. */
export const firstName = (name: string): string => name.trim().split(/\s+/u)[0] ?? "";

const sameDay = (one: Date, other: Date) => one.toDateString() === other.toDateString();

/** "14:21" today, "Tue 14:21" within a week, "12 Nov, 14:21" before. */
export function timeOf(at: number, now: number, locale?: string): string {
  const when = new Date(at);
  const clock = when.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
  if (sameDay(when, new Date(now))) return clock;
  if (Math.abs(now - at) < 6 * 86_400_000) {
    return `${when.toLocaleDateString(locale, { weekday: "short" })} ${clock}`;
  }
  return `${when.toLocaleDateString(locale, { day: "numeric", month: "short" })}, ${clock}`;
}

/** "9 min ago", "yesterday", "12 Nov". */
export function ago(at: number, now: number, locale?: string): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (sameDay(new Date(at), new Date(now))) return `${Math.floor(minutes / 60)} h ago`;
  if (sameDay(new Date(at), new Date(now - 86_400_000))) return "yesterday";
  return new Date(at).toLocaleDateString(locale, { day: "numeric", month: "short" });
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
  let place = -1;
  for (const letter of needle) {
    if (letter === " ") continue;
    place = hay.indexOf(letter, place + 1);
    if (place < 0) return 0;
  }
  return needle.length > 2 ? 0.5 : 0;
}
