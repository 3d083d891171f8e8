/** The end of the talk: words on their way, and who is writing. */
import { initials } from "../../ui/words.ts";
import { type Command, shows } from "../state/commands.ts";
import { useDesk } from "./context.ts";
import { Words } from "./parts.tsx";

/** Words on their way, or that did not arrive. They keep their place at the end. */
function Unsent({ command }: { command: Command }) {
  const desk = useDesk();
  const { event } = command;
  if (event.type !== "respond" && event.type !== "write_note") return null;
  const tab = event.type === "respond" ? "reply" : "note";
  const takeBack = () => {
    desk.giveBackDraft(command.conversation, tab, event.text ?? "");
    desk.dropCommand(command.id);
  };
  return (
    <li class={`line unsent ${command.state === "failed" ? "failed" : ""}`}>
      <span class="face small" aria-hidden="true">
        {initials(desk.me.value?.name ?? "")}
      </span>
      <div class="line-body">
        <p class="from">
          {tab === "note" ? "Your private note" : "You"}{" "}
          <small>
            {command.state === "failed"
              ? "not sent"
              : desk.line.value === "on"
                ? "sending …"
                : "waiting to be sent"}
          </small>
        </p>
        <p class="words">
          <Words text={event.text ?? ""} />
        </p>
        {command.state === "failed" && (
          <div class="row" role="alert">
            <span class="trouble">{command.why}</span>
            <button type="button" class="button small" onClick={() => desk.retry(command.id)}>
              Try again
            </button>
            <button type="button" class="button small quiet" onClick={takeBack}>
              Back into the field
            </button>
          </div>
        )}
      </div>
    </li>
  );
}

export function Unsents({ conversation }: { conversation: string }) {
  const desk = useDesk();
  const mine = desk.commands.value.filter(
    (command) => command.conversation === conversation && shows(command),
  );
  return (
    <>
      {mine.map((command) => (
        <Unsent key={command.id} command={command} />
      ))}
    </>
  );
}

export function Below(props: { conversation: string; customer: string }) {
  const { conversation, customer } = props;
  const desk = useDesk();
  const around = desk.around.value.get(conversation);
  const others = around?.people.filter((person) => person.agent !== desk.me.value?.id) ?? [];
  const busy = others.filter((person) => (person.doing ?? "reading") !== "reading");
  return (
    <div class="below" aria-live="off">
      {around?.customer === "writing" && <Writing who={customer} customer />}
      {busy.map((person) => (
        <Writing
          key={person.agent}
          who={person.name}
          {...(person.doing === "noting" ? { what: "is writing a note" } : {})}
        />
      ))}
    </div>
  );
}

function Writing(props: { who: string; what?: string; customer?: boolean }) {
  return (
    <p class={props.customer ? "writing customer" : "writing"}>
      <bdi>{props.who}</bdi> {props.what ?? "is writing"}{" "}
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    </p>
  );
}
