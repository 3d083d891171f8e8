/** What the server says, and what comes of it on this side. */
import { fold } from "../fold.ts";
import type { Sending } from "../line.ts";
import type { Language } from "../ui/words.ts";
import { EMPTY_VIEW, type View } from "../view.ts";
import type { Ack, Entry, Log, Refused, ToCustomer } from "../wire.ts";
import { outside } from "./outside.ts";
import { keep, type State } from "./state.ts";

let saidAt = 0; // when a place in line was last said
let bursts = 0; // numbers the times somebody began to write

export function hearServer(state: State, frame: Exclude<ToCustomer, Ack | Refused>) {
  const { kept, line } = state;
  if (frame.type === "welcome") {
    state.upTo = frame.seq;
    if (kept && frame.epoch !== kept.epoch) keep(state, { ...kept, epoch: frame.epoch });
  } else if (frame.type === "reset") {
    state.view = EMPTY_VIEW;
    state.reached = 0;
    state.caught = false;
    if (kept) keep(state, { ...kept, epoch: frame.epoch, seen: 0 });
  } else if (frame.type === "log") {
    if (!take(state, frame)) return line.again();
  } else if (frame.type === "standing") {
    place(state, frame.place ?? 0);
    state.standing = frame;
  } else if (frame.type === "read") {
    state.readTo = Math.max(state.readTo, frame.seq);
  } else if (frame.type === "writing") {
    write(state, frame.on ? frame.name || state.words.someone : "");
  }
  if (line.status === "ready" && state.view.seq >= state.upTo) state.caught = true;
  look(state);
  state.paint();
}

/** Add to the view; false when something before it is missing. */
function take(state: State, log: Log): boolean {
  const { line, view: before } = state;
  state.view = fold(before, log);
  if (state.view.gap) return false;
  const { language } = state.view;
  if (language !== before.language) state.speak(language as Language);
  const told = new Set(log.entries.map((entry) => entry.cid));
  line.outbox = line.outbox.filter((one) => one.refused || !told.has(one.id));
  if (log.entries.some((entry) => entry.by === "agent")) state.writing = "";
  if (state.caught) announce(state, log.entries, before);
  return true;
}

/** A new place in line is said, once a minute at most. */
function place(state: State, now: number) {
  const { words, standing } = state;
  if (!now || now === standing?.place || state.now() - saidAt < 60_000) return;
  saidAt = state.now();
  state.status = `${words.place}: ${words.nth(now)}`;
}

/** Dots for half a minute at most, said once a burst. */
function write(state: State, name: string) {
  if (name && !state.writing) state.status = state.words.writing(name);
  state.writing = name;
  const burst = ++bursts;
  if (!name) return;
  state.after(30_000, () => {
    if (burst === bursts) state.writing = "";
    state.paint();
  });
}

/** New entries, for screen readers and for the page's own listeners. */
function announce(state: State, entries: readonly Entry[], before: View) {
  const { host, view, words } = state;
  const noted = entries.flatMap(({ body }) => (body.type === "answered" ? [body.answer] : []));
  const check = noted.filter((answer) => answer.band === "B").length;
  if (noted.length > 1) state.status = words.notedHow(noted.length, check);
  for (const { body } of entries) {
    if (body.type === "reply") host.tell("message", { text: body.text ?? "" });
    if (body.type === "asked") host.tell("step", { question: body.question });
    if (body.type === "handover") host.tell("handover", { number: body.number });
    if (body.type === "closed") host.tell("ended", { reason: body.reason });
  }
  if (view.open?.turn !== before.open?.turn && before.open) state.notice = "";
  // Whoever still writes when the summary comes is not robbed of the field.
  if (view.phase !== before.phase)
    state.adding = view.phase === "confirming" && !!(state.draft.trim() || state.files.length);
}

/** What was in view has been seen, if anyone is looking; the rest is counted outside. */
export function look(state: State) {
  const { kept, view, caught, open, reached } = state;
  if (!kept || !caught) return outside(state, kept ? null : 0);
  const live = view.phase !== "closed";
  const looks = open && !document.hidden;
  const seen = looks ? Math.max(reached, kept.seen) : kept.seen;
  if (seen > kept.seen) state.line.hint({ type: "seen", seq: seen });
  if (seen > kept.seen || live !== kept.live) keep(state, { ...kept, seen, live });
  const unseen = view.entries.filter((entry) => entry.seq > seen && speaks(entry));
  outside(state, looks ? 0 : unseen.length);
}

/** Whether an entry is worth a number on the button. */
export function speaks({ by, body: { type } }: Entry): boolean {
  return (by === "agent" && type === "reply") || SPOKEN.includes(type);
}

const SPOKEN: Entry["body"]["type"][] = ["asked", "told", "added", "proof"];

/** A command was answered. Words typed by hand stay when they were refused; the rest goes. */
export function hearAnswer(state: State, one: Sending, answer: Ack | Refused) {
  const { editing, words, line } = state;
  const edited = editing && editing.sent?.id === one.id;
  if (answer.type === "ack") {
    if (edited) state.editing = null;
    if (one.event.type === "say") state.status = words.isSent;
    return;
  }
  const typed = one.event.type === "say" && !one.event.question;
  if (typed) return;
  line.drop(one);
  if (edited) {
    state.editing = { key: editing.key, question: editing.question, why: answer.text ?? "" };
  } else if (one.event.type !== "begin") {
    state.notice = answer.code === "stale" ? words.movedOn : (answer.text ?? "");
  }
}
