/** The text field of the pen, with the saved replies that a slash opens above it. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ReplyView } from "../../wire.ts";
import type { Head } from "../state/head.ts";
import { type Put, put } from "../state/replies.ts";
import { useDesk } from "./context.ts";
import { optionOf, REPLIES, Replies } from "./Replies.tsx";
import { useReplies } from "./useReplies.ts";

function placeholder(head: Head, note: boolean): string {
  if (note) return "Write to your team";
  if (head.phase === "closed" || head.holder === "other" || head.elsewhere) return "";
  return head.holder === "me" ? `Write to ${head.first}` : `Take over to write to ${head.first}`;
}

/**
 * Enter makes a line; Ctrl or ⌘ with Enter sends; pictures may be pasted.
 * Escape leaves it for its pane, where letters are keys again.
 */
export function Field(props: {
  head: Head;
  note: boolean;
  /** Whether saved replies are offered here. */
  offers: boolean;
  text: string;
  write: (text: string) => void;
  send: () => void;
  paste: (files: File[]) => boolean;
}) {
  const { head, note } = props;
  const self = useRef<HTMLTextAreaElement>(null);
  const selected = useRef<Put | null>(null);
  const take = (slash: { start: number; end: number }, reply: ReplyView) => {
    selected.current = put(props.text, slash, reply);
    props.write(selected.current.text);
  };
  const replies = useReplies({
    desk: useDesk(),
    conversation: head.conversation,
    text: props.text,
    on: props.offers,
    take,
  });
  const { shown } = replies;
  // Once the new text stands in the field, what is open in it can be selected.
  useLayoutEffect(() => {
    const now = selected.current;
    const field = self.current;
    if (!now || field?.value !== now.text) return;
    selected.current = null;
    field.focus();
    field.setSelectionRange(now.from, now.to);
    replies.moved(field);
  }, [props.text]);
  return (
    <div class="pen-field">
      <Replies shown={shown} take={(reply) => shown && take(shown.slash, reply)} />
      <textarea
        ref={self}
        class="pen-text"
        data-pen
        dir="auto"
        rows={3}
        aria-label={note ? "Private note" : `Reply to ${head.first}`}
        aria-keyshortcuts="Control+Enter"
        aria-autocomplete={props.offers ? "list" : undefined}
        aria-controls={shown ? REPLIES : undefined}
        aria-activedescendant={optionOf(shown?.chosen)}
        placeholder={placeholder(head, note)}
        value={props.text}
        onInput={(event) => {
          replies.moved(event.currentTarget);
          props.write(event.currentTarget.value);
        }}
        onKeyUp={(event) => replies.moved(event.currentTarget)}
        onClick={(event) => replies.moved(event.currentTarget)}
        onPaste={(event) => {
          const found = [...(event.clipboardData?.files ?? [])];
          if (found.length > 0 && props.paste(found)) event.preventDefault();
        }}
        onKeyDown={(event) => {
          if (event.isComposing || replies.key(event)) return;
          if (event.key === "Escape")
            event.currentTarget.closest<HTMLElement>("[data-pane]")?.focus();
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          props.send();
        }}
      />
    </div>
  );
}
