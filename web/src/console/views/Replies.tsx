/** Saved replies above the field: the chosen one whole, as it would be sent. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ReplyView } from "../../wire.ts";
import { whose } from "../state/replies.ts";
import { Keys } from "./parts.tsx";
import type { Replies as Shown } from "./useReplies.ts";

export const REPLIES = "pen-replies";

export const optionOf = (reply: ReplyView | undefined) => reply && `reply-${reply.id}`;

function nothing(shown: Shown): string {
  if (shown.none) return "There are no saved replies yet. They are written in flows/replies.yaml.";
  return `No reply starts with “${shown.slash.typed}”.`;
}

function Option(props: { reply: ReplyView; chosen: boolean; take: () => void }) {
  const { reply, chosen } = props;
  const self = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (chosen) self.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field below has the keys
    <div
      ref={self}
      role="option"
      id={optionOf(reply)}
      aria-selected={chosen}
      tabIndex={-1}
      class="saved"
      onPointerDown={(event) => event.preventDefault()} // The caret stays in the field.
      onClick={props.take}
    >
      <span class="saved-head">
        <span class="one">
          <b>/{reply.id}</b> <span class="meta">{whose(reply)}</span>
        </span>
        {chosen && <Keys of={["Enter"]} />}
      </span>
      <span class="saved-text" dir="auto">
        {reply.text}
      </span>
    </div>
  );
}

export function Replies(props: { shown: Shown | null; take: (reply: ReplyView) => void }) {
  const { shown } = props;
  const count = shown?.fitting.length ?? 0;
  return (
    <>
      {shown && (
        <div class="saved-list">
          <div role="listbox" id={REPLIES} aria-label="Saved replies" class="saved-all">
            {shown.fitting.map((reply) => (
              <Option
                key={reply.id}
                reply={reply}
                chosen={reply === shown.chosen}
                take={() => props.take(reply)}
              />
            ))}
          </div>
          {count === 0 && <p class="saved-none sub">{nothing(shown)}</p>}
          <p class="saved-foot meta" aria-hidden="true">
            <span>Blanks are filled from the case; you see the text before it goes.</span>
            <Keys of={["Esc"]} />
          </p>
        </div>
      )}
      <span class="hidden" role="status">
        {shown && (count ? `${count} saved ${count === 1 ? "reply" : "replies"}` : nothing(shown))}
      </span>
    </>
  );
}
