/** A page about a conversation's case that did not load: why, once more, and the way back. */
import { Refusal, wordsOf } from "../state/api.ts";
import { Fault } from "./parts.tsx";
import { rowHref } from "./QueueList.tsx";

export function Unshown(props: {
  page: string;
  what: string;
  trouble: unknown;
  again: () => void;
  conversation: string;
}) {
  const { trouble } = props;
  return (
    <main class="page" tabIndex={-1} data-pane aria-label={props.page}>
      <Fault
        what={props.what}
        words={wordsOf(trouble)}
        reference={trouble instanceof Refusal ? trouble.reference : ""}
        again={props.again}
      />
      <p class="centred">
        <a href={rowHref({ conversation: props.conversation })}>Back to the conversation</a>
      </p>
    </main>
  );
}
