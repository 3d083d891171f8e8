/**
 * Icons on a 20 × 20 grid, drawn for this project: one path each, in the colour of the text.
 * Each is a constant of its own, so that a page carries only those that it shows, and the
 * widget's first screen only its own.
 */
export * from "./icons-first.ts";
export * from "./icons-more.ts";

/** One icon, always beside a word or inside something that has a name. `flip` mirrors it in RTL. */
export function Icon({ of, flip }: { of: string; flip?: boolean }) {
  return (
    <svg class={flip ? "icon flip" : "icon"} viewBox="0 0 20 20" aria-hidden="true">
      <path d={of} />
    </svg>
  );
}
