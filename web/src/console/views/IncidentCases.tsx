/** What may belong to an incident, added in one go, and what does. */
import { useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import type { IncidentView } from "../../wire.ts";
import { exactOnes, many } from "../state/incidents.ts";
import { telling } from "../state/reasons.ts";
import { timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import type { Changing } from "./IncidentPage.tsx";
import { Tag } from "./parts.tsx";
import { rowHref } from "./QueueList.tsx";

export function Suggested({ found, change }: { found: IncidentView; change: Changing }) {
  const desk = useDesk();
  /** What the agent chose otherwise than we do. */
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set());
  const exact = exactOnes(found);
  const chosen = found.suggested
    .map(({ conversation }) => conversation)
    .filter((name) => exact.has(name) !== flipped.has(name));
  if (found.suggested.length === 0) return null;
  const flip = (name: string) => {
    const next = new Set(flipped);
    if (!next.delete(name)) next.add(name);
    setFlipped(next);
  };
  const add = async () => {
    const added = many(chosen.length, "case");
    if (await change("/cases", { conversations: chosen }, `${added} added.`)) setFlipped(new Set());
  };
  return (
    <section class="panel" aria-labelledby="may-belong">
      <div class="row">
        <h2 id="may-belong">May belong here</h2>
        <span class="sub">{found.suggested.length} suggested</span>
        <button
          type="button"
          class="button small push"
          disabled={chosen.length === 0}
          onClick={() => void add()}
        >
          Add the {chosen.length} chosen
        </button>
      </div>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">Choose</span>
            </th>
            <th scope="col">Case</th>
            <th scope="col">Why</th>
            <th scope="col" class="num">
              When
            </th>
          </tr>
        </thead>
        <tbody>
          {found.suggested.map((one) => (
            <tr key={one.conversation}>
              <td>
                <input
                  type="checkbox"
                  aria-label={`Choose case ${one.number}`}
                  checked={chosen.includes(one.conversation)}
                  onChange={() => flip(one.conversation)}
                />
              </td>
              <td>
                <a href={rowHref(one)}>
                  <b>{one.number}</b>
                </a>{" "}
                <bdi>{one.customer || one.title}</bdi>
              </td>
              <td>
                <span class="why">
                  {telling(one.reasons)
                    .slice(0, 3)
                    .map((reason) => (
                      <Tag key={reason} tone="good" icon={icons.check}>
                        {reason}
                      </Tag>
                    ))}
                  {one.differs.slice(0, 2).map((reason) => (
                    <Tag key={reason} tone="warn">
                      <span aria-hidden="true">≠</span>
                      <span class="hidden">differs:</span> {reason}
                    </Tag>
                  ))}
                </span>
              </td>
              <td class="num">{timeOf(one.at, desk.now.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Members({ found, change }: { found: IncidentView; change: Changing }) {
  const desk = useDesk();
  if (found.members.length === 0) return null;
  const more = found.cases - found.members.length;
  return (
    <section class="panel" aria-labelledby="members">
      <h2 id="members">Belong here</h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">State</th>
            <th scope="col" class="num">
              When
            </th>
            <th scope="col">
              <span class="hidden">Take out</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {found.members.map((one) => (
            <tr key={one.conversation}>
              <td>
                <a href={rowHref(one)}>
                  <b>{one.number}</b>
                </a>{" "}
                <bdi>{one.customer || one.title}</bdi>
              </td>
              <td>{one.wants ? <Tag tone="info">wants news</Tag> : <Tag>{one.phase}</Tag>}</td>
              <td class="num">{timeOf(one.at, desk.now.value)}</td>
              <td class="num">
                <button
                  type="button"
                  class="button small quiet"
                  onClick={() =>
                    void change(
                      "/removals",
                      { conversation: one.conversation },
                      `Case ${one.number} taken out.`,
                    )
                  }
                >
                  Take out <span class="hidden">case {one.number}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="sub">And {more} older ones.</p>}
    </section>
  );
}
