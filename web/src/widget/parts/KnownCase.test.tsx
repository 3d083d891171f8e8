import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { Asked } from "../../wire.ts";
import { App } from "../App.tsx";
import { createBench } from "../bench.ts";

const YES = "Yes, add it to case 1042";
const NO = "No, it's something new";
const asked: Asked = {
  type: "asked",
  question: "known_case",
  kind: "choice",
  control: "choice",
  label: "Your open case",
  text: "Is this about “the page stays blank” from Tuesday?",
  options: [
    { value: "yes", label: YES },
    { value: "no", label: NO },
  ],
  about: {
    number: 1042,
    stands: "Priya is on it.",
    last: "Last word Tuesday, 14:02, from Priya: “We look into it.”",
    next: "Next: Priya writes to you here.",
  },
};

async function met(some: Partial<Asked["about"]> = {}) {
  const bench = createBench();
  await bench.resume();
  bench.log(
    { type: "identified", customer: "shop:C-77", name: "Mara" },
    { type: "said", text: "still blank" },
    { ...asked, about: { ...asked.about, ...some } as Asked["about"] },
  );
  const page = render(<App chat={bench.chat} />);
  return { bench, show: () => page.rerender(<App chat={bench.chat} />) };
}

const card = () => screen.getByRole("region", { name: asked.text });

afterEach(cleanup);

test("the case is shown with where it stands, the last word and what happens next", async () => {
  await met();
  const { getByText } = within(card());
  expect(getByText("Case 1042.")).toBeTruthy();
  for (const words of ["Priya is on it.", /We look into it/, /Priya writes to you/])
    expect(getByText(words)).toBeTruthy();
  expect(screen.getByText("Signed in as Mara")).toBeTruthy();
  expect(screen.getAllByText(asked.text)).toHaveLength(1);
});

test("what is not known takes no room", async () => {
  await met({ last: "", next: "" });
  expect(card().querySelectorAll("p")).toHaveLength(1);
});

test.each([YES, NO])(
  "an answer is sent once, and the card stays without its buttons",
  async (label) => {
    const { bench, show } = await met();
    expect(screen.getAllByRole("button", { name: label })).toHaveLength(1);

    fireEvent.click(screen.getByRole("button", { name: label }));
    show();

    expect(bench.events()).toEqual([
      { type: "say", text: label, question: "known_case", turn: bench.chat.view.open?.turn },
    ]);
    expect(within(card()).queryAllByRole("button")).toEqual([]);
    bench.log({ type: "entered", flow: "f", edition: "e", title: "F" });
    show();
    expect(within(card()).queryAllByRole("button")).toEqual([]);
  },
);
