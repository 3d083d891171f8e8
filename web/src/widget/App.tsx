/** The widget, always in the same order: header, strip, log, composer. */
import { Component } from "preact";
import { add, Composer } from "./parts/Composer.tsx";
import { asks, Head, Strip } from "./parts/Frame.tsx";
import { shut } from "./parts/fields.ts";
import { Log } from "./parts/Log.tsx";
import type { Chat } from "./state.ts";

export class App extends Component<{ chat: Chat }, { broken: boolean }> {
  override state = { broken: false };

  override componentDidCatch(error: unknown) {
    this.setState({ broken: true });
    reportError(error);
  }

  render({ chat }: { chat: Chat }, { broken }: { broken: boolean }) {
    const { line, later } = chat;
    const away = line.status === "away";
    if (broken || chat.fault) return <Fault chat={chat} />;
    if (later && chat.peek && !chat.open) return <later.Peek chat={chat} />;
    return (
      <main
        class="chat"
        onKeyDown={(event) => event.key === "Escape" && escaped(chat)}
        onClick={(event) => {
          const inside = (event.target as Element).closest(".head");
          if (chat.menu && !inside) chat.set({ menu: false });
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          add(chat, event.dataTransfer?.files);
        }}
      >
        <Head chat={chat} />
        {later && away && <later.Offline chat={chat} />}
        {(!away || asks(chat)) && <Strip chat={chat} />}
        <Log chat={chat} />
        <p class="hidden" role="status">
          {chat.status}
        </p>
        {later && chat.view.summary && !chat.adding ? (
          <later.Actions chat={chat} />
        ) : (
          <Composer chat={chat} />
        )}
      </main>
    );
  }
}

/** One thing at a time: what is open closes first. */
function escaped(chat: Chat) {
  if (chat.menu || chat.seeing) chat.set({ menu: false, seeing: false });
  else shut(chat);
}

/** Our fault, said plainly, with a way on and a way round. */
function Fault({ chat }: { chat: Chat }) {
  const { words: w, site } = chat;
  return (
    <main class="chat">
      <Head chat={chat} />
      <div class="fault" role="alert">
        <p>{w.fault}</p>
        <button type="button" class="button main" onClick={() => location.reload()}>
          {w.tryAgain}
        </button>
        {site?.email && (
          <p class="sub">
            {w.orMail}{" "}
            <a href={`mailto:${site.email}`} target="_blank" rel="noopener noreferrer">
              {site.email}
            </a>
          </p>
        )}
      </div>
    </main>
  );
}
