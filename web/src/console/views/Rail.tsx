/** The rail at the start edge: where one can go, help, and oneself. */
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { initials } from "../../ui/words.ts";
import { invites } from "../state/palette.ts";
import { useDesk } from "./context.ts";
import { Menu, type MenuItem } from "./Menu.tsx";

function Place(props: {
  hash: string;
  icon: string;
  label: string;
  /** How many wait there; none is no badge. */
  count?: number;
  here: boolean;
}) {
  return (
    <a
      class="place"
      href={props.hash}
      aria-label={props.label}
      aria-current={props.here ? "page" : undefined}
    >
      <Icon of={props.icon} />
      {!!props.count && (
        <span class="count" aria-hidden="true">
          {props.count}
        </span>
      )}
    </a>
  );
}

function Myself() {
  const desk = useDesk();
  const me = desk.me.value;
  if (!me) return null;
  const away = desk.away.value;
  const leave = async () => {
    await desk.api.signOut().catch(() => undefined);
    desk.signedOut();
  };
  const items: MenuItem[] = [
    {
      label: away ? "Be available" : "Be away for a while",
      act: () => desk.setAway(!away),
    },
    { label: "Sound, keys and colours …", act: () => desk.show({ kind: "settings" }) },
    { label: "Sign out", act: () => void leave() },
  ];
  const head = (
    <div class="menu-head">
      <b>{me.name}</b>
      <span class="sub">{me.email}</span>
    </div>
  );
  return (
    <Menu
      up
      class={away ? "myself away" : "myself"}
      label={`${initials(me.name)}: ${me.name}, ${away ? "away" : "available"}. Status and settings`}
      face={
        <span class="face" aria-hidden="true">
          {initials(me.name)}
        </span>
      }
      head={head}
      items={items}
    />
  );
}

export function Rail() {
  const desk = useDesk();
  const { page } = desk.route.value;
  const waiting = desk.waiting.value.length;
  const broken = desk.notices.value.length;
  const { proposed, working } = desk.incidents.value;
  const open = proposed + working;
  const fresh = proposed ? `, ${proposed} to look at` : "";
  return (
    <nav class="rail" aria-label="Console" tabIndex={-1} data-pane>
      <span class="logo">
        <Icon of={icons.mark} />
      </span>
      {desk.handles.value && (
        <>
          <Place
            hash="#queue"
            icon={icons.inbox}
            label={`Queue, ${waiting} waiting`}
            count={waiting}
            here={page === "queue" || page === "talk"}
          />
          <Place hash="#search" icon={icons.search} label="Search" here={page === "search"} />
          <Place
            hash="#incidents"
            icon={icons.radio}
            label={open ? `Incidents, ${open} open${fresh}` : "Incidents"}
            count={open}
            here={page === "incidents" || page === "incident"}
          />
        </>
      )}
      <Place
        hash="#flows"
        icon={icons.flow}
        label={broken ? `Flows, ${broken} to mend` : "Flows"}
        count={broken}
        here={page === "flows" || !desk.handles.value}
      />
      {invites(desk.me.value?.role) && (
        <Place hash="#people" icon={icons.people} label="People" here={page === "people"} />
      )}
      <div class="rail-end">
        <button
          type="button"
          class="icon-button"
          aria-label="All keys and help"
          onClick={() => desk.show({ kind: "help" })}
        >
          <kbd>?</kbd>
        </button>
        <Myself />
      </div>
    </nav>
  );
}
