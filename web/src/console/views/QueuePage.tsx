/** The queue as a page of its own: one sentence on how things stand, and one table. */
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { takeNext } from "../state/acts.ts";
import {
  flowOf,
  groupOf,
  lateness,
  nameOf,
  type Row,
  span,
  unread,
  waitOf,
} from "../state/queue.ts";
import { chime } from "../state/sound.ts";
import { available, standing } from "../state/standing.ts";
import { firstName, lackOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Empty, Keys, Skeleton, Tag } from "./parts.tsx";
import { QueueList, RowTags, rowHref, rowTitle } from "./QueueList.tsx";
import { LeftOut, SiftMenu } from "./Sifting.tsx";

const STATES = {
  waiting: "new",
  mine: "with you",
  colleagues: "",
  news: "wants news",
  flow: "in the flow",
  snoozed: "put aside",
  closed: "closed",
} as const;

function State({ row }: { row: Row }) {
  const desk = useDesk();
  const group = groupOf(row, desk.me.value?.id ?? "", desk.now.value);
  const late = lateness(row, desk.now.value) !== "fine";
  const word = group === "waiting" && late ? "" : STATES[group];
  return (
    <span class="item-tags">
      {word && <Tag tone={group === "mine" ? "human" : "plain"}>{word}</Tag>}
      <RowTags row={row} table />
    </span>
  );
}

const lacking = (row: Row): string => {
  const first = lackOf(row.first_missing, firstName(row.customer) || "the customer");
  if (row.missing > 1 && first) return `${row.missing} missing · ${first} …`;
  if (row.missing === 1) return first ? `missing: ${first}` : "1 missing";
  return row.phase === "intake" || row.phase === "confirming" ? "still asking" : "complete";
};

function TableRow({ row }: { row: Row }) {
  const desk = useDesk();
  const now = desk.now.value;
  const fresh = unread(row, desk.me.value?.id ?? "", desk.seen.value);
  const open = () => {
    location.hash = rowHref(row);
  };
  return (
    <tr class={fresh ? "queue-row unread" : "queue-row"} onClick={open}>
      <td>
        <a
          class="row-link"
          href={rowHref(row)}
          dir="auto"
          data-row
          onClick={(event) => event.stopPropagation()}
        >
          {rowTitle(row)}
          {fresh && <span class="hidden">, unread</span>}
        </a>
        <span class="sub block">
          <bdi>{nameOf(row)}</bdi> {row.customer.trim() && <span class="meta">{row.number}</span>}
        </span>
        <span class="narrow-only">
          <State row={row} />
        </span>
      </td>
      <td class="wide-cell">
        <span class="sub block">{flowOf(row)}</span>
      </td>
      <td class="mid-cell">
        <State row={row} />
      </td>
      <td class="wide-cell">
        <span class="sub block">{lacking(row)}</span>
      </td>
      <td class={`num item-wait ${lateness(row, now)}`}>{waitOf(row, now)}</td>
    </tr>
  );
}

const Plant = (
  <svg class="plant" viewBox="0 0 96 72" aria-hidden="true">
    <path class="soft" d="M10 60h76" />
    <path d="M30 60V26M30 38c-5-4-11-4-15 1M30 38c5-4 11-4 15 1M30 48c-6-4-13-3-17 2M30 48c6-4 13-3 17 2M30 26c-2-4-2-8 0-12 2 4 2 8 0 12" />
    <path
      class="soft"
      d="M58 22h26a4 4 0 0 1 4 4v16a4 4 0 0 1-4 4H69l-7 7v-7h-4a4 4 0 0 1-4-4V26a4 4 0 0 1 4-4Z"
    />
    <path d="m64 34 5 5 9-10" />
  </svg>
);

/** Nobody waits and nothing is open: says what is true, offers the sound. */
function CaughtUp() {
  const desk = useDesk();
  const sound = desk.prefs.value.sound
    ? "You’ll hear a sound when somebody needs you."
    : "Turn the sound on to hear when somebody needs you.";
  const closed = [...desk.queue.value.rows.values()].map((row) => row.last_at);
  const last = closed.length ? Math.max(...closed) : 0;
  return (
    <div class="work nosheet keeplist">
      <QueueList />
      <main class="pane" tabIndex={-1} data-pane aria-label="Queue">
        <Empty
          level="h1"
          picture={Plant}
          title={`All caught up, ${firstName(desk.me.value?.name ?? "")}`}
          actions={
            <>
              <button type="button" class="button" onClick={() => void chime()}>
                <Icon of={icons.bell} />
                Try the sound
              </button>
              <button type="button" class="button" onClick={() => desk.show({ kind: "settings" })}>
                Sound and notifications …
              </button>
            </>
          }
        >
          Nobody is talking to the bot. {sound}
          {last > 0 &&
            ` The last word was ${span(last, desk.now.value)} ago.`.replace("now ago", "just now")}
        </Empty>
      </main>
    </div>
  );
}

export function QueuePage() {
  const desk = useDesk();
  const groups = desk.groups.value.filter((group) => group.rows.length > 0);
  const waiting = desk.waiting.value;
  const online = desk.agents.value.filter((agent) => agent.online && agent.active).length;
  const open = desk.everything.value.some(({ name, rows }) => name !== "closed" && rows.length > 0);
  if (desk.queue.value.known && !open) return <CaughtUp />;
  const takeOne = () => {
    const row = takeNext(desk, waiting);
    if (row) location.hash = rowHref(row);
  };
  return (
    <main class="page" tabIndex={-1} data-pane>
      <div class="page-in">
        <header class="page-head">
          <div class="grow">
            <h1>Queue</h1>
            <p class="sub">
              {desk.queue.value.known ? standing(waiting, desk.now.value) : "One moment."}{" "}
              {online > 0 && available(online)}
            </p>
          </div>
          <SiftMenu words />
          <button
            type="button"
            class="button person"
            aria-disabled={waiting.length === 0}
            aria-keyshortcuts="I"
            onClick={takeOne}
          >
            Take the next one <Keys of={["I"]} />
          </button>
        </header>
        <LeftOut />
        <section class="panel flush" aria-label="Conversations">
          {desk.queue.value.known ? (
            <table class="table queue-table">
              <thead>
                <tr>
                  <th scope="col">Case and customer</th>
                  <th scope="col" class="wide-cell w-flow">
                    Flow
                  </th>
                  <th scope="col" class="mid-cell w-state">
                    State
                  </th>
                  <th scope="col" class="wide-cell w-lacks">
                    Complete
                  </th>
                  <th scope="col" class="num w-wait">
                    Waiting
                  </th>
                </tr>
              </thead>
              <tbody>
                {groups.flatMap((group) =>
                  group.rows.map((row) => <TableRow key={row.conversation} row={row} />),
                )}
              </tbody>
            </table>
          ) : (
            <Skeleton what="the queue" />
          )}
        </section>
        <p class="meta legend">
          <kbd>J</kbd> <kbd>K</kbd> move · <kbd>Enter</kbd> open · <kbd>I</kbd> take · <kbd>/</kbd>{" "}
          search · <kbd>?</kbd> all keys
        </p>
      </div>
    </main>
  );
}
