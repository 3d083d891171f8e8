/** The conversation as the widget holds it, and what a person can do with it. */

import { createLine, type Sending, type World } from "../line.ts";
import { EMPTY_VIEW } from "../view.ts";
import type { SessionMade } from "../wire.ts";
import { contextOf } from "./context.ts";
import type { Kept } from "./host.ts";
import { proof, someoneElse } from "./identity.ts";
import { hearAnswer, hearServer, look } from "./news.ts";
import { type Chat, type Event, fresh, keep, remember } from "./state.ts";

export interface Alive {
  world: World;
  /** Makes a conversation; throws `Ended` when that can't work later either. */
  begin(language: string): Promise<SessionMade>;
}

/** Gives a shell its line and what people can do on it. */
export function animate(state: Chat, { world, begin }: Alive): Chat {
  const { host, paint } = state;
  let making: Promise<Kept> | null = null;
  let typedAt = 0;
  let lostOnce = false;
  let wasAway = false;
  let earlier = ""; // the token of the conversation before, in this browser
  let told = ""; // the proof that was sent last

  const line = createLine(world, {
    async hello() {
      const { token, epoch } = await own();
      return { type: "hello", token, after: state.view.seq, epoch };
    },
    frame(frame) {
      hearServer(state, frame);
      introduce();
    },
    answered(one, answer) {
      if (one.event.type !== "identify") return hearAnswer(state, one, answer);
      if (answer.type === "refused") line.drop(one); // they go on unknown, and nothing is lost
      if (answer.type === "refused" && answer.code === "other_customer") anew();
    },
    changed,
  });
  line.outbox = state.line.outbox;
  Object.assign(state, { line, now: world.now, after: world.later });

  /** Our conversation, made when there is none yet. */
  function own(): Promise<Kept> {
    if (state.kept) return Promise.resolve(state.kept);
    making ??= begin(state.site?.language ?? state.language)
      .then((made) => {
        const kept = { ...made, seen: 0, live: true };
        keep(state, kept);
        return kept;
      })
      .finally(() => {
        making = null;
      });
    return making;
  }

  function changed() {
    remember(state);
    if (line.status === "away") wasAway = true;
    if (line.status === "ready" && wasAway) {
      wasAway = false;
      state.status = state.words.online;
    }
    if (line.status === "ended") end();
    paint();
  }

  /** The server does not know this conversation: keep the words and begin anew, once. */
  function end() {
    const unknown = line.ended === 4003 && !lostOnce;
    state.fault = !unknown;
    host.tell("error", { code: line.ended });
    if (!unknown) return;
    lostOnce = true;
    forget();
    state.notice = state.words.gone;
    if (line.outbox.length) start();
  }

  function forget() {
    told = "";
    keep(state, null);
    state.view = EMPTY_VIEW;
    state.reached = 0;
    state.caught = true;
    state.standing = null;
    line.hangUp();
  }

  /** Another tab of this website began a conversation, or read on in ours. */
  function adopt(kept: Kept | null) {
    if (kept && !state.kept && fresh(state)) {
      state.kept = kept;
      state.caught = false;
      line.start();
    } else if (kept && kept.token === state.kept?.token && kept.seen > state.kept.seen) {
      state.kept = kept;
    }
    introduce();
    wish();
    look(state);
  }

  /** Says who the customer is, once there is a conversation to say it in. */
  function introduce() {
    if (!state.caught || line.status === "ended") return;
    if (someoneElse(state)) {
      line.outbox = [];
      state.draft = ""; // what was not sent is not theirs either
      forget();
      return changed();
    }
    const event = begun() && proof(state, earlier);
    const text = JSON.stringify(event);
    if (!event || text === told) return;
    told = text;
    line.send(event);
  }

  const begun = () => state.view.seq || line.outbox.some((one) => one.event.type === "begin");

  /** The page named a flow to begin with. */
  function wish() {
    const { flow } = state;
    state.flow = "";
    if (flow && fresh(state)) start(flow);
  }

  /** The first command of a conversation says where the customer is. */
  function start(flow = "") {
    const unread = state.kept && !state.caught;
    if (!begun() && !unread) {
      const context = contextOf(state.page, state.facts);
      const language = state.site?.language ?? state.language;
      const event: Event = { type: "begin", context, language };
      line.send(flow ? { ...event, flow } : event, true);
      introduce();
    }
    if (line.status === "idle") line.start();
  }

  function act(event: Event): Sending {
    state.notice = "";
    start();
    return line.send(event);
  }

  function say(text: string, files: string[] = []) {
    state.adding = false;
    line.hint({ type: "typing", on: false });
    typedAt = 0;
    act(files.length ? { type: "say", text, files } : { type: "say", text });
  }

  /** A button or a field of the open question was used. */
  function choose(text: string) {
    const { open } = state.view;
    if (open) act({ type: "say", text, question: open.asked.question, turn: open.turn });
  }

  function type(draft: string) {
    state.draft = draft;
    remember(state);
    if (!draft || world.now() - typedAt < 3000) return;
    typedAt = world.now();
    line.hint({ type: "typing", on: true });
  }

  function change(text: string, files: string[] = []) {
    const { editing } = state;
    if (!editing) return;
    const { key, question } = editing;
    const event: Event = { type: "change", question, text };
    const sent = act(files.length ? { ...event, files } : event);
    state.editing = { key, question, why: "", sent };
    paint();
  }

  /** After a closed matter: the next words begin a conversation of their own. */
  function anew() {
    earlier = someoneElse(state) ? "" : (state.kept?.token ?? "");
    forget();
    paint();
  }

  function reach(seq: number) {
    if (seq === state.reached) return;
    state.reached = seq;
    look(state);
    paint();
  }

  const token = async () => (await own()).token;
  Object.assign(state, { adopt, start, act, say, choose, type, change, anew, reach, token });
  if (state.kept || line.outbox.length) line.start();
  wish();
  look(state);
  return state;
}
