import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { App } from "../App.tsx";
import { createBench } from "../bench.ts";

const UNDO = "No, it's something else";
const added = { type: "added", case: 1042, text: "Added to your case 1042.", undo: UNDO } as const;

async function joined() {
  const bench = createBench();
  await bench.resume();
  bench.log({ type: "said", text: "still blank" }, added);
  const page = render(<App chat={bench.chat} />);
  return { bench, show: () => page.rerender(<App chat={bench.chat} />) };
}

const undo = () => screen.queryByRole("button", { name: UNDO });

afterEach(cleanup);

test("what was added to a case says so and can be taken back, once", async () => {
  const { bench, show } = await joined();
  expect(screen.getByText("Added to your case 1042.")).toBeTruthy();

  fireEvent.click(undo() as HTMLElement);
  show();

  expect(bench.events()).toEqual([{ type: "part", case: 1042 }]);
  expect(undo()).toBeNull();
});

test("once it is something else there is nothing left to take back", async () => {
  const { bench, show } = await joined();
  bench.log({ type: "parted", case: 1042, text: "It's something new, then." });
  show();
  expect(undo()).toBeNull();
  expect(screen.getByText("It's something new, then.")).toBeTruthy();
});

test("a closed case is not left any more", async () => {
  const { bench, show } = await joined();
  bench.log({ type: "closed", fence: 1, reason: "solved" });
  show();
  expect(undo()).toBeNull();
});
