/** What goes along with the first message: the page it was written on, and the browser. */
import type { Context } from "../wire.ts";
import type { Page } from "./host.ts";

const BROWSERS: [RegExp, string][] = [
  [/Edg\w*\/(\d+)/, "Edge"],
  [/OPR\/(\d+)/, "Opera"],
  [/SamsungBrowser\/(\d+)/, "Samsung Internet"],
  [/(?:Firefox|FxiOS)\/(\d+)/, "Firefox"],
  [/(?:Chrome|CriOS)\/(\d+)/, "Chrome"],
  [/Version\/(\d+).*Safari/, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/Windows/, "Windows"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

/** `Firefox 128, macOS`, from the browser's own name for itself. */
export function browserWords(agent: string): string {
  const browser = BROWSERS.map(([look, name]) => {
    const found = look.exec(agent);
    return found ? `${name} ${found[1]}` : "";
  }).find(Boolean);
  const system = SYSTEMS.find(([look]) => look.test(agent))?.[1];
  return [browser, system].filter(Boolean).join(", ");
}

export function contextOf(page: Page | null, facts: Record<string, string>): Context {
  if (!page) return {};
  return {
    url: page.url.slice(0, 2000),
    title: page.title.slice(0, 300),
    referrer: page.referrer.slice(0, 2000),
    viewport: `${page.width} wide, screen ${screen.width} × ${screen.height}`,
    language: navigator.language,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    browser: browserWords(navigator.userAgent),
    facts: worded(facts),
  };
}

/** What the site set, as words of a length that fits. */
function worded(facts: Record<string, unknown>): Record<string, string> {
  const { identify, ...told } = facts; // a proof, and no fact; unless it is plain facts
  const all = typeof identify === "object" ? { ...told, ...identify } : told;
  const entries = Object.entries(all).slice(0, 50);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value).slice(0, 500)]));
}
