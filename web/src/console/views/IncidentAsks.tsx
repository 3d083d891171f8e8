/** Which questions an incident's customers are still asked, as an agent chooses or by itself. */
import { useState } from "preact/hooks";
import type { IncidentView } from "../../wire.ts";
import type { Changing } from "./IncidentPage.tsx";
import { unless } from "./IncidentSide.tsx";

const BY_ITSELF = {
  flow: "Nobody chose here, so it is what the flow says.",
  cases: "Nobody chose, so it is what its cases answer differently.",
};

export function Asks({ found, change }: { found: IncidentView; change: Changing }) {
  /** What the agent chose and has not saved. */
  const [begun, setBegun] = useState<ReadonlySet<string> | null>(null);
  const asked = begun ?? new Set(found.asked);
  if (found.questions.length === 0) return null;
  const flip = (id: string) => {
    const next = new Set(asked);
    if (!next.delete(id)) next.add(id);
    setBegun(next);
  };
  const save = async (asks: string[] | null) => {
    if (await change("", { asks }, "Questions saved.")) setBegun(unless(begun));
  };
  return (
    <section class="panel" aria-labelledby="still-asked">
      <h2 id="still-asked">What its customers are still asked</h2>
      <p class="sub">
        Besides who they are.{" "}
        {begun || found.chosen_by === "agents"
          ? "It holds for whoever hears of it from now on."
          : BY_ITSELF[found.chosen_by]}
      </p>
      <fieldset class="choices">
        <legend class="hidden">Questions</legend>
        {found.questions.map(({ id, label, flow }) => (
          <label key={id} class="choice">
            <input type="checkbox" checked={asked.has(id)} onChange={() => flip(id)} />
            <span class="grow">
              <bdi>{label}</bdi>
              {flow && (
                <span class="meta">
                  {" "}
                  · <bdi>{flow}</bdi>
                </span>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <div class="row end">
        {(begun || found.asks !== null) && (
          <button
            type="button"
            class="button small quiet"
            onClick={() => (found.asks === null ? setBegun(null) : void save(null))}
          >
            Choose by itself
          </button>
        )}
        <button
          type="button"
          class="button small"
          disabled={!begun}
          onClick={() => void save([...asked])}
        >
          Save questions
        </button>
      </div>
    </section>
  );
}
