/** A second matter in the customer's words: made a case of its own in one step, and taken back. */
import { link, split } from "../state/acts.ts";
import type { Fact } from "../state/facts.ts";
import { useShell } from "./context.ts";
import { Keys } from "./parts.tsx";
import { rowHref } from "./QueueList.tsx";

export function Matter({ matter }: { matter: NonNullable<Fact["matter"]> }) {
  const { desk, sheets } = useShell();
  const found = sheets.sheet.value.case;
  if (!found) return null;
  if (!matter.case) {
    const first = found.noticed?.find((one) => one.kind === "another" && !one.case);
    return (
      <button
        type="button"
        class="button small"
        onClick={() => split(desk, found.conversation, matter.entry)}
      >
        Make it a case of its own
        {first?.entry === matter.entry && <Keys of={["S"]} />}
      </button>
    );
  }
  const made = found.split?.find(({ number }) => number === matter.case);
  if (!made) return <span class="meta">Case {matter.case}</span>;
  const again = found.contacts.some(({ number }) => number === matter.case);
  const back = { number: found.number, score: 0, reasons: [] };
  return (
    <span class="row tight">
      <a href={rowHref(made)}>Case {made.number}</a>
      {again ? (
        <span class="meta">part of this one again</span>
      ) : (
        <button
          type="button"
          class="link-button meta"
          onClick={() => link(desk, made.conversation, back)}
        >
          Take it back
        </button>
      )}
    </span>
  );
}
