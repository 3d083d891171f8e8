/** What is written while something is on its way to the server stays in its field. */
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentChildren } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import type { IncidentView, InviteMade } from "../../wire.ts";
import { made } from "../state/served.ts";
import { Sheets } from "../state/sheet.ts";
import { ShellContext } from "./context.ts";
import { Asks } from "./IncidentAsks.tsx";
import { IncidentPage } from "./IncidentPage.tsx";
import { About, Note } from "./IncidentSide.tsx";
import { PeoplePage } from "./PeoplePage.tsx";

afterEach(cleanup);

const FOUND = {
  ...{ number: 1, version: 1, state: "working", cases: 2, customers: 2, wants: 0, first: 0 },
  ...{ last: 0, opened_at: 0, opened_by: "", usual: 0, silent: "", line: "x", hours: [] },
  ...{ suggested: [], members: [], common: [], differ: [], history: [] },
  ...{ note: {}, title: "Cards fail", owner: "", owner_name: "", told: 0, asks: null },
  ...{ asked: [], chosen_by: "flow", questions: ["when", "where"].map(question) },
} as unknown as IncidentView;

function question(id: string) {
  return { id, label: id, flow: "" };
}

/** Draws it on a desk; `done` lets the change that is on its way be made. */
function shown(what: (change: () => Promise<boolean>) => ComponentChildren) {
  const { desk } = made();
  let done: (well: boolean) => void = () => undefined;
  const change = () => new Promise<boolean>((well) => (done = well));
  const shell = { desk, sheets: new Sheets(desk) };
  render(<ShellContext.Provider value={shell}>{what(change)}</ShellContext.Provider>);
  return { done: () => done(true) };
}

const soon = () => new Promise((done) => setTimeout(done, 20));
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const write = (label: string, value: string) =>
  fireEvent.input(field(label), { target: { value } });

test.each([
  ["Public note", "Save note"],
  ["Title, for the team", "Save title"],
])("of an incident: %s", async (label, save) => {
  const { done } = shown((change) => (
    <>
      <Note found={FOUND} change={change} />
      <About found={FOUND} change={change} />
    </>
  ));
  write(label, "The bank");
  fireEvent.click(screen.getByRole("button", { name: save }));
  write(label, "The bank knows");
  done();
  await soon();

  expect(field(label).value).toBe("The bank knows");
  fireEvent.click(screen.getByRole("button", { name: save }));
  done();
  await soon();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: save }).disabled).toBe(true);
});

test("of an incident: its questions", async () => {
  const { done } = shown((change) => <Asks found={FOUND} change={change} />);
  fireEvent.click(field("when"));
  fireEvent.click(screen.getByRole("button", { name: "Save questions" }));
  fireEvent.click(field("where"));
  done();
  await soon();

  expect(field("where").checked).toBe(true);
});

test("the next one to invite", async () => {
  const { desk } = made();
  let done: (link: InviteMade) => void = () => undefined;
  vi.spyOn(desk.api, "agents").mockResolvedValue([]);
  vi.spyOn(desk.api, "invite").mockReturnValue(new Promise((made) => (done = made)));
  desk.me.value = { ...(desk.me.value as NonNullable<typeof desk.me.value>), role: "admin" };
  render(
    <ShellContext.Provider value={{ desk, sheets: new Sheets(desk) }}>
      <PeoplePage />
    </ShellContext.Provider>,
  );
  write("E-mail", "ada@shop.example");
  fireEvent.click(screen.getByRole("button", { name: "Make a one-time link" }));
  write("E-mail", "bo@shop.example");
  done({ link: "https://x", expires: 0 } as unknown as InviteMade);
  await soon();

  expect(field("E-mail").value).toBe("bo@shop.example");
});

test("a change right after another stands on it, though the page was not fetched again", async () => {
  const { desk } = made();
  vi.spyOn(desk.api, "incident")
    .mockResolvedValueOnce(FOUND)
    .mockReturnValue(new Promise(() => undefined));
  const sent = vi
    .spyOn(desk.api, "changeIncident")
    .mockImplementation(async (_, __, { version }: { version?: number }) => ({
      ...FOUND,
      version: (version ?? 0) + 1,
    }));
  render(
    <ShellContext.Provider value={{ desk, sheets: new Sheets(desk) }}>
      <IncidentPage number={1} />
    </ShellContext.Provider>,
  );
  await screen.findByLabelText("Public note");

  write("Title, for the team", "The bank");
  fireEvent.click(screen.getByRole("button", { name: "Save title" }));
  await soon();
  write("Public note", "The bank knows");
  fireEvent.click(screen.getByRole("button", { name: "Save note" }));
  await soon();

  expect(sent.mock.calls.map(([, , body]) => body)).toMatchObject([{ version: 1 }, { version: 2 }]);
});
