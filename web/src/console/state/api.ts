/** The REST side: typed calls, and problems as one kind of error. */
import type {
  AgentView,
  CaseView,
  FlowView,
  Hit,
  IncidentBrief,
  IncidentView,
  InviteAsked,
  InviteMade,
  InviteView,
  Join,
  JoinView,
  KnownView,
  Me,
  PartView,
  Problem,
  ReplyView,
  SignIn,
  TeamView,
  UploadMade,
} from "../../wire.ts";

const ROOT = "/api/v1";

/** The server said no, or could not be reached (`status` 0). */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly reference: string = "",
  ) {
    super(message);
  }

  /** Whether it is our side that failed: nothing the agent did can mend it. */
  get ours(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === "object" && body !== null && "title" in body;

async function refusal(response: Response): Promise<Refusal> {
  const reference = response.headers.get("x-request-id") ?? "";
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) {
    const words = body.detail || body.title;
    return new Refusal(response.status, body.code ?? "", words, reference);
  }
  const words = "Something broke on our side. What you wrote is safe; please try again.";
  return new Refusal(response.status, "", words, reference);
}

const OFFLINE = "No connection. What you wrote is kept; try again when you’re back.";

type Method = "GET" | "POST" | "PATCH";

export class Api {
  /** Goes along with every change; set when signed in. */
  csrf = "";

  private async ask<T>(method: Method, path: string, body?: unknown): Promise<T> {
    const headers = new Headers({ accept: "application/json" });
    if (method !== "GET" && this.csrf) headers.set("x-csrf-token", this.csrf);
    const raw = body instanceof Blob;
    if (body !== undefined && !raw) headers.set("content-type", "application/json");
    if (raw) headers.set("content-type", body.type || "application/octet-stream");
    const init: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store" };
    if (body !== undefined) init.body = raw ? body : JSON.stringify(body);
    const response = await fetch(ROOT + path, init).catch(() => {
      throw new Refusal(0, "offline", OFFLINE);
    });
    if (!response.ok) throw await refusal(response);
    const text = await response.text();
    return (text ? JSON.parse(text) : null) as T;
  }

  /** Null, or a refusal, when nobody is signed in. */
  me = () => this.ask<Me | null>("GET", "/me");
  signIn = (asked: SignIn) => this.ask<Me>("POST", "/sign-in", asked);
  signOut = () => this.ask<null>("POST", "/sign-out", {});
  /** The token stays out of every address: addresses are logged. */
  invitation = (token: string) => this.ask<InviteView>("POST", "/invite", { token });
  join = (asked: Join) => this.ask<Me>("POST", "/join", asked);

  caseOf = (conversation: string) =>
    this.ask<CaseView>("GET", `/conversations/${encodeURIComponent(conversation)}/case`);
  /** What a draft asks for although the sheet has it. */
  known = (conversation: string, text: string) =>
    this.ask<KnownView[]>("POST", `/conversations/${encodeURIComponent(conversation)}/known`, {
      text,
    });
  /** Saved replies, as they would be sent in this conversation. */
  replies = (conversation: string) =>
    this.ask<ReplyView[]>("GET", `/conversations/${encodeURIComponent(conversation)}/replies`);
  /** What would become of this conversation's case and that one, together. */
  joinOf = (conversation: string, number: number) =>
    this.ask<JoinView>("GET", `/conversations/${encodeURIComponent(conversation)}/join/${number}`);
  /** What would become of this conversation if it left its case. */
  partOf = (conversation: string) =>
    this.ask<PartView>("GET", `/conversations/${encodeURIComponent(conversation)}/part`);
  search = (words: string) => this.ask<Hit[]>("GET", `/search?q=${encodeURIComponent(words)}`);
  incidents = () => this.ask<IncidentBrief[]>("GET", "/incidents");
  incident = (number: number) => this.ask<IncidentView>("GET", `/incidents/${number}`);
  openIncident = (id: string, conversation: string) =>
    this.ask<IncidentView>("POST", "/incidents", { id, conversation });
  /** `path` is what is changed; without one, what it says of itself. */
  changeIncident = (number: number, path: string, body: object) =>
    this.ask<IncidentView>(path ? "POST" : "PATCH", `/incidents/${number}${path}`, body);
  agents = () => this.ask<AgentView[]>("GET", "/agents");
  teams = () => this.ask<TeamView[]>("GET", "/teams");
  flows = () => this.ask<FlowView[]>("GET", "/flows");
  invite = (asked: InviteAsked) => this.ask<InviteMade>("POST", "/invites", asked);
  setActive = (agent: string, active: boolean) =>
    this.ask<unknown>("PATCH", `/agents/${encodeURIComponent(agent)}`, { active });

  upload = (conversation: string, file: File) =>
    this.ask<UploadMade>(
      "POST",
      `/conversations/${encodeURIComponent(conversation)}/files?name=${encodeURIComponent(file.name)}`,
      file,
    );
}

export const fileAddress = (id: string): string => `${ROOT}/files/${encodeURIComponent(id)}`;

/** Any error in words for a screen. */
export const wordsOf = (error: unknown): string =>
  error instanceof Refusal
    ? error.message
    : "Something broke on our side. What you wrote is safe; please try again.";
