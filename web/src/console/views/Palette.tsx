/** Ctrl/⌘ K: this conversation first, then replies, cases, places. Eight results at most. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Hit } from "../../wire.ts";
import { type Head, mayWrite } from "../state/head.ts";
import { type Choice, offers } from "../state/palette.ts";
import { hashOf } from "../state/route.ts";
import { type Shell, useShell } from "./context.ts";
import { Keys, Modal } from "./parts.tsx";
import { perform, putIn } from "./perform.ts";
import { useLoaded } from "./useLoaded.ts";

const HITS_FROM = 2;
const NONE = { words: "", hits: [] };

/** Cases that are not in the queue, found by the server while one types. */
function useHits(typed: string): readonly Hit[] {
  const { desk } = useShell();
  const [found, setFound] = useState<{ words: string; hits: readonly Hit[] }>(NONE);
  const words = typed.trim();
  useEffect(() => {
    if (words.length < HITS_FROM) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      desk.api.search(words).then(
        (hits) => wanted && setFound({ words, hits }),
        () => undefined, // The rows that are here stand in the list all the same.
      );
    }, 180);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [desk, words]);
  return found.words === words ? found.hits : NONE.hits;
}

/** One result; the field above has the keys, and says which one is chosen. */
function Result(props: { choice: Choice; head: boolean; chosen: boolean; run: () => void }) {
  const { choice } = props;
  return (
    <>
      {props.head && (
        <div class="group" role="presentation">
          {choice.group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys */}
      <div
        role="option"
        id={`choice-${choice.key}`}
        aria-selected={props.chosen}
        tabIndex={-1}
        class="palette-choice"
        onClick={props.run}
      >
        <span class="one">
          <bdi>{choice.label}</bdi> <span class="sub">{choice.more}</span>
        </span>
        {choice.keys.length > 0 && <Keys of={choice.keys} />}
      </div>
    </>
  );
}

function run(shell: Shell, choice: Choice): void {
  if (choice.go) location.hash = choice.go;
  else if (choice.action) perform(shell, choice.action);
  else if (choice.reply) putIn(shell, choice.reply);
  else if (choice.conversation) {
    location.hash = hashOf({ page: "talk", conversation: choice.conversation });
  }
}

export function Palette({ close, head }: { close: () => void; head: Head }) {
  const shell = useShell();
  const { desk } = shell;
  const [typed, setTyped] = useState("");
  /** What the arrows went to since the last letter. */
  const [moved, setMoved] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const mine = mayWrite(head);
  const replies = useLoaded(
    async () => (mine ? desk.api.replies(head.conversation) : []),
    [desk, head.conversation, mine],
  );
  const hits = useHits(typed);
  const asked = {
    typed,
    head: head.conversation ? head : null,
    replies: replies.value ?? [],
    rows: [...desk.queue.value.rows.values()],
    hits,
    role: desk.me.value?.role ?? "agent",
  };
  const choices = offers(asked);
  // What the server finds comes late, and takes nothing from under an Enter that is on its way.
  const [first] = offers({ ...asked, hits: [] });
  const at = Math.max(
    0,
    choices.findIndex(({ key }) => key === (moved || first?.key)),
  );
  const chosen = choices[at];
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    close();
    run(shell, choice);
  };
  const move = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Enter") take(chosen);
    else if (by && choices.length) setMoved(choices.at((at + by) % choices.length)?.key ?? "");
    else return;
    event.preventDefault();
  };
  return (
    <Modal title="Find anything" close={close} hideTitle wide>
      <input
        ref={field}
        class="palette-field"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={chosen ? `choice-${chosen.key}` : undefined}
        aria-label="Type a command, a name or a number"
        placeholder="A command, name or number"
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setMoved("");
        }}
        onKeyDown={move}
      />
      <div role="listbox" id="palette-list" aria-label="Results" class="palette-list">
        {choices.map((choice, place) => (
          <Result
            key={choice.key}
            choice={choice}
            head={choice.group !== choices[place - 1]?.group}
            chosen={choice === chosen}
            run={() => take(choice)}
          />
        ))}
      </div>
      {choices.length === 0 && <p class="palette-none sub">Nothing fits “{typed.trim()}”.</p>}
      <p class="palette-foot meta" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Enter</kbd> run · <kbd>Esc</kbd> close
        </span>
        <Keys of={["Ctrl", "K"]} />
      </p>
    </Modal>
  );
}
