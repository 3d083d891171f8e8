/** Cases that look like this one, likeliest first, with reasons in words; linking can be undone. */
import { useEffect, useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { CandidateView, CaseView, LikelyView } from "../../wire.ts";
import { dismiss, link, takeApart } from "../state/acts.ts";
import type { Desk } from "../state/desk.ts";
import { telling } from "../state/reasons.ts";
import { hashOf } from "../state/route.ts";
import { belongs, type Undo, undoable } from "../state/talk.ts";
import { ago } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Empty, Keys, Tag } from "./parts.tsx";
import { rowHref } from "./QueueList.tsx";

/** The best five: more would only be read by nobody. */
export const best = (found: CaseView): CandidateView[] =>
  [...found.candidates]
    .sort((one, other) => Number(other.linked) - Number(one.linked) || other.score - one.score)
    .slice(0, 5);

export const standing = (phase: string) => (phase === "closed" ? "closed" : "open");

/** What L would link: the likeliest that is not linked yet. */
export const likeliest = (found: CaseView): CandidateView | undefined =>
  best(found).find((like) => !like.linked);

/** Of this conversation and a case that is linked with it: which one came to the other. */
const childOf = (found: CaseView, like: CandidateView): string => {
  const other = found.contacts.find((contact) => contact.number === like.number);
  return other?.via ? other.conversation : found.conversation;
};

/** The agent's answer: the same, not the same, or side by side first. */
function Answers(props: { like: CandidateView; first: boolean; conversation: string }) {
  const desk = useDesk();
  const { like, first, conversation } = props;
  const merge = hashOf({ page: "merge", conversation, number: like.number });
  return (
    <>
      <button
        type="button"
        class={first ? "button small main" : "button small"}
        onClick={() => link(desk, conversation, like)}
      >
        Link <span class="hidden">to case {like.number}</span>
        {first && <Keys of={["L"]} />}
      </button>
      <button type="button" class="button small" onClick={() => dismiss(desk, conversation, like)}>
        Not the same <span class="hidden">as case {like.number}</span>
        {first && <Keys of={["X"]} />}
      </button>
      <a class="button small" href={merge}>
        Side by side <span class="hidden">with case {like.number}</span>
        {first && <Keys of={["M"]} />}
      </a>
    </>
  );
}

function Like(props: { like: CandidateView; first: boolean; found: CaseView }) {
  const desk = useDesk();
  const { like, first } = props;
  const { conversation } = props.found;
  const comparing = desk.compare.value?.number === like.number;
  return (
    <article class={first ? "like on" : "like"} aria-labelledby={`like-${like.number}`}>
      <div class="row tight">
        <h3 class="one grow" id={`like-${like.number}`}>
          <a href={rowHref(like)}>
            <bdi>
              {like.number} · {like.title || "No title yet"}
            </bdi>
          </a>
        </h3>
        <span class="meta">{like.likeness}</span>
      </div>
      <div class="row tight">
        <p class="sub grow">
          <bdi>{like.customer || "Somebody"}</bdi> · {standing(like.phase)} ·{" "}
          {ago(like.opened, desk.now.value)}
        </p>
        <button
          type="button"
          class="button small quiet"
          aria-pressed={comparing}
          aria-label={`Compare with case ${like.number}`}
          onClick={() => {
            desk.compare.value = comparing ? null : like;
          }}
        >
          Compare
        </button>
      </div>
      <div class="why">
        {telling(like.reasons).map((reason) => (
          <Tag key={reason} tone="good" icon={icons.check}>
            {reason}
          </Tag>
        ))}
        {(like.differs ?? []).map((reason) => (
          <Tag key={reason} tone="warn">
            <span aria-hidden="true">≠</span>
            <span class="hidden">differs:</span> {reason}
          </Tag>
        ))}
      </div>
      <div class="row">
        {like.linked ? (
          <>
            <Tag tone="accent" icon={icons.link}>
              linked
            </Tag>
            <button
              type="button"
              class="button small"
              onClick={() => void takeApart(desk, childOf(props.found, like))}
            >
              Take the link back
            </button>
          </>
        ) : (
          <Answers like={like} first={first} conversation={conversation} />
        )}
      </div>
    </article>
  );
}

const UNDO_FOR = 10_000;

const ANSWERED = {
  linked: (number: number) => `Linked to case ${number}.`,
  gained: (number: number) => `Case ${number} is part of this one now.`,
  dismissed: (number: number) => `Not the same as case ${number}.`,
};

/** "Linked. Undo", for ten seconds after an answer that was given here. */
function JustAnswered({ found }: { found: CaseView }) {
  const desk = useDesk();
  const entries = desk.views.value.get(found.conversation)?.entries ?? [];
  const newest = entries.findLast(({ body }) => belongs(body.type));
  const undo = newest && undoable(entries).get(newest.seq);
  const [over, setOver] = useState(0);
  const fresh = newest !== undefined && Date.now() - newest.at < UNDO_FOR;
  useEffect(() => {
    if (!fresh) return undefined;
    const timer = setTimeout(() => setOver(newest.seq), UNDO_FOR);
    return () => clearTimeout(timer);
  }, [newest?.seq, fresh]);
  if (!undo || !fresh || over === newest.seq) return null;
  return (
    <div class="banner good" role="status">
      <Icon of={icons.check} />
      <div class="banner-words">{ANSWERED[undo.kind](undo.case)}</div>
      <button type="button" class="button small" onClick={() => takeBack(desk, found, undo)}>
        Undo
      </button>
    </div>
  );
}

/** Undoes a link or a refusal, as the history and the banner offer it. */
export function takeBack(desk: Desk, found: CaseView, undo: Undo): void {
  const contact = found.contacts.find(({ number }) => number === undo.case);
  if (undo.kind === "dismissed") {
    dismiss(desk, found.conversation, { number: undo.case, score: 0, reasons: [] }, false);
  } else if (undo.kind === "linked") void takeApart(desk, found.conversation);
  else if (contact) void takeApart(desk, contact.conversation);
}

/** Cases that may be the same customer's: what agrees, and whether that was proved. */
export function SamePerson({ likely }: { likely: LikelyView[] }) {
  return (
    <ul class="contacts" aria-label="Possibly the same customer">
      {likely.map((one) => (
        <li key={one.conversation} class="row tight">
          <a class="grow" href={rowHref(one)}>
            {one.proved ? "The same customer" : "Possibly the same customer"}
            <span class="hidden">: case {one.number}</span>
          </a>
          <span class="meta">
            {[one.number, standing(one.phase), ...one.agrees].join(" · ")}
            {one.proved ? "" : " · not proved"}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function LooksLike({ found }: { found: CaseView }) {
  const likes = best(found);
  const first = likeliest(found)?.number;
  return (
    <div class="sheet">
      <JustAnswered found={found} />
      {likes.length === 0 ? (
        <Empty title="Nothing looks like this one" level="h3">
          We compare again with every new answer.
        </Empty>
      ) : (
        <p class="sub">
          Likeliest first. Nothing is joined until you say so, and every link can be undone.
        </p>
      )}
      {likes.map((like) => (
        <Like key={like.number} like={like} first={like.number === first} found={found} />
      ))}
    </div>
  );
}
