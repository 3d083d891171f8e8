/** The dialogs of a conversation: ask for one thing, put aside, transfer, close. */
import { useState } from "preact/hooks";
import type { CaseView, Close } from "../../wire.ts";
import * as acts from "../state/acts.ts";
import { headOf } from "../state/head.ts";
import { reasonWords } from "../state/rules.ts";
import { askable } from "../state/sheet.ts";
import { lackOf } from "../state/words.ts";
import { Help, Settings } from "./Choices.tsx";
import { useDesk, useShell } from "./context.ts";
import { Palette } from "./Palette.tsx";
import { Modal } from "./parts.tsx";
import { Snooze } from "./Snooze.tsx";
import { Transfer } from "./Transfer.tsx";

function Ask(props: { found: CaseView | null; first: string; close: () => void }) {
  const { found, first, close } = props;
  const desk = useDesk();
  const missing = askable(found);
  const conversation = desk.open.value;
  return (
    <Modal title="Let the bot ask" close={close}>
      {missing.length === 0 ? (
        <p>
          {found?.missing.length ? "The flow has no question left for it." : "Nothing is missing."}{" "}
          Ask in your own words.
        </p>
      ) : (
        <>
          <p class="sub">The question is asked in your name; you keep the conversation.</p>
          <ul class="stack">
            {missing.map((row) => (
              <li key={row.question}>
                <button
                  type="button"
                  data-first
                  class="button wide start"
                  onClick={() => {
                    acts.collect(desk, conversation, row.question);
                    close();
                  }}
                >
                  {lackOf(row.label, first)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}

type Reason = NonNullable<Close["reason"]>;
const REASONS: readonly Reason[] = ["solved", "no_answer", "duplicate", "not_ours", "other"];

function CloseCase({ close, others }: { close: () => void; others: number }) {
  const desk = useDesk();
  const [reason, setReason] = useState<Reason>("solved");
  const [text, setText] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    acts.close(desk, desk.open.value, reason, text.trim());
    close();
  };
  return (
    <Modal title="Close this case" close={close}>
      <form class="stack wide" onSubmit={submit}>
        <fieldset class="choices">
          <legend class="sub">
            Why? The customer can write again at any time.
            {others > 0 &&
              ` ${others === 1 ? "The other contact" : `The ${others} other contacts`} of this case ${
                others === 1 ? "is" : "are"
              } closed as well, but where a colleague talks.`}
          </legend>
          {REASONS.map((one) => (
            <label key={one} class="choice">
              <input
                type="radio"
                name="reason"
                data-first
                checked={reason === one}
                onChange={() => setReason(one)}
              />
              <span class="sentence">{reasonWords(one)}</span>
            </label>
          ))}
        </fieldset>
        <label class="field">
          <span>What was done (the customer reads it)</span>
          <textarea
            class="pen-text"
            rows={3}
            maxLength={5000}
            dir="auto"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <div class="row end">
          <button type="button" class="button" onClick={close}>
            Keep it open
          </button>
          <button type="submit" class="button main">
            Close case
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** How many more contacts closing the case closes: only its own conversation closes others. */
const othersOpen = (found: CaseView | null): number =>
  found && found.case === found.number
    ? found.contacts.filter((one) => one.number !== found.number && one.phase !== "closed").length
    : 0;

export function Dialogs() {
  const { desk, sheets } = useShell();
  const dialog = desk.dialog.value;
  const close = () => desk.show(null);
  if (!dialog) return null;
  const found = sheets.sheet.value.case;
  const head = headOf(desk, found, desk.open.value);
  switch (dialog.kind) {
    case "help":
      return <Help close={close} />;
    case "settings":
      return <Settings close={close} />;
    case "palette":
      return <Palette close={close} head={head} />;
    case "ask":
      return <Ask found={found ?? null} first={head.first} close={close} />;
    case "close":
      return <CloseCase close={close} others={othersOpen(found)} />;
    case "snooze":
      return <Snooze close={close} />;
    case "transfer":
      return <Transfer key={dialog.to} to={dialog.to} close={close} />;
  }
}
