/** Generated from intakebot/edge/wire.py and models.py. Do not edit. */

export type FromAgent = Attend | Watch | Unwatch | Act | AgentTyping | AgentSeen | Away | Ping;
export type FromCustomer = Hello | Do | Typing | Seen | Ping;
export type ToAgent =
  | Attending
  | Reset
  | Queue
  | Log
  | Ack
  | Refused
  | Writing
  | Read
  | Presence
  | Incidents
  | Notice
  | Pong
  | GoingAway;
export type ToCustomer =
  | Welcome
  | Reset
  | Log
  | Ack
  | Refused
  | Writing
  | Read
  | Standing
  | Pong
  | GoingAway;

export interface Wire {
  Ack?: Ack;
  Act?: Act;
  Added?: Added;
  AgentChange?: AgentChange;
  AgentSeen?: AgentSeen;
  AgentTyping?: AgentTyping;
  AgentView?: AgentView;
  Answer?: Answer;
  Answered?: Answered;
  Asked?: Asked;
  Attend?: Attend;
  Attending?: Attending;
  Away?: Away;
  Back?: Back;
  Began?: Began;
  Begin?: Begin;
  Brief?: Brief;
  CandidateView?: CandidateView;
  CaseRef?: CaseRef;
  CaseRemoved?: CaseRemoved;
  CaseView?: CaseView;
  CasesAdded?: CasesAdded;
  Change?: Change;
  ChoiceView?: ChoiceView;
  Cleared?: Cleared;
  Close?: Close;
  Closed?: Closed;
  Collect?: Collect;
  Confirm?: Confirm;
  ContactView?: ContactView;
  Context?: Context;
  Decided?: Decided;
  Dismiss?: Dismiss;
  Dismissed?: Dismissed;
  Do?: Do;
  DontKnow?: DontKnow;
  DraftAsked?: DraftAsked;
  Entered?: Entered;
  Entry?: Entry;
  FactView?: FactView;
  FlowView?: FlowView;
  Forgive?: Forgive;
  Forgiven?: Forgiven;
  FromAgent?: FromAgent;
  FromCustomer?: FromCustomer;
  Gained?: Gained;
  GiveStars?: GiveStars;
  Given?: Given;
  GoingAway?: GoingAway;
  Handover?: Handover;
  Hello?: Hello;
  HistoryLine?: HistoryLine;
  Hit?: Hit;
  HourView?: HourView;
  Identified?: Identified;
  Identify?: Identify;
  IncidentAsked?: IncidentAsked;
  IncidentBrief?: IncidentBrief;
  IncidentCommand?: IncidentCommand;
  IncidentEdit?: IncidentEdit;
  IncidentJoined?: IncidentJoined;
  IncidentLeft?: IncidentLeft;
  IncidentMoved?: IncidentMoved;
  IncidentNews?: IncidentNews;
  IncidentRef?: IncidentRef;
  IncidentView?: IncidentView;
  Incidents?: Incidents;
  InviteAsked?: InviteAsked;
  InviteMade?: InviteMade;
  InviteToken?: InviteToken;
  InviteView?: InviteView;
  ItemView?: ItemView;
  Join?: Join;
  JoinRow?: JoinRow;
  JoinView?: JoinView;
  KnownCase?: KnownCase;
  KnownIncident?: KnownIncident;
  KnownView?: KnownView;
  LanguageChanged?: LanguageChanged;
  LikelyView?: LikelyView;
  Link?: Link;
  Linked?: Linked;
  Log?: Log;
  Lost?: Lost;
  Me?: Me;
  MemberView?: MemberView;
  Note?: Note;
  Notice?: Notice;
  Noticed?: Noticed;
  NoticedView?: NoticedView;
  Opener?: Opener;
  Option?: Option;
  OtherView?: OtherView;
  Part?: Part;
  PartView?: PartView;
  Parted?: Parted;
  Person?: Person;
  PersonView?: PersonView;
  Ping?: Ping;
  Placed?: Placed;
  Pong?: Pong;
  Presence?: Presence;
  Problem?: Problem;
  Proof?: Proof;
  Proposal?: Proposal;
  Prove?: Prove;
  QuestionView?: QuestionView;
  Queue?: Queue;
  Rated?: Rated;
  Read?: Read;
  Redacted?: Redacted;
  Refused?: Refused;
  Removed?: Removed;
  Reopen?: Reopen;
  Reopened?: Reopened;
  Reply?: Reply;
  ReplyView?: ReplyView;
  Reset?: Reset;
  Respond?: Respond;
  Return?: Return;
  Returned?: Returned;
  Row?: Row;
  RowView?: RowView;
  Said?: Said;
  SaidView?: SaidView;
  Say?: Say;
  Seen?: Seen;
  SessionAsked?: SessionAsked;
  SessionMade?: SessionMade;
  SetAnswer?: SetAnswer;
  SideView?: SideView;
  SignIn?: SignIn;
  SiteView?: SiteView;
  Skip?: Skip;
  Snooze?: Snooze;
  Snoozed?: Snoozed;
  Source?: Source;
  Split?: Split;
  SplitFrom?: SplitFrom;
  SplitOff?: SplitOff;
  SplitView?: SplitView;
  Standing?: Standing;
  SuggestedView?: SuggestedView;
  Summary?: Summary;
  Take?: Take;
  Taken?: Taken;
  TeamView?: TeamView;
  ToAgent?: ToAgent;
  ToCustomer?: ToCustomer;
  Told?: Told;
  Transfer?: Transfer;
  Transferred?: Transferred;
  Typing?: Typing;
  Unlink?: Unlink;
  Unlinked?: Unlinked;
  Unwatch?: Unwatch;
  UpdatePosted?: UpdatePosted;
  Upload?: Upload;
  UploadMade?: UploadMade;
  ValueView?: ValueView;
  WantPerson?: WantPerson;
  Watch?: Watch;
  Welcome?: Welcome;
  Why?: Why;
  WriteNote?: WriteNote;
  Writing?: Writing;
}
/**
 * Command ``id`` is on disk; ``seq`` is its entry.
 */
export interface Ack {
  type: "ack";
  id: string;
  seq: number;
}
/**
 * An agent's command on a conversation.
 */
export interface Act {
  type: "act";
  id: string;
  conversation: string;
  event:
    | Take
    | Respond
    | WriteNote
    | Return
    | Collect
    | Transfer
    | SetAnswer
    | Close
    | Reopen
    | Forgive
    | Link
    | Unlink
    | Dismiss
    | Split
    | Snooze;
}
/**
 * Hold this conversation. Compare-and-set on ``fence``.
 */
export interface Take {
  type: "take";
  fence: number;
}
/**
 * Write to the customer.
 */
export interface Respond {
  type: "respond";
  fence: number;
  text?: string;
  files?: string[];
  uploads?: Upload[];
}
/**
 * A file that was uploaded before the entry that shows it.
 */
export interface Upload {
  id: string;
  name: string;
  media_type: string;
  size: number;
  removed?: string[];
}
/**
 * Write a private note. Needs no fence: anyone who may read may note.
 */
export interface WriteNote {
  type: "write_note";
  text: string;
}
/**
 * Give the conversation back to the bot.
 */
export interface Return {
  type: "return";
  fence: number;
}
/**
 * Let the bot's form of one question be asked in the agent's name.
 */
export interface Collect {
  type: "collect";
  fence: number;
  question: string;
}
/**
 * Hand over to a colleague (``agent``) or to a ``team``, with a note for them.
 */
export interface Transfer {
  type: "transfer";
  fence: number;
  agent?: string;
  team?: string;
  note?: string;
  agent_name?: string;
  team_name?: string;
}
/**
 * Write an answer for the customer, as an agent.
 */
export interface SetAnswer {
  type: "set_answer";
  question: string;
  text: string;
}
/**
 * Close with a reason.
 */
export interface Close {
  type: "close";
  fence: number;
  reason?: "duplicate" | "no_answer" | "not_ours" | "other" | "solved";
  text?: string;
}
/**
 * Open a closed conversation again, held by the agent.
 */
export interface Reopen {
  type: "reopen";
  fence: number;
}
/**
 * Take back what was noticed of a message: ``of`` is the number of that entry.
 */
export interface Forgive {
  type: "forgive";
  of: number;
}
/**
 * Make this conversation's case and case number ``case`` one: the older one stays.
 *
 *     ``seen`` is the ``state`` of the preview that ``decided`` was chosen by; empty without one.
 */
export interface Link {
  type: "link";
  case: number;
  score?: number;
  reasons?: string[];
  decided?: Decided[];
  seen?: string;
  own?: boolean;
  moves?: boolean;
}
/**
 * Two cases that became one said different things, and an agent chose.
 *
 *     It holds as long as nobody of the case says anything else: ``seen`` is what was said then.
 */
export interface Decided {
  question: string;
  of: number[];
  seen?: string[];
}
/**
 * Take the link to case number ``case`` back, with what came meanwhile and belongs here.
 */
export interface Unlink {
  type: "unlink";
  case: number;
  placed?: Placed[];
  seen?: string;
  given?: Given[];
}
/**
 * Something that came while two cases were one, and whose it is now that they part.
 *
 *     ``of`` is an entry of the remaining case's own log, or the number of a contact that joined.
 */
export interface Placed {
  kind: "answer" | "closed" | "contact" | "note";
  of: number;
  to?: "both" | "goes" | "stays";
}
/**
 * What a case that parts takes along: a note, an answer, or that it is open again.
 */
export interface Given {
  note?: string;
  question?: string;
  answer?: Answer | null;
}
/**
 * One answer: a value, how it reads to people, how it was come by and how sure we are.
 *
 *     ``unknown`` ("I don't know") and ``skipped`` are answers too, with the value None: they
 *     close the question for good. ``unverified`` holds words that never passed the question's check.
 */
export interface Answer {
  value: string | number | boolean | string[] | null;
  text: string;
  state?: "given" | "skipped" | "unknown" | "unverified";
  source?: Source;
  band?: "A" | "B" | "C";
  confirmed?: boolean;
}
/**
 * Where a value comes from.
 *
 *     ``said`` names the entry and the words in it; ``page`` and ``site`` were known before
 *     anything was asked; ``remembered`` is from an earlier contact; ``agent`` names a person.
 */
export interface Source {
  by?: "agent" | "page" | "remembered" | "said" | "site";
  seq?: number;
  span?: [number, number] | null;
  quote?: string;
  who?: string;
}
/**
 * Say that case number ``case`` is not the same, or take that back.
 */
export interface Dismiss {
  type: "dismiss";
  case: number;
  score?: number;
  reasons?: string[];
  on?: boolean;
}
/**
 * Make a case of its own of what entry ``of`` says.
 *
 *     That is a second matter that was noticed, or a message of the customer's.
 */
export interface Split {
  type: "split";
  of: number;
  case?: number;
  conversation?: string;
}
/**
 * Put the conversation aside until a time, UTC milliseconds; 0 takes it up again.
 *
 *     Only its holder may. It comes back at that time, or as soon as the customer writes, an agent
 *     answers, or it is taken, handed on or closed.
 */
export interface Snooze {
  type: "snooze";
  fence: number;
  until?: number;
}
/**
 * This conversation is one more contact of a case of the customer's, who is told so.
 */
export interface Added {
  type: "added";
  case: number;
  text: string;
  undo?: string;
}
/**
 * What is not given stays as it is.
 */
export interface AgentChange {
  role?: ("agent" | "lead" | "editor" | "admin") | null;
  teams?: string[] | null;
  active?: boolean | null;
}
/**
 * The agent has read everything up to ``seq``.
 */
export interface AgentSeen {
  type: "agent_seen";
  conversation: string;
  seq: number;
}
/**
 * Whether the agent is writing, and whether to the customer or to the team.
 */
export interface AgentTyping {
  type: "agent_typing";
  conversation: string;
  on?: boolean;
  note?: boolean;
}
export interface AgentView {
  id: string;
  name: string;
  email: string;
  role: string;
  teams: string[];
  online: boolean;
  active: boolean;
}
/**
 * An answer was written down, or replaced the one before.
 */
export interface Answered {
  type: "answered";
  question: string;
  label: string;
  answer: Answer;
}
/**
 * A question stands open. The entry's number is the turn that an answer to it names.
 */
export interface Asked {
  type: "asked";
  question: string;
  kind: string;
  control: string;
  label: string;
  text: string;
  help?: string;
  example?: string;
  options?: Option[];
  optional?: boolean;
  at?: number;
  of?: number;
  again?: boolean;
  old?: string;
  accept?: string[];
  suggested?: string;
  about?: KnownCase | null;
  incident?: KnownIncident | null;
}
/**
 * A reply button: ``value`` is stored and tested, ``label`` is shown.
 */
export interface Option {
  value: string;
  label: string;
}
/**
 * An open case as its customer is shown it, in their language.
 */
export interface KnownCase {
  number: number;
  stands: string;
  last?: string;
  next?: string;
}
/**
 * An incident as a customer is shown it, in their language.
 */
export interface KnownIncident {
  number: number;
  stands: string;
  note?: string;
  updated?: string;
}
/**
 * First frame of an agent's socket; the cookie has said who it is.
 */
export interface Attend {
  type: "attend";
  after?: number;
  epoch?: string;
}
/**
 * The agent is signed in on this socket; the queue follows from ``after``.
 */
export interface Attending {
  type: "attending";
  agent: string;
  name: string;
  epoch: string;
  changed: number;
  ping_every?: number;
  now?: number;
}
/**
 * Whether the agent takes new conversations.
 */
export interface Away {
  type: "away";
  on: boolean;
}
/**
 * Open the question before the one that stands open (or ``question``) once more.
 */
export interface Back {
  type: "back";
  question?: string;
}
/**
 * The conversation began, on this page. Always entry 1.
 */
export interface Began {
  type: "began";
  context?: Context;
  language?: string;
}
/**
 * What the page told us; attacker data wherever it is shown.
 */
export interface Context {
  url?: string;
  title?: string;
  referrer?: string;
  language?: string;
  time_zone?: string;
  browser?: string;
  viewport?: string;
  facts?: {
    [k: string]: string;
  };
}
/**
 * Open the conversation on this page.
 */
export interface Begin {
  type: "begin";
  context?: Context;
  language?: string;
  flow?: string;
}
/**
 * One row of the agents' queue; kept in columns beside the state and sent as it stands.
 */
export interface Brief {
  conversation: string;
  number: number;
  changed?: number;
  site?: string;
  phase?: "closed" | "confirming" | "intake" | "live" | "waiting";
  flow?: string;
  flow_title?: string;
  title?: string;
  customer?: string;
  team?: string;
  owner?: string;
  owner_name?: string;
  fence?: number;
  priority?: string;
  waiting_since?: number;
  missing?: number;
  first_missing?: string;
  last?: string;
  last_by?: string;
  last_at?: number;
  seq?: number;
  alike?: number;
  contacts?: number;
  care?: string;
  insults?: number;
  incident?: number;
  joined?: number;
  snoozed_until?: number;
}
/**
 * A case that looks like this one.
 */
export interface CandidateView {
  number: number;
  conversation: string;
  title: string;
  phase: string;
  customer: string;
  opened: number;
  score: number;
  likeness: "very alike" | "alike" | "a little";
  reasons: string[];
  differs?: string[];
  linked?: boolean;
}
/**
 * A case to go to.
 */
export interface CaseRef {
  number: number;
  conversation: string;
}
/**
 * Take one out.
 */
export interface CaseRemoved {
  id: string;
  version: number;
  conversation: string;
}
/**
 * The case sheet: who, what, where, what is missing, who else.
 */
export interface CaseView {
  number: number;
  conversation: string;
  flow: string;
  flow_title: string;
  title: string;
  priority: string;
  team: string;
  opening: string;
  score: number;
  facts: FactView[];
  missing: RowView[];
  context: {
    [k: string]: string;
  };
  contacts: ContactView[];
  candidates: CandidateView[];
  /**
   * Possibly the same customer.
   */
  likely?: LikelyView[];
  noticed?: NoticedView[];
  /**
   * The case that this conversation belongs to.
   */
  case?: number;
  /**
   * What the first, second … insult leads to here.
   */
  ladder?: string[];
  incident?: IncidentRef | null;
  /**
   * The case that this was a second matter of: its customer reads that one.
   */
  came_from?: CaseRef | null;
  /**
   * What became cases of their own.
   */
  split?: CaseRef[];
}
export interface FactView {
  question: string;
  label: string;
  kind: string;
  value: string | number | boolean | string[] | null;
  text: string;
  state: string;
  band: string;
  by: string;
  seq?: number;
  quote?: string;
  who?: string;
  /**
   * Whose answer it is; 0 for this conversation's.
   */
  contact?: number;
  /**
   * What contacts say that is something else.
   */
  others?: OtherView[];
  /**
   * Whether an agent chose between them.
   */
  decided?: boolean;
}
/**
 * What another contact of the case says to the same question.
 */
export interface OtherView {
  number: number;
  text: string;
}
/**
 * What is missing; ``question`` is empty where none of the flow's would give it.
 */
export interface RowView {
  question: string;
  label: string;
}
/**
 * One conversation of a case.
 */
export interface ContactView {
  conversation: string;
  number: number;
  customer: string;
  opened: number;
  phase: string;
  /**
   * What it is linked to; 0 for the case's own conversation.
   */
  via?: number;
  owner?: string;
  waiting_since?: number;
  entries?: number;
}
/**
 * Another case that may be the same customer's; ``proved`` where that is certain.
 */
export interface LikelyView {
  conversation: string;
  number: number;
  customer: string;
  phase: string;
  opened: number;
  agrees: string[];
  proved?: boolean;
}
/**
 * How a message was meant; ``entry`` is what ``forgive`` takes back.
 */
export interface NoticedView {
  entry: number;
  /**
   * The message's entry.
   */
  of: number;
  /**
   * distress, crisis, abuse or another.
   */
  kind: string;
  quote: string;
  step?: number;
  action?: string;
  /**
   * What else of the message is rude.
   */
  more?: string[];
  /**
   * The case that a second matter became; 0 for none.
   */
  case?: number;
}
/**
 * The incident that a case belongs to.
 */
export interface IncidentRef {
  number: number;
  title: string;
  state: string;
}
/**
 * Put these conversations' cases in, all or none.
 */
export interface CasesAdded {
  id: string;
  version: number;
  /**
   * @minItems 1
   * @maxItems 100
   */
  conversations: [string, ...string[]];
}
/**
 * Change an earlier answer to what ``text`` says, in place.
 */
export interface Change {
  type: "change";
  question: string;
  text?: string;
  files?: string[];
  uploads?: Upload[];
}
/**
 * A way to settle a contradiction: whose answers are kept, and how that reads.
 */
export interface ChoiceView {
  of: number[];
  text: string;
}
/**
 * Answers were taken back because what they depended on changed.
 */
export interface Cleared {
  type: "cleared";
  questions: string[];
  because?: string;
}
/**
 * The matter is closed; writing reopens it.
 */
export interface Closed {
  type: "closed";
  fence: number;
  reason: string;
  text?: string;
  rating?: boolean;
}
/**
 * The summary is right: hand it over. ``turn`` is the summary entry's number.
 */
export interface Confirm {
  type: "confirm";
  turn?: number;
}
/**
 * An agent said that another case is not the same, or (``on`` false) took that back.
 */
export interface Dismissed {
  type: "dismissed";
  case: number;
  score?: number;
  reasons?: string[];
  on?: boolean;
}
/**
 * A command. ``id`` is 128 bits of randomness, made once an action, kept until answered.
 */
export interface Do {
  type: "do";
  id: string;
  event:
    | Begin
    | Identify
    | Say
    | Change
    | Back
    | Skip
    | DontKnow
    | Why
    | WantPerson
    | Prove
    | Part
    | Confirm
    | GiveStars;
}
/**
 * Say who the customer is, with a proof.
 *
 *     ``token`` is signed by the site; ``earlier`` is the token of a conversation that this
 *     browser had before. What proves nothing is refused and changes nothing.
 */
export interface Identify {
  type: "identify";
  token?: string;
  earlier?: string;
}
/**
 * Write something. With ``question`` and ``turn`` it answers that question only.
 *
 *     ``turn`` is the number of the ``asked`` entry the answer belongs to; when the talk has
 *     moved on since, the event is refused as stale and nothing changes.
 */
export interface Say {
  type: "say";
  text?: string;
  files?: string[];
  question?: string;
  turn?: number;
  uploads?: Upload[];
  proposed?: Proposal[];
}
/**
 * Words of a message that may answer a question, as a language model sees it.
 */
export interface Proposal {
  question: string;
  quote: string;
}
/**
 * Leave an optional question out.
 */
export interface Skip {
  type: "skip";
  question: string;
  turn?: number;
}
/**
 * Say "I don't know": recorded as such, never asked again.
 */
export interface DontKnow {
  type: "dont_know";
  question: string;
  turn?: number;
}
/**
 * Ask why this is asked.
 */
export interface Why {
  type: "why";
  question: string;
}
/**
 * Reach a human, now, with what is there.
 */
export interface WantPerson {
  type: "want_person";
}
/**
 * Have a code sent to the e-mail address that was given; it is typed like any words.
 */
export interface Prove {
  type: "prove";
}
/**
 * This is something else than case number ``case``, which it was added to.
 */
export interface Part {
  type: "part";
  case: number;
}
/**
 * Say how it was, once the matter is closed and its ``closed`` entry asks; 5 is the best.
 */
export interface GiveStars {
  type: "give_stars";
  stars: 1 | 2 | 3 | 4 | 5;
}
/**
 * A reply that an agent is about to send.
 */
export interface DraftAsked {
  text?: string;
}
/**
 * A flow was chosen (again): from here on its questions are asked.
 */
export interface Entered {
  type: "entered";
  flow: string;
  edition: string;
  title: string;
  team?: string;
}
/**
 * One line of the log.
 */
export interface Entry {
  seq: number;
  at: number;
  by: "agent" | "bot" | "customer" | "system";
  body:
    | Began
    | Identified
    | Proof
    | Entered
    | Said
    | Told
    | Asked
    | Answered
    | Cleared
    | Summary
    | Handover
    | Taken
    | Transferred
    | Returned
    | Reply
    | Note
    | Noticed
    | Forgiven
    | Linked
    | Unlinked
    | Gained
    | Lost
    | Dismissed
    | Added
    | Parted
    | IncidentJoined
    | IncidentLeft
    | IncidentNews
    | LanguageChanged
    | Redacted
    | Closed
    | Reopened
    | SplitOff
    | SplitFrom
    | Rated
    | Snoozed;
  who?: string;
  name?: string;
  cid?: string;
}
/**
 * It is known whose conversation this is: ``Known.identity``, and what they are called.
 */
export interface Identified {
  type: "identified";
  customer: string;
  name?: string;
}
/**
 * The customer's e-mail address may be proved: that is offered, or a code was sent.
 */
export interface Proof {
  type: "proof";
  text: string;
  button: string;
  sent?: boolean;
}
/**
 * The customer's own words and files.
 */
export interface Said {
  type: "said";
  text?: string;
  files?: Upload[];
  question?: string;
  removed?: Removed[];
}
/**
 * A secret that was cut out of a message before it was saved; see ``extract/secrets.py``.
 */
export interface Removed {
  kind: string;
  ending?: string;
}
/**
 * The bot said something that is no question.
 */
export interface Told {
  type: "told";
  text: string;
  why?:
    | "accepted"
    | "ack"
    | "away"
    | "calm"
    | "closing"
    | "crisis"
    | "gentle"
    | "hello"
    | "help"
    | "next"
    | "note"
    | "removed"
    | "retry"
    | "skipped"
    | "status"
    | "wait";
  question?: string;
}
/**
 * Everything is asked; the customer is shown the card and asked to confirm.
 */
export interface Summary {
  type: "summary";
  rows: Row[];
  missing?: Row[];
  text?: string;
}
/**
 * A line of the summary card or of the list of what is missing.
 */
export interface Row {
  question: string;
  label: string;
}
/**
 * The case is with the team. From here the conversation waits for a person.
 */
export interface Handover {
  type: "handover";
  number: number;
  team?: string;
  team_name?: string;
  title?: string;
  priority?: "high" | "low" | "normal" | "urgent";
  missing?: Row[];
  why?: "asked" | "confirmed" | "incident" | "nothing_to_ask" | "split";
  online?: boolean;
  opens?: number;
}
/**
 * An agent holds the conversation; the bot is silent from here on.
 */
export interface Taken {
  type: "taken";
  fence: number;
  agent: string;
  name: string;
}
/**
 * The conversation goes to a colleague (``agent``) or waits for a team.
 */
export interface Transferred {
  type: "transferred";
  fence: number;
  agent?: string;
  name?: string;
  team?: string;
  team_name?: string;
}
/**
 * An agent gave the conversation back to the bot, which asks on or waits for a person.
 */
export interface Returned {
  type: "returned";
  fence: number;
  phase?: "intake" | "waiting";
}
/**
 * An agent's words to the customer.
 */
export interface Reply {
  type: "reply";
  text?: string;
  files?: Upload[];
}
/**
 * An agent's private note; customers never receive it.
 */
export interface Note {
  type: "note";
  text: string;
}
/**
 * How a message is meant, apart from its facts. Agents only.
 *
 *     ``distress`` and ``crisis``: the bot became gentle. ``abuse``: an insult; ``step`` counts
 *     them and ``action`` is the rung of the operator's ladder. ``another``: a second matter.
 */
export interface Noticed {
  type: "noticed";
  of: number;
  kind: "abuse" | "another" | "crisis" | "distress";
  /**
   * @minItems 2
   * @maxItems 2
   */
  span: [number, number];
  quote?: string;
  step?: number;
  action?: "" | "note" | "pause" | "warn";
  more?: string[];
}
/**
 * An agent took entry ``of``, a ``noticed``, back. Agents only.
 */
export interface Forgiven {
  type: "forgiven";
  of: number;
}
/**
 * This conversation became one more contact of another case. Agents only.
 *
 *     If it was a case with contacts of its own, these came along; they are still linked to it.
 */
export interface Linked {
  type: "linked";
  case: number;
  score?: number;
  reasons?: string[];
  decided?: Decided[];
}
/**
 * A link to another case was taken back, and what came meanwhile was placed. Agents only.
 */
export interface Unlinked {
  type: "unlinked";
  case: number;
  placed?: Placed[];
}
/**
 * Case number ``case`` became part of this one, with all its contacts. Agents only.
 */
export interface Gained {
  type: "gained";
  case: number;
}
/**
 * Case number ``case`` is no part of this one any more. Agents only.
 */
export interface Lost {
  type: "lost";
  case: number;
}
/**
 * It is a case of its own again; ``phase`` is where it goes on.
 */
export interface Parted {
  type: "parted";
  case: number;
  number?: number;
  text?: string;
  phase?: "closed" | "confirming" | "intake" | "live" | "waiting";
}
/**
 * This conversation belongs to an incident from here on. Agents only.
 */
export interface IncidentJoined {
  type: "incident_joined";
  incident: number;
  title?: string;
  score?: number;
  reasons?: string[];
  wants?: boolean;
}
/**
 * It does not belong to that incident: taken back by an agent, or the customer says so.
 */
export interface IncidentLeft {
  type: "incident_left";
  incident: number;
  why?: "agent" | "different";
}
/**
 * A word on the incident that all of its customers are told.
 */
export interface IncidentNews {
  type: "incident_news";
  incident: number;
  kind: "fixed" | "reopened" | "update";
  title: string;
  text: string;
}
/**
 * From here on the bot speaks this language: the customer wrote in it, or asked for it.
 */
export interface LanguageChanged {
  type: "language_changed";
  language: string;
}
/**
 * Words were removed from entry ``of``; ``text`` is what stands there now.
 */
export interface Redacted {
  type: "redacted";
  of: number;
  text: string;
}
/**
 * The matter is open again: held by ``agent``, or waiting because the customer wrote.
 */
export interface Reopened {
  type: "reopened";
  fence: number;
  agent?: string;
  name?: string;
}
/**
 * What entry ``of`` says became case number ``case``. Agents only.
 */
export interface SplitOff {
  type: "split_off";
  of: number;
  case: number;
  conversation: string;
}
/**
 * This case was another's second matter: entry ``of`` of that one's log. Agents only.
 */
export interface SplitFrom {
  type: "split_from";
  of: number;
  case: number;
  conversation: string;
}
/**
 * How it was for the customer, out of five. A later one takes this one's place.
 */
export interface Rated {
  type: "rated";
  stars: 1 | 2 | 3 | 4 | 5;
}
/**
 * An agent put it aside until that time; 0: they took it up again. Agents only.
 */
export interface Snoozed {
  type: "snoozed";
  until?: number;
}
/**
 * One flow file as it stands: live edition and, if the last save was broken, its problems.
 */
export interface FlowView {
  id: string;
  title: string;
  file: string;
  edition: string;
  published: number;
  problems: string[];
}
/**
 * Follow a conversation from ``after`` on.
 */
export interface Watch {
  type: "watch";
  conversation: string;
  after?: number;
}
/**
 * Stop following it.
 */
export interface Unwatch {
  type: "unwatch";
  conversation: string;
}
/**
 * Application heartbeat: browsers don't show websocket pings to the page.
 */
export interface Ping {
  type: "ping";
}
/**
 * Always the first frame: who I am and what I have. Never again on this socket.
 */
export interface Hello {
  type: "hello";
  token: string;
  after?: number;
  epoch?: string;
}
/**
 * Whether the sender is writing; forgotten after 6 s.
 */
export interface Typing {
  type: "typing";
  on?: boolean;
}
/**
 * Everything up to ``seq`` was on the screen.
 */
export interface Seen {
  type: "seen";
  seq: number;
}
/**
 * The server restarts; come back after ``retry_in`` milliseconds.
 */
export interface GoingAway {
  type: "going_away";
  retry_in: number;
}
/**
 * A line of its history.
 */
export interface HistoryLine {
  seq: number;
  at: number;
  name: string;
  kind: string;
  text?: string;
}
/**
 * A search result.
 */
export interface Hit {
  conversation: string;
  number: number;
  title: string;
  customer: string;
  phase: string;
  opened: number;
  /**
   * Where it matched.
   */
  words: string;
}
/**
 * Cases within an hour; ``before`` for those with its error from before it began.
 */
export interface HourView {
  at: number;
  count: number;
  before?: boolean;
}
/**
 * Open an incident from a case.
 */
export interface IncidentAsked {
  id: string;
  conversation: string;
  title?: string;
}
/**
 * An incident in the list. Times are UTC milliseconds, 0 for never.
 */
export interface IncidentBrief {
  number: number;
  version: number;
  state: "proposed" | "working" | "fixed" | "dismissed";
  title: string;
  /**
   * The error line that its fingerprint stands for.
   */
  line: string;
  site: string;
  owner: string;
  owner_name: string;
  opened_at: number;
  /**
   * Empty where it opened by itself.
   */
  opened_by: string;
  fixed_at: number;
  cases: number;
  customers: number;
  /**
   * Customers who asked to be told.
   */
  wants: number;
  first: number;
  last: number;
}
/**
 * A change of the incident as it stood at ``version``.
 */
export interface IncidentCommand {
  id: string;
  version: number;
}
/**
 * What is not given stays as it is.
 */
export interface IncidentEdit {
  id: string;
  version: number;
  title?: string | null;
  note?:
    | string
    | {
        [k: string]: string;
      }
    | null;
  /**
   * An agent's id; empty for nobody.
   */
  owner?: string | null;
  /**
   * Ids of the questions that it still needs answered.
   */
  asks?:
    | []
    | [string]
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string]
    | [string, string, string, string, string, string]
    | [string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
    | null;
}
/**
 * Confirm it, mark it as fixed for all, reopen or dismiss it.
 */
export interface IncidentMoved {
  id: string;
  version: number;
  state: "working" | "fixed" | "dismissed";
}
/**
 * All of an incident.
 */
export interface IncidentView {
  number: number;
  version: number;
  state: "proposed" | "working" | "fixed" | "dismissed";
  title: string;
  /**
   * The error line that its fingerprint stands for.
   */
  line: string;
  site: string;
  owner: string;
  owner_name: string;
  opened_at: number;
  /**
   * Empty where it opened by itself.
   */
  opened_by: string;
  fixed_at: number;
  cases: number;
  customers: number;
  /**
   * Customers who asked to be told.
   */
  wants: number;
  first: number;
  last: number;
  note: {
    [k: string]: string;
  };
  note_at: number;
  /**
   * Questions that its customers are still asked, as agents chose; null where nobody did: then those that the flow names, or whose answers differ most.
   */
  asks: string[] | null;
  /**
   * Those questions as they stand now, with the ones they hang on.
   */
  asked: string[];
  /**
   * Who says so.
   */
  chosen_by: "agents" | "flow" | "cases";
  /**
   * What there is to choose from.
   */
  questions: QuestionView[];
  /**
   * Why customers with exactly its error are not told during intake: nobody confirmed it, customers said that theirs is different, or agents refused to join such cases. Empty where they are told.
   */
  silent: "" | "nobody" | "customers" | "agents";
  hours: HourView[];
  /**
   * Cases an hour before it began.
   */
  usual: number;
  common: SplitView[];
  differ: SplitView[];
  suggested: SuggestedView[];
  members: MemberView[];
  history: HistoryLine[];
}
/**
 * A question of one of its cases' flows that its customers may still be asked.
 */
export interface QuestionView {
  id: string;
  label: string;
  /**
   * What the flow is called; empty where its cases have one alone.
   */
  flow: string;
}
/**
 * One sort of fact, and how many of its cases have which value.
 */
export interface SplitView {
  what: string;
  label: string;
  values: ValueView[];
}
export interface ValueView {
  value: string;
  count: number;
}
/**
 * A case that may belong to it.
 */
export interface SuggestedView {
  conversation: string;
  number: number;
  title: string;
  customer: string;
  phase: string;
  at: number;
  /**
   * Whether it has the very same fingerprint.
   */
  exact: boolean;
  reasons: string[];
  differs: string[];
}
/**
 * A case of it.
 */
export interface MemberView {
  conversation: string;
  number: number;
  title: string;
  customer: string;
  phase: string;
  at: number;
  /**
   * Who put it there: an agent's id, customer, or empty for itself.
   */
  by: string;
  wants: boolean;
  reasons: string[];
}
/**
 * How many incidents are open; sent again whenever one of them changed.
 */
export interface Incidents {
  type: "incidents";
  proposed: number;
  working: number;
}
export interface InviteAsked {
  email: string;
  name?: string;
  role?: "agent" | "lead" | "editor" | "admin";
  /**
   * @maxItems 100
   */
  teams?: string[];
}
/**
 * The link is shown once.
 */
export interface InviteMade {
  link: string;
  expires: number;
}
/**
 * The secret of a one-time link.
 */
export interface InviteToken {
  token: string;
}
/**
 * What a one-time link is for.
 */
export interface InviteView {
  email: string;
  name: string;
  role: string;
}
/**
 * Something that came while two cases were one, and whose it is.
 */
export interface ItemView {
  kind: "note" | "answer" | "contact" | "closed";
  of: number;
  to: "stays" | "goes" | "both";
  /**
   * Whether it is unclear; else it is said where it goes.
   */
  asked: boolean;
  text: string;
  at: number;
  who?: string;
}
/**
 * Use a one-time link: choose how one is called and a password.
 */
export interface Join {
  token: string;
  name: string;
  password: string;
}
/**
 * One question as both cases answer it, and as they would together.
 */
export interface JoinRow {
  question: string;
  label: string;
  kind: string;
  one: SaidView;
  other: SaidView;
  together: SaidView;
  /**
   * Empty where they don't contradict.
   */
  choices?: ChoiceView[];
}
/**
 * An answer, as one of two cases has it.
 */
export interface SaidView {
  /**
   * Empty where there is no value; `state` says why.
   */
  text?: string;
  state: "given" | "unverified" | "unknown" | "skipped" | "not asked";
}
/**
 * What would become of two cases: `stays` keeps its number, `goes` becomes part of it.
 */
export interface JoinView {
  stays: SideView;
  goes: SideView;
  rows: JoinRow[];
  contacts: PersonView[];
  /**
   * Send it along with what was decided by it.
   */
  seen: string;
}
/**
 * One of the two cases.
 */
export interface SideView {
  number: number;
  conversation: string;
  title: string;
  customer: string;
  opened: number;
  contacts: number;
}
/**
 * A contact of the joined case, and how it is known whose it is.
 */
export interface PersonView {
  number: number;
  conversation: string;
  customer: string;
  known: "signed in" | "same browser" | "same e-mail, typed" | "not proved";
  entries: number;
  opened: number;
  /**
   * What its customer is told when the cases are joined.
   */
  hears?: string;
}
/**
 * An answer that a draft asks for, and the place of the sentence that does.
 */
export interface KnownView {
  question: string;
  label: string;
  kind: string;
  value: string | number | boolean | string[] | null;
  text: string;
  state: string;
  band: string;
  by: string;
  seq?: number;
  quote?: string;
  who?: string;
  /**
   * Whose answer it is; 0 for this conversation's.
   */
  contact?: number;
  /**
   * What contacts say that is something else.
   */
  others?: OtherView[];
  /**
   * Whether an agent chose between them.
   */
  decided?: boolean;
  start: number;
  /**
   * Code points of the draft; the end is not part of it.
   */
  end: number;
}
/**
 * The entries after ``after`` up to ``upto``, oldest first.
 *
 *     Drop it when ``upto`` is not above your own number; ask again (a new hello) when ``after``
 *     is above it. Numbers that are not among ``entries`` are for agents only.
 */
export interface Log {
  type: "log";
  after: number;
  upto: number;
  entries: Entry[];
  conversation?: string;
}
/**
 * The signed-in agent. ``csrf`` goes into the X-CSRF-Token header of every change.
 */
export interface Me {
  id: string;
  name: string;
  email: string;
  role: "agent" | "lead" | "editor" | "admin";
  teams: string[];
  csrf: string;
}
/**
 * Something the agent should know, such as a flow file that could not be published.
 */
export interface Notice {
  type: "notice";
  level: "bad" | "info" | "warn";
  text: string;
  about?: string;
}
/**
 * A button under the greeting: starts that flow.
 */
export interface Opener {
  flow: string;
  label: string;
}
/**
 * What would become of a case that is taken apart: both sides, and what came meanwhile.
 */
export interface PartView {
  stays: SideView;
  goes: SideView;
  /**
   * The case that it is linked to: what `unlink` names.
   */
  case: number;
  by: string;
  at: number;
  reasons: string[];
  seen: string;
  items: ItemView[];
}
/**
 * Somebody who has the conversation open.
 */
export interface Person {
  agent: string;
  name: string;
  doing?: "noting" | "reading" | "writing";
}
/**
 * Answer to a ping.
 */
export interface Pong {
  type: "pong";
}
/**
 * Who has this conversation open, and whether the customer is there.
 */
export interface Presence {
  type: "presence";
  conversation: string;
  people: Person[];
  customer?: "gone" | "here" | "writing";
}
/**
 * problem+json, RFC 9457.
 */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code?: string;
}
/**
 * Rows that changed after ``after``, up to ``upto``; ``whole`` replaces all that is shown.
 */
export interface Queue {
  type: "queue";
  after: number;
  upto: number;
  rows: Brief[];
  whole?: boolean;
}
/**
 * The other side has seen everything up to ``seq``.
 */
export interface Read {
  type: "read";
  seq: number;
  conversation?: string;
}
/**
 * Command ``id`` changed nothing, and why. Codes are listed in PROTOCOL.md.
 */
export interface Refused {
  type: "refused";
  id: string;
  code: string;
  text?: string;
  open?: Asked | null;
  turn?: number;
  by?: string;
  fence?: number;
  retry?: boolean;
}
/**
 * A saved reply, with its blanks filled from the case.
 */
export interface ReplyView {
  id: string;
  text: string;
  /**
   * Empty for a text that is the same in all languages.
   */
  language?: string;
  /**
   * Whose reply it is; empty for everyone's.
   */
  teams?: string[];
  /**
   * What the text has where the case knows nothing.
   */
  open?: string[];
}
/**
 * Forget what you show: the log was restored or your place is unknown. It follows from 0.
 */
export interface Reset {
  type: "reset";
  epoch: string;
  conversation?: string;
}
/**
 * A new conversation, before its first message.
 */
export interface SessionAsked {
  site: string;
  language?: string;
}
/**
 * The token is shown once; it opens this conversation and nothing else.
 */
export interface SessionMade {
  conversation: string;
  number: number;
  token: string;
  epoch: string;
}
export interface SignIn {
  email: string;
  password: string;
}
/**
 * What the widget needs to draw itself before any conversation exists.
 */
export interface SiteView {
  id: string;
  name: string;
  language: string;
  languages: string[];
  greeting: string;
  openers: Opener[];
  accent?: string;
  online: boolean;
  /**
   * When the team is back, UTC ms; 0 when open or unknown.
   */
  opens?: number;
  /**
   * When the team leaves today, UTC ms; 0 when unknown.
   */
  closes?: number;
  /**
   * The team's hours in words.
   */
  hours?: string;
  email?: string;
  /**
   * Largest upload, bytes.
   */
  file_limit: number;
  file_types: string[];
  /**
   * Longest message, characters.
   */
  text_limit: number;
}
/**
 * Where a waiting customer stands, measured; fields are 0 when we can't say.
 */
export interface Standing {
  type: "standing";
  place?: number;
  low?: number;
  high?: number;
  online?: boolean;
  opens?: number;
}
export interface TeamView {
  id: string;
  name: string;
  online: boolean;
  opens?: number;
  /**
   * When its hours begin next; 0 for a team that is always there.
   */
  begins?: number;
  hours?: string;
}
/**
 * Somebody on the other side is writing, or stopped.
 */
export interface Writing {
  type: "writing";
  on: boolean;
  name?: string;
  conversation?: string;
}
/**
 * The hello was accepted; the log follows from ``after``.
 */
export interface Welcome {
  type: "welcome";
  conversation: string;
  number: number;
  epoch: string;
  seq: number;
  ping_every?: number;
}
/**
 * Tell all of its customers, each in their own conversation.
 */
export interface UpdatePosted {
  id: string;
  version: number;
  text:
    | string
    | {
        [k: string]: string;
      };
}
/**
 * A file that may now be sent with a message.
 */
export interface UploadMade {
  id: string;
  name: string;
  media_type: string;
  size: number;
  width?: number;
  height?: number;
}
