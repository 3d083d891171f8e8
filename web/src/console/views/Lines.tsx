/** The talk: numbered lines by customer, bot and people, notes, and rules for what happened. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { View } from "../../fold.ts";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { initials } from "../../ui/words.ts";
import type { Upload } from "../../wire.ts";
import { fileAddress } from "../state/api.ts";
import { type Command, shows } from "../state/commands.ts";
import { type Line, lines, type Mark, type SpokenLine } from "../state/talk.ts";
import { sizeOf, timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Skeleton, Words } from "./parts.tsx";

function File({ file }: { file: Upload }) {
  const address = fileAddress(file.id);
  if (!file.media_type.startsWith("image/")) {
    return (
      <a class="file" href={address} download={file.name}>
        <Icon of={icons.clip} />
        <bdi>{file.name}</bdi> <span class="meta">{sizeOf(file.size)}</span>
      </a>
    );
  }
  return (
    <a class="shot" href={address} target="_blank" rel="noopener noreferrer">
      <img src={address} alt={file.name || "Picture"} loading="lazy" decoding="async" />
    </a>
  );
}

const FACES = { bot: icons.mark, note: icons.note } as const;

function Face({ line, name }: { line: SpokenLine; name: string }) {
  if (line.kind === "bot" || line.kind === "note") {
    return (
      <span class={`face small ${line.kind}`} aria-hidden="true">
        <Icon of={FACES[line.kind]} />
      </span>
    );
  }
  return (
    <span class={`face small ${line.kind}`} aria-hidden="true">
      {initials(name) || "?"}
    </span>
  );
}

function Spoken(props: { line: SpokenLine; name: string; aimed: Mark | null; now: number }) {
  const { line, name, aimed, now } = props;
  const desk = useDesk();
  const own = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (aimed) own.current?.scrollIntoView({ block: "nearest" });
  }, [aimed]);
  const light = (seq: number) => () => {
    desk.lit.value = seq;
  };
  return (
    <li
      class={`line ${line.kind}${aimed ? " aimed" : ""}`}
      id={`entry-${line.seq}`}
      tabIndex={-1}
      ref={own}
      onMouseEnter={light(line.seq)}
      onMouseLeave={light(0)}
      onFocusIn={light(line.seq)}
      onFocusOut={light(0)}
    >
      <Face line={line} name={name} />
      <div class="line-body">
        <p class="from">
          <bdi>{line.kind === "note" ? `${name}, private note` : name}</bdi>{" "}
          <small>{timeOf(line.at, now)}</small>
        </p>
        {line.text && (
          <p class="words">
            <Words text={line.text} start={aimed?.start ?? 0} end={aimed?.end ?? 0} />
          </p>
        )}
        {line.redacted && (
          <p class="meta with-icon">
            <Icon of={icons.shield} /> Something was removed here before saving.
          </p>
        )}
        {line.options.length > 0 && <p class="meta">{line.options.join(" · ")}</p>}
        {line.files.length > 0 && (
          <div class="files">
            {line.files.map((file) => (
              <File key={file.id} file={file} />
            ))}
          </div>
        )}
      </div>
      <span class="no">
        <span class="hidden">entry </span>
        {line.seq}
      </span>
    </li>
  );
}

function nameOfLine(line: SpokenLine, customer: string): string {
  if (line.kind === "customer") return customer;
  return line.kind === "bot" ? "Intakebot" : line.name || "A colleague";
}

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

function Rule({ line, now }: { line: Extract<Line, { kind: "rule" }>; now: number }) {
  return (
    <li class={line.human ? "rule human" : "rule"} id={`entry-${line.seq}`}>
      <span>
        {line.text}, {timeOf(line.at, now)}
      </span>
    </li>
  );
}

/** Where the customer has read to: stands under the last of our words they have seen. */
const lastRead = (shown: readonly Line[], read: number): number =>
  shown.findLast((line) => line.kind === "agent" && line.seq <= read)?.seq ?? 0;

export function Lines(props: { conversation: string; view: View | undefined; customer: string }) {
  const { conversation, view, customer } = props;
  const desk = useDesk();
  const now = desk.now.value;
  const pane = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const shown = useMemo(() => lines(view?.entries ?? []), [view?.entries]);
  const unsent = desk.commands.value.filter(
    (command) => command.conversation === conversation && shows(command),
  );
  const aimed = desk.aimed.value?.mark ?? null;
  const read = lastRead(shown, desk.read.value.get(conversation) ?? 0);
  const around = desk.around.value.get(conversation);
  const others = around?.people.filter((person) => person.agent !== desk.me.value?.id) ?? [];
  const busy = others.filter((person) => (person.doing ?? "reading") !== "reading");

  useEffect(() => {
    atEnd.current = true;
  }, [conversation]);
  useEffect(() => {
    const box = pane.current;
    if (box && atEnd.current && !aimed) box.scrollTop = box.scrollHeight;
  });

  return (
    <div
      class="pane-body"
      ref={pane}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take focus
      tabIndex={0}
      role="log"
      aria-label="Conversation"
      aria-live={view ? "polite" : "off"}
      onScroll={({ currentTarget: box }) => {
        atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 48;
      }}
    >
      {!view && <Skeleton what="the conversation" />}
      <ol class="talk">
        {shown.map((line) =>
          line.kind === "rule" ? (
            <Rule key={line.seq} line={line} now={now} />
          ) : (
            <Spoken
              key={line.seq}
              line={line}
              name={nameOfLine(line, customer)}
              aimed={aimed?.seq === line.seq ? aimed : null}
              now={now}
            />
          ),
        )}
        {unsent.map((command) => (
          <Unsent key={command.id} command={command} />
        ))}
      </ol>
      <div class="below" aria-live="off">
        {read > 0 && read === shown.findLast((line) => line.kind === "agent")?.seq && (
          <p class="meta">Seen by the customer</p>
        )}
        {around?.customer === "writing" && <Writing who={customer} customer />}
        {busy.map((person) => (
          <Writing
            key={person.agent}
            who={person.name}
            {...(person.doing === "noting" ? { what: "is writing a note" } : {})}
          />
        ))}
      </div>
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
