/** Transfer to a colleague or a team, with a note for them; who is there stands first. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AgentView, TeamView } from "../../wire.ts";
import * as acts from "../state/acts.ts";
import { wordsOf } from "../state/api.ts";
import type { Desk } from "../state/desk.ts";
import { timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Banner, Modal } from "./parts.tsx";
import { useLoaded } from "./useLoaded.ts";

type To = "agent" | "team";

interface Whom {
  id: string;
  name: string;
  here: boolean;
  words: string;
}

const WORDS = {
  agent: {
    title: "Transfer to a colleague",
    legend: "Colleague",
    none: "There is no colleague yet.",
    choose: "Choose a colleague.",
  },
  team: {
    title: "Transfer to a team",
    legend: "Team",
    none: "There is no team yet.",
    choose: "Choose a team.",
  },
} as const;

function teamWords(team: TeamView): string {
  if (team.online) return "somebody is there";
  return team.opens ? `back ${timeOf(team.opens, Date.now())}` : "nobody is there";
}

const ofTeam = (team: TeamView): Whom => ({
  id: team.id,
  name: team.name,
  here: team.online,
  words: teamWords(team),
});

const ofAgent = ({ id, name, email, online }: AgentView): Whom => ({
  id,
  name: name || email,
  here: online,
  words: online ? "here" : "away",
});

async function whomsOf(desk: Desk, to: To): Promise<Whom[]> {
  const me = desk.me.value?.id;
  const may = (agent: AgentView) => agent.active && agent.id !== me && agent.role !== "editor";
  const all =
    to === "agent"
      ? (await desk.api.agents()).filter(may).map(ofAgent)
      : (await desk.api.teams()).map(ofTeam);
  return all.sort((one, other) => Number(other.here) - Number(one.here));
}

function Choose(props: {
  to: To;
  whoms: Whom[] | null;
  chosen: string;
  choose: (id: string) => void;
}) {
  const words = WORDS[props.to];
  const list = useRef<HTMLFieldSetElement>(null);
  const here = props.whoms !== null;
  useLayoutEffect(() => {
    const writes = document.activeElement instanceof HTMLTextAreaElement; // The note, meanwhile.
    if (here && !writes) list.current?.querySelector<HTMLElement>("input")?.focus();
  }, [here]);
  return (
    <fieldset class="choices" ref={list}>
      <legend class="hidden">{words.legend}</legend>
      {props.whoms?.length === 0 && <p class="sub">{words.none}</p>}
      {props.whoms?.map((whom) => (
        <label key={whom.id} class="choice">
          <input
            type="radio"
            name="whom"
            checked={props.chosen === whom.id}
            onChange={() => props.choose(whom.id)}
          />
          <bdi class="grow">{whom.name}</bdi>
          <span class="meta">{whom.words}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function Transfer({ to, close }: { to: To; close: () => void }) {
  const desk = useDesk();
  const [chosen, setChosen] = useState("");
  const [note, setNote] = useState("");
  const [missed, setMissed] = useState(false);
  const { value: whoms, trouble } = useLoaded(() => whomsOf(desk, to), [to]);
  const nobody = whoms?.length === 0;
  const wrong = trouble !== null ? wordsOf(trouble) : missed && !chosen ? WORDS[to].choose : "";
  const submit = (event: Event) => {
    event.preventDefault();
    if (!chosen) return setMissed(true);
    const whom = to === "agent" ? { agent: chosen } : { team: chosen };
    acts.transfer(desk, desk.open.value, whom, note.trim());
    close();
  };
  return (
    <Modal title={WORDS[to].title} close={close}>
      <form class="stack wide" onSubmit={submit}>
        {wrong && (
          <Banner tone="bad" role="alert">
            {wrong}
          </Banner>
        )}
        {!whoms && trouble === null && <p class="sub">One moment.</p>}
        <Choose to={to} whoms={whoms} chosen={chosen} choose={setChosen} />
        {!nobody && (
          <label class="field">
            <span>A note for them (only your team sees it)</span>
            <textarea
              class="pen-text note"
              rows={3}
              dir="auto"
              value={note}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
          </label>
        )}
        <div class="row end">
          <button type="button" class="button" onClick={close}>
            Keep it
          </button>
          {!nobody && (
            <button type="submit" class="button person">
              Transfer
            </button>
          )}
        </div>
      </form>
    </Modal>
  );
}
