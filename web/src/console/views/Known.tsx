/** "You know this already": what the draft asks for, with its source, before it is sent. */
import { useLayoutEffect, useMemo } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import type { Desk } from "../state/desk.ts";
import { type Known, knownWords, Reasks } from "../state/reasks.ts";
import { Source } from "./Facts.tsx";
import { Banner } from "./parts.tsx";

/** Watches over the reply of this conversation; a draft that waited here is looked at, too. */
export function useReasks(desk: Desk, conversation: string, draft: string, on: boolean): Reasks {
  const reasks = useMemo(
    () => new Reasks((text) => desk.api.known(conversation, text)),
    [desk, conversation],
  );
  // Before the next key is pressed: that may send it, and is then not to be disturbed by this.
  useLayoutEffect(() => {
    if (on) reasks.typed(draft);
    return () => reasks.leave();
  }, [reasks, draft, on]);
  return reasks;
}

export function KnownAlready(props: {
  known: readonly Known[];
  first: string;
  leaveOut: () => void;
  askAllTheSame: () => void;
}) {
  const { known, first } = props;
  const several = new Set(known.map(({ sentence }) => sentence)).size > 1;
  return (
    <div role="status" class="known-already">
      {known.length > 0 && (
        <Banner tone="warn" icon={icons.history}>
          <b>You know this already.</b>{" "}
          {known.map(({ fact }) => (
            <span key={`${fact.question} ${fact.label}`}>
              <bdi>{knownWords(fact, first)}</bdi> <Source fact={{ ...fact, code: false }} />{" "}
            </span>
          ))}
          <div class="row above-actions">
            <button type="button" class="button small" onClick={props.leaveOut}>
              {several ? "Leave the questions out" : "Leave the question out"}
            </button>
            <button type="button" class="button small quiet inherit" onClick={props.askAllTheSame}>
              Ask all the same
            </button>
          </div>
        </Banner>
      )}
    </div>
  );
}
