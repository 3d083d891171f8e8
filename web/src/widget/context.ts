/** What goes along with the first message: the page it was written on, and the browser. */
import type { Context } from "../wire.ts";
import type { Page, Settings } from "./host.ts";

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

export function contextOf(page: Page, settings: Settings): Context {
  return {
    url: page.url.slice(0, 2000),
    title: page.title.slice(0, 300),
    referrer: page.referrer.slice(0, 2000),
    viewport: page.viewport,
    language: navigator.language,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    browser: browserWords(navigator.userAgent),
    facts: settings.facts ?? {},
  };
}
