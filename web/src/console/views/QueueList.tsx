/** The queue as a pane: groups of rows, the longest wait first. */
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { hasDraft } from "../state/drafts.ts";
import {
  completeness,
  flowOf,
  type Group,
  groupOf,
  isBack,
  lateness,
  nameOf,
  type Row,
  unread,
  waitOf,
} from "../state/queue.ts";
import { hashOf } from "../state/route.ts";
import { firstName } from "../state/words.ts";
import { CareTag } from "./Care.tsx";
import { useDesk } from "./context.ts";
import { Empty, Skeleton, Tag } from "./parts.tsx";
import { LeftOut, SiftMenu } from "./Sifting.tsx";

export const rowHref = (row: { conversation: string }): string =>
  hashOf({ page: "talk", conversation: row.conversation });

export const rowTitle = (row: Row): string => row.title || row.last || row.flow_title || "New";

/** State in words and icons: late, urgent, alike, with whom. Colour only repeats it. */
export function RowTags({ row, table }: { row: Row; table?: boolean }) {
  const desk = useDesk();
  const me = desk.me.value?.id ?? "";
  const late = lateness(row, desk.now.value);
  const around = desk.around.value.get(row.conversation);
  const group = groupOf(row, me);
  return (
    <>
      <CareTag care={row.care} />
      {late === "late" && (
        <Tag tone="bad" icon={icons.clock}>
          waiting long
        </Tag>
      )}
      {late === "soon" && table && (
        <Tag tone="warn" icon={icons.clock}>
          at risk
        </Tag>
      )}
      {isBack(row, desk.now.value) && (
        <Tag tone="accent" icon={icons.clock}>
          is back
        </Tag>
      )}
      {(row.priority === "high" || row.priority === "urgent") && (
        <Tag tone="warn" icon={icons.flag}>
          {row.priority}
        </Tag>
      )}
      {row.incident > 0 && (
        <Tag tone="info" icon={icons.radio}>
          incident {row.incident}
        </Tag>
      )}
      {row.alike > 0 && row.incident === 0 && (
        <Tag tone="info" icon={icons.radio}>
          {row.alike} alike
        </Tag>
      )}
      {row.contacts > 1 && (
        <Tag icon={icons.people}>
          {row.contacts} <span class="hidden">contacts</span>
        </Tag>
      )}
      {row.joined > 0 && <Tag icon={icons.link}>part of {row.joined}</Tag>}
      {around?.customer === "writing" && <Tag tone="human">writing …</Tag>}
      {group === "colleagues" && (
        <Tag tone="human">with {firstName(row.owner_name) || "a colleague"}</Tag>
      )}
      {hasDraft(desk.drafts.value, row.conversation) && (
        <Tag tone="note" icon={icons.pencil}>
          draft
        </Tag>
      )}
    </>
  );
}

function Wait({ row }: { row: Row }) {
  const { value: now } = useDesk().now;
  const late = lateness(row, now);
  return (
    <span class={`item-wait ${late}`}>
      {late === "soon" && <Icon of={icons.clock} />}
      {late === "soon" && <span class="hidden">at risk, </span>}
      {waitOf(row, now)}
    </span>
  );
}

function Item({ row }: { row: Row }) {
  const desk = useDesk();
  const here = desk.open.value === row.conversation;
  const fresh = unread(row, desk.me.value?.id ?? "", desk.seen.value);
  const lacks = completeness(row);
  const flow = flowOf(row);
  return (
    <li>
      <a
        class={fresh ? "item unread" : "item"}
        href={rowHref(row)}
        data-row
        aria-current={here ? "true" : undefined}
      >
        <span class="item-title one" dir="auto">
          {rowTitle(row)}
          {fresh && <span class="hidden">, unread</span>}
        </span>
        <Wait row={row} />
        <span class="item-who one">
          <bdi>{nameOf(row)}</bdi>
          {flow && ` · ${flow}`}
        </span>
        <span class="item-tags">
          <RowTags row={row} />
          {lacks && row.phase !== "closed" && (
            <Tag tone={lacks === "complete" ? "accent" : "plain"}>{lacks}</Tag>
          )}
        </span>
      </a>
    </li>
  );
}

function Rows({ group }: { group: Group }) {
  return (
    <section aria-labelledby={`group-${group.name}`}>
      <h3 class="group" id={`group-${group.name}`}>
        {group.title} <span class="push">{group.rows.length}</span>
      </h3>
      <ul>
        {group.rows.map((row) => (
          <Item key={row.conversation} row={row} />
        ))}
      </ul>
    </section>
  );
}

export function QueueList() {
  const desk = useDesk();
  const groups = desk.groups.value.filter((group) => group.rows.length > 0);
  return (
    <section class="pane list" aria-label="Queue" tabIndex={-1} data-pane>
      <header class="pane-head">
        <h2 class="grow">Queue</h2>
        <SiftMenu />
        <button
          type="button"
          class="icon-button"
          aria-label="Sound and notifications"
          onClick={() => desk.show({ kind: "settings" })}
        >
          <Icon of={icons.bell} />
        </button>
      </header>
      <div class="pane-body">
        <LeftOut />
        {!desk.queue.value.known && <Skeleton what="the queue" />}
        {desk.queue.value.known && groups.length === 0 && (
          <Empty title="Nobody is waiting" level="h3">
            New ones appear here by themselves.
          </Empty>
        )}
        {groups.map((group) => (
          <Rows key={group.name} group={group} />
        ))}
      </div>
    </section>
  );
}
