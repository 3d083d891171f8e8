/** Something fetched once, and again when asked: what came, or why it did not. */
import { useEffect, useState } from "preact/hooks";

export interface Loaded<T> {
  value: T | null;
  trouble: unknown;
  again: () => void;
}

/** What was there stays on the screen while it is fetched again. */
export function useLoaded<T>(fetch: () => Promise<T>, on: readonly unknown[]): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    setTrouble(null);
    fetch().then(
      (found) => wanted && setValue(found),
      (error: unknown) => wanted && setTrouble(error),
    );
    return () => {
      wanted = false;
    };
  }, [...on, turn]);
  return { value, trouble, again: () => setTurn((turn) => turn + 1) };
}
