/** A case that is taken apart: what came meanwhile, and only what is unclear asks. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import type { ItemView, PartView } from "../../wire.ts";
import { unlink } from "../state/acts.ts";
import { keyOf, kindOf, type Place, placed, placeOf, places } from "../state/joining.ts";
import { timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { toDecide, who } from "./MergePage.tsx";
import { Empty, Skeleton, Tag } from "./parts.tsx";
import { rowHref } from "./QueueList.tsx";
import { Unshown } from "./Unshown.tsx";
import { useDone } from "./useDone.ts";
import { useLoaded } from "./useLoaded.ts";

function Item(props: {
  item: ItemView;
  found: PartView;
  to: Place["to"];
  choose: (to: Place["to"]) => void;
}) {
  const { item, found, to } = props;
  const desk = useDesk();
  const by = item.who ? ` by ${item.who}` : "";
  return (
    <tr class={item.asked ? "differs" : undefined}>
      <th scope="row">{kindOf(item)}</th>
      <td data-head="What">
        <bdi>{item.text}</bdi>{" "}
        <span class="sub block">
          {timeOf(item.at, desk.now.value)}
          {by}
        </span>
      </td>
      <td class="sum" data-head="Whose">
        {item.asked ? (
          <fieldset class="settle">
            <legend class="hidden">
              {kindOf(item)}: {item.text}
            </legend>
            {places(item, found).map((place) => (
              <label class="row tight" key={place.to}>
                <input
                  type="radio"
                  name={`place-${keyOf(item)}`}
                  checked={place.to === to}
                  onChange={() => props.choose(place.to)}
                />
                {place.label}
              </label>
            ))}
          </fieldset>
        ) : (
          placeOf(item, found)
        )}
      </td>
    </tr>
  );
}

function Meanwhile(props: {
  found: PartView;
  chosen: ReadonlyMap<string, Place["to"]>;
  choose: (item: ItemView, to: Place["to"]) => void;
}) {
  const { found } = props;
  const items = found.items ?? [];
  const open = items.filter((item) => item.asked).length;
  if (items.length === 0) {
    return (
      <section class="panel">
        <Empty title="Nothing came meanwhile that could be either’s">
          What was written in each conversation stays with it.
        </Empty>
      </section>
    );
  }
  return (
    <section class="panel" aria-label="What came while they were one">
      <table class="diff big">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">What came meanwhile</th>
            <th scope="col" class="sum">
              Whose {open > 0 && <Tag tone="warn">{open} to decide</Tag>}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Item
              key={keyOf(item)}
              item={item}
              found={found}
              to={props.chosen.get(keyOf(item)) ?? item.to}
              choose={(to) => props.choose(item, to)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const contacts = (count: number) => (count === 1 ? "1 contact" : `${count} contacts`);

function Part(props: { conversation: string; found: PartView; again: () => void }) {
  const { conversation, found } = props;
  const desk = useDesk();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Place["to"]>>(new Map());
  const page = useRef<HTMLElement>(null);
  const { stays, goes } = found;
  const { busy, wait } = useDone(() => {
    location.hash = rowHref(goes);
  }, props.again);
  useLayoutEffect(() => {
    toDecide(page.current)?.focus();
  }, []);
  const looked = { placed: placed(found, chosen), seen: found.seen };
  return (
    <main class="page" tabIndex={-1} data-pane ref={page} aria-label="Take a case apart">
      <div class="page-in">
        <header class="page-head">
          <div class="grow">
            <h1>
              Take {goes.number} out of {stays.number}?
            </h1>
            <p class="sub">
              {stays.number}, <bdi>{who(stays)}</bdi>: {contacts(stays.contacts)} · {goes.number},{" "}
              <bdi>{who(goes)}</bdi>: {contacts(goes.contacts)}. Each has its own back; the history
              keeps all of it.
            </p>
          </div>
          <div class="row">
            <a class="button" href={rowHref({ conversation })}>
              Cancel
            </a>
            <button
              type="button"
              class="button main"
              data-main
              disabled={busy}
              onClick={() => wait(unlink(desk, conversation, found.case, looked))}
            >
              Take them apart
            </button>
          </div>
        </header>
        {(found.reasons ?? []).length > 0 && (
          <p class="why">
            <span class="sub">Joined {timeOf(found.at, desk.now.value)}, since:</span>
            {(found.reasons ?? []).map((reason) => (
              <Tag key={reason} tone="good" icon={icons.check}>
                {reason}
              </Tag>
            ))}
          </p>
        )}
        <Meanwhile
          found={found}
          chosen={chosen}
          choose={(item, to) => setChosen(new Map(chosen).set(keyOf(item), to))}
        />
      </div>
    </main>
  );
}

export function PartPage({ conversation }: { conversation: string }) {
  const desk = useDesk();
  const { value, trouble, again } = useLoaded(() => desk.api.partOf(conversation), [conversation]);
  if (trouble !== null) {
    return (
      <Unshown
        page="Take a case apart"
        what="This case can’t be taken apart"
        trouble={trouble}
        again={again}
        conversation={conversation}
      />
    );
  }
  if (!value) return <Skeleton what="the case" />;
  return <Part key={value.seen} conversation={conversation} found={value} again={again} />;
}
