/**
 * A site's own accent. Every colour that stands for the product is derived from it and moved
 * towards black (in dark: white) until the words on it read well.
 */
type Rgb = [number, number, number];

const NEEDED = 4.5;
const LIGHT = { surface: [255, 255, 255] as Rgb, toward: [0, 0, 0] as Rgb };
const DARK = { surface: [21, 29, 27] as Rgb, toward: [255, 255, 255] as Rgb };

/** Sets the tokens on `root`, and again when the system turns dark or light; gives the light ones. */
export function derive(accent: string, root: HTMLElement): Record<string, string> | null {
  const from = parse(accent);
  if (!from) return null;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const set = () => {
    const { theme } = root.dataset;
    const dark = theme ? theme === "dark" : system.matches;
    for (const [name, value] of Object.entries(tokens(from, dark))) {
      root.style.setProperty(`--${name}`, value);
    }
  };
  system.addEventListener("change", set);
  set();
  return tokens(from, false);
}

export function tokens(from: Rgb, dark: boolean): Record<string, string> {
  const { surface, toward } = dark ? DARK : LIGHT;
  const accent = until(from, toward, (now) => contrast(now, surface));
  const soft = mix(surface, accent, dark ? 0.2 : 0.13);
  const white: Rgb = [255, 255, 255];
  const black: Rgb = [16, 20, 18];
  const on = (ground: Rgb) => (contrast(white, ground) >= contrast(black, ground) ? white : black);
  const mine = dark
    ? mix(
        [0, 0, 0],
        until(from, [0, 0, 0], (now) => contrast(white, now)),
        0.8,
      )
    : accent;
  const ink = until(accent, toward, (now) => contrast(now, soft));
  return {
    accent: css(accent),
    "accent-press": css(mix(accent, toward, 0.18)),
    "on-accent": css(on(accent)),
    "accent-soft": css(soft),
    "accent-ink": css(ink),
    mine: css(mine),
    "on-mine": css(on(mine)),
  };
}

/** `#rgb` or `#rrggbb`; null for anything else. */
export function parse(hex: string): Rgb | null {
  const found = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(hex.trim())?.[1];
  if (!found) return null;
  const full = found.length === 3 ? [...found].map((digit) => digit + digit).join("") : found;
  const at = (i: number) => Number.parseInt(full.slice(i, i + 2), 16);
  return [at(0), at(2), at(4)];
}

/** WCAG 2 contrast of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return a.map((part, i) => Math.round(part + ((b[i] ?? 0) - part) * share)) as Rgb;
}

function until(from: Rgb, toward: Rgb, measure: (now: Rgb) => number): Rgb {
  for (let share = 0; share <= 1; share += 0.04) {
    const now = mix(from, toward, share);
    if (measure(now) >= NEEDED) return now;
  }
  return toward;
}

function css([r, g, b]: Rgb): string {
  return `rgb(${r} ${g} ${b})`;
}
