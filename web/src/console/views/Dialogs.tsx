/** The dialogs of a conversation: ask for one thing, transfer, close. */
import { useEffect, useState } from "preact/hooks";
import type { AgentView, Close, RowView, TeamView } from "../../wire.ts";
import * as acts from "../state/acts.ts";
import { wordsOf } from "../state/api.ts";
import { headOf } from "../state/head.ts";
import { reasonWords } from "../state/talk.ts";
import { timeOf } from "../state/words.ts";
import { Help, Settings } from "./Choices.tsx";
import { useDesk, useShell } from "./context.ts";
import { Palette } from "./Palette.tsx";
import { Banner, Modal } from "./parts.tsx";

function Ask({ missing, close }: { missing: readonly RowView[]; close: () => void }) {
  const desk = useDesk();
  const conversation = desk.open.value;
  return (
    <Modal title="Let the bot ask" close={close}>
      {missing.length === 0 ? (
        <p>Nothing is missing. Ask in your own words.</p>
      ) : (
        <>
          <p class="sub">The question is asked in your name; you keep the conversation.</p>
          <ul class="stack">
            {missing.map((row) => (
              <li key={row.question}>
                <button
                  type="button"
                  class="button wide start"
                  onClick={() => {
                    acts.collect(desk, conversation, row.question);
                    close();
                  }}
                >
                  {row.label}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}

type Whom = { id: string; name: string; here: boolean; words: string };

const teamWords = (team: TeamView, now: number) =>
  team.online
    ? "somebody is there"
    : team.opens
      ? `back ${timeOf(team.opens, now)}`
      : "nobody there";

const ofAgents = (agents: readonly AgentView[], me: string): Whom[] =>
  agents
    .filter((agent) => agent.active && agent.id !== me)
    .map(({ id, name, online }) => ({ id, name, here: online, words: online ? "here" : "away" }));

/** A colleague or a team, and a note for them; who is there stands first. */
function Transfer({ to, close }: { to: "agent" | "team"; close: () => void }) {
  const desk = useDesk();
  const [chosen, setChosen] = useState("");
  const [note, setNote] = useState("");
  const [trouble, setTrouble] = useState("");
  const [whoms, setWhoms] = useState<Whom[] | null>(null);
  const me = desk.me.value?.id ?? "";
  useEffect(() => {
    const now = Date.now();
    const asked =
      to === "agent"
        ? desk.api.agents().then((agents) => ofAgents(agents, me))
        : desk.api.teams().then((teams) =>
            teams.map(
              (team): Whom => ({
                id: team.id,
                name: team.name,
                here: team.online,
                words: teamWords(team, now),
              }),
            ),
          );
    asked.then(
      (found) => setWhoms(found.sort((one, other) => Number(other.here) - Number(one.here))),
      (error: unknown) => setTrouble(wordsOf(error)),
    );
  }, [to]);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!chosen) return setTrouble(to === "agent" ? "Choose a colleague." : "Choose a team.");
    const whom = to === "agent" ? { agent: chosen } : { team: chosen };
    acts.transfer(desk, desk.open.value, whom, note.trim());
    close();
  };
  return (
    <Modal title={to === "agent" ? "Transfer to a colleague" : "Transfer to a team"} close={close}>
      <form class="stack wide" onSubmit={submit}>
        {trouble && (
          <Banner tone="bad" role="alert">
            {trouble}
          </Banner>
        )}
        <fieldset class="choices">
          <legend class="hidden">{to === "agent" ? "Colleague" : "Team"}</legend>
          {whoms === null && !trouble && <p class="sub">One moment.</p>}
          {whoms?.length === 0 && (
            <p class="sub">
              {to === "agent" ? "There is no colleague yet." : "There is no team yet."}
            </p>
          )}
          {whoms?.map((whom) => (
            <label key={whom.id} class="choice">
              <input
                type="radio"
                name="whom"
                checked={chosen === whom.id}
                onChange={() => setChosen(whom.id)}
              />
              <bdi class="grow">{whom.name}</bdi>
              <span class="meta">{whom.words}</span>
            </label>
          ))}
        </fieldset>
        <label class="field">
          <span>A note for them (only your team sees it)</span>
          <textarea
            class="pen-text note"
            rows={3}
            maxLength={5000}
            dir="auto"
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        <div class="row end">
          <button type="button" class="button" onClick={close}>
            Keep it
          </button>
          <button type="submit" class="button person">
            Transfer
          </button>
        </div>
      </form>
    </Modal>
  );
}

type Reason = NonNullable<Close["reason"]>;
const REASONS: readonly Reason[] = ["solved", "no_answer", "duplicate", "not_ours", "other"];

function CloseCase({ close }: { close: () => void }) {
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
          <legend class="sub">Why? The customer can write again at any time.</legend>
          {REASONS.map((one) => (
            <label key={one} class="choice">
              <input
                type="radio"
                name="reason"
                checked={reason === one}
                onChange={() => setReason(one)}
              />
              {reasonWords(one)}
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

export function Dialogs() {
  const { desk, sheets } = useShell();
  const dialog = desk.dialog.value;
  const close = () => desk.show(null);
  if (!dialog) return null;
  const found = sheets.sheet.value.case;
  switch (dialog.kind) {
    case "help":
      return <Help close={close} />;
    case "settings":
      return <Settings close={close} />;
    case "palette":
      return <Palette close={close} head={headOf(desk, found, desk.open.value)} />;
    case "ask":
      return <Ask missing={found?.missing ?? []} close={close} />;
    case "close":
      return <CloseCase close={close} />;
    case "transfer":
      return <Transfer key={dialog.to} to={dialog.to} close={close} />;
  }
}
