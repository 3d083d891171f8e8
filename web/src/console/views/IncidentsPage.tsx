/** All incidents: the open ones first. */
import * as icons from "../../ui/icons.tsx";
import type { IncidentBrief } from "../../wire.ts";
import { Refusal, wordsOf } from "../state/api.ts";
import { isOpen, many, stateTone, stateWords } from "../state/incidents.ts";
import { hashOf } from "../state/route.ts";
import { ago } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Empty, Fault, Keys, Skeleton, Tag } from "./parts.tsx";
import { useLoaded } from "./useLoaded.ts";

export function StateTag({ state }: { state: string }) {
  return (
    <Tag tone={stateTone(state)} icon={state === "fixed" ? icons.check : icons.radio}>
      {stateWords(state)}
    </Tag>
  );
}

function Row({ one }: { one: IncidentBrief }) {
  const desk = useDesk();
  const href = hashOf({ page: "incident", number: one.number });
  return (
    <li class="hit">
      <a class="row-link" href={href} dir="auto" data-row>
        {one.title || `Incident ${one.number}`}
      </a>
      <p class="sub">
        <StateTag state={one.state} /> Incident {one.number} · {many(one.cases, "case")} ·{" "}
        {many(one.customers, "customer")}
        {one.last > 0 && ` · last one ${ago(one.last, desk.now.value)}`}
        {one.owner_name && (
          <>
            {" · "}
            <bdi>{one.owner_name}</bdi>
          </>
        )}
      </p>
    </li>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly IncidentBrief[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="stack wide" aria-label={title}>
      <h2 class="group">
        {title} <span class="push">{rows.length}</span>
      </h2>
      <ul class="panel flush">
        {rows.map((one) => (
          <Row key={one.number} one={one} />
        ))}
      </ul>
    </section>
  );
}

export function IncidentsPage() {
  const desk = useDesk();
  const { value, trouble, again } = useLoaded(() => desk.api.incidents(), [desk.incidents.value]);
  const open = (value ?? []).filter(isOpen);
  return (
    <main class="page" tabIndex={-1} data-pane>
      <div class="page-in narrow">
        <h1>Incidents</h1>
        {!value && trouble === null && <Skeleton what="incidents" />}
        {trouble !== null && (
          <Fault
            what="The incidents didn’t load"
            words={wordsOf(trouble)}
            reference={trouble instanceof Refusal ? trouble.reference : ""}
            again={again}
          />
        )}
        {value && open.length === 0 && (
          <Empty title="No incident is open">
            Press <Keys of={["O"]} /> <span class="hidden">O</span> on a case to open one. Many
            customers with one error at once open one by themselves.
          </Empty>
        )}
        <Rows title="Open" rows={open} />
        <Rows title="Over" rows={(value ?? []).filter((one) => !isOpen(one))} />
      </div>
    </main>
  );
}
