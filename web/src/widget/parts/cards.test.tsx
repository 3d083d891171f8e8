import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Answer } from "../../wire.ts";
import { App } from "../App.tsx";
import { createBench } from "../bench.ts";

/** A conversation whose summary has one row with this answer, in a window that has the focus. */
async function summed(
  answer: Partial<Answer> = {},
  prepare = (_: ReturnType<typeof createBench>) => {},
) {
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
  const bench = createBench();
  await bench.resume();
  const page = render(<App chat={bench.chat} />);
  const show = () => page.rerender(<App chat={bench.chat} />);
  screen.getByRole("textbox", { name: "Your message" }).focus();
  prepare(bench);
  answered(bench, answer);
  show();
  return { bench, show };
}

function answered(bench: ReturnType<typeof createBench>, answer: Partial<Answer>) {
  bench.log(
    {
      type: "answered",
      question: "page",
      label: "Page",
      answer: { value: "x", text: "https://shop.example/pay?step=2", ...answer },
    },
    { type: "summary", rows: [{ question: "page", label: "Page" }], missing: [] },
  );
}

const card = () => within(screen.getByRole("region", { name: "Your case" }));
const button = (name: string) => screen.getByRole("button", { name });

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("when the summary takes the composer's place", () => {
  test("the focus goes to what sends it", async () => {
    await summed();
    expect(document.activeElement).toBe(button("Send to the team"));
  });

  test("it does not take the focus into a window that has none", async () => {
    await summed({}, () => vi.spyOn(document, "hasFocus").mockReturnValue(false));
    expect(document.activeElement).toBe(document.body);
  });

  test("whoever still writes keeps the field, and can go to the summary", async () => {
    const { show } = await summed({}, ({ chat }) => chat.type("and one more th"));
    expect(screen.getByDisplayValue("and one more th")).toBeTruthy();
    fireEvent.click(button("Back to the summary"));
    show();
    expect(document.activeElement).toBe(button("Send to the team"));
  });
});

describe("a changed answer", () => {
  test("gives the focus back to its row, which stays where it is", async () => {
    const { bench, show } = await summed();
    const pencil = button("Change: Page");
    fireEvent.click(pencil);
    show();
    fireEvent.submit(screen.getByRole("form", { name: "Change" }));
    bench.push({ type: "ack", id: bench.commands().at(-1)?.id, seq: 4 });
    show();
    answered(bench, { text: "https://shop.example/cart" });
    show();
    await vi.waitFor(() => expect(document.activeElement).toBe(button("Change: Page")));
    expect(card().getByText("https://shop.example/cart")).toBeTruthy();
  });
});

describe("an answer in words", () => {
  test.each([
    [{ source: { by: "page" } }, "/pay?step=2"],
    [{ source: { by: "said", seq: 2 } }, "https://shop.example/pay?step=2"],
    [{ source: { by: "page" }, text: "https://shop.example/" }, "https://shop.example/"],
    [{ state: "unknown", value: null, text: "doesn't know" }, "I don’t know"],
    [{ state: "skipped", value: null, text: "left out" }, "Skipped"],
  ] as [Partial<Answer>, string][])("%j reads %s", async (answer, words) => {
    await summed(answer);
    expect(card().getByText(words)).toBeTruthy();
  });
});

test("without a network the way to a person stays while the bot asks", async () => {
  const { bench, show } = await summed();
  bench.chat.line.offline();
  show();
  expect(screen.getByText(/You’re offline/)).toBeTruthy();
  expect(button("Talk to a person")).toBeTruthy();
});
