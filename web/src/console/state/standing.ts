/** How things stand at the desk, in a sentence. Pure. */
import { type Row, span } from "./queue.ts";

const NUMBERS = ["Nobody", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** "3 people are waiting, the longest for 11 minutes." */
export function standing(waiting: readonly Row[], now: number): string {
  if (waiting.length === 0) return "Nobody is waiting.";
  const oldest = Math.min(...waiting.map((row) => row.waiting_since || now));
  const minutes = Math.max(0, Math.floor((now - oldest) / 60_000));
  const who = waiting.length === 1 ? "1 person is" : `${waiting.length} people are`;
  if (minutes < 1) return `${who} waiting, since just now.`;
  const length =
    minutes === 1 ? "1 minute" : minutes < 60 ? `${minutes} minutes` : span(oldest, now);
  return waiting.length === 1
    ? `${who} waiting, for ${length}.`
    : `${who} waiting, the longest for ${length}.`;
}

/** "Two of you are available." */
export function available(count: number): string {
  if (count === 1) return "One of you is available.";
  return `${NUMBERS[count] ?? count} of you are available.`;
}
