/** The console: who is signed in decides between the way in and the desk. */
import { useEffect, useLayoutEffect } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Refusal, wordsOf } from "../state/api.ts";
import { countDrafts } from "../state/drafts.ts";
import { actionFor, isWriting } from "../state/keys.ts";
import { timeOf } from "../state/words.ts";
import { type Shell, ShellContext, useDesk, useShell } from "./context.ts";
import { Dialogs } from "./Dialogs.tsx";
import { FlowsPage } from "./FlowsPage.tsx";
import { IncidentPage } from "./IncidentPage.tsx";
import { IncidentsPage } from "./IncidentsPage.tsx";
import { JoinIn } from "./JoinIn.tsx";
import { MergePage } from "./MergePage.tsx";
import { PartPage } from "./PartPage.tsx";
import { PeoplePage } from "./PeoplePage.tsx";
import { Fault, Skeleton } from "./parts.tsx";
import { perform } from "./perform.ts";
import { QueueList } from "./QueueList.tsx";
import { QueuePage } from "./QueuePage.tsx";
import { Rail } from "./Rail.tsx";
import { SearchPage } from "./SearchPage.tsx";
import { Sheet } from "./Sheet.tsx";
import { SignIn } from "./SignIn.tsx";
import { Talk } from "./Talk.tsx";
import { useLoaded } from "./useLoaded.ts";

const draftWords = (count: number): string =>
  count === 0 ? "" : count === 1 ? " One draft waits here." : ` ${count} drafts wait here.`;

/** What concerns every screen: no line, a broken flow, something that did not work. */
function Notices() {
  const desk = useDesk();
  const off = desk.offSince.value;
  const told = desk.notices.value;
  const bad = desk.route.value.page === "flows" ? undefined : told.at(-1);
  const [first = "", ...rest] = bad?.text.split(/(?<=\.) /u) ?? [];
  return (
    <div class="notices">
      {off > 0 && (
        <div class="banner warn strip" role="status">
          <Icon of={icons.off} />
          <div class="banner-words">
            <b>No connection since {timeOf(off, desk.now.value)}.</b> You can read on and write.
            {draftWords(countDrafts(desk.drafts.value))}
          </div>
          <button type="button" class="button small" onClick={() => desk.tryNow()}>
            Try now
          </button>
        </div>
      )}
      {bad && (
        <div class={`banner ${bad.level} strip`} role="status">
          <Icon of={icons.alert} />
          <div class="banner-words">
            <b>{first}</b> {rest.join(" ")}
            {told.length > 1 && ` And ${told.length - 1} more.`}
          </div>
          <a class="button small" href="#flows">
            Look
          </a>
          <button
            type="button"
            class="icon-button"
            aria-label="Dismiss"
            onClick={() => desk.dismiss(bad)}
          >
            <Icon of={icons.close} />
          </button>
        </div>
      )}
      {desk.trouble.value && (
        <div class="banner warn strip" role="alert">
          <Icon of={icons.alert} />
          <div class="banner-words">{desk.trouble.value}</div>
          <button
            type="button"
            class="icon-button"
            aria-label="Dismiss"
            onClick={() => {
              desk.trouble.value = "";
            }}
          >
            <Icon of={icons.close} />
          </button>
        </div>
      )}
    </div>
  );
}

/** On narrow pages one pane at a time; these say which. */
function PaneTabs() {
  const desk = useDesk();
  const at = desk.narrow.value;
  const choose = (pane: "talk" | "sheet") => () => {
    desk.narrow.value = pane;
  };
  return (
    <div class="pane-tabs">
      <button type="button" class="tab" aria-pressed={at === "talk"} onClick={choose("talk")}>
        Conversation
      </button>
      <button type="button" class="tab" aria-pressed={at === "sheet"} onClick={choose("sheet")}>
        Case sheet
      </button>
    </div>
  );
}

function Page() {
  const desk = useDesk();
  const route = desk.route.value;
  if (!desk.handles.value) return <FlowsPage />;
  switch (route.page) {
    case "talk":
      return (
        <div class={`work show-${desk.narrow.value}`}>
          <QueueList />
          <PaneTabs />
          <Talk key={route.conversation} conversation={route.conversation} />
          <Sheet conversation={route.conversation} />
        </div>
      );
    case "merge":
      return (
        <MergePage
          key={`${route.conversation} ${route.number}`}
          conversation={route.conversation}
          number={route.number}
        />
      );
    case "part":
      return <PartPage key={route.conversation} conversation={route.conversation} />;
    case "search":
      return <SearchPage q={route.q} />;
    case "incidents":
      return <IncidentsPage />;
    case "incident":
      return <IncidentPage key={route.number} number={route.number} />;
    case "flows":
      return <FlowsPage />;
    case "people":
      return <PeoplePage />;
    default:
      return <QueuePage />;
  }
}

/** From the moment the page is drawn: what is on the screen can be pressed. */
function useKeys(shell: Shell): void {
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const { desk } = shell;
      const action = actionFor(event, isWriting(event.target), desk.prefs.value.letters);
      if (!action || (desk.dialog.value && action !== "palette")) return;
      event.preventDefault();
      perform(shell, action);
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [shell]);
}

function Inside() {
  const shell = useShell();
  const { desk } = shell;
  useKeys(shell);
  const on = desk.line.value === "on"; // Only then does the server count this agent as here.
  const { page } = desk.route.value;
  useEffect(() => {
    const look = () => void desk.lookAround();
    look();
    const timer = setInterval(look, 60_000);
    return () => clearInterval(timer);
  }, [desk, on, page]);
  return (
    <div class="desk">
      <Rail />
      <div class="content">
        <Notices />
        <Page />
      </div>
      <Dialogs />
      <p class="hidden" role="status">
        {desk.status.value}
      </p>
    </div>
  );
}

function Door() {
  const desk = useDesk();
  const route = desk.route.value;
  const { trouble, again } = useLoaded(async () => {
    if (desk.route.peek().page === "join") {
      desk.me.value = null; // Whoever brings a one-time link means to come in by it.
      return true;
    }
    try {
      const me = await desk.api.me();
      if (me) desk.signedIn(me);
      else desk.me.value = null;
    } catch (error) {
      if (error instanceof Refusal && error.ours) throw error;
      desk.me.value = null;
    }
    return true;
  }, []);
  if (desk.me.value === null || route.page === "join") {
    return route.page === "join" ? <JoinIn key={route.token} token={route.token} /> : <SignIn />;
  }
  if (desk.me.value) return <Inside />;
  return (
    <main class="sign">
      {trouble === null ? (
        <Skeleton what="the console" />
      ) : (
        <Fault what="The console didn’t load" words={wordsOf(trouble)} again={again} />
      )}
    </main>
  );
}

export function App({ shell }: { shell: Shell }) {
  return (
    <ShellContext.Provider value={shell}>
      <Door />
    </ShellContext.Provider>
  );
}
