/** Putting a case aside: it comes back at a time, or as soon as the customer writes. */
import { useState } from "preact/hooks";
import * as acts from "../state/acts.ts";
import { fieldOf, moments, picked } from "../state/snooze.ts";
import { timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Banner, Modal } from "./parts.tsx";

/** Stands for the time in the field. */
const OWN = 0;

export function Snooze({ close }: { close: () => void }) {
  const desk = useDesk();
  const conversation = desk.open.value;
  const [now] = useState(desk.clock());
  const [own, setOwn] = useState("");
  const [missed, setMissed] = useState(false);
  const row = desk.queue.value.rows.get(conversation);
  const team = desk.teams.value.find(({ id }) => id === row?.team);
  const offered = moments(now, team?.begins ?? 0);
  const [chosen, setChosen] = useState(offered[0]?.at ?? OWN);
  const put = (time: number) => {
    acts.snooze(desk, conversation, time);
    close();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const time = desk.clock();
    const until = chosen || picked(own, time);
    if (until > time) put(until);
    else setMissed(true);
  };
  const choice = (label: string, moment: number) => (
    <label key={moment} class="choice">
      <input
        type="radio"
        name="until"
        data-first
        checked={chosen === moment}
        onChange={() => setChosen(moment)}
      />
      <span class="grow">{label}</span>
      {moment > 0 && <span class="meta">{timeOf(moment, now)}</span>}
    </label>
  );
  return (
    <Modal title="Put this case aside" close={close}>
      <form class="stack wide" noValidate onSubmit={submit}>
        {missed && (
          <Banner tone="bad" role="alert">
            Choose a day and a time that are still to come, within a year.
          </Banner>
        )}
        <fieldset class="choices">
          <legend class="sub">
            Until when? It stays yours, and comes back sooner if the customer writes. They don’t see
            it.
          </legend>
          {offered.map(({ label, at: moment }) => choice(label, moment))}
          {choice("At another time", OWN)}
        </fieldset>
        {chosen === OWN && (
          <label class="field">
            <span>Day and time</span>
            <input
              type="datetime-local"
              class="input"
              value={own}
              min={fieldOf(now)}
              aria-invalid={missed}
              onInput={(event) => setOwn(event.currentTarget.value)}
            />
          </label>
        )}
        <div class="row end">
          {row && row.snoozed_until > 0 ? (
            <button type="button" class="button" onClick={() => put(0)}>
              Take it up again
            </button>
          ) : (
            <button type="button" class="button" onClick={close}>
              Keep it here
            </button>
          )}
          <button type="submit" class="button main">
            Put aside
          </button>
        </div>
      </form>
    </Modal>
  );
}
