/** Small things about fields and focus that more than one part needs. */

import type { Chat } from "../state.ts";

/** Which keyboard a phone shows. */
export const MODE: Record<string, "decimal" | "email" | "tel" | "url" | undefined> = {
  number: "decimal",
  email: "email",
  phone: "tel",
  url: "url",
};

export function pickFile() {
  document.querySelector<HTMLInputElement>(".composer input[type=file]")?.click();
}

const find = (what: string) => document.querySelector<HTMLElement>(what);

export function focusComposer() {
  find(".composer textarea")?.focus();
}

const touched = () => matchMedia("(pointer: coarse)").matches;

/** Where the next step is; on phones the field would open the keyboard unasked. */
const next = () => find(".actions button") ?? find(touched() ? ".log" : ".composer textarea");

/** When the widget opens: on phones the reader looks first. */
export const greetFocus = () => touched() || settleFocus();

export const settleFocus = () => next()?.focus();

/** What had the focus is gone, and it is in our window: so it goes on from here. */
export function inherit() {
  if (document.hasFocus() && document.activeElement === document.body) settleFocus();
}

export function shut(chat: Chat) {
  chat.more().then((later) => later.leave(chat));
}
