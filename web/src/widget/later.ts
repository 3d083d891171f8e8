/**
 * All that the first screen does not need. It is fetched while the customer reads the greeting,
 * so that a page which only offers the chat stays light.
 */
export { wake } from "./browser.ts";
export { addFiles, sendAll } from "./files.ts";
export { leave } from "./outside.ts";
export { Actions } from "./parts/Actions.tsx";
export { Entries } from "./parts/Entries.tsx";
export { Menu } from "./parts/Menu.tsx";
export { Peek } from "./parts/Peek.tsx";
export { Seen } from "./parts/Seen.tsx";
export { Offline, Steps } from "./parts/Steps.tsx";
export { Thumbs } from "./parts/Thumbs.tsx";
export { placeholder, Tip } from "./parts/Tip.tsx";
