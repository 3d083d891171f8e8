/** At an incident's side: what customers read, who has it, what its cases share and where not. */
import { useState } from "preact/hooks";
import type { IncidentView, SplitView } from "../../wire.ts";
import { eventWords, toldWords } from "../state/incidents.ts";
import { timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import type { Changing } from "./IncidentPage.tsx";

const LANGUAGES: readonly [string, string][] = [
  ["", "All languages"],
  ["en", "English"],
  ["de", "Deutsch"],
  ["ar", "العربية"],
];

/** One text for everybody, or others beside it for some languages. */
export function InLanguages(props: {
  id: string;
  label: string;
  texts: Readonly<Record<string, string>>;
  write: (texts: Record<string, string>) => void;
  rows?: number;
  first?: boolean;
}) {
  const { id, label, texts, write } = props;
  const [language, setLanguage] = useState("");
  return (
    <div class="stack wide">
      <label class="field" for={id}>
        <span>{label}</span>
        <textarea
          id={id}
          class="pen-text"
          rows={props.rows ?? 5}
          maxLength={2000}
          dir="auto"
          data-first={props.first}
          value={texts[language] ?? ""}
          onInput={(event) => write({ ...texts, [language]: event.currentTarget.value })}
        />
      </label>
      <label class="row tight sub" for={`${id}-language`}>
        <span>In</span>
        <select
          id={`${id}-language`}
          class="input"
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        >
          {LANGUAGES.map(([tag, name]) => (
            <option key={tag} value={tag}>
              {texts[tag] ? `${name} ·` : name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Nothing is begun any more once it is saved, unless it was written on meanwhile. */
export const unless =
  <T,>(saved: T | null) =>
  (now: T | null): T | null =>
    now === saved ? null : now;

export function Note({ found, change }: { found: IncidentView; change: Changing }) {
  const [begun, setBegun] = useState<Record<string, string> | null>(null);
  const save = async () => {
    if (begun && (await change("", { note: begun }, "Note saved."))) setBegun(unless(begun));
  };
  return (
    <section class="panel" aria-labelledby="public">
      <h2 id="public">What customers read</h2>
      <InLanguages
        id="public-note"
        label="Public note"
        texts={begun ?? found.note}
        write={setBegun}
      />
      <div class="row">
        <span class="meta grow">{toldWords(found)}</span>
        <button type="button" class="button small" disabled={!begun} onClick={() => void save()}>
          Save note
        </button>
      </div>
    </section>
  );
}

export function About({ found, change }: { found: IncidentView; change: Changing }) {
  const desk = useDesk();
  const [title, setTitle] = useState<string | null>(null);
  const agents = desk.agents.value.filter((one) => one.active && one.role !== "editor");
  const known = agents.some((one) => one.id === found.owner);
  const save = async (event: Event) => {
    event.preventDefault();
    const text = (title ?? "").trim();
    if (text && (await change("", { title: text }, "Title saved."))) setTitle(unless(title));
  };
  return (
    <section class="panel" aria-labelledby="about">
      <h2 id="about">About it</h2>
      <form class="row" onSubmit={(event) => void save(event)}>
        <label class="field grow" for="incident-title">
          <span>Title, for the team</span>
          <input
            id="incident-title"
            class="input"
            dir="auto"
            maxLength={200}
            value={title ?? found.title}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button small" disabled={!title?.trim()}>
          Save title
        </button>
      </form>
      <label class="field" for="incident-owner">
        <span>Owner</span>
        <select
          id="incident-owner"
          class="input"
          value={found.owner}
          onChange={(event) =>
            void change("", { owner: event.currentTarget.value }, "Owner changed.")
          }
        >
          <option value="">Nobody</option>
          {found.owner && !known && <option value={found.owner}>{found.owner_name}</option>}
          {agents.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}

const CODE = new Set(["error", "page", "version"]);

export function Common({ found }: { found: IncidentView }) {
  if (found.common.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="common">
      <h2 id="common">In common</h2>
      <dl class="shared">
        {found.common.map(({ what, label, values }) => (
          <div key={what}>
            <dt>{label}</dt>
            <dd>
              <bdi class={CODE.has(what) ? "code" : undefined}>{values[0]?.value}</bdi> in{" "}
              {values[0]?.count} of {found.cases}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Split({ split, most }: { split: SplitView; most: number }) {
  return (
    <>
      <tr>
        <th scope="colgroup" colSpan={3}>
          {split.label}
        </th>
      </tr>
      {split.values.map(({ value, count }) => (
        <tr key={value}>
          <td>
            <bdi>{value}</bdi>
          </td>
          <td class="share">
            <progress value={count} max={most} aria-hidden="true" />
          </td>
          <td class="num">{count}</td>
        </tr>
      ))}
    </>
  );
}

export function Differ({ found }: { found: IncidentView }) {
  if (found.differ.length === 0) return null;
  const counts = found.differ.flatMap(({ values }) => values.map(({ count }) => count));
  return (
    <section class="panel" aria-labelledby="differ">
      <h2 id="differ">Where they differ</h2>
      <table class="table">
        <tbody>
          {found.differ.map((split) => (
            <Split key={split.what} split={split} most={Math.max(...counts)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function History({ found }: { found: IncidentView }) {
  const now = useDesk().now.value;
  return (
    <section class="panel" aria-labelledby="story">
      <h2 id="story">History</h2>
      <ol class="history story">
        {found.history.map((line) => (
          <li key={line.seq}>
            <span class="meta">{timeOf(line.at, now)}</span>
            <span dir="auto">{eventWords(line)}</span>
            <span class="no">{line.seq}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
