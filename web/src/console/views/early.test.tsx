/** What a person does before effects ran, or before an answer came, stays done. */
import { render as draw } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AgentView, Hit, InviteView, JoinView, KnownView, ReplyView } from "../../wire.ts";
import { made } from "../state/served.ts";
import { Sheets } from "../state/sheet.ts";
import { App } from "./App.tsx";
import { type Shell, ShellContext } from "./context.ts";
import { useReasks } from "./Known.tsx";
import { Menu } from "./Menu.tsx";
import { Palette } from "./Palette.tsx";
import { SearchPage } from "./SearchPage.tsx";
import { SignIn } from "./SignIn.tsx";
import { Transfer } from "./Transfer.tsx";
import { useLoaded } from "./useLoaded.ts";
import { useReplies } from "./useReplies.ts";

// Drawn by Preact itself: Testing Library runs effects at once, a browser some frames later.
let place: HTMLElement;
let shell: Shell;
beforeEach(() => {
  const { desk } = made();
  vi.spyOn(desk, "lookAround").mockResolvedValue();
  shell = { desk, sheets: new Sheets(desk) };
  place = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  draw(null, place);
  place.remove();
  location.hash = "";
});

const show = (what: preact.ComponentChildren) =>
  draw(<ShellContext.Provider value={shell}>{what}</ShellContext.Provider>, place);
const drawn = () => new Promise<void>((done) => queueMicrotask(() => queueMicrotask(done)));
/** A busy machine may take its time. */
const comes = (what: () => unknown) => vi.waitFor(what, { timeout: 10_000 });
const find = <T extends HTMLElement>(what: string) => place.querySelector<T>(what) as T;
const text = () => place.textContent ?? "";

async function type(what: string, words: string) {
  const field = find<HTMLInputElement>(what);
  field.focus();
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await drawn();
}
async function press(key: string, at: Element | null = document.activeElement) {
  at?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await drawn();
}

const hit = (number: number, title: string) =>
  ({ conversation: `c${number}`, number, title, customer: "Mara", opened: 0, words: "" }) as Hit;

test("what was found for other words does not stand under these for a moment", async () => {
  vi.spyOn(shell.desk.api, "search").mockImplementation(async (words) =>
    words === "ficus" ? [hit(1, "The ficus")] : [],
  );
  show(<SearchPage q="" />);
  await type("input", "ficus");
  await comes(() => expect(text()).toContain("The ficus"));

  await type("input", "fern");
  expect(text()).not.toContain("The ficus");

  await comes(() => expect(text()).toContain("Nothing for “fern”"));
  await type("input", "ficus");
  expect(text()).not.toContain("Nothing for");
});

test.each([
  ["the search", () => <SearchPage q="" />, "input[type=search]"],
  ["the sign-in", () => <SignIn />, "input[type=email]"],
])("%s has the focus as soon as it is drawn, and never takes it later", (_, page, field) => {
  show(page());

  expect(document.activeElement).toBe(find(field));
});

test("the first item of a menu has the focus as soon as it is open", async () => {
  const items = ["One", "Two"].map((label) => ({ label, act: () => undefined }));
  show(<Menu label="Menu" face="M" items={items} />);
  find("button").click();
  await drawn();

  await press("ArrowDown");

  expect(document.activeElement?.textContent).toBe("Two");
});

test("keys act as soon as the page is drawn", async () => {
  vi.spyOn(shell.desk.api, "me").mockResolvedValue(null);
  shell.desk.goTo("#queue");
  show(<App shell={shell} />);

  await press("?", document.body);

  expect(find("dialog").getAttribute("aria-label")).toBe("All keys");
});

test("colleagues who are known late take no focus from the note", async () => {
  let come: (found: AgentView[]) => void = () => undefined;
  vi.spyOn(shell.desk.api, "agents").mockReturnValue(new Promise((done) => (come = done)));
  show(<Transfer to="agent" close={() => undefined} />);
  await comes(() => expect(shell.desk.api.agents).toHaveBeenCalled());
  await type("textarea", "Her bank is");

  come([{ id: "tom", name: "Tom", active: true, role: "agent", online: true } as AgentView]);

  await comes(() => expect(find("input[type=radio]")).toBeTruthy());
  expect(document.activeElement).toBe(find("textarea"));
});

test("what Enter is about to choose does not change as the server's finds come", async () => {
  let come: (found: Hit[]) => void = () => undefined;
  const search = vi
    .spyOn(shell.desk.api, "search")
    .mockReturnValue(new Promise((done) => (come = done)));
  show(<Palette close={() => undefined} head={{ conversation: "" } as never} />);
  const chosen = () => find("[aria-selected=true]").textContent;
  await type("input", "all keys");
  await comes(() => expect(search).toHaveBeenCalled());
  expect(chosen()).toContain("All keys");

  come([hit(7, "She lost all keys")]);

  await comes(() => expect(text()).toContain("She lost all keys"));
  expect(chosen()).toContain("All keys");
  await press("ArrowUp");
  expect(chosen()).toContain("She lost all keys");
  await type("input", "flows");
  expect(text()).not.toContain("She lost all keys");
});

test("an arrow pressed right after a slash chooses", async () => {
  const replies = ["hello", "here"].map((id) => ({ id, text: id }) as ReplyView);
  vi.spyOn(shell.desk.api, "replies").mockResolvedValue(replies);
  let list: ReturnType<typeof useReplies> | undefined;
  const Pen = ({ text }: { text: string }) => {
    list = useReplies({
      desk: shell.desk,
      conversation: "c",
      text,
      on: true,
      take: () => undefined,
    });
    return null;
  };
  const writes = async (words: string) => {
    show(<Pen text={words} />);
    list?.moved({ selectionStart: words.length } as HTMLTextAreaElement);
    await drawn();
  };
  await writes("/he");
  await comes(() => expect(list?.shown?.chosen?.id).toBe("hello"));
  await writes("");
  await writes("a /he");
  list?.key(new KeyboardEvent("keydown", { key: "ArrowDown" }));
  await new Promise((soon) => setTimeout(soon, 50));

  expect(list?.shown?.chosen?.id).toBe("here");
});

test("a reply that is sent right after its last letter is looked at all the same", async () => {
  let answer: (found: KnownView[]) => void = () => undefined;
  vi.spyOn(shell.desk.api, "known").mockReturnValue(new Promise((done) => (answer = done)));
  let reasks: ReturnType<typeof useReasks> | undefined;
  const Pen = ({ draft }: { draft: string }) => {
    reasks = useReasks(shell.desk, "c", draft, true);
    return null;
  };
  show(<Pen draft="" />);
  await new Promise((soon) => setTimeout(soon, 50));
  show(<Pen draft="Which browser?" />);

  const may = reasks?.maySend("Which browser?");
  await new Promise((soon) => setTimeout(soon, 50));
  answer([{ question: "device", start: 0, end: 14 } as KnownView]);

  expect(await may).toBe(false);
});

test("asking again twice fetches twice, whichever drawing the button is of", async () => {
  const fetch = vi.fn(async () => 1);
  let again: (() => void) | undefined;
  const Page = () => {
    again = useLoaded(fetch, []).again;
    return null;
  };
  show(<Page />);
  await comes(() => expect(fetch).toHaveBeenCalledTimes(1));
  const first = again;
  first?.();
  await comes(() => expect(fetch).toHaveBeenCalledTimes(2));
  first?.();

  await comes(() => expect(fetch).toHaveBeenCalledTimes(3));
});

test("two other cases side by side are never shown as the ones before", async () => {
  const side = (number: number) => ({ number, conversation: `c${number}`, customer: "" });
  const two = (number: number) =>
    ({ stays: side(1), goes: side(number), rows: [], contacts: [], seen: "s" }) as never;
  vi.spyOn(shell.desk.api, "joinOf").mockImplementation((_, number) =>
    number === 7 ? Promise.resolve<JoinView>(two(7)) : new Promise(() => undefined),
  );
  shell.desk.goTo("#merge/c/7");
  show(<App shell={shell} />);
  await comes(() => expect(text()).toContain("Join 1 and 7?"));

  shell.desk.goTo("#merge/c/8");
  await drawn();

  expect(text()).not.toContain("Join 1 and 7?");
});

test("the answer about a one-time link is not taken for that of another", async () => {
  const come = new Map<string, (found: InviteView) => void>();
  vi.spyOn(shell.desk.api, "invitation").mockImplementation(
    (token) => new Promise((done) => come.set(token, done)),
  );
  shell.desk.goTo("#join=one");
  show(<App shell={shell} />);
  await comes(() => expect(come.has("one")).toBe(true));
  shell.desk.goTo("#join=two");
  await comes(() => expect(come.has("two")).toBe(true));

  come.get("two")?.({ email: "two@shop.example", name: "Two" } as InviteView);
  come.get("one")?.({ email: "one@shop.example", name: "One" } as InviteView);

  await comes(() => expect(text()).toContain("two@shop.example"));
  await drawn();
  expect(text()).not.toContain("one@shop.example");
});
