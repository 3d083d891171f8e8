/** What stands above the pen: why one can't write to the customer, and the ways on. */
import * as icons from "../../ui/icons.tsx";
import * as acts from "../state/acts.ts";
import type { Head } from "../state/head.ts";
import { reasonWords } from "../state/rules.ts";
import type { Lost } from "../state/shared.ts";
import { firstName, timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Banner } from "./parts.tsx";
import { rowHref } from "./QueueList.tsx";

/** The loser is told who won, keeps the draft, and has three ways on. */
function LostRace({ conversation, lost }: { conversation: string; lost: Lost }) {
  const desk = useDesk();
  const who = firstName(lost.by);
  return (
    <Banner tone="warn" icon={icons.people} role="alert">
      <b>
        {who} took this over at {timeOf(lost.at, desk.now.value)}, a moment before you.
      </b>{" "}
      Your draft is kept.
      <div class="row above-actions">
        <button
          type="button"
          class="button small"
          onClick={() => acts.passDraft(desk, conversation, lost.by)}
        >
          Pass my draft to {who}
        </button>
        <button
          type="button"
          class="button small"
          onClick={() => acts.keepAsNote(desk, conversation)}
        >
          Keep as a note
        </button>
        <button
          type="button"
          class="button small quiet inherit"
          onClick={() => acts.askToHandOver(desk, conversation, lost.by)}
        >
          Ask {who} to hand over
        </button>
      </div>
    </Banner>
  );
}

/** Put aside by its holder, or back from there. */
function Aside({ head }: { head: Head }) {
  const desk = useDesk();
  const now = desk.now.value;
  if (!head.aside) return null;
  const back = head.aside <= now;
  return (
    <Banner
      icon={icons.clock}
      aside={
        <button
          type="button"
          class="button small"
          onClick={() => acts.snooze(desk, head.conversation, 0)}
        >
          Take it up again
        </button>
      }
    >
      {back ? (
        <b>It’s back: you put it aside until {timeOf(head.aside, now)}.</b>
      ) : (
        `Put aside. Back ${timeOf(head.aside, now)}, or as soon as the customer writes.`
      )}
    </Banner>
  );
}

export function Above({ head }: { head: Head }) {
  const lost = useDesk().lost.value.get(head.conversation);
  if (head.phase === "closed") {
    return (
      <Banner icon={icons.check}>
        Closed{head.reason && `: ${reasonWords(head.reason)}`}.{" "}
        {head.rating > 0 && `Rated ${head.rating} of 5. `}Open it again to write.
      </Banner>
    );
  }
  if (head.elsewhere) {
    return (
      <Banner
        tone="info"
        icon={icons.link}
        aside={
          <a class="button small" href={rowHref(head.elsewhere)}>
            Open {head.elsewhere.number}
          </a>
        }
      >
        <b>The customer reads case {head.elsewhere.number}.</b> Answer them there; notes stand here.
      </Banner>
    );
  }
  if (head.holder === "me") return <Aside head={head} />;
  if (lost) return <LostRace conversation={head.conversation} lost={lost} />;
  return head.holder === "other" ? (
    <Banner icon={icons.people}>
      {head.ownerName} is on it. You can read along and write notes.
    </Banner>
  ) : (
    <Banner icon={icons.eye}>
      You’re reading along. Take over, and the bot falls silent at once.
    </Banner>
  );
}
