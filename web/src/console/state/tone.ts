/** How messages were meant, for people who work here all day: folded, noted, taken back. Pure. */
import type { Line as Answered } from "../../fold.ts";
import type { CaseView, Entry, Noticed, NoticedView, Removed } from "../../wire.ts";

/** What an insult led to; `entry` is what an agent takes back. */
export interface Step {
  entry: number;
  step: number;
  action: string;
  /** Whether the bot did as the ladder says: with a person there it only writes down. */
  done: boolean;
}

type Log = readonly Entry[];

/** What agents took back. */
export function forgiven(entries: Log): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { body } of entries) if (body.type === "forgiven") found.add(body.of);
  return found;
}

const isNoticed = (entry: Entry): entry is Entry & { body: Noticed } =>
  entry.body.type === "noticed";

/** What the bot said of an insult stands right behind it. */
const answeredBy = (entry: Entry | undefined) =>
  entry?.body.type === "told" && entry.body.why === "calm";

/** The insults of a log that nobody took back, each with its step. */
function insults(entries: Log): (Step & { noticed: Noticed })[] {
  const back = forgiven(entries);
  return entries.flatMap((entry, at) => {
    if (!isNoticed(entry) || entry.body.kind !== "abuse" || back.has(entry.seq)) return [];
    const { step = 1, action = "note" } = entry.body;
    const done = answeredBy(entries[at + 1]);
    return [{ entry: entry.seq, step, action, done, noticed: entry.body }];
  });
}

/** The steps by the entry that noticed them. */
export const steps = (entries: Log): ReadonlyMap<number, Step> =>
  new Map(insults(entries).map(({ noticed: _, ...step }) => [step.entry, step]));

/** What the messages to fold say besides their rude words, by their entry. */
export function folds(
  entries: Log,
  answers: readonly Answered[] = [],
): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const { seq, body } of entries) if (body.type === "said") texts.set(seq, body.text ?? "");
  return new Map(
    insults(entries).map(({ noticed }) => {
      const rest = calm(texts.get(noticed.of) ?? "", [noticed]);
      return [noticed.of, telling(rest) ? rest : factsOf(noticed.of, answers)];
    }),
  );
}

type Rude = Pick<NoticedView, "kind" | "quote" | "more">;

/** A text without the insults in it, and without the commas that are left around them. */
export function calm(text: string, noticed: readonly Partial<Rude>[]): string {
  const rude = noticed
    .filter(({ kind }) => kind === "abuse")
    .flatMap(({ quote = "", more = [] }) => [quote, ...more])
    .filter((words) => words !== "" && text.includes(words))
    .sort((one, other) => other.length - one.length);
  if (rude.length === 0) return text;
  return rude
    .reduce((left, words) => left.replaceAll(words, " "), text)
    .replace(/\s+/gu, " ")
    .replace(/\s+(?=[.,;:!?])/gu, "")
    .replace(/([.,;:!?])[.,;:!?]+/gu, "$1")
    .replace(/^[\s.,;:!?–-]+|[\s,;:–-]+$/gu, "");
}

/** The sheet without the insults in it: they are shown where they were said, when asked for. */
export function calmed(found: CaseView): CaseView {
  const noticed = found.noticed ?? [];
  if (!noticed.some(({ kind }) => kind === "abuse")) return found;
  const facts = found.facts.map((fact) => ({ ...fact, text: calm(fact.text, noticed) }));
  return { ...found, opening: calm(found.opening, noticed), facts };
}

/** One word alone says nothing. */
const telling = (text: string) => /\p{L}{2,}\P{L}+\p{L}{2,}/u.test(text);

const factsOf = (seq: number, answers: readonly Answered[]) =>
  answers
    .filter(({ answer }) => answer.source?.by === "said" && answer.source.seq === seq)
    .map(({ label, answer }) => `${label}: ${answer.text}`)
    .join(", ");

const DONE: Readonly<Record<string, string>> = {
  warn: "the bot asked once to stay calm",
  pause: "the bot takes a break",
};

/** "Step 1 of 3, noted: nobody was warned or blocked". The ladder is the site's. */
export function stepWords({ step, action, done }: Step, rungs: number): string {
  const where = rungs ? `Step ${Math.min(step, rungs)} of ${rungs}` : `Step ${step}`;
  const what = done ? DONE[action] : undefined;
  return what
    ? `${where}, ${action === "warn" ? "warned" : "paused"}: ${what}, nobody was blocked`
    : `${where}, noted: nobody was warned or blocked`;
}

/** "2 messages with rude words, folded. Step 2 of 3 (note, warn, pause)." */
export function toneWords(found: CaseView): string {
  const rude = (found.noticed ?? []).filter(({ kind }) => kind === "abuse");
  if (rude.length === 0) return "";
  const ladder = found.ladder ?? [];
  const count = rude.length === 1 ? "One message" : `${rude.length} messages`;
  const step = Math.min(Math.max(...rude.map((one) => one.step ?? 1)), ladder.length);
  const where = step ? ` Step ${step} of ${ladder.length} (${ladder.join(", ")}).` : "";
  return `${count} with rude words, folded.${where}`;
}

/** What an agent should know before they write; null once somebody has written since. */
export interface Briefing {
  danger: boolean;
  told: NoticedView[];
  /** The case's title; empty where it only repeats what hurts. */
  wanted: string;
  /** Whether the bot has said its one sentence. */
  said: boolean;
}

export function briefing(found: CaseView, entries: Log): Briefing | null {
  const hard = (found.noticed ?? []).filter(({ kind }) => kind === "distress" || kind === "crisis");
  const replied = entries.findLast(({ body }) => body.type === "reply")?.seq ?? 0;
  const told = hard.filter(({ of }) => of > replied);
  if (told.length === 0) return null;
  const warm = ({ body }: Entry) =>
    body.type === "told" && (body.why === "gentle" || body.why === "crisis");
  const danger = hard.some(({ kind }) => kind === "crisis");
  const wanted = hard.some(({ quote }) => found.title.includes(quote)) ? "" : found.title;
  return { danger, told, wanted, said: entries.some(warm) };
}

/** "crisis" weighs more than "distress"; "" for a day like any other. */
export function careOf(found: CaseView): string {
  const kinds = new Set((found.noticed ?? []).map(({ kind }) => kind));
  return ["crisis", "distress"].find((kind) => kinds.has(kind)) ?? "";
}

const SECRETS: Readonly<Record<string, string>> = {
  private_key: "private key",
  card: "card number",
  card_code: "card security code",
  password: "password",
  key: "access key",
  one_time_code: "one-time code",
  iban: "bank account number",
  social_security: "social security number",
};

/** "card number removed before saving", each sort once. */
export function removedWords(removed: readonly Removed[]): string {
  const sorts = new Set(removed.map(({ kind }) => SECRETS[kind] ?? "secret"));
  return `${[...sorts].join(", ")} removed before saving`;
}
