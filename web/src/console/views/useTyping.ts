/** Tells the other side that somebody writes: at most every 3 s, and when it stops. */
import { useEffect, useRef } from "preact/hooks";
import type { Desk } from "../state/desk.ts";

const EVERY = 3_000;
const IDLE = 5_000;

export function useTyping(
  desk: Desk,
  conversation: string,
  note: boolean,
  allowed: boolean,
): (text: string) => void {
  const told = useRef(0);
  const idle = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stop = () => {
    clearTimeout(idle.current);
    if (told.current) desk.typing(conversation, false, note);
    told.current = 0;
  };
  useEffect(() => stop, [conversation, note]);
  return (text) => {
    if (!allowed) return;
    if (text === "") return stop();
    clearTimeout(idle.current);
    idle.current = setTimeout(stop, IDLE);
    const now = Date.now();
    if (now - told.current < EVERY) return;
    told.current = now;
    desk.typing(conversation, true, note);
  };
}
