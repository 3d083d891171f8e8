/** Who works here: invite by a one-time link, deactivate, bring back. For admins and leads. */
import { useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import { initials } from "../../ui/words.ts";
import type { AgentView, InviteAsked, InviteMade } from "../../wire.ts";
import { Refusal, wordsOf } from "../state/api.ts";
import { invites } from "../state/palette.ts";
import { timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Banner, Fault, Skeleton, Tag } from "./parts.tsx";
import { useLoaded } from "./useLoaded.ts";

type Role = NonNullable<InviteAsked["role"]>;
const ROLES: readonly { role: Role; words: string }[] = [
  { role: "agent", words: "Agent: talks to customers" },
  { role: "lead", words: "Lead: also invites people" },
  { role: "editor", words: "Editor: writes flows" },
  { role: "admin", words: "Admin: everything" },
];

function MadeLink({ made }: { made: InviteMade }) {
  const desk = useDesk();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(made.link).catch(() => undefined);
    setCopied(true);
  };
  return (
    <div class="banner good" role="status">
      <Icon of={icons.link} />
      <div class="banner-words">
        <b>This link is shown once.</b> It works once, until {timeOf(made.expires, desk.now.value)}.
        <p class="code made-link">{made.link}</p>
        <button type="button" class="button small" onClick={() => void copy()}>
          <Icon of={copied ? icons.check : icons.copy} />
          {copied ? "Copied" : "Copy the link"}
        </button>
      </div>
    </div>
  );
}

function Invite({ done }: { done: () => void }) {
  const desk = useDesk();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("agent");
  const [made, setMade] = useState<InviteMade | null>(null);
  const [trouble, setTrouble] = useState("");
  const submit = async (event: Event) => {
    event.preventDefault();
    setMade(null);
    if (!email.includes("@"))
      return setTrouble("An e-mail address is needed, like ada@shop.example.");
    setTrouble("");
    try {
      setMade(await desk.api.invite({ email: email.trim(), name: name.trim(), role }));
      setEmail((now) => (now === email ? "" : now)); // The next one may be begun already.
      setName((now) => (now === name ? "" : now));
      done();
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  return (
    <section class="panel" aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      {trouble && (
        <Banner tone="bad" icon={icons.alert} role="alert">
          {trouble}
        </Banner>
      )}
      {made && <MadeLink made={made} />}
      <form class="invite" onSubmit={submit} noValidate>
        <label class="field">
          <span>E-mail</span>
          <input
            class="input"
            type="email"
            autocomplete="off"
            maxLength={254}
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>Name (if you know it)</span>
          <input
            class="input"
            autocomplete="off"
            maxLength={80}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>Role</span>
          <select
            class="input"
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
          >
            {ROLES.map((one) => (
              <option key={one.role} value={one.role}>
                {one.words}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="button main">
          Make a one-time link
        </button>
      </form>
    </section>
  );
}

function Person({ agent, changed }: { agent: AgentView; changed: () => void }) {
  const desk = useDesk();
  const me = desk.me.value;
  const mayChange = me?.role === "admin" && agent.id !== me.id;
  const change = async () => {
    try {
      await desk.api.setActive(agent.id, !agent.active);
      changed();
    } catch (error) {
      desk.trouble.value = wordsOf(error);
    }
  };
  const [name, host] = agent.email.split("@");
  const state = !agent.active ? "deactivated" : agent.online ? "here" : "away";
  return (
    <tr>
      <td>
        <span class="row tight">
          <span class={agent.active ? "face small" : "face small ring"} aria-hidden="true">
            {initials(agent.name)}
          </span>
          <span>
            <bdi>{agent.name || "Not joined yet"}</bdi>
            <span class="sub block">
              {name}@<wbr />
              {host}
            </span>
            <span class="sub narrow-only">
              {agent.role}, {state}
            </span>
          </span>
        </span>
      </td>
      <td class="sub mid-cell">{agent.role}</td>
      <td class="sub wide-cell">{agent.teams.join(", ")}</td>
      <td class="mid-cell">
        <Tag tone={state === "here" ? "good" : "plain"}>{state}</Tag>
      </td>
      <td class="num">
        {mayChange && (
          <button
            type="button"
            class="button small"
            aria-label={`${agent.active ? "Deactivate" : "Bring back"} ${agent.name || agent.email}`}
            onClick={() => void change()}
          >
            {agent.active ? "Deactivate" : "Bring back"}
          </button>
        )}
      </td>
    </tr>
  );
}

export function PeoplePage() {
  const desk = useDesk();
  const { value: agents, trouble, again } = useLoaded(desk.api.agents, []);
  return (
    <main class="page" tabIndex={-1} data-pane>
      <div class="page-in narrow">
        <h1>People</h1>
        {invites(desk.me.value?.role) && <Invite done={again} />}
        {!agents && trouble === null && <Skeleton what="the people" />}
        {trouble !== null && (
          <Fault
            what="The people didn’t load"
            words={wordsOf(trouble)}
            reference={trouble instanceof Refusal ? trouble.reference : ""}
            again={again}
          />
        )}
        {agents && (
          <section class="panel flush" aria-label="Everybody">
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">Who</th>
                  <th scope="col" class="mid-cell">
                    Role
                  </th>
                  <th scope="col" class="wide-cell">
                    Teams
                  </th>
                  <th scope="col" class="mid-cell">
                    State
                  </th>
                  <th scope="col">
                    <span class="hidden">What to do</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {agents.map((agent) => (
                  <Person key={agent.id} agent={agent} changed={again} />
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
    </main>
  );
}
