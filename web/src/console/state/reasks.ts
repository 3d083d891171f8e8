/** Asking for what the sheet has: seen while a reply is written, and once more before it goes. */
import { signal } from "@preact/signals";
import type { KnownView } from "../../wire.ts";
import { factText } from "./facts.ts";
import { unitsAt } from "./talk.ts";

/** What is known, and the sentence of the draft that asks for it. */
export interface Known {
  fact: KnownView;
  sentence: string;
}

/** A pause in typing, and how long a reply waits for the answer at most; milliseconds. */
export const REST = 600;
export const PATIENCE = 300;

export const knownOf = (text: string, found: readonly KnownView[]): Known[] =>
  found.map((fact) => ({
    fact,
    sentence: text.slice(unitsAt(text, fact.start), unitsAt(text, fact.end)),
  }));

/** The draft without the sentences that ask; what stands around them closes up. */
export function leftOut(text: string, known: readonly Known[]): string {
  let left = text;
  for (const sentence of new Set(known.map((one) => one.sentence))) {
    const at = left.indexOf(sentence);
    if (at < 0 || !sentence) continue;
    const before = left.slice(0, at).replace(/[ \t]+$/u, "");
    const after = left.slice(at + sentence.length).replace(/^[ \t]+/u, "");
    const apart = before === "" || after === "" || before.endsWith("\n") || after.startsWith("\n");
    left = before + (apart ? "" : " ") + after;
  }
  return left.trim();
}

/** "Mara uses Firefox 128, macOS 14" · "Order number: FF-20418". */
export function knownWords(fact: KnownView, first: string): string {
  const who = first.charAt(0).toUpperCase() + first.slice(1);
  return fact.kind === "device" ? `${who} uses ${fact.text}` : `${fact.label}: ${factText(fact)}`;
}

const rest = (time: number) => new Promise<void>((done) => setTimeout(done, time));

/** Watches over one conversation's draft. It only ever shows; it never keeps a reply back twice. */
export class Reasks {
  readonly known = signal<readonly Known[]>([]);
  private seen = "";
  private turn = 0;
  private later: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ask: (text: string) => Promise<KnownView[]>) {}

  /** The draft changed: a sentence that is gone asks nothing; the rest is looked at in a moment. */
  typed(text: string): void {
    this.leave();
    this.known.value = this.known.value.filter(({ sentence }) => text.includes(sentence));
    if (text.trim()) this.later = setTimeout(() => void this.look(text), REST);
    else this.seen = "";
  }

  /** Nothing that is still on its way counts any more. */
  leave(): void {
    clearTimeout(this.later);
    this.turn += 1;
  }

  /** Whether the reply may go: not at the first try where it asks for something not shown yet. */
  async maySend(text: string): Promise<boolean> {
    if (text === this.seen) return true;
    const shown = new Set(this.known.value.map(({ sentence }) => sentence));
    await Promise.race([this.look(text), rest(PATIENCE)]);
    this.leave();
    return this.known.value.every(({ sentence }) => shown.has(sentence));
  }

  private async look(text: string): Promise<void> {
    this.leave();
    const turn = this.turn;
    const found = await this.ask(text).catch(() => []);
    if (turn !== this.turn) return;
    this.seen = text;
    this.known.value = knownOf(text, found);
  }
}
