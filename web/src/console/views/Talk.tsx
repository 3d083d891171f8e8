/** The open conversation: who it is, who holds it, the talk, and the pen. */
import { useLayoutEffect, useRef } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { initials } from "../../ui/words.ts";
import { giveBack, reopen, take } from "../state/acts.ts";
import { type Head, headOf } from "../state/head.ts";
import { firstName } from "../state/words.ts";
import { Compare } from "./Compare.tsx";
import { useShell } from "./context.ts";
import { Lines } from "./Lines.tsx";
import { Menu, type MenuItem } from "./Menu.tsx";
import { Pen } from "./Pen.tsx";
import { Keys, Tag } from "./parts.tsx";

function People({ conversation }: { conversation: string }) {
  const { desk } = useShell();
  const me = desk.me.value?.id;
  const people = desk.around.value.get(conversation)?.people ?? [];
  const others = people.filter((person) => person.agent !== me);
  if (others.length === 0) return null;
  return (
    <span class="row tight">
      {others.slice(0, 4).map((person) => {
        const reads = (person.doing ?? "reading") === "reading";
        const what = reads ? "has it open" : "is writing";
        return (
          <span
            key={person.agent}
            class={reads ? "face small ring" : "face small"}
            role="img"
            aria-label={`${person.name} ${what}`}
            title={`${person.name} ${what}`}
          >
            {initials(person.name)}
          </span>
        );
      })}
    </span>
  );
}

/** At most one main action: what the agent most likely wants next. */
function MainAction({ head }: { head: Head }) {
  const { desk } = useShell();
  if (head.phase === "closed") {
    return (
      <button type="button" class="button" onClick={() => reopen(desk, head.conversation)}>
        Open again <Keys of={["E"]} />
      </button>
    );
  }
  if (head.holder === "me") {
    return (
      <>
        <Tag tone="human">with you</Tag>
        <button type="button" class="button" onClick={() => desk.show({ kind: "close" })}>
          Close case <Keys of={["E"]} />
        </button>
      </>
    );
  }
  if (head.holder === "other") return <Tag tone="human">with {firstName(head.ownerName)}</Tag>;
  return (
    <button type="button" class="button person" onClick={() => take(desk, head.conversation)}>
      Take over <Keys of={["I"]} />
    </button>
  );
}

function More({ head }: { head: Head }) {
  const { desk } = useShell();
  const { conversation } = head;
  const items: MenuItem[] = [];
  if (head.phase !== "closed") {
    if (head.holder === "other") {
      items.push({
        label: `Take over from ${head.ownerName}`,
        keys: ["I"],
        act: () => take(desk, conversation),
      });
    }
    items.push(
      {
        label: "Transfer to a colleague …",
        keys: ["T"],
        act: () => desk.show({ kind: "transfer", to: "agent" }),
      },
      {
        label: "Transfer to a team …",
        keys: ["Shift", "T"],
        act: () => desk.show({ kind: "transfer", to: "team" }),
      },
    );
    if (head.holder === "me") {
      items.push(
        { label: "Let the bot ask …", keys: ["B"], act: () => desk.show({ kind: "ask" }) },
        { label: "Put aside …", keys: ["Z"], act: () => desk.show({ kind: "snooze" }) },
        { label: "Hand back to the bot", act: () => giveBack(desk, conversation) },
      );
    }
    items.push({ label: "Close …", keys: ["E"], act: () => desk.show({ kind: "close" }) });
  }
  items.push({
    label: "Copy the link to this conversation",
    act: () => void navigator.clipboard?.writeText(location.href),
  });
  return (
    <Menu label="More: transfer, hand back, close" face={<Icon of={icons.more} />} items={items} />
  );
}

export function Talk({ conversation }: { conversation: string }) {
  const { desk, sheets } = useShell();
  const view = desk.views.value.get(conversation);
  const head = headOf(desk, sheets.sheet.value.case, conversation);
  const waiting = desk.waiting.value.length;
  const pane = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    // The row that was entered went with its page: read on where it led.
    if (document.activeElement === document.body) pane.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main class="pane talk-pane" tabIndex={-1} data-pane ref={pane}>
      <header class="pane-head">
        <a class="button quiet small to-queue" href="#queue">
          <Icon of={icons.back} flip />
          Queue · {waiting}
        </a>
        <div class="grow">
          <h1 class="one">
            <bdi>{head.customer}</bdi>
          </h1>
          <p class="sub one">
            <bdi>{head.title}</bdi>
          </p>
        </div>
        <People conversation={conversation} />
        <MainAction head={head} />
        <More head={head} />
      </header>
      <Compare />
      <Lines conversation={conversation} view={view} customer={head.customer} />
      <Pen key={conversation} head={head} />
    </main>
  );
}
