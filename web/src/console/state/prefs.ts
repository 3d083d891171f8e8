/** What an agent chose for this browser. Sound and notifications are off until asked for. */

export interface Prefs {
  sound: boolean;
  notify: boolean;
  letters: boolean;
  /** Whether a screen reader is told of new cases. */
  announce: boolean;
  theme: "system" | "light" | "dark";
}

export const DEFAULT_PREFS: Prefs = {
  sound: false,
  notify: false,
  letters: true,
  announce: true,
  theme: "system",
};

const THEMES: readonly unknown[] = ["system", "light", "dark"];

/** Reads what was kept; what is missing or wrong falls back, field by field. */
export function parsed(kept: string | null): Prefs {
  let read: unknown = null;
  try {
    read = kept ? JSON.parse(kept) : null;
  } catch {
    read = null;
  }
  if (typeof read !== "object" || read === null) return DEFAULT_PREFS;
  const said = read as Record<string, unknown>;
  const flag = (name: "sound" | "notify" | "letters" | "announce") =>
    typeof said[name] === "boolean" ? said[name] : DEFAULT_PREFS[name];
  return {
    sound: flag("sound"),
    notify: flag("notify"),
    letters: flag("letters"),
    announce: flag("announce"),
    theme: THEMES.includes(said.theme) ? (said.theme as Prefs["theme"]) : "system",
  };
}
