/** The case of the open conversation: fetched when opened and again whenever its log moved on. */
import { effect, signal } from "@preact/signals";
import type { CaseView, RowView } from "../../wire.ts";
import { Refusal } from "./api.ts";
import type { Desk } from "./desk.ts";

export interface Sheet {
  conversation: string;
  case: CaseView | null;
  /** Why there is no newer one. */
  refusal: Refusal | null;
}

const NONE: Sheet = { conversation: "", case: null, refusal: null };

/** What the customer said that they do not know: missing, but nobody asks them again. */
export function notKnown(found: CaseView): Set<string> {
  return new Set(
    found.facts.filter(({ state }) => state === "unknown").map(({ question }) => question),
  );
}

/** What is missing and has a question that may still be asked. */
export function askable(found: CaseView | null): RowView[] {
  const asked = found ? notKnown(found).add("") : new Set();
  return (found?.missing ?? []).filter(({ question }) => !asked.has(question));
}

/** A burst of entries is one turn: wait for its end before asking. */
const PAUSE = 350;

export class Sheets {
  readonly sheet = signal<Sheet>(NONE);
  private asked = 0;
  private later: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly desk: Desk) {}

  /** Follows what is open; returns how to stop. */
  follow(): () => void {
    let before = "";
    return effect(() => {
      const conversation = this.desk.me.value ? this.desk.open.value : "";
      const seq = this.desk.views.value.get(conversation)?.seq ?? 0;
      const row = this.desk.queue.value.rows.get(conversation);
      // The row also moves when contacts or likely cases come and go without a word in the log.
      const state = `${conversation} ${seq} ${row?.changed ?? 0}`;
      if (state === before) return;
      const moved = before.split(" ")[0] !== conversation;
      before = state;
      clearTimeout(this.later);
      if (moved) {
        this.asked += 1; // An answer about the one before, still on its way, is none here.
        this.sheet.value = { ...NONE, conversation };
      }
      if (conversation) this.later = setTimeout(() => void this.load(), moved ? 0 : PAUSE);
    });
  }

  /** The last one asked wins, whatever order the answers come in. */
  async load(): Promise<void> {
    const conversation = this.desk.open.peek();
    this.asked += 1;
    const turn = this.asked;
    try {
      const found = await this.desk.api.caseOf(conversation);
      if (turn === this.asked) this.sheet.value = { conversation, case: found, refusal: null };
    } catch (error) {
      if (turn !== this.asked) return;
      const refusal = error instanceof Refusal ? error : new Refusal(500, "", String(error));
      const kept = this.sheet.value.conversation === conversation ? this.sheet.value.case : null;
      this.sheet.value = { conversation, case: kept, refusal };
    }
  }
}
