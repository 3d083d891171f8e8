/** One incident: how it goes, what belongs to it, and what its customers are told. */
import { useRef, useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { IncidentView } from "../../wire.ts";
import { Refusal, wordsOf } from "../state/api.ts";
import { many } from "../state/incidents.ts";
import { timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Asks } from "./IncidentAsks.tsx";
import { Members, Suggested } from "./IncidentCases.tsx";
import { Chart } from "./IncidentChart.tsx";
import { About, Common, Differ, History, InLanguages, Note } from "./IncidentSide.tsx";
import { StateTag } from "./IncidentsPage.tsx";
import { Fault, Modal, Skeleton } from "./parts.tsx";
import { useLoaded } from "./useLoaded.ts";

/** Sends a change, on what is shown now; whether it was done. */
export type Changing = (
  path: string,
  what: Record<string, unknown>,
  done: string,
) => Promise<boolean>;

const writeTo = ({ customers }: IncidentView): string =>
  customers === 1 ? "Write to the customer" : `Write to all ${customers}`;

function Write(props: { found: IncidentView; change: Changing; close: () => void }) {
  const { found, change, close } = props;
  const [texts, setTexts] = useState<Record<string, string>>({});
  const empty = !Object.values(texts).some((text) => text.trim());
  const send = async (event: Event) => {
    event.preventDefault();
    if (empty) return;
    const told = `Sent to ${many(found.cases, "conversation")}.`;
    if (await change("/updates", { text: texts }, told)) close();
  };
  return (
    <Modal title={writeTo(found)} close={close}>
      <form class="stack wide" onSubmit={(event) => void send(event)}>
        <InLanguages
          id="update"
          label="Everybody reads it in their own conversation"
          texts={texts}
          write={setTexts}
          first
        />
        <div class="row end">
          <button type="button" class="button" onClick={close}>
            Not now
          </button>
          <button type="submit" class="button main" disabled={empty}>
            Send to {many(found.customers, "customer")}
          </button>
        </div>
      </form>
    </Modal>
  );
}

interface Sure {
  state: string;
  title: string;
  words: string;
  verb: string;
  done: string;
}

const sure = (found: IncidentView): Record<string, Sure> => ({
  fixed: {
    state: "fixed",
    title: "Fixed for all?",
    words: `${many(found.customers, "customer")} read “It’s fixed” in their own conversation. Cases that nobody holds are closed as solved; writing opens them again.`,
    verb: "Mark as fixed for all",
    done: "Marked as fixed for all.",
  },
  dismissed: {
    state: "dismissed",
    title: "No incident after all?",
    words: "Its cases go their own ways again, and it never proposes itself again.",
    verb: "Dismiss it",
    done: "Dismissed.",
  },
  working: {
    state: "working",
    title: "Open it again?",
    words: `${many(found.customers, "customer")} read that you’re on it again.`,
    verb: "Open it again",
    done: "Open again.",
  },
});

function AreYouSure(props: { ask: Sure; change: Changing; close: () => void }) {
  const { ask, change, close } = props;
  const go = async () => {
    if (await change("/state", { state: ask.state }, ask.done)) close();
  };
  return (
    <Modal title={ask.title} close={close}>
      <div class="stack wide">
        <p>{ask.words}</p>
        <div class="row end">
          <button type="button" class="button" onClick={close}>
            Not yet
          </button>
          <button type="button" class="button main" data-first onClick={() => void go()}>
            {ask.verb}
          </button>
        </div>
      </div>
    </Modal>
  );
}

type Dialog = "write" | "fixed" | "dismissed" | "working" | "";

function Head(props: { found: IncidentView; change: Changing; show: (dialog: Dialog) => void }) {
  const { found, change, show } = props;
  const now = useDesk().now.value;
  const { state } = found;
  return (
    <header class="page-head">
      <div class="grow">
        <p class="row tight sub">
          <StateTag state={state} />
          <span>
            Incident {found.number} ·{" "}
            {found.owner_name ? (
              <>
                owner <bdi>{found.owner_name}</bdi>
              </>
            ) : (
              "no owner yet"
            )}{" "}
            · opened by {found.opened_by || "itself"} at {timeOf(found.opened_at, now)}
          </span>
        </p>
        <h1 dir="auto">{found.title || `Incident ${found.number}`}</h1>
      </div>
      <div class="row">
        {(state === "working" || state === "fixed") && found.cases > 0 && (
          <button type="button" class="button" onClick={() => show("write")}>
            {writeTo(found)}
          </button>
        )}
        {(state === "proposed" || state === "working") && (
          <button type="button" class="button" onClick={() => show("dismissed")}>
            Dismiss
          </button>
        )}
        {(state === "proposed" || state === "dismissed") && (
          <button
            type="button"
            class="button main"
            onClick={() => void change("/state", { state: "working" }, "Customers are told now.")}
          >
            We’re on it
          </button>
        )}
        {state === "working" && (
          <button type="button" class="button main" onClick={() => show("fixed")}>
            <Icon of={icons.check} />
            Mark as fixed for all
          </button>
        )}
        {state === "fixed" && (
          <button type="button" class="button" onClick={() => show("working")}>
            Open it again
          </button>
        )}
      </div>
    </header>
  );
}

/** A change keeps its name until it is answered, so that trying again does nothing twice. */
function useChange(
  found: IncidentView | null,
  made: (after: IncidentView) => void,
  again: () => void,
): Changing {
  const desk = useDesk();
  const named = useRef({ what: "", id: "" });
  return async (path, what, done) => {
    if (!found) return false;
    const asked = JSON.stringify([path, found.version, what]);
    if (named.current.what !== asked) named.current = { what: asked, id: desk.newName() };
    const body = { id: named.current.id, version: found.version, ...what };
    try {
      made(await desk.api.changeIncident(found.number, path, body));
    } catch (error) {
      if (!(error instanceof Refusal && error.ours)) named.current = { what: "", id: "" };
      desk.trouble.value = wordsOf(error);
      again();
      return false;
    }
    named.current = { what: "", id: "" };
    desk.trouble.value = "";
    desk.status.value = done;
    again();
    return true;
  };
}

export function IncidentPage({ number }: { number: number }) {
  const desk = useDesk();
  const [dialog, show] = useState<Dialog>("");
  const { value, trouble, again } = useLoaded(
    () => desk.api.incident(number),
    [number, desk.incidents.value],
  );
  /** As our own last change left it: the next one stands on that, and waits for no look at it. */
  const [made, setMade] = useState<IncidentView | null>(null);
  const newest = made && made.version > (value?.version ?? 0) ? made : value;
  const found = newest?.number === number ? newest : null;
  const change = useChange(found, setMade, again);
  const close = () => show("");
  const ask = found && dialog && dialog !== "write" ? sure(found)[dialog] : undefined;
  return (
    <main class="page" tabIndex={-1} data-pane>
      <div class="page-in">
        {!found && trouble === null && <Skeleton what="the incident" />}
        {!found && trouble !== null && (
          <Fault
            what="This incident can’t be shown"
            words={wordsOf(trouble)}
            reference={trouble instanceof Refusal ? trouble.reference : ""}
            again={again}
          />
        )}
        {found && (
          <>
            <Head found={found} change={change} show={show} />
            <div class="incident-cols">
              <div class="stack wide">
                <Chart found={found} />
                <Suggested found={found} change={change} />
                <Members found={found} change={change} />
              </div>
              <div class="stack wide">
                <Note found={found} change={change} />
                <Common found={found} />
                <Differ found={found} />
                <Asks found={found} change={change} />
                <About found={found} change={change} />
                <History found={found} />
              </div>
            </div>
          </>
        )}
      </div>
      {found && dialog === "write" && <Write found={found} change={change} close={close} />}
      {ask && <AreYouSure ask={ask} change={change} close={close} />}
    </main>
  );
}
