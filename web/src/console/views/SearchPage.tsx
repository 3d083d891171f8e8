/** Search by text, number or e-mail address. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Hit } from "../../wire.ts";
import { Refusal, wordsOf } from "../state/api.ts";
import { nameOf } from "../state/queue.ts";
import { hashOf } from "../state/route.ts";
import { ago } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Empty, Fault, Skeleton, Tag } from "./parts.tsx";
import { rowHref } from "./QueueList.tsx";

const PAUSE = 200;

/** What came back, and for which words and try. */
interface Answer {
  words: string;
  turn: number;
  hits: readonly Hit[] | null;
  trouble: unknown;
}
const NONE: Answer = { words: "", turn: 0, hits: null, trouble: null };

function Found({ hit }: { hit: Hit }) {
  const desk = useDesk();
  return (
    <li class="hit">
      <a class="row-link" href={rowHref(hit)} data-row>
        <bdi>{hit.title || "No title yet"}</bdi>
      </a>
      <p class="sub">
        <bdi>{nameOf(hit)}</bdi> · {hit.customer.trim() && `${hit.number} · `}
        {ago(hit.opened, desk.now.value)} {hit.phase === "closed" && <Tag>closed</Tag>}
      </p>
      {hit.words && (
        <p class="sub hit-words" dir="auto">
          {hit.words}
        </p>
      )}
    </li>
  );
}

export function SearchPage({ q }: { q: string }) {
  const desk = useDesk();
  const [typed, setTyped] = useState(q);
  const [opened, setOpened] = useState(q);
  const [answer, setAnswer] = useState<Answer>(NONE);
  const [turn, setTurn] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []); // Before the next key is pressed.

  // At once and not in an effect, which would take away what is typed before it runs.
  if (opened !== q) {
    setOpened(q);
    setTyped(q);
  }

  const words = typed.trim();
  // What other words found is no answer to these, from the first moment on.
  const { hits, trouble } = answer.words === words && answer.turn === turn ? answer : NONE;
  useEffect(() => {
    if (!words) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      history.replaceState(null, "", hashOf({ page: "search", q: words }));
      desk.api.search(words).then(
        (found) => wanted && setAnswer({ words, turn, hits: found, trouble: null }),
        (error: unknown) => wanted && setAnswer({ words, turn, hits: null, trouble: error }),
      );
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [words, turn]);

  return (
    <main class="page" tabIndex={-1} data-pane>
      <div class="page-in narrow">
        <h1>Search</h1>
        <search>
          <input
            ref={field}
            class="input big"
            type="search"
            dir="auto"
            maxLength={200}
            aria-label="Words, a number or an e-mail address"
            placeholder="Words, number, e-mail"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </search>
        <p class="hidden" role="status">
          {hits && `${hits.length} found`}
        </p>
        {trouble !== null && (
          <Fault
            what="The search didn’t work"
            words={wordsOf(trouble)}
            reference={trouble instanceof Refusal ? trouble.reference : ""}
            again={() => setTurn(turn + 1)}
          />
        )}
        {words && !hits && trouble === null && <Skeleton what="results" />}
        {hits?.length === 0 && (
          <Empty title={`Nothing for “${words}”`}>
            We looked in cases, contacts and messages. A number or an e-mail address finds most.
          </Empty>
        )}
        {hits && hits.length > 0 && (
          <ul class="panel flush">
            {hits.map((hit) => (
              <Found key={hit.conversation} hit={hit} />
            ))}
          </ul>
        )}
      </div>
    </main>
  );
}
