/** The case sheet's facts in their groups: who, what, where. Pure. */
import type { CaseView, FactView } from "../../wire.ts";
import { pathOf } from "./words.ts";

export interface Fact extends FactView {
  /** Shown in the code font: error lines, addresses, versions. */
  code: boolean;
  /** A second matter: the entry that notes it, and the case that it became. */
  matter?: { entry: number; case: number };
}

export interface FactGroup {
  title: "Who" | "What" | "Where";
  facts: Fact[];
}

const WHO = new Set(["name", "email", "phone"]);
const WHERE = new Set(["url", "device", "version"]);
const CODE = new Set(["error_message", "url", "version", "code"]);

const CONTEXT_LABELS: Readonly<Record<string, string>> = {
  url: "Page",
  title: "Page title",
  browser: "Browser",
  viewport: "Window",
  language: "Language",
  time_zone: "Time zone",
  referrer: "Came from",
};

const PAGE = new Set(["url", "title", "referrer"]);

/** What the page told, where no answer of the same kind says it already. */
function contextFacts(found: CaseView): Fact[] {
  const kinds = new Set(found.facts.map((fact) => fact.kind));
  const order = Object.keys(CONTEXT_LABELS);
  const rank = (key: string) => order.indexOf(key) + 1 || order.length + 1;
  return Object.entries(found.context)
    .filter(([key, text]) => text !== "" && !(key === "url" && kinds.has("url")))
    .filter(([key]) => !(key === "browser" && kinds.has("device")))
    .sort(([one], [other]) => rank(one) - rank(other) || one.localeCompare(other))
    .map(([key, text]) => ({
      question: "",
      label: CONTEXT_LABELS[key] ?? key.replaceAll("_", " "),
      kind: key === "url" || key === "referrer" ? "url" : "text",
      value: text,
      text,
      state: "given",
      band: "A",
      by: "page",
      who: PAGE.has(key) ? "" : "browser",
      code: key === "url" || key === "referrer",
    }));
}

/** The label says it already. */
const ALSO = /^(?:(?:and|und) )?(?:also|außerdem)\b[,\s]*/iu;

/** A second matter, in the customer's words: neither is lost or mixed with the other. */
const alsoWanted = (found: CaseView): Fact[] =>
  (found.noticed ?? [])
    .filter(({ kind }) => kind === "another")
    .map(({ entry, of, quote, case: number }) => ({
      ...{
        question: "",
        label: "Also wants",
        kind: "text",
        value: quote,
        text: quote.replace(ALSO, ""),
      },
      ...{ state: "given", band: "A", by: "said", seq: of, quote, code: false },
      matter: { entry, case: number ?? 0 },
    }));

export function factGroups(found: CaseView): FactGroup[] {
  const facts = found.facts.map((fact): Fact => ({ ...fact, code: CODE.has(fact.kind) }));
  const where = facts.filter((fact) => WHERE.has(fact.kind));
  const groups: FactGroup[] = [
    { title: "Who", facts: facts.filter((fact) => WHO.has(fact.kind)) },
    {
      title: "What",
      facts: [
        ...facts.filter((fact) => !WHO.has(fact.kind) && !WHERE.has(fact.kind)),
        ...alsoWanted(found),
      ],
    },
    { title: "Where", facts: [...where, ...contextFacts(found)] },
  ];
  return groups.filter((group) => group.facts.length > 0);
}

/** The value as an agent reads it; answers without a value say so. */
export function factText(fact: FactView): string {
  if (fact.state === "unknown") return "Doesn’t know";
  if (fact.state === "skipped") return fact.quote ? "Would rather not say" : "Left out";
  return fact.kind === "url" ? pathOf(fact.text) : fact.text;
}

/** Whether a person should look again: less sure, or never passed the question's check. */
export const toCheck = (fact: FactView): boolean =>
  fact.state === "unverified" || (fact.band !== "A" && fact.state === "given");

export interface Difference {
  label: string;
  one: string;
  other: string;
  differs: boolean;
  code: boolean;
}

/** Two cases beside each other, in the order of the first. Who they are stands in the heads. */
export function compared(one: CaseView, other: CaseView): Difference[] {
  const left = byLabel(one);
  const right = byLabel(other);
  const labels = [...left.keys(), ...[...right.keys()].filter((label) => !left.has(label))];
  return labels.map((label) => {
    const fact = left.get(label);
    const beside = right.get(label);
    const mine = fact ? factText(fact) : "–";
    const theirs = beside ? factText(beside) : "–";
    const both = known(fact) && known(beside);
    return {
      label,
      one: mine,
      other: theirs,
      differs: both && mine.trim().toLowerCase() !== theirs.trim().toLowerCase(),
      code: fact?.code ?? beside?.code ?? false,
    };
  });
}

/** What nobody said can't differ. */
const known = (fact: Fact | undefined) => fact?.state === "given" || fact?.state === "unverified";

const byLabel = (found: CaseView) =>
  new Map(
    factGroups(found)
      .filter((group) => group.title !== "Who")
      .flatMap((group) => group.facts.filter((fact) => fact.question || fact.label === "Browser"))
      .map((fact) => [fact.label, fact]),
  );
