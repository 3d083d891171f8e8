/** The facts of the case, each with where it came from; a chip jumps to the words. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { setAnswer } from "../state/acts.ts";
import { type Fact, type FactGroup, factText, toCheck } from "../state/facts.ts";
import { markOf } from "../state/talk.ts";
import { safeLink } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Matter } from "./Matter.tsx";
import { rowHref } from "./QueueList.tsx";

const SOURCES: Readonly<Record<string, { icon: string; words: string; told: string }>> = {
  said: { icon: icons.said, words: "", told: "Said" },
  page: { icon: icons.page, words: "page", told: "From the page" },
  site: { icon: icons.link, words: "signed in", told: "From the site’s sign-in" },
  remembered: { icon: icons.history, words: "before", told: "From an earlier contact" },
  agent: { icon: icons.person, words: "colleague", told: "Set" },
};

export function Source({ fact }: { fact: Fact }) {
  const desk = useDesk();
  const source = SOURCES[fact.by] ?? SOURCES.page;
  if (!source) return null;
  const seq = fact.seq ?? 0;
  const check = toCheck(fact);
  const who = fact.who && fact.by === "agent" ? ` by ${fact.who}` : "";
  const browser = fact.by === "page" && fact.kind === "device" ? "browser" : "";
  const words = fact.by === "said" ? String(seq) : fact.who || browser || source.words;
  const kind = `source${check ? " check" : ""}${fact.by === "agent" ? " human" : ""}`;
  const told = `${source.told}${who}${seq ? ` in entry ${seq}` : ""}${check ? ", please check" : ""}`;
  const inside = (
    <>
      <Icon of={source.icon} />
      {words}
      {check ? ", please check" : ""}
    </>
  );
  if (!seq) {
    return (
      <span class={kind}>
        <span class="hidden">{told}</span>
        <span aria-hidden="true" class="with-icon">
          {inside}
        </span>
      </span>
    );
  }
  const aimed = desk.aimed.value;
  const pressed = aimed?.question === fact.question && aimed.mark.seq === seq;
  const aim = () => {
    const view = desk.views.value.get(desk.open.value);
    if (!view) return;
    desk.aimed.value = pressed ? null : { mark: markOf(view, fact), question: fact.question };
    if (!pressed) document.getElementById(`entry-${seq}`)?.focus({ preventScroll: false });
  };
  return (
    <button
      type="button"
      class={kind}
      aria-pressed={pressed}
      aria-label={`${told}. Show where`}
      onClick={aim}
    >
      {inside}
    </button>
  );
}

function Value({ fact }: { fact: Fact }) {
  const text = factText(fact);
  const address = fact.kind === "url" ? safeLink(fact.text) : "";
  if (fact.state === "unknown" || fact.state === "skipped") return <span class="sub">{text}</span>;
  if (address) {
    return (
      <a
        class="code"
        href={address}
        target="_blank"
        rel="noopener noreferrer nofollow"
        title={address}
      >
        {text}
      </a>
    );
  }
  return fact.code ? <span class="code">{text}</span> : <bdi>{text}</bdi>;
}

/** Another contact of the case said it. */
function Elsewhere({ fact }: { fact: Fact }) {
  const desk = useDesk();
  const row = [...desk.queue.value.rows.values()].find(({ number }) => number === fact.contact);
  if (!row) return <span class="source">{fact.contact}</span>;
  return (
    <a class="source" href={rowHref(row)} aria-label={`From contact ${fact.contact}. Open it`}>
      <Icon of={icons.link} />
      {fact.contact}
    </a>
  );
}

/** What contacts say that is something else; an agent's own word settles it. */
function Others({ fact }: { fact: Fact }) {
  return (
    <>
      {(fact.others ?? []).map((other) => (
        <span class={fact.decided ? "sub block" : "others block"} key={other.number}>
          <span aria-hidden="true">≠ </span>
          <span class="hidden">differs: </span>
          {other.number}: <bdi>{other.text}</bdi>
        </span>
      ))}
    </>
  );
}

/** In place: Enter saves, Escape keeps the old one. */
export function Setting(props: {
  label: string;
  old: string;
  save: (text: string) => void;
  leave: () => void;
}) {
  const [text, setText] = useState(props.old);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []); // Before the next key is pressed.
  return (
    <form
      class="setting"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() && text !== props.old) props.save(text.trim());
        props.leave();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        props.leave();
      }}
    >
      <input
        ref={field}
        class="input"
        dir="auto"
        maxLength={2000}
        aria-label={props.label}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="button small main">
        Save
      </button>
      <button type="button" class="button small" onClick={props.leave}>
        Keep
      </button>
    </form>
  );
}

function Row({ fact }: { fact: Fact }) {
  const desk = useDesk();
  const [setting, setSetting] = useState(false);
  const conversation = desk.open.value;
  const lit = fact.seq !== undefined && fact.seq !== 0 && fact.seq === desk.lit.value;
  const closed = desk.views.value.get(conversation)?.phase === "closed";
  return (
    <div class={lit ? "fact lit" : "fact"}>
      <dt>{fact.label}</dt>
      <dd>
        {setting ? (
          <Setting
            label={fact.label}
            old={fact.state === "unknown" || fact.state === "skipped" ? "" : fact.text}
            save={(text) => setAnswer(desk, conversation, fact.question, text)}
            leave={() => setSetting(false)}
          />
        ) : (
          <>
            <span class="grow">
              <Value fact={fact} />{" "}
              {fact.contact ? <Elsewhere fact={fact} /> : <Source fact={fact} />}
              <Others fact={fact} />
              {fact.matter && (
                <span class="block">
                  <Matter matter={fact.matter} />
                </span>
              )}
            </span>
            {fact.question && !closed && (
              <button
                type="button"
                class="mend"
                aria-label={`Change ${fact.label}`}
                onClick={() => setSetting(true)}
              >
                <Icon of={icons.pencil} />
              </button>
            )}
          </>
        )}
      </dd>
    </div>
  );
}

export function Facts({ group }: { group: FactGroup }) {
  const id = `facts-${group.title.toLowerCase()}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{group.title}</h3>
      <dl class="facts">
        {group.facts.map((fact) => (
          <Row key={`${fact.question} ${fact.label} ${fact.seq}`} fact={fact} />
        ))}
      </dl>
    </section>
  );
}
