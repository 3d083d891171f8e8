/** Times as this customer reads them. */
import { clock, format } from "../ui/words.ts";
import type { State } from "./state.ts";

/** `9:00` */
export function time({ language }: State, at: number): string {
  return clock(language, at).replace(/^0/, "");
}

export function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** `today at 17:00`, `on Monday at 9:00`, and with the date when it is more than six days off. */
export function moment(state: State, at: number): string {
  const { words, language } = state;
  const now = state.now();
  const far = Math.abs(at - now) > 6 * 86_400_000;
  const how = far ? ({ day: "numeric", month: "long" } as const) : ({ weekday: "long" } as const);
  const day = sameDay(at, now) ? "" : format(language, how, at);
  return words.moment(day, time(state, at));
}
