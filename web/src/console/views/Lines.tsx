/** The talk: numbered lines by customer, bot and people, notes, and rules for what happened. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { View } from "../../fold.ts";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { initials } from "../../ui/words.ts";
import type { Upload } from "../../wire.ts";
import { unlink } from "../state/acts.ts";
import { fileAddress } from "../state/api.ts";
import { lines, type Mark, type RuleLine, type SpokenLine } from "../state/talk.ts";
import { folds, removedWords, steps } from "../state/tone.ts";
import { sizeOf, timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Below, Unsents } from "./Ending.tsx";
import { Folded, StepRule } from "./Fold.tsx";
import { Empty, Skeleton, Tag, Words } from "./parts.tsx";

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

/** Nobody has said a name yet. */
const VISITOR = /^Visitor \d+$/;

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
      {VISITOR.test(name) ? <Icon of={icons.person} /> : initials(name) || "?"}
    </span>
  );
}

interface SpokenProps {
  line: SpokenLine;
  name: string;
  aimed: Mark | null;
  /** What the message says besides rude words, where it has such. */
  rest: string | undefined;
  /** The last of our words, which the customer has had on the screen. */
  read: boolean;
  now: number;
}

function Spoken(props: SpokenProps) {
  const { line, name, aimed, rest, read, now } = props;
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
        {rest !== undefined && <Folded text={line.text} rest={rest} />}
        {line.text && rest === undefined && (
          <p class="words">
            <Words text={line.text} start={aimed?.start ?? 0} end={aimed?.end ?? 0} />
          </p>
        )}
        {line.removed.length > 0 && (
          <p>
            <Tag icon={icons.lock}>{removedWords(line.removed)}</Tag>
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
        {read && <p class="meta">Seen</p>}
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

function Rule(props: { line: RuleLine; aimed: boolean; now: number }) {
  const { line, aimed, now } = props;
  const desk = useDesk();
  const own = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (aimed) own.current?.scrollIntoView({ block: "nearest" });
  }, [aimed]);
  const kind = `rule${line.human ? " human" : ""}${aimed ? " aimed" : ""}`;
  const [what, ...since] = line.text.split(" · ");
  return (
    <li class={kind} id={`entry-${line.seq}`} tabIndex={-1} ref={own}>
      <span>{[`${what}, ${timeOf(line.at, now)}`, ...since].join(" · ")}</span>
      {line.undo && (
        <button
          type="button"
          class="link-button"
          onClick={() => unlink(desk, desk.open.value, line.undo ?? 0)}
        >
          It’s something else
        </button>
      )}
    </li>
  );
}

const NEAR = 48;

/**
 * Stays at the newest line, unless the agent scrolled up to read or a fact was aimed at.
 *
 * Our own scrolling is heard of a moment later, when there may be more below already; so only
 * a move upwards counts as the agent's. Pictures that load and a taller pen are followed, too.
 */
function useEnd(conversation: string, seq: number, held: boolean) {
  const desk = useDesk();
  const pane = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const top = useRef(0);
  const wait = useRef(held);
  const newest = useRef({ conversation, seq });
  wait.current = held;
  newest.current = { conversation, seq };
  const reach = () => {
    if (atEnd.current && pane.current?.clientHeight) desk.reached.value = newest.current;
  };
  const follow = () => {
    const box = pane.current;
    if (!box || !atEnd.current || wait.current) return;
    box.scrollTop = box.scrollHeight;
    top.current = box.scrollTop;
    reach();
  };
  useEffect(follow);
  useEffect(() => {
    const sizes = new ResizeObserver(follow);
    for (const box of [pane.current, pane.current?.querySelector(".talk")]) {
      if (box) sizes.observe(box);
    }
    return () => sizes.disconnect();
  }, []);
  const scrolled = () => {
    const box = pane.current;
    if (!box) return;
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR) atEnd.current = true;
    else if (box.scrollTop < top.current) atEnd.current = false;
    top.current = box.scrollTop;
    reach();
  };
  return { pane, scrolled };
}

function Waiting({ conversation }: { conversation: string }) {
  if (useDesk().absent.value !== conversation) return <Skeleton what="the conversation" />;
  return (
    <Empty title="There is no such conversation">
      It may have been erased, or the address is not whole.
    </Empty>
  );
}

export function Lines(props: { conversation: string; view: View | undefined; customer: string }) {
  const { conversation, view, customer } = props;
  const desk = useDesk();
  const now = desk.now.value;
  const shown = useMemo(
    () => lines(desk.inOurWords(view?.entries ?? [])),
    [view?.entries, desk.teams.value],
  );
  const folded = useMemo(() => folds(view?.entries ?? [], view?.answers), [view]);
  const noted = useMemo(() => steps(view?.entries ?? []), [view?.entries]);
  const aimed = desk.aimed.value?.mark ?? null;
  const last = shown.findLast((line) => line.kind === "agent")?.seq ?? 0;
  const read = last <= (desk.read.value.get(conversation) ?? 0) ? last : 0;
  const { pane, scrolled } = useEnd(conversation, view?.seq ?? 0, aimed !== null);
  return (
    <div
      class="pane-body"
      ref={pane}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take focus
      tabIndex={0}
      role="log"
      aria-label="Conversation"
      aria-live={view ? "polite" : "off"}
      onScroll={scrolled}
    >
      {!view && <Waiting conversation={conversation} />}
      <ol class="talk">
        {shown.map((line) => {
          if (line.kind === "step") {
            const step = noted.get(line.seq);
            return step && <StepRule key={line.seq} step={step} />;
          }
          if (line.kind === "rule") {
            return <Rule key={line.seq} line={line} aimed={aimed?.seq === line.seq} now={now} />;
          }
          return (
            <Spoken
              key={line.seq}
              line={line}
              name={nameOfLine(line, customer)}
              aimed={aimed?.seq === line.seq ? aimed : null}
              rest={folded.get(line.seq)}
              read={line.seq === read}
              now={now}
            />
          );
        })}
        <Unsents conversation={conversation} />
      </ol>
      <Below conversation={conversation} customer={customer} />
    </div>
  );
}
