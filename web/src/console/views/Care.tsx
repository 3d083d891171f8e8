/** What an agent should know of somebody's day: the briefing before they write, and the tone. */
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { CaseView, NoticedView } from "../../wire.ts";
import { takeNoteBack } from "../state/acts.ts";
import type { Fact } from "../state/facts.ts";
import { briefing, toneWords } from "../state/tone.ts";
import { useDesk } from "./context.ts";
import { Source } from "./Facts.tsx";
import { Tag } from "./parts.tsx";

/** "go gently", and stronger where somebody may be in danger. */
export function CareTag({ care }: { care: string }) {
  if (!care) return null;
  if (care === "crisis") {
    return (
      <Tag tone="bad" icon={icons.alert}>
        in danger
      </Tag>
    );
  }
  return (
    <Tag tone="human" icon={icons.heart}>
      go gently
    </Tag>
  );
}

const QUIETLY = "You may hand over at any time, without giving a reason.";

function HandOver() {
  const desk = useDesk();
  return (
    <button
      type="button"
      class="button small"
      onClick={() => desk.show({ kind: "transfer", to: "agent" })}
    >
      Hand over quietly
    </button>
  );
}

/** The words themselves stand there as a fact does: a chip leads to where they were said. */
const asFact = ({ entry, of, quote }: NoticedView): Fact => ({
  ...{ question: `noticed ${entry}`, label: "", kind: "text", value: quote, text: quote },
  ...{ state: "given", band: "A", by: "said", seq: of, quote, code: false },
});

function Told({ noticed }: { noticed: NoticedView }) {
  const desk = useDesk();
  return (
    <p class="told">
      <q dir="auto">{noticed.quote}</q> <Source fact={asFact(noticed)} />{" "}
      <button
        type="button"
        class="link-button meta"
        onClick={() => takeNoteBack(desk, desk.open.value, noticed.entry)}
      >
        Take the note back
      </button>
    </p>
  );
}

/** Above the facts until somebody has written; after that the history has it. */
export function Briefing({ found, closed }: { found: CaseView; closed: boolean }) {
  const desk = useDesk();
  const brief = briefing(found, desk.views.value.get(found.conversation)?.entries ?? []);
  if (!brief || closed) return null;
  return (
    <section class={brief.danger ? "briefing danger" : "briefing"} aria-labelledby="briefing">
      <h3 id="briefing" class="with-icon">
        <Icon of={brief.danger ? icons.alert : icons.heart} />
        {brief.danger ? "Before you write: this person may be in danger" : "Before you write"}
      </h3>
      {brief.told.map((noticed) => (
        <Told key={noticed.entry} noticed={noticed} />
      ))}
      <p>
        {brief.wanted ? "What is wanted: " : "It is about: "}
        <b dir="auto">{brief.wanted || found.flow_title}</b>
      </p>
      {brief.said && brief.danger && (
        <p class="sub">The bot has shown where help is, day and night. Answer at once.</p>
      )}
      {brief.said && !brief.danger && (
        <p class="sub">The bot has said one kind sentence. Once is enough.</p>
      )}
      <p class="sub">Optional questions were left out. No survey will be sent.</p>
      <p class="sub">{QUIETLY}</p>
      <div class="row">
        <HandOver />
      </div>
    </section>
  );
}

/** How people here were spoken to. Nobody has to bear it. */
export function Tone({ found, closed }: { found: CaseView; closed: boolean }) {
  const desk = useDesk();
  const words = toneWords(found);
  if (!words) return null;
  const history = () => {
    desk.part.value = "history";
  };
  return (
    <section aria-labelledby="tone">
      <h3 id="tone">Tone</h3>
      <p class="sub">
        <Icon of={icons.shield} /> {words} {!closed && QUIETLY}
      </p>
      <div class="row">
        {!closed && <HandOver />}
        <button type="button" class="button small" onClick={history}>
          Show the history
        </button>
      </div>
    </section>
  );
}
