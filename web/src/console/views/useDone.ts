/** Waits for the answer to a command: done, or refused and said so. */
import { useEffect, useState } from "preact/hooks";
import { find } from "../state/commands.ts";
import { useDesk } from "./context.ts";

export function useDone(
  done: () => void,
  refused: () => void,
): { busy: boolean; wait: (id: string) => void } {
  const desk = useDesk();
  const [id, setId] = useState("");
  const waiting = id !== "" && find(desk.commands.value, id) !== undefined;
  useEffect(() => {
    if (id === "" || waiting) return;
    setId("");
    if (desk.refusedLast.value === id) refused();
    else done();
  }, [id, waiting]);
  return { busy: id !== "", wait: setId };
}
