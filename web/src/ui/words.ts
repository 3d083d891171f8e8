/** Which language to speak, and how dates read in it. The words themselves are in `words/`. */

export type Language = "en" | "de" | "ar";
export const LANGUAGES: readonly Language[] = ["en", "de", "ar"];

/** The first wish that we speak and the site offers; `de-AT` counts as `de`. */
export function choose(wishes: readonly string[], offered: readonly string[]): Language {
  for (const wish of wishes) {
    const short = wish.slice(0, 2).toLowerCase();
    const ours = LANGUAGES.find((language) => language === short);
    if (ours && (offered.length === 0 || offered.some((one) => one.startsWith(ours)))) return ours;
  }
  return "en";
}

export function direction(language: string): "rtl" | "ltr" {
  return /^(ar|fa|he|ur)\b/.test(language) ? "rtl" : "ltr";
}

/** Dates of a language, with the digits that codes and times are written in everywhere. */
export function format(language: string, options: Intl.DateTimeFormatOptions, at: number): string {
  const locale = language === "en" ? "en-GB" : `${language}-u-nu-latn`;
  return new Intl.DateTimeFormat(locale, options).format(at);
}

/** `14:02` */
export const clock = (language: string, at: number) =>
  format(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, at);

/** `PN` for Priya Nair. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const last = parts.length > 1 ? parts.at(-1) : "";
  return [parts[0], last]
    .map((part) => [...(part ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
