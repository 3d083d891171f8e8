/** The first screen: room for one's own words, and openers at thumb height. */
import type { Chat } from "../state.ts";
import { moment } from "../times.ts";

export function Hello({ chat }: { chat: Chat }) {
  const { words: w, site } = chat;
  if (!site) return null;
  const [question, rest] = halves(site.greeting || w.hello);
  const away = !site.online && site.opens;
  return (
    <>
      <div class="hello">
        <h2>{question}</h2>
        <p>
          {rest} {w.helloMore}
        </p>
        {away ? (
          <p>
            {w.helloAway(moment(chat, site.opens ?? 0))}
            <br />
            {site.hours}
          </p>
        ) : null}
      </div>
      {chat.seeing && chat.later && <chat.later.Seen chat={chat} />}
      {site.openers.length > 0 && (
        <div class="openers">
          <p class="meta" id="openers">
            {w.openers}
          </p>
          {/* biome-ignore lint/a11y/useSemanticElements: a heading of its own stands above it */}
          <div class="replies" role="group" aria-labelledby="openers">
            {site.openers.map((opener) => (
              <button
                type="button"
                class="reply"
                key={opener.flow}
                onClick={() => chat.start(opener.flow)}
              >
                {opener.label}
              </button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}

/** The greeting's question is its title; what follows it is said smaller. */
function halves(greeting: string): [string, string] {
  const found = /^(.{1,80}?[?？؟])\s+(.+)$/s.exec(greeting);
  return found ? [found[1] ?? "", found[2] ?? ""] : [greeting, ""];
}
