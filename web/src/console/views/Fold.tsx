/** Rude words in the talk: folded where they were said, noted below, and taken back. */
import { useId, useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { takeNoteBack } from "../state/acts.ts";
import { type Step, stepWords } from "../state/tone.ts";
import { useDesk, useShell } from "./context.ts";
import { Words } from "./parts.tsx";

/** Opens by a press of its own button only; nothing else opens it, and each stands for itself. */
export function Folded({ text, rest }: { text: string; rest: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <div class="folded">
        <Icon of={icons.shield} />
        <p class="grow">
          <b>Rude words folded.</b> {rest && <span dir="auto">What it says: {rest}</span>}
        </p>
        <button
          type="button"
          class="button small"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {open ? "Fold" : "Show"}
        </button>
      </div>
      {open && (
        <p class="words shown" id={id}>
          <Words text={text} />
        </p>
      )}
    </>
  );
}

/** Which step of the ladder an insult led to; any agent may take the note back. */
export function StepRule({ step }: { step: Step }) {
  const { sheets } = useShell();
  const desk = useDesk();
  const conversation = desk.open.value;
  const found = sheets.sheet.value.case;
  const rungs = found?.conversation === conversation ? (found.ladder ?? []).length : 0;
  return (
    <li class="rule" id={`entry-${step.entry}`} tabIndex={-1}>
      <span>
        {stepWords(step, rungs)} ·{" "}
        <button
          type="button"
          class="link-button"
          onClick={() => takeNoteBack(desk, conversation, step.entry)}
        >
          Take the note back
        </button>
      </span>
    </li>
  );
}
