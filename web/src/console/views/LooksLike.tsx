/** Cases that look like this one, likeliest first, with reasons in words; linking can be undone. */
import { useEffect, useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { CandidateView, CaseView, ContactView, LikelyView } from "../../wire.ts";
import { link, unlink } from "../state/acts.ts";
import { ago } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Empty, Keys, Tag } from "./parts.tsx";
import { rowHref } from "./QueueList.tsx";

/** The best five: more would only be read by nobody. */
export const best = (found: CaseView): CandidateView[] =>
  [...found.candidates]
    .sort((one, other) => Number(other.linked) - Number(one.linked) || other.score - one.score)
    .slice(0, 5);

const standing = (phase: string) => (phase === "closed" ? "closed" : "open");

/** What L would link: the likeliest that is not linked yet. */
export const likeliest = (found: CaseView): CandidateView | undefined =>
  best(found).find((like) => !like.linked);

function Like(props: { like: CandidateView; first: boolean; conversation: string }) {
  const desk = useDesk();
  const { like, first, conversation } = props;
  const comparing = desk.compare.value?.number === like.number;
  return (
    <article class={first ? "like on" : "like"} aria-labelledby={`like-${like.number}`}>
      <div class="row tight">
        <h3 class="one grow" id={`like-${like.number}`}>
          <bdi>
            {like.number} · {like.title || "No title yet"}
          </bdi>
        </h3>
        <span class="meta">{like.likeness}</span>
      </div>
      <p class="sub">
        <bdi>{like.customer || "Somebody"}</bdi> · {standing(like.phase)} ·{" "}
        {ago(like.opened, desk.now.value)}
      </p>
      <div class="why">
        {like.reasons.map((reason) => (
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
              onClick={() => unlink(desk, conversation, like.number)}
            >
              Take the link back
            </button>
          </>
        ) : (
          <button
            type="button"
            class={first ? "button small main" : "button small"}
            onClick={() => link(desk, conversation, like)}
          >
            Link <span class="hidden">to case {like.number}</span>
            {first && <Keys of={["L"]} />}
          </button>
        )}
        <button
          type="button"
          class="button small"
          aria-pressed={comparing}
          aria-label={`Compare with case ${like.number}`}
          onClick={() => {
            desk.compare.value = comparing ? null : like;
          }}
        >
          Compare
        </button>
        <a class="button small quiet" href={rowHref(like)} aria-label={`Open case ${like.number}`}>
          Open
        </a>
      </div>
    </article>
  );
}

/** "Linked. Undo", for ten seconds after a link that was made here. */
function JustLinked({ found }: { found: CaseView }) {
  const desk = useDesk();
  const entry = desk.views.value
    .get(found.conversation)
    ?.entries.findLast(({ body }) => body.type === "linked" || body.type === "unlinked");
  const [over, setOver] = useState(0);
  const fresh = entry && entry.body.type === "linked" && Date.now() - entry.at < 10_000;
  const number = entry?.body.type === "linked" ? entry.body.case : 0;
  useEffect(() => {
    if (!fresh || !entry) return undefined;
    const timer = setTimeout(() => setOver(entry.seq), 10_000);
    return () => clearTimeout(timer);
  }, [entry?.seq, fresh]);
  if (!fresh || over === entry.seq) return null;
  return (
    <div class="banner good" role="status">
      <Icon of={icons.check} />
      <div class="banner-words">Linked to case {number}.</div>
      <button
        type="button"
        class="button small"
        onClick={() => unlink(desk, found.conversation, number)}
      >
        Undo
      </button>
    </div>
  );
}

export function Contacts({ contacts, here }: { contacts: ContactView[]; here: string }) {
  const desk = useDesk();
  return (
    <ul class="contacts">
      {contacts.map((contact) => (
        <li key={contact.conversation} class="row tight">
          {contact.conversation === here ? (
            <b class="grow">
              <bdi>{contact.customer || `Visitor ${contact.number}`}</bdi>, this one
            </b>
          ) : (
            <a class="grow" href={rowHref(contact)}>
              <bdi>{contact.customer || `Visitor ${contact.number}`}</bdi>
            </a>
          )}
          <span class="meta">
            {contact.number} · {standing(contact.phase)} · {ago(contact.opened, desk.now.value)}
          </span>
        </li>
      ))}
    </ul>
  );
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
      <JustLinked found={found} />
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
        <Like
          key={like.number}
          like={like}
          first={like.number === first}
          conversation={found.conversation}
        />
      ))}
    </div>
  );
}
