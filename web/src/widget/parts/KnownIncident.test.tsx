import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { Asked, KnownIncident } from "../../wire.ts";
import { App } from "../App.tsx";
import { createBench } from "../bench.ts";

const FOLLOW = "Tell me when it's fixed";
const DIFFERENT = "Mine is different";
const STANDS = "Six others have reported this since 14:02. We know, and we're working on it.";
const asked: Asked = {
  type: "asked",
  question: "known_incident",
  kind: "choice",
  control: "choice",
  label: "We know about this one",
  text: `${STANDS}\nBank transfer works.`,
  options: [
    { value: "follow", label: FOLLOW },
    { value: "different", label: DIFFERENT },
  ],
  incident: {
    number: 31,
    stands: STANDS,
    note: "Bank transfer works.",
    updated: "Updated 14:40.",
  },
};

async function met(some: Partial<KnownIncident> = {}) {
  const bench = createBench();
  await bench.resume();
  bench.log(
    { type: "said", text: "PAY-4102 when I pay" },
    { ...asked, incident: { ...(asked.incident as KnownIncident), ...some } },
  );
  const page = render(<App chat={bench.chat} />);
  return { bench, show: () => page.rerender(<App chat={bench.chat} />) };
}

const card = () => screen.getByRole("region", { name: "We know about this one" });

afterEach(cleanup);

test("it says how many since when, what works meanwhile, and when that was written", async () => {
  await met();
  const { getByText } = within(card());
  for (const words of [STANDS, "Bank transfer works.", "Updated 14:40."])
    expect(getByText(words)).toBeTruthy();
  expect(screen.getAllByText(STANDS)).toHaveLength(1);
});

test("without a note it takes no room", async () => {
  await met({ note: "", updated: "" });
  expect(card().querySelectorAll("p")).toHaveLength(1);
});

test.each([FOLLOW, DIFFERENT])("%s is sent once, and the buttons go", async (label) => {
  const { bench, show } = await met();
  expect(screen.getAllByRole("button", { name: label })).toHaveLength(1);

  fireEvent.click(screen.getByRole("button", { name: label }));
  show();

  expect(bench.events()).toEqual([
    { type: "say", text: label, question: "known_incident", turn: bench.chat.view.open?.turn },
  ]);
  expect(within(card()).queryAllByRole("button")).toEqual([]);
});

test("nobody who waits for news is shown a place in line; the news and the fix are cards", async () => {
  const { bench, show } = await met();
  bench.log(
    { type: "said", text: FOLLOW },
    { type: "handover", number: 1042, why: "incident" },
    {
      type: "incident_news",
      incident: 31,
      kind: "update",
      title: "News on the problem we know",
      text: "Nearly there.",
    },
    {
      type: "incident_news",
      incident: 31,
      kind: "fixed",
      title: "It's fixed",
      text: "It's fixed as of 14:50.",
    },
  );
  show();

  expect(bench.chat.view.phase).toBe("waiting");
  expect(screen.queryByText(/line/i)).toBeNull();
  const news = screen.getByRole("region", { name: "News on the problem we know" });
  expect(within(news).getByText("Nearly there.")).toBeTruthy();
  const fixed = screen.getByRole("region", { name: "It's fixed" });
  expect(within(fixed).getByText("It's fixed as of 14:50.")).toBeTruthy();
});
