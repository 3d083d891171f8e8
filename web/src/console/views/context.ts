/** The desk, for every component below the root. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Desk } from "../state/desk.ts";
import type { Sheets } from "../state/sheet.ts";

export interface Shell {
  desk: Desk;
  sheets: Sheets;
}

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error("a console component stands outside the console");
  return shell;
}

export const useDesk = (): Desk => useShell().desk;
