/** The list of saved replies that a slash opens: which fit, which is chosen, and its keys. */
import { useEffect, useState } from "preact/hooks";
import type { ReplyView } from "../../wire.ts";
import type { Desk } from "../state/desk.ts";
import { type Slash, slashAt, startingWith } from "../state/replies.ts";

export interface Replies {
  slash: Slash;
  fitting: readonly ReplyView[];
  /** Whether there are any at all. */
  none: boolean;
  at: number;
  chosen: ReplyView | undefined;
}

/** Null while there is nothing to show. `take` is given what Enter chooses. */
export function useReplies(asked: {
  desk: Desk;
  conversation: string;
  text: string;
  on: boolean;
  take: (slash: Slash, reply: ReplyView) => void;
}) {
  const { desk, conversation } = asked;
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [shut, setShut] = useState(-1);
  const [opened, setOpened] = useState(-1);
  const [all, setAll] = useState<readonly ReplyView[] | null>(null);
  const slash = asked.on ? slashAt(asked.text, caret) : null;
  const start = slash?.start ?? -1;

  // At once and not in an effect, which would take back the arrows that are pressed before it runs.
  if (opened !== start) {
    setOpened(start);
    setAt(0);
    if (start < 0) setShut(-1);
  }

  // Fetched with each new slash: the case may know more by now.
  useEffect(() => {
    if (start < 0) return undefined;
    let wanted = true;
    desk.api.replies(conversation).then(
      (found) => wanted && setAll(found),
      () => undefined, // A slash is a slash; what was fetched before still serves.
    );
    return () => {
      wanted = false;
    };
  }, [desk, conversation, start]);
  useEffect(() => setAll(null), [conversation]);

  let shown: Replies | null = null;
  if (slash && all && shut !== start) {
    const fitting = startingWith(all, slash.typed);
    const place = Math.min(at, Math.max(0, fitting.length - 1));
    const worth = fitting.length > 0 || slash.alone;
    if (worth)
      shown = { slash, fitting, none: all.length === 0, at: place, chosen: fitting[place] };
  }

  /** Whether the key was for the list. */
  const key = (event: KeyboardEvent): boolean => {
    if (!shown || event.ctrlKey || event.metaKey || event.altKey) return false;
    const { fitting, chosen } = shown;
    if (event.key === "Escape") setShut(start);
    else if (!chosen) return false;
    else if (event.key === "Enter" && !event.shiftKey) asked.take(shown.slash, chosen);
    else if (event.key === "ArrowDown") setAt((shown.at + 1) % fitting.length);
    else if (event.key === "ArrowUp") setAt((shown.at - 1 + fitting.length) % fitting.length);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const moved = (field: HTMLTextAreaElement) => setCaret(field.selectionStart);
  return { shown, key, moved };
}
