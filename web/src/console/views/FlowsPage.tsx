/** The flow files as they stand: what customers see, and what is wrong with a broken save. */
import * as icons from "../../ui/icons.tsx";
import type { FlowView } from "../../wire.ts";
import { Refusal, wordsOf } from "../state/api.ts";
import { timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Banner, Empty, Fault, Skeleton, Tag } from "./parts.tsx";
import { useLoaded } from "./useLoaded.ts";

function Flow({ flow }: { flow: FlowView }) {
  const desk = useDesk();
  const count = flow.problems.length;
  const since = flow.published ? timeOf(flow.published, desk.now.value) : "";
  return (
    <section class="panel" aria-labelledby={`flow-${flow.id}`}>
      <header class="row">
        <h2 id={`flow-${flow.id}`}>
          <bdi>{flow.title || flow.id}</bdi>
        </h2>
        <Tag tone={count ? "bad" : "good"} icon={count ? icons.alert : icons.check}>
          {count ? (count === 1 ? "1 problem" : `${count} problems`) : "live"}
        </Tag>
        <span class="push meta code">{flow.file}</span>
      </header>
      {count > 0 && (
        <>
          <Banner tone="bad" icon={icons.alert}>
            <b>
              {flow.file} has {count === 1 ? "1 problem" : `${count} problems`}.
            </b>{" "}
            {flow.edition
              ? `Customers still see the edition of ${since}.`
              : "Customers have never seen it."}
          </Banner>
          <ol class="stack">
            {flow.problems.map((problem) => (
              <li key={problem}>
                <pre class="problem">{problem}</pre>
              </li>
            ))}
          </ol>
        </>
      )}
      {count === 0 && flow.edition && (
        <p class="sub">
          Edition <code>{flow.edition.slice(0, 8)}</code>
          {since && `, live since ${since}`}
        </p>
      )}
    </section>
  );
}

/** Broken ones stand first. */
const byNeed = (one: FlowView, other: FlowView) =>
  other.problems.length - one.problems.length || one.title.localeCompare(other.title);

export function FlowsPage() {
  const desk = useDesk();
  const { value: flows, trouble, again } = useLoaded(desk.api.flows, [desk.notices.value]);
  const broken = flows?.filter((flow) => flow.problems.length > 0).length ?? 0;
  return (
    <main class="page" tabIndex={-1} data-pane>
      <div class="page-in narrow">
        <header class="page-head">
          <div class="grow">
            <h1>Flows</h1>
            <p class="sub" role="status">
              {flows &&
                (broken === 0
                  ? "All of them are live. A save goes live by itself, for new conversations."
                  : broken === 1
                    ? "One needs mending. Running conversations are not touched."
                    : `${broken} need mending. Running conversations are not touched.`)}
            </p>
          </div>
          <button type="button" class="button" onClick={again}>
            Look again
          </button>
        </header>
        {!flows && trouble === null && <Skeleton what="the flows" />}
        {trouble !== null && (
          <Fault
            what="The flows didn’t load"
            words={wordsOf(trouble)}
            reference={trouble instanceof Refusal ? trouble.reference : ""}
            again={again}
          />
        )}
        {flows?.length === 0 && (
          <Empty title="No flow yet">
            Put a YAML file into the flows folder; it shows up here.
          </Empty>
        )}
        {[...(flows ?? [])].sort(byNeed).map((flow) => (
          <Flow key={flow.file} flow={flow} />
        ))}
      </div>
    </main>
  );
}
