/** The case sheet: how complete, who, what, where, who else; likeness; history. */
import { useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { CaseView, RowView } from "../../wire.ts";
import { collect, setAnswer } from "../state/acts.ts";
import { factGroups } from "../state/facts.ts";
import { headOf } from "../state/head.ts";
import { stateWords } from "../state/incidents.ts";
import { hashOf } from "../state/route.ts";
import { askable, notKnown } from "../state/sheet.ts";
import { history } from "../state/talk.ts";
import { calmed, careOf } from "../state/tone.ts";
import { lackOf, timeOf } from "../state/words.ts";
import { Briefing, CareTag, Tone } from "./Care.tsx";
import { Contacts, PartOf } from "./Contacts.tsx";
import { useDesk, useShell } from "./context.ts";
import { Facts, Setting } from "./Facts.tsx";
import { best, LooksLike, SamePerson, takeBack } from "./LooksLike.tsx";
import { Banner, Empty, Fault, Keys, Skeleton, Tabs, Tag } from "./parts.tsx";
import { toIncident } from "./perform.ts";

type Part = "case" | "like" | "history";

const lackWords = (count: number) =>
  count === 0 ? "complete" : count === 1 ? "1 thing missing" : `${count} things missing`;

function Lack(props: {
  row: RowView;
  first: boolean;
  mayAsk: boolean;
  mayset: boolean;
  /** Why nobody asks the customer for it again. */
  unasked: string;
}) {
  const desk = useDesk();
  const [setting, setSetting] = useState(false);
  const conversation = desk.open.value;
  const { row } = props;
  const ask = () => {
    if (props.mayAsk) collect(desk, conversation, row.question);
    else desk.trouble.value = "Take over first, then the bot can ask in your name.";
  };
  if (setting) {
    return (
      <Setting
        label={row.label}
        old=""
        save={(text) => setAnswer(desk, conversation, row.question, text)}
        leave={() => setSetting(false)}
      />
    );
  }
  return (
    <div class="lack">
      <span>{row.label}</span>
      {props.mayset && row.question && (
        <button
          type="button"
          class="mend"
          aria-label={`Fill in ${row.label}`}
          onClick={() => setSetting(true)}
        >
          <Icon of={icons.pencil} />
        </button>
      )}
      {props.unasked && <span class="sub">{props.unasked}</span>}
      {row.question && !props.unasked && (
        <button type="button" class="button small" onClick={ask}>
          Ask <span class="hidden">for {row.label}</span>
          {props.first && <Keys of={["B"]} />}
        </button>
      )}
    </div>
  );
}

function Completeness({ found }: { found: CaseView }) {
  const desk = useDesk();
  const head = headOf(desk, found, found.conversation);
  const open = head.phase !== "closed";
  const [first] = askable(found);
  const unknown = notKnown(found);
  return (
    <section aria-labelledby="complete">
      <h3 id="complete" class="hidden">
        Completeness
      </h3>
      <div class="meter">
        <b>{found.score}</b>
        <progress
          value={found.score}
          max={100}
          aria-label={`The case is ${found.score} of 100 complete`}
        />
        <span class="sub">{lackWords(found.missing.length)}</span>
      </div>
      {found.missing.map((row) => (
        <Lack
          key={`${row.question} ${row.label}`}
          row={{ ...row, label: lackOf(row.label, head.first) }}
          first={row === first}
          mayAsk={head.holder === "me" && open}
          mayset={open}
          unasked={unknown.has(row.question) ? `${head.first} doesn’t know` : ""}
        />
      ))}
    </section>
  );
}

function CaseFacts(props: { found: CaseView; show: (part: Part) => void }) {
  const { show } = props;
  const found = calmed(props.found);
  const shell = useShell();
  const { desk } = shell;
  const closed = headOf(desk, found, found.conversation).phase === "closed";
  const alike = found.candidates.filter((like) => !like.linked).length;
  const likely = found.likely ?? [];
  return (
    <div class="sheet">
      <PartOf found={found} />
      <Briefing found={found} closed={closed} />
      {found.incident && (
        <Banner
          tone="info"
          icon={icons.radio}
          aside={
            <a
              class="link-button"
              href={hashOf({ page: "incident", number: found.incident.number })}
            >
              Look
            </a>
          }
        >
          <b>Incident {found.incident.number}</b>, {stateWords(found.incident.state)}:{" "}
          <bdi>{found.incident.title}</bdi>
        </Banner>
      )}
      <Completeness found={found} />
      {found.opening && (
        <section aria-labelledby="opening">
          <h3 id="opening">In their words</h3>
          <p class="opening" dir="auto">
            {found.opening}
          </p>
        </section>
      )}
      {factGroups(found).map((group) => (
        <Facts key={group.title} group={group} />
      ))}
      <Tone found={found} closed={closed} />
      {alike + likely.length + found.contacts.length > 1 && (
        <section aria-labelledby="else">
          <h3 id="else">Who else</h3>
          {alike > 0 && (
            <Banner
              tone="info"
              icon={icons.radio}
              aside={
                <button type="button" class="link-button" onClick={() => show("like")}>
                  Look
                </button>
              }
            >
              <b>{alike === 1 ? "1 case looks alike." : `${alike} cases look alike.`}</b>
            </Banner>
          )}
          {alike > 0 && !found.incident && (
            <button type="button" class="button small" onClick={() => void toIncident(shell)}>
              Open as an incident <Keys of={["O"]} />
            </button>
          )}
          {found.contacts.length > 1 && (
            <Contacts contacts={found.contacts} here={found.conversation} />
          )}
          {likely.length > 0 && <SamePerson likely={likely} />}
        </section>
      )}
    </div>
  );
}

function History({ conversation, found }: { conversation: string; found: CaseView }) {
  const desk = useDesk();
  const rows = history(desk.inOurWords(desk.views.value.get(conversation)?.entries ?? []));
  if (rows.length === 0) {
    return (
      <Empty title="Nothing has happened yet" level="h3">
        Takeovers, transfers, links and corrections stand here.
      </Empty>
    );
  }
  return (
    <ol class="sheet history">
      {rows.map((row) => (
        <li key={row.seq}>
          <span class="meta">{timeOf(row.at, desk.now.value)}</span>
          <span>
            {row.text}
            {row.takes && (
              <button
                type="button"
                class="link-button"
                aria-label={`Undo: ${row.text}`}
                onClick={() => row.takes && takeBack(desk, found, row.takes)}
              >
                Undo
              </button>
            )}
          </span>
          <span class="no">
            <span class="hidden">entry </span>
            {row.seq}
          </span>
        </li>
      ))}
    </ol>
  );
}

function SheetHead({ found }: { found: CaseView }) {
  const desk = useDesk();
  const count = found.contacts.length;
  const words = [
    count > 1 ? `${count} contacts` : "1 contact",
    desk.teamName(found.team) || found.flow_title,
  ];
  return (
    <header class="pane-head">
      <div class="grow">
        <h2>Case {found.case || found.number}</h2>
        <p class="sub one">{words.filter(Boolean).join(" · ")}</p>
      </div>
      <CareTag care={careOf(found)} />
      {found.priority !== "normal" && (
        <Tag tone={found.priority === "low" ? "plain" : "warn"}>{found.priority}</Tag>
      )}
    </header>
  );
}

export function Sheet({ conversation }: { conversation: string }) {
  const { desk, sheets } = useShell();
  const part = desk.part.value;
  const sheet = sheets.sheet.value;
  const found = sheet.conversation === conversation ? sheet.case : null;
  const refusal = sheet.conversation === conversation ? sheet.refusal : null;
  const show = (name: Part) => {
    desk.part.value = name;
  };
  const alike = found ? best(found).length : 0;
  const tabs = [
    { name: "case" as const, label: "Case" },
    {
      name: "like" as const,
      label: <>Looks like {alike > 0 && <Tag tone="info">{alike}</Tag>}</>,
    },
    { name: "history" as const, label: "History" },
  ];
  return (
    <aside class="pane sheet-pane" aria-label="Case sheet" tabIndex={-1} data-pane>
      {found ? (
        <SheetHead found={found} />
      ) : (
        <header class="pane-head">
          <h2 class="grow">Case</h2>
        </header>
      )}
      <Tabs label="Case sheet" tabs={tabs} chosen={part} choose={show} panel="sheet-body" />
      <div
        class="pane-body"
        id="sheet-body"
        role="tabpanel"
        aria-labelledby={`sheet-body-${part}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must take focus
        tabIndex={0}
      >
        {!found && !refusal && <Skeleton what="the case" />}
        {!found && refusal && (
          <Fault
            what={refusal.ours ? "This case didn’t load" : "This case can’t be shown"}
            words={refusal.ours ? "It’s our fault and nothing is lost." : refusal.message}
            reference={refusal.reference}
            again={() => void sheets.load()}
          />
        )}
        {found && part === "case" && <CaseFacts found={found} show={show} />}
        {found && part === "like" && <LooksLike found={found} />}
        {found && part === "history" && <History conversation={conversation} found={found} />}
      </div>
    </aside>
  );
}
