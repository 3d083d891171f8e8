import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import type { Asked } from "../../wire.ts";
import { App } from "../App.tsx";
import { createBench, KEPT, SITE, settle } from "../bench.ts";

/** The widget on the screen; `show` paints what is known now. */
async function onScreen(bench = createBench(), resumed = true) {
  if (resumed) await bench.resume();
  else bench.open();
  const page = render(<App chat={bench.chat} />);
  const show = () => page.rerender(<App chat={bench.chat} />);
  return { bench, show, chat: bench.chat };
}

const ask = (some: Partial<Asked>): Asked => ({
  type: "asked",
  question: "symptom",
  kind: "choice",
  control: "choice",
  label: "Symptom",
  text: "What do you see?",
  ...some,
});
const OPTIONS = ["A message", "A blank page"].map((label) => ({ value: label, label }));
const button = (name: string | RegExp) => screen.getByRole("button", { name });

afterEach(cleanup);

describe("the first screen", () => {
  test("greets with a question, openers and a way to a person", async () => {
    const { bench } = await onScreen(createBench(), false);
    expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("Hi! What’s going wrong?");
    fireEvent.click(button("My order"));
    await bench.welcome();
    expect(bench.events()).toMatchObject([{ type: "begin", flow: "order" }]);
    expect(button("Talk to a person")).toBeTruthy();
  });

  test("what the customer writes goes out with Enter, not with Shift and Enter", async () => {
    const { bench } = await onScreen();
    const field = screen.getByRole("textbox", { name: "Your message" });
    fireEvent.input(field, { target: { value: "it broke" } });
    fireEvent.keyDown(field, { key: "Enter", shiftKey: true });
    fireEvent.keyDown(field, { key: "Enter", isComposing: true });
    await settle();
    expect(bench.events()).toEqual([]);
    fireEvent.keyDown(field, { key: "Enter" });
    await settle();
    expect(bench.events()).toEqual([{ type: "say", text: "it broke" }]);
    expect(bench.chat.draft).toBe("");
  });

  test("nothing but blanks is not sent", async () => {
    const { bench } = await onScreen();
    const field = screen.getByRole("textbox", { name: "Your message" });
    fireEvent.input(field, { target: { value: "  \n " } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(bench.events()).toEqual([]);
  });

  test("a text that is too long stays, and says by how much", async () => {
    const { bench, show } = await onScreen();
    bench.chat.type("x".repeat(SITE.text_limit + 5));
    show();
    fireEvent.click(button("Send"));
    expect(bench.events()).toEqual([]);
    expect(screen.getByText(/^5 characters too many/)).toBeTruthy();
  });
});

describe("a question", () => {
  test("with buttons is answered by one, for that question and that turn", async () => {
    const { bench, show } = await onScreen();
    bench.log(ask({ options: OPTIONS }));
    show();
    fireEvent.click(button("A blank page"));
    show();
    const turn = bench.chat.view.open?.turn;
    expect(bench.events()).toEqual([
      { type: "say", text: "A blank page", question: "symptom", turn },
    ]);
    expect(screen.queryByRole("button", { name: "A message" })).toBeNull();
    expect(document.activeElement?.tagName).toBe("TEXTAREA");
  });

  test("can be left by not knowing, and skipped only where it may be", async () => {
    const { bench, show } = await onScreen();
    bench.log({ type: "entered", flow: "f", edition: "e", title: "F" }, ask({}));
    show();
    expect(screen.queryByRole("button", { name: "Skip" })).toBeNull();
    fireEvent.click(button("I don’t know"));
    expect(bench.events()).toMatchObject([{ type: "dont_know", question: "symptom" }]);
    bench.push({ type: "ack", id: bench.commands()[0]?.id, seq: 4 });
    bench.log(ask({ question: "photo", optional: true }));
    show();
    fireEvent.click(button("Skip"));
    expect(bench.events().at(-1)).toMatchObject({ type: "skip", question: "photo" });
  });

  test("of several choices sends them in their order", async () => {
    const { bench, show } = await onScreen();
    bench.log(ask({ control: "choices", options: OPTIONS }));
    show();
    fireEvent.click(button("Done"));
    expect(bench.events()).toEqual([]);
    for (const name of ["A blank page", "A message"]) fireEvent.click(screen.getByLabelText(name));
    fireEvent.click(button("Done"));
    expect(bench.events()).toMatchObject([{ text: "A message, A blank page" }]);
  });

  test("of yes or no has both, whether or not the server names them", async () => {
    const { bench, show } = await onScreen();
    bench.log(ask({ control: "yes_no" }));
    show();
    fireEvent.click(button("Yes"));
    expect(bench.events()).toMatchObject([{ text: "Yes" }]);
  });

  test("of a rating says which of how many", async () => {
    const { bench, show } = await onScreen();
    bench.log(ask({ control: "rating" }));
    show();
    fireEvent.click(button("4 of 5"));
    expect(bench.events()).toMatchObject([{ text: "4" }]);
  });

  test("of a date has a field", async () => {
    const { bench, show } = await onScreen();
    bench.log(ask({ control: "date" }));
    show();
    fireEvent.input(screen.getByLabelText("Symptom"), { target: { value: "2026-11-20" } });
    fireEvent.click(button("Done"));
    expect(bench.events()).toMatchObject([{ text: "2026-11-20" }]);
  });

  test("says why it is asked and how far one is", async () => {
    const { bench, show } = await onScreen();
    bench.log(ask({ help: "To know where to look.", at: 3, of: 6 }));
    show();
    expect(screen.getByText("3 of 6")).toBeTruthy();
    fireEvent.click(button("Why do you ask?"));
    expect(bench.events()).toEqual([{ type: "why", question: "symptom" }]);
  });

  test("what was understood can be changed in its place", async () => {
    const { bench, show } = await onScreen();
    const source = { seq: 2, span: [0, 4] as [number, number], quote: "Mara" };
    bench.log(
      { by: "customer", body: { type: "said", text: "Mara here" } },
      {
        type: "answered",
        question: "name",
        label: "Name",
        answer: { value: "M", text: "Mara", source },
      },
      ask({}),
    );
    show();
    fireEvent.click(button(/Name/));
    show();
    const field = screen.getByRole("textbox", { name: "Name" });
    expect(document.activeElement).toBe(field);
    fireEvent.input(field, { target: { value: "Maria" } });
    fireEvent.keyDown(field, { key: "Escape" });
    show();
    expect(screen.queryByRole("textbox", { name: "Name" })).toBeNull();
    fireEvent.click(button(/Name/));
    show();
    fireEvent.input(screen.getByRole("textbox", { name: "Name" }), { target: { value: "Maria" } });
    fireEvent.submit(screen.getByRole("form", { name: "Change" }));
    expect(bench.events()).toEqual([{ type: "change", question: "name", text: "Maria" }]);
  });
});

describe("later", () => {
  test("the summary shows every answer with a pencil, and is confirmed once", async () => {
    const { bench, show } = await onScreen();
    bench.log(
      { type: "answered", question: "name", label: "Name", answer: { value: "M", text: "Mara" } },
      {
        type: "summary",
        text: "Does it look right?",
        rows: [{ question: "name", label: "Name" }],
        missing: [{ question: "page", label: "Page" }],
      },
    );
    show();
    const card = within(screen.getByRole("region", { name: "Your case" }));
    expect(card.getByText("Mara")).toBeTruthy();
    expect(card.getByText("Page")).toBeTruthy();
    expect(button("Change: Name")).toBeTruthy();
    fireEvent.click(button("Send to the team"));
    show();
    fireEvent.click(button("Send to the team"));
    expect(bench.events()).toEqual([{ type: "confirm", turn: 3 }]);
  });

  test("where one stands is said only as far as it was measured", async () => {
    const { bench, show } = await onScreen();
    bench.log({ type: "handover", number: 1042 });
    bench.push({ type: "standing" });
    show();
    expect(screen.getByText("We can’t say how long it takes.")).toBeTruthy();
    bench.push({ type: "standing", place: 2, low: 3, high: 6 });
    show();
    expect(screen.getByText("2nd")).toBeTruthy();
    expect(screen.getByText("Usually 3 to 6 minutes.")).toBeTruthy();
    await bench.pass(7 * 60_000);
    show();
    expect(screen.getByText(/longer than we said/)).toBeTruthy();
  });

  test("a person has a name, and can be written to", async () => {
    const { bench, show } = await onScreen();
    bench.log(
      { type: "taken", fence: 1, agent: "a", name: "Priya Nair" },
      { by: "agent", name: "Priya Nair", body: { type: "reply", text: "Hello" } },
    );
    show();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Priya Nair");
    expect(screen.getByPlaceholderText("Write to Priya")).toBeTruthy();
    expect(screen.getByText(/Priya Nair has joined/)).toBeTruthy();
  });

  test("offline it says so, and what waits is marked", async () => {
    const { bench, show } = await onScreen();
    bench.chat.line.offline();
    bench.chat.say("are you there");
    show();
    expect(screen.getByText("Waiting to be sent")).toBeTruthy();
    expect(screen.getByText(/You’re offline/)).toBeTruthy();
  });

  test("a message that was refused says why, and can be taken back into the field", async () => {
    const { bench, show } = await onScreen();
    bench.chat.say("hello");
    const { id } = bench.commands()[0] ?? {};
    bench.push({ type: "refused", id, code: "rate", text: "Too many messages." });
    show();
    expect(screen.getByRole("alert").textContent).toContain("Too many messages.");
    fireEvent.click(button("Remove"));
    expect([bench.chat.draft, bench.chat.line.outbox]).toEqual(["hello", []]);
  });

  test("history is not announced while it is filled in", async () => {
    const bench = createBench();
    bench.open({ kept: KEPT });
    await bench.welcome(2);
    const page = render(<App chat={bench.chat} />);
    const log = screen.getByRole("log");
    expect(log.getAttribute("aria-live")).toBe("off");
    bench.log({ type: "began" }, { type: "told", text: "hello" });
    page.rerender(<App chat={bench.chat} />);
    expect(log.getAttribute("aria-live")).toBe("polite");
  });

  test("our fault is said plainly, with the team's address", async () => {
    const { chat, show } = await onScreen();
    chat.set({ fault: true, site: { ...SITE, email: "help@shop.example" } });
    show();
    expect(screen.getByRole("alert").textContent).toContain("Something broke on our side");
    expect(screen.getByRole("link").getAttribute("href")).toBe("mailto:help@shop.example");
  });
});

describe("what people wrote", () => {
  test("is text, whatever it looks like", async () => {
    const { bench, show } = await onScreen();
    const hostile = `<img src=x onerror="alert(1)"><script>alert(1)</script>`;
    bench.log(
      { by: "customer", body: { type: "said", text: hostile } },
      { by: "agent", name: hostile, body: { type: "reply", text: hostile } },
      ask({ text: hostile, options: [{ value: "x", label: hostile }] }),
    );
    show();
    expect(document.querySelector("img, script")).toBeNull();
    expect(screen.getAllByText(hostile).length).toBeGreaterThan(2);
  });
});
