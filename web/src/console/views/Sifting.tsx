/** What of the queue is shown, and in which order; what that leaves out is said. */
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { ALL, flowsOf, NO_SIFT, OWN, type Sift, said } from "../state/sift.ts";
import { useDesk } from "./context.ts";
import { Menu, type MenuItem } from "./Menu.tsx";

const ORDERS: readonly (readonly [Sift["order"], string])[] = [
  ["wait", "Longest wait"],
  ["urgent", "Most urgent"],
  ["latest", "Latest word"],
];

/** The button of the queue's head. */
export function SiftMenu({ words }: { words?: boolean }) {
  const desk = useDesk();
  const { value: sift } = desk.sift;
  const item =
    (group: string, change: (value: string) => Partial<Sift>, holds: string) =>
    ([value, label]: readonly [string, string]): MenuItem => ({
      group,
      label,
      checked: value === holds,
      act: () => desk.setSift(change(value)),
    });
  const teams = desk.teams.value.map(({ id, name }) => [id, name] as const);
  const own = desk.me.value?.teams.length ? [[OWN, "Your teams"] as const] : [];
  const flows = flowsOf(desk.queue.value.rows.values(), sift.flow);
  const items = [
    ...[[ALL, "All teams"] as const, ...own, ...teams].map(
      item("Team", (team) => ({ team }), sift.team),
    ),
    ...[["", "All flows"] as const, ...flows].map(item("Flow", (flow) => ({ flow }), sift.flow)),
    ...ORDERS.map(item("On top", (order) => ({ order: order as Sift["order"] }), sift.order)),
  ];
  return (
    <Menu
      label="Filter and sort"
      face={
        <>
          <Icon of={icons.tune} />
          {words && "Filter"}
        </>
      }
      items={items}
      class={words ? "button" : "icon-button"}
    />
  );
}

/** Says what is left out, and brings it back. */
export function LeftOut() {
  const desk = useDesk();
  const { value: sift } = desk.sift;
  const words = said(sift, desk.teams.value, flowsOf(desk.queue.value.rows.values(), sift.flow));
  if (!words) return null;
  const waiting = (desk.everything.value[0]?.rows.length ?? 0) - desk.waiting.value.length;
  return (
    <p class="left-out sub">
      <span>
        Only <bdi>{words}</bdi>
        {waiting > 0 && ` · ${waiting} more waiting`}
      </span>
      <button
        type="button"
        class="button small"
        onClick={() => desk.setSift({ ...NO_SIFT, order: sift.order })}
      >
        Show all
      </button>
    </p>
  );
}
