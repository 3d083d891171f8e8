/** Two cases side by side before they become one: only what contradicts asks. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { JoinRow, JoinView, PersonView, SaidView, SideView } from "../../wire.ts";
import { link } from "../state/acts.ts";
import { decisions, heard } from "../state/joining.ts";
import { pathOf, timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Skeleton, Tag } from "./parts.tsx";
import { rowHref } from "./QueueList.tsx";
import { Unshown } from "./Unshown.tsx";
import { useDone } from "./useDone.ts";
import { useLoaded } from "./useLoaded.ts";

const ABSENT: Readonly<Record<string, string>> = {
  "not asked": "not asked",
  skipped: "left out",
  unknown: "doesn’t know",
};

function Said({ said, kind }: { said: SaidView; kind: string }) {
  const absent = ABSENT[said.state];
  if (absent) return <span class="sub">{absent}</span>;
  if (kind === "url") return <bdi class="code">{pathOf(said.text ?? "")}</bdi>;
  return <bdi class={kind === "error_message" ? "code" : undefined}>{said.text}</bdi>;
}

/** Where the next step is: the first thing to decide, or the button if there is none. */
export const toDecide = (page: HTMLElement | null): HTMLElement | null =>
  page?.querySelector<HTMLElement>("input[type=radio]:checked") ??
  page?.querySelector<HTMLElement>("[data-main]") ??
  null;

export const who = (side: { customer: string; number: number }): string =>
  side.customer.trim() || `Visitor ${side.number}`;

function Head({ side }: { side: SideView }) {
  const desk = useDesk();
  return (
    <>
      {side.number}{" "}
      <span class="sub">
        <bdi>{who(side)}</bdi>, {timeOf(side.opened, desk.now.value)}
      </span>
    </>
  );
}

function Choices(props: { row: JoinRow; chosen: number; choose: (at: number) => void }) {
  const { row, chosen } = props;
  return (
    <fieldset class="settle">
      <legend class="hidden">{row.label}, together</legend>
      {(row.choices ?? []).map((choice, at) => (
        <label class="row tight" key={choice.text}>
          <input
            type="radio"
            name={`settle-${row.question}`}
            checked={at === chosen}
            onChange={() => props.choose(at)}
          />
          <bdi>{at === 2 ? `both: ${choice.text}` : choice.text}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

function Row(props: {
  row: JoinRow;
  heads: readonly [string, string];
  chosen: number;
  choose: (at: number) => void;
}) {
  const { row, heads } = props;
  const asks = (row.choices ?? []).length > 0;
  return (
    <tr class={asks ? "differs" : undefined}>
      <th scope="row">
        {asks && (
          <>
            <span aria-hidden="true">≠ </span>
            <span class="hidden">differs: </span>
          </>
        )}
        {row.label}
      </th>
      <td data-head={heads[0]}>
        <Said said={row.one} kind={row.kind} />
      </td>
      <td data-head={heads[1]}>
        <Said said={row.other} kind={row.kind} />
      </td>
      <td class="sum" data-head="Together">
        {asks ? <Choices {...props} /> : <Said said={row.together} kind={row.kind} />}
      </td>
    </tr>
  );
}

function Contact({ person }: { person: PersonView }) {
  const desk = useDesk();
  const proved = person.known === "signed in" || person.known === "same browser";
  return (
    <tr>
      <td>
        <bdi>{who(person)}</bdi>
      </td>
      <td>
        <Tag tone={proved ? "good" : "warn"} {...(proved ? { icon: icons.check } : {})}>
          {person.known}
        </Tag>
      </td>
      <td class="num">{person.entries}</td>
      <td class="num">{timeOf(person.opened, desk.now.value)}</td>
    </tr>
  );
}

function Contacts({ people }: { people: readonly PersonView[] }) {
  return (
    <section class="panel" aria-labelledby="merge-contacts">
      <h2 id="merge-contacts">Contacts in the joined case</h2>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">Contact</th>
            <th scope="col">Known by</th>
            <th scope="col" class="num">
              Entries
            </th>
            <th scope="col" class="num">
              When
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Contact key={person.conversation} person={person} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Seeing({ found }: { found: JoinView }) {
  return (
    <section class="panel" aria-labelledby="merge-seeing">
      <h2 id="merge-seeing">What people will see</h2>
      <ul class="stack sub">
        <li>{heard(found)}</li>
        <li>
          <b>Agents:</b> one case, {found.contacts.length} contacts, and this in its history.
        </li>
        <li>
          <b>Undo:</b> each side gets back its own, also what is written from now on.
        </li>
      </ul>
    </section>
  );
}

function Table(props: {
  found: JoinView;
  chosen: ReadonlyMap<string, number>;
  choose: (question: string, at: number) => void;
}) {
  const { found, chosen } = props;
  const open = found.rows.filter((row) => (row.choices ?? []).length > 0).length;
  const heads = [String(found.stays.number), String(found.goes.number)] as const;
  return (
    <section class="panel" aria-label="The two cases side by side">
      <table class="diff big">
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">Fact</span>
            </th>
            <th scope="col">
              <Head side={found.stays} />
            </th>
            <th scope="col">
              <Head side={found.goes} />
            </th>
            <th scope="col" class="sum">
              Together{" "}
              {open > 0 ? <Tag tone="warn">{open} to decide</Tag> : <Tag>nothing to decide</Tag>}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.rows.map((row) => (
            <Row
              key={row.question}
              row={row}
              heads={heads}
              chosen={chosen.get(row.question) ?? 0}
              choose={(at) => props.choose(row.question, at)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Merge(props: { conversation: string; found: JoinView; again: () => void }) {
  const { conversation, found } = props;
  const desk = useDesk();
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const page = useRef<HTMLElement>(null);
  const { stays, goes } = found;
  const back = () => {
    location.hash = rowHref({ conversation });
  };
  const { busy, wait } = useDone(() => {
    location.hash = rowHref(stays);
  }, props.again);
  useLayoutEffect(() => {
    toDecide(page.current)?.focus();
  }, []);
  const join = () => {
    const other = conversation === stays.conversation ? goes : stays;
    const like = { number: other.number, score: 0, reasons: [] };
    const looked = { decided: decisions(found, chosen), seen: found.seen };
    wait(link(desk, conversation, like, looked));
  };
  const count = found.contacts.length;
  return (
    <main class="page" tabIndex={-1} data-pane ref={page} aria-label="Join two cases">
      <div class="page-in">
        <header class="page-head">
          <div class="grow">
            <h1>
              Join {stays.number} and {goes.number}?
            </h1>
            <p class="sub">
              One case with {count} contacts, {stays.number}. You can take it apart again at any
              time; nothing is lost either way.
            </p>
          </div>
          <div class="row">
            <button type="button" class="button" onClick={back}>
              Cancel
            </button>
            <button type="button" class="button main" data-main disabled={busy} onClick={join}>
              <Icon of={icons.merge} />
              Join the two
            </button>
          </div>
        </header>
        <Table
          found={found}
          chosen={chosen}
          choose={(question, at) => setChosen(new Map(chosen).set(question, at))}
        />
        <div class="two-cols">
          <Contacts people={found.contacts} />
          <Seeing found={found} />
        </div>
      </div>
    </main>
  );
}

export function MergePage({ conversation, number }: { conversation: string; number: number }) {
  const desk = useDesk();
  const { value, trouble, again } = useLoaded(
    () => desk.api.joinOf(conversation, number),
    [conversation, number],
  );
  if (trouble !== null) {
    return (
      <Unshown
        page="Join two cases"
        what="These two can’t be shown together"
        trouble={trouble}
        again={again}
        conversation={conversation}
      />
    );
  }
  if (!value) return <Skeleton what="the two cases" />;
  return <Merge key={value.seen} conversation={conversation} found={value} again={again} />;
}
