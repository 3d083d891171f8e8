/** Everything the console's screens share, and what of it is kept in this browser. */
import { computed, signal } from "@preact/signals";
import type { View } from "../../fold.ts";
import type {
  AgentView,
  CandidateView,
  Entry,
  Me,
  Notice,
  Person,
  TeamView,
  UploadMade,
} from "../../wire.ts";
import { Api } from "./api.ts";
import * as commands from "./commands.ts";
import * as drafts from "./drafts.ts";
import { lasting, passing } from "./keep.ts";
import type { LineState } from "./line.ts";
import { parsedNumbers, put, without } from "./maps.ts";
import { DEFAULT_PREFS, type Prefs, parsed as parsedPrefs } from "./prefs.ts";
import * as queue from "./queue.ts";
import type { Route } from "./route.ts";
import * as sift from "./sift.ts";
import type { Mark } from "./talk.ts";

export interface Around {
  people: readonly Person[];
  customer: "here" | "writing" | "gone";
}

/** A takeover that a colleague won. */
export interface Lost {
  by: string;
  at: number;
}

export type Dialog =
  | { kind: "help" | "palette" | "settings" | "ask" | "close" | "snooze" }
  | { kind: "transfer"; to: "agent" | "team" };

const KEPT_SEEN = 400;

export class Shared {
  readonly api = new Api();
  /** undefined until the server has told whether somebody is signed in. */
  readonly me = signal<Me | null | undefined>(undefined);
  readonly route = signal<Route>({ page: "queue" });
  /** How far the server's clock is ahead of ours, milliseconds. */
  protected ahead = 0;
  /** How often one looked around. */
  private looks = 0;
  readonly now = signal(Date.now());
  readonly line = signal<LineState>("off");
  /** Since when there is no line; 0 while there is one. */
  readonly offSince = signal(0);
  readonly away = signal(false);
  readonly queue = signal(queue.NO_QUEUE);
  readonly views = signal<ReadonlyMap<string, View>>(new Map());
  readonly around = signal<ReadonlyMap<string, Around>>(new Map());
  readonly read = signal<ReadonlyMap<string, number>>(new Map());
  readonly seen = signal<ReadonlyMap<string, number>>(new Map());
  /** The newest entry that was in view, and where. */
  readonly reached = signal({ conversation: "", seq: 0 });
  readonly drafts = signal<drafts.Drafts>({});
  readonly commands = signal<commands.Commands>([]);
  readonly lost = signal<ReadonlyMap<string, Lost>>(new Map());
  readonly notices = signal<readonly Notice[]>([]);
  readonly prefs = signal<Prefs>(DEFAULT_PREFS);
  readonly sift = signal(sift.NO_SIFT);
  readonly dialog = signal<Dialog | null>(null);
  readonly tab = signal<drafts.Tab>("reply");
  /** The words a source chip points to, and the entry whose facts are lit. */
  readonly aimed = signal<{ mark: Mark; question: string } | null>(null);
  readonly lit = signal(0);
  readonly agents = signal<readonly AgentView[]>([]);
  readonly teams = signal<readonly TeamView[]>([]);
  /** The case that stands beside this one, the part of the sheet, and the pane of narrow pages. */
  readonly compare = signal<CandidateView | null>(null);
  readonly part = signal<"case" | "like" | "history">("case");
  readonly narrow = signal<"talk" | "sheet">("talk");
  /** Files that wait in the pen, for each conversation. */
  readonly files = signal<ReadonlyMap<string, readonly UploadMade[]>>(new Map());
  /** How many incidents are open; a new object whenever any of them changed. */
  readonly incidents = signal({ proposed: 0, working: 0 });
  /** The open conversation, when there is none by that name. */
  readonly absent = signal("");
  /** Told to screen readers at the next pause. */
  readonly status = signal("");
  /** The command that was refused last. */
  readonly refusedLast = signal("");
  /** One sentence that something did not work; shown until dismissed. */
  readonly trouble = signal("");

  readonly open = computed(() => {
    const route = this.route.value;
    return route.page === "talk" ? route.conversation : "";
  });
  /** Editors write flows and see no customer. */
  readonly handles = computed(() => this.me.value?.role !== "editor");
  /** The queue as this agent sifts it; `everything` is what it would be with nothing left out. */
  readonly groups = computed(() => {
    const me = this.me.value;
    const { value: chosen } = this.sift;
    const keep = (row: queue.Row) => !me || sift.shows(chosen, row, me);
    const rows = this.queue.value.rows.values();
    return queue.groups(rows, me?.id ?? "", this.now.value, keep, chosen.order);
  });
  readonly everything = computed(() =>
    queue.groups(this.queue.value.rows.values(), this.me.value?.id ?? "", this.now.value),
  );
  readonly waiting = computed(() => this.groups.value[0]?.rows ?? []);

  /** What the time is at the server: waits and what was put aside are counted by it. */
  clock(): number {
    return Date.now() + this.ahead;
  }

  /** Takes out of this browser's drawers what the agent left there. */
  protected unpack(me: Me): void {
    this.prefs.value = parsedPrefs(lasting.get("prefs"));
    this.drafts.value = drafts.parsed(passing.get(`drafts.${me.id}`));
    this.commands.value = commands.parsed(passing.get(`commands.${me.id}`));
    this.seen.value = parsedNumbers(lasting.get(`seen.${me.id}`));
    this.sift.value = sift.parsed(lasting.get(`sift.${me.id}`));
  }

  /** The store was restored, or somebody else sits here: what is shown may not be true. */
  protected forget(): void {
    this.queue.value = queue.NO_QUEUE;
    this.views.value = new Map();
    this.around.value = new Map();
    this.read.value = new Map();
  }

  /** A proposed one is news for the team. */
  protected countIncidents(counts: { proposed: number; working: number }): void {
    if (counts.proposed > this.incidents.value.proposed)
      this.status.value = "An incident is proposed: many customers have one error.";
    this.incidents.value = { ...counts };
  }

  setPrefs(change: Partial<Prefs>): void {
    this.prefs.value = { ...this.prefs.value, ...change };
    lasting.put("prefs", JSON.stringify(this.prefs.value));
  }

  setSift(change: Partial<sift.Sift>): void {
    this.sift.value = { ...this.sift.value, ...change };
    if (this.me.value) lasting.put(`sift.${this.me.value.id}`, JSON.stringify(this.sift.value));
  }

  setDraft(conversation: string, tab: drafts.Tab, text: string): void {
    this.keepDrafts(drafts.drafted(this.drafts.value, conversation, tab, text));
  }

  keepDrafts(all: drafts.Drafts): void {
    this.drafts.value = all;
    if (this.me.value) passing.put(`drafts.${this.me.value.id}`, JSON.stringify(all));
  }

  protected keepCommands(all: commands.Commands): void {
    this.commands.value = all;
    if (this.me.value) passing.put(`commands.${this.me.value.id}`, JSON.stringify(all));
  }

  protected keepSeen(conversation: string, seq: number): void {
    this.seen.value = put(this.seen.value, conversation, seq, KEPT_SEEN);
    if (this.me.value)
      lasting.put(`seen.${this.me.value.id}`, JSON.stringify([...this.seen.value]));
  }

  /** Words that were not sent go back into the field, before what was begun since. */
  giveBackDraft(conversation: string, tab: drafts.Tab, text: string): void {
    const begun = drafts.draftOf(this.drafts.value, conversation, tab);
    this.setDraft(conversation, tab, begun.trim() ? `${text}\n${begun}` : text);
    this.tab.value = tab;
  }

  setFiles(conversation: string, files: readonly UploadMade[]): void {
    this.files.value = put(this.files.value, conversation, files);
  }

  show(dialog: Dialog | null): void {
    this.dialog.value = dialog;
  }

  dismiss(notice: Notice): void {
    this.notices.value = this.notices.value.filter((one) => one !== notice);
  }

  /**
   * Who is there; a failure changes nothing, the next look may go better. Of two that are on
   * their way the later one counts, whichever is answered first.
   */
  async lookAround(): Promise<void> {
    this.looks += 1;
    const turn = this.looks;
    const agents = await this.api.agents().catch(() => null);
    if (turn === this.looks && agents) this.agents.value = agents;
    const teams = await this.api.teams().catch(() => null);
    if (turn === this.looks && teams) this.teams.value = teams;
  }

  teamName(team: string): string {
    return this.teams.value.find((one) => one.id === team)?.name ?? team;
  }

  /** Entries name a team as the customer reads it; here it goes by the name that staff know. */
  inOurWords(entries: readonly Entry[]): readonly Entry[] {
    return entries.map((entry) => {
      const { body } = entry;
      if (body.type !== "handover" || !body.team) return entry;
      const ours = this.teams.value.find((one) => one.id === body.team)?.name;
      return ours ? { ...entry, body: { ...body, team_name: ours } } : entry;
    });
  }

  /** The race is over: the loser has read it, or holds the conversation now. */
  forgive(conversation: string): void {
    this.lost.value = without(this.lost.value, conversation);
  }
}
