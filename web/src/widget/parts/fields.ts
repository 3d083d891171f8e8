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

export function focusComposer() {
  document.querySelector<HTMLElement>("textarea, .actions button")?.focus();
}

/** To the composer; on phones that would open the keyboard unasked, so to the log there. */
export function settleFocus() {
  const touch = matchMedia("(pointer: coarse)").matches;
  document.querySelector<HTMLElement>(touch ? ".log" : "textarea")?.focus();
}

export function shut(chat: Chat) {
  chat.more().then((later) => later.leave(chat));
}
