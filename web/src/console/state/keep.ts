/** The browser's own drawers. A browser that refuses them costs memory between pages, no more. */

export interface Drawer {
  get: (key: string) => string | null;
  put: (key: string, value: string) => void;
  drop: (key: string) => void;
}

const PREFIX = "intakebot.";

export function drawer(storage: () => Storage): Drawer {
  const trying = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      return act(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => trying((kept) => kept.getItem(PREFIX + key), null),
    put: (key, value) => trying((kept) => kept.setItem(PREFIX + key, value), undefined),
    drop: (key) => trying((kept) => kept.removeItem(PREFIX + key), undefined),
  };
}

/** Kept for good: choices. */
export const lasting = drawer(() => localStorage);

/** Kept until the tab closes: drafts and commands on their way. */
export const passing = drawer(() => sessionStorage);
