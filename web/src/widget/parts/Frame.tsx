/** What stands above the log: who one talks to, how far one is, and the way to a person. */
import { close, fern, Icon, more, person } from "../../ui/icons.tsx";
import { initials } from "../../ui/words.ts";
import type { Chat } from "../state.ts";
import { fresh } from "../state.ts";
import { moment, time } from "../times.ts";
import { settleFocus, shut } from "./fields.ts";

export function Head({ chat }: { chat: Chat }) {
  const { words: w, view, site } = chat;
  const { owner } = view;
  return (
    <header class="head">
      {owner ? (
        <span class="face" aria-hidden="true">
          {initials(owner.name)}
        </span>
      ) : (
        <span class="logo">
          <Icon of={fern} />
        </span>
      )}
      <div>
        <h1>
          <bdi>{owner ? owner.name : site?.name}</bdi>
        </h1>
        <p>{owner ? <bdi>{view.handed?.team_name || site?.name}</bdi> : <Hours chat={chat} />}</p>
      </div>
      <button
        type="button"
        class="tool"
        aria-label={w.menu}
        aria-expanded={chat.menu}
        onClick={() => chat.set({ menu: !chat.menu })}
      >
        <Icon of={more} />
      </button>
      {chat.host.framed && (
        <button type="button" class="tool" aria-label={w.close} onClick={() => shut(chat)}>
          <Icon of={close} />
        </button>
      )}
      {chat.menu && chat.later && <chat.later.Menu chat={chat} />}
    </header>
  );
}

/** Until when the team is here, or when it is back. */
function Hours({ chat }: { chat: Chat }) {
  const { words: w, view, site } = chat;
  const end = view.entries.findLast(({ body }) => body === view.closed);
  if (end) return <>{w.closed(moment(chat, end.at))}</>;
  // While one waits, it is the hours of the team that has the case.
  const waits = view.phase === "waiting" && (chat.standing ?? view.handed);
  const online = waits ? (waits.online ?? true) : site?.online;
  const { opens = 0 } = waits || site || {};
  if (online) return <>{!waits && site?.closes ? w.hereUntil(time(chat, site.closes)) : w.here}</>;
  return <>{opens ? w.backOn(moment(chat, opens)) : site && w.notHere}</>;
}

/** The bot asks, so a person is one press away. */
export const asks = ({ view: { phase } }: Chat) => phase === "intake" || phase === "confirming";

export function Strip({ chat }: { chat: Chat }) {
  const { words: w } = chat;
  return (
    <div class="strip">
      <div class="steps">
        {fresh(chat) ? <span>{w.few}</span> : chat.later && <chat.later.Steps chat={chat} />}
      </div>
      {asks(chat) && <Wish chat={chat} look="person" label={w.person} />}
    </div>
  );
}

/** Asks for a person, once, wherever it stands. */
export function Wish({ chat, look, label }: { chat: Chat; look: string; label: string }) {
  const asked = chat.line.outbox.some((one) => one.event.type === "want_person");
  return (
    <button
      type="button"
      class={look}
      aria-disabled={asked}
      onClick={() => {
        if (asked) return;
        chat.act({ type: "want_person" });
        settleFocus(); // the button goes
      }}
    >
      <Icon of={person} />
      {label}
    </button>
  );
}
