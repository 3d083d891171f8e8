import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { App } from "../App.tsx";
import { createBench, settle } from "../bench.ts";

/** A matter that was closed, asking how it was or not. */
async function closed(rating?: boolean) {
  const bench = createBench();
  await bench.resume();
  const page = render(<App chat={bench.chat} />);
  const show = () => page.rerender(<App chat={bench.chat} />);
  bench.log({ type: "closed", fence: 2, reason: "solved", ...(rating && { rating }) });
  show();
  return { bench, show };
}

const stars = () => screen.queryAllByRole<HTMLInputElement>("radio");
const chosen = () => stars().findIndex((star) => star.checked) + 1;

afterEach(cleanup);

test("nothing is asked where the end doesn't ask", async () => {
  await closed();
  expect(screen.getByRole("heading", { name: /is closed/ })).toBeTruthy();
  expect(stars()).toEqual([]);
});

test("one tap rates, thanks follow once it is there, and another tap changes it", async () => {
  const { bench, show } = await closed(true);
  expect(screen.getByRole("radiogroup", { name: "How was this for you?" })).toBeTruthy();
  fireEvent.click(screen.getByRole("radio", { name: "4 of 5" }));
  await settle();
  show();
  expect(bench.events()).toEqual([{ type: "give_stars", stars: 4 }]);
  expect(chosen()).toBe(4);
  expect(screen.queryByText(/Thank you/)).toBeNull();

  bench.push({ type: "ack", id: bench.commands().at(-1)?.id, seq: 2 });
  show();
  expect(chosen()).toBe(4);
  bench.log({ type: "rated", stars: 4 });
  show();
  expect(screen.getByText("Thank you.")).toBeTruthy();

  fireEvent.click(screen.getByRole("radio", { name: "2 of 5" }));
  await settle();
  expect(bench.events().at(-1)).toEqual({ type: "give_stars", stars: 2 });
});

test("what was rated in another tab shows here, whatever was given before", async () => {
  const { bench, show } = await closed(true);
  fireEvent.click(screen.getByRole("radio", { name: "3 of 5" }));
  await settle();
  bench.push({ type: "ack", id: bench.commands().at(-1)?.id, seq: 2 });
  bench.log({ type: "rated", stars: 3 });
  show();
  expect(chosen()).toBe(3);
  bench.log({ type: "rated", stars: 5 });
  show();
  expect(chosen()).toBe(5);
});

test("a rating that came too late is taken back, and the page says so", async () => {
  const { bench, show } = await closed(true);
  fireEvent.click(screen.getByRole("radio", { name: "1 of 5" }));
  await settle();
  const text = "That isn't possible at this point.";
  bench.push({ type: "refused", id: bench.commands().at(-1)?.id, code: "not_now", text });
  show();
  expect(chosen()).toBe(0);
  expect(screen.getByText(text)).toBeTruthy();
});

test.each([
  ["en", "ArrowRight", 1],
  ["en", "ArrowLeft", 4],
  ["ar", "ArrowRight", 4],
  ["ar", "ArrowDown", 1],
] as const)("in %s %s goes to a star and gives none; Enter does", async (language, key, at) => {
  const { bench, show } = await closed(true);
  bench.chat.set({ language });
  show();
  stars()[0]?.focus();
  fireEvent.keyDown(stars()[0] as Element, { key });
  expect(document.activeElement).toBe(stars()[at]);
  await settle();
  expect(bench.events()).toEqual([]);
  fireEvent.keyDown(stars()[at] as Element, { key: "Enter" });
  await settle();
  expect(bench.events()).toEqual([{ type: "give_stars", stars: at + 1 }]);
});
