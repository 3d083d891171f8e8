/** Until when a case may be put aside. Pure. */
export interface Until {
  label: string;
  at: number;
}

const HOUR = 3_600_000;
const EVENING = 18;
const MORNING = 9;
/** It must be worth putting a case aside until then. */
const SOON = HOUR;

/** The agent's own clock on the day that many days from now. */
function clockAt(now: number, days: number, hour: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  return day.setHours(hour, 0, 0, 0);
}

/**
 * What is offered, soonest first, each moment once. `begins` is when the hours of the case's team
 * begin next; 0 where they are always there.
 */
export function moments(now: number, begins: number): Until[] {
  const monday = (8 - new Date(now).getDay()) % 7 || 7;
  const all = [
    { label: "In 1 hour", at: now + HOUR },
    { label: "This evening", at: clockAt(now, 0, EVENING) },
    begins
      ? { label: "When the team’s hours begin", at: begins }
      : { label: "Tomorrow morning", at: clockAt(now, 1, MORNING) },
    { label: "On Monday", at: clockAt(now, monday, MORNING) },
  ];
  return all
    .filter(({ at }, n) => n === 0 || at > now + SOON)
    .filter(({ at }, n, kept) => kept.findIndex((one) => one.at === at) === n)
    .sort((one, other) => one.at - other.at);
}

/** Further ahead nobody is meant to remember. */
const FURTHEST = 365 * 24 * HOUR;

/** The moment that a field for day and time says; 0 where it is none that can be waited for. */
export function picked(value: string, now: number): number {
  const at = new Date(value).getTime();
  return at > now && at <= now + FURTHEST ? at : 0;
}

/** What such a field begins with and may go down to: `2026-11-28T14:05`, in the agent's zone. */
export function fieldOf(at: number): string {
  const shifted = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
