import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import type { Body } from "../../view.ts";
import type { Asked, Said } from "../../wire.ts";
import { App } from "../App.tsx";
import { createBench, SITE } from "../bench.ts";

/** A conversation that went this way; `show` paints what is known now. */
async function talked(...bodies: Parameters<ReturnType<typeof createBench>["log"]>) {
  const bench = createBench();
  await bench.resume();
  bench.log(...bodies);
  const page = render(<App chat={bench.chat} />);
  return { bench, show: () => page.rerender(<App chat={bench.chat} />) };
}

const entered: Body = { type: "entered", flow: "f", edition: "e", title: "F" };
const warm: Body = { type: "told", text: "I’m so sorry about your dog.", why: "gentle" };
const ask = (some: Partial<Asked>): Asked => ({
  type: "asked",
  question: "email",
  kind: "email",
  control: "email",
  label: "E-mail",
  text: "Which address?",
  ...some,
});
const BOTH = ["a@x.example", "b@x.example"].map((text) => ({ value: text, label: text }));
const said = (text: string, some: Partial<Said> = {}) =>
  ({ by: "customer", body: { type: "said", text, ...some } }) as const;
const button = (name: string | RegExp) => screen.getByRole("button", { name });

afterEach(cleanup);

describe("on a hard day", () => {
  test("a person is one press away below the warm sentence, and is asked for once", async () => {
    const { bench, show } = await talked(said("my dog died"), warm, ask({}));
    expect(screen.getByText("A person can do it with you now.")).toBeTruthy();
    fireEvent.click(button("Yes, get me a person"));
    show();
    fireEvent.click(button("Yes, get me a person"));
    fireEvent.click(button("Talk to a person"));
    expect(bench.events()).toEqual([{ type: "want_person" }]);
    bench.log({ type: "handover", number: 7, why: "asked" });
    show();
    expect(screen.queryByRole("button", { name: "Yes, get me a person" })).toBeNull();
  });

  test("nobody is promised who is not there", async () => {
    const { bench, show } = await talked(warm, ask({}));
    bench.chat.set({ site: { ...SITE, online: false, opens: bench.chat.now() + 3_600_000 } });
    show();
    expect(screen.queryByText("A person can do it with you now.")).toBeNull();
    expect(screen.getByText(/^Nobody is here at the moment. We’re back today at/)).toBeTruthy();
  });

  test("nothing says how much is still to come", async () => {
    const { bench, show } = await talked(said("my dog died"), ask({ at: 3, of: 6 }));
    expect(screen.getByText("3 of 6")).toBeTruthy();
    bench.log(warm, ask({ at: 4, of: 6 }));
    show();
    expect(screen.queryByText("4 of 6")).toBeNull();
  });
});

describe("a secret", () => {
  test("is followed by a notice, and what is left of a number reads from left to right", async () => {
    const text = "رقم بطاقتي •••• 4242 لا تعمل";
    await talked(said(text, { removed: [{ kind: "card", ending: "4242" }] }), {
      type: "told",
      text: "That looked like a card number.",
      why: "removed",
    });
    const notice = screen.getByText("That looked like a card number.").closest("p");
    expect(notice?.className).toBe("banner note");
    const number = screen.getByText("•••• 4242");
    expect([number.tagName, number.dir]).toEqual(["BDI", "ltr"]);
    expect(number.closest(".bubble")?.textContent).toBe(text);
  });
});

describe("a question", () => {
  test("offers what was said before as one tap, in exactly these words", async () => {
    const { bench, show } = await talked(entered, ask({ suggested: "ana@x.example" }));
    expect(screen.getByText("1 answer")).toBeTruthy();
    fireEvent.click(button(/You said.*ana@x.example/));
    show();
    expect(bench.events()).toEqual([
      { type: "say", text: "ana@x.example", question: "email", turn: 3 },
    ]);
    expect(screen.queryByRole("button", { name: /You said/ })).toBeNull();
  });

  test("of two answers has both, whatever its kind", async () => {
    const { bench } = await talked(entered, ask({ options: BOTH, old: "a@x.example" }));
    expect(button("a@x.example")).toBeTruthy();
    fireEvent.click(button("b@x.example"));
    expect(bench.events()).toMatchObject([{ text: "b@x.example", question: "email" }]);
  });

  test("that was one of two answers is changed in a field of its kind later", async () => {
    const { show } = await talked(
      said("a@x.example"),
      {
        type: "answered",
        question: "email",
        label: "E-mail",
        answer: { value: "a", text: "a@x.example", source: { seq: 2, span: [0, 1] } },
      },
      ask({ control: "choice", options: BOTH, old: "a@x.example" }),
    );
    fireEvent.click(button(/^E-mail/));
    show();
    expect(screen.getByRole("textbox", { name: "E-mail" })).toBeTruthy();
  });
});

describe("the summary", () => {
  const row = { question: "since", label: "Since" };
  const answered = (quote: string, band: "A" | "B" = "A"): Body => ({
    type: "answered",
    ...row,
    answer: { value: "x", text: "26 November", band, source: { seq: 2, span: [0, 5], quote } },
  });
  const card = () => within(screen.getByRole("region", { name: "Your case" }));

  test("shows the words that an answer was taken from, where they are other words", async () => {
    await talked(said("this morning"), answered("this morning"), { type: "summary", rows: [row] });
    expect(card().getByText("26 November")).toBeTruthy();
    expect(card().getByText("this morning").closest("q")).toBeTruthy();
  });

  test.each(["26 November", "26 november"])("does not say %s twice", async (words) => {
    await talked(said(words), answered(words), { type: "summary", rows: [row] });
    expect(card().queryByText(words, { selector: "q *" })).toBeNull();
    expect(card().getAllByText("26 November").length).toBe(1);
  });

  test("of a long story shows the beginning", async () => {
    const story = "It began when I ".repeat(20);
    await talked(said(story), answered(story), { type: "summary", rows: [row] });
    expect(card().getByText(/^It began .*…$/).textContent?.length).toBeLessThan(125);
  });
});
