import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { KnownView } from "../../wire.ts";
import { Refusal } from "./api.ts";
import { knownOf, knownWords, leftOut, PATIENCE, REST, Reasks } from "./reasks.ts";

const DRAFT = "I’ll send you a link 😀. Which browser are you using? Priya";
const ASKS = "Which browser are you using?";

const browser = (text: string): KnownView => {
  const start = [...text.slice(0, text.indexOf(ASKS))].length;
  return {
    ...{ question: "browser", label: "Browser", kind: "device", value: "Firefox 128" },
    ...{ text: "Firefox 128, macOS 14", state: "given", band: "A", by: "page" },
    ...{ start, end: start + ASKS.length },
  };
};

const server = vi.fn(async (text: string) => (text.includes(ASKS) ? [browser(text)] : []));

beforeEach(() => {
  vi.useFakeTimers();
  server.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a pause in typing shows what is known, and the sentence's end takes it away", async () => {
  const reasks = new Reasks(server);
  reasks.typed(DRAFT.slice(0, 40));
  await vi.advanceTimersByTimeAsync(REST - 1);
  reasks.typed(DRAFT);
  await vi.advanceTimersByTimeAsync(REST);

  expect(server.mock.calls).toEqual([[DRAFT]]);
  expect(reasks.known.value.map(({ sentence }) => sentence)).toEqual([ASKS]);
  reasks.typed(`${DRAFT} Nair`);
  expect(reasks.known.value).toHaveLength(1);
  reasks.typed(DRAFT.replace("browser", "page"));
  expect(reasks.known.value).toEqual([]);
});

test("a reply that asks again is kept once, and goes at the second try", async () => {
  const reasks = new Reasks(server);

  expect(await reasks.maySend(DRAFT)).toBe(false);
  expect(reasks.known.value).toHaveLength(1);
  expect(await reasks.maySend(DRAFT)).toBe(true);
  expect(server).toHaveBeenCalledTimes(1);
});

test("what was shown before it was sent is not kept back, another question is", async () => {
  const reasks = new Reasks(server);
  reasks.typed(DRAFT);
  await vi.advanceTimersByTimeAsync(REST);
  expect(await reasks.maySend(`${DRAFT} Nair`)).toBe(true);

  const other = { ...browser(DRAFT), question: "page", start: 0, end: 5 };
  server.mockImplementationOnce(async (text) => [browser(text), other]);
  expect(await reasks.maySend(`${DRAFT} N.`)).toBe(false);
});

test("a reply that asks nothing known goes at once", async () => {
  expect(await new Reasks(server).maySend("I’m looking at it.")).toBe(true);
});

test("a slow or broken answer keeps nothing back, and shows nothing when it comes at last", async () => {
  let answer: (found: KnownView[]) => void = () => undefined;
  const slow = new Reasks(() => new Promise((done) => (answer = done)));
  const sending = slow.maySend(DRAFT);
  await vi.advanceTimersByTimeAsync(PATIENCE);

  expect(await sending).toBe(true);
  answer([browser(DRAFT)]);
  await vi.advanceTimersByTimeAsync(1);
  expect(slow.known.value).toEqual([]);
  const broken = new Reasks(() => Promise.reject(new Refusal(500, "", "broken")));
  expect(await broken.maySend(DRAFT)).toBe(true);
});

test("an answer about a draft that is another by now is not shown", async () => {
  let answer: (found: KnownView[]) => void = () => undefined;
  const slow = new Reasks(() => new Promise((done) => (answer = done)));
  slow.typed(DRAFT);
  await vi.advanceTimersByTimeAsync(REST);
  slow.typed("");
  answer([browser(DRAFT)]);
  await vi.advanceTimersByTimeAsync(1);

  expect(slow.known.value).toEqual([]);
});

test.each([
  [`Thanks. ${ASKS} I’m on it.`, "Thanks. I’m on it."],
  [`${ASKS} Thanks.`, "Thanks."],
  [`Thanks.\n${ASKS}\nPriya`, "Thanks.\n\nPriya"],
  [ASKS, ""],
  ["Thanks.", "Thanks."],
])("“%s” without the question is “%s”", (text, left) => {
  const known = [{ fact: browser(DRAFT), sentence: ASKS }];

  expect(leftOut(text, known)).toBe(left);
});

test("places count code points", () => {
  expect(knownOf(DRAFT, [browser(DRAFT)])[0]?.sentence).toBe(ASKS);
});

test("a device is told as what somebody uses, everything else by its label", () => {
  expect(knownWords(browser(DRAFT), "Mara")).toBe("Mara uses Firefox 128, macOS 14");
  expect(knownWords(browser(DRAFT), "the customer")).toBe(
    "The customer uses Firefox 128, macOS 14",
  );
  const page = { ...browser(DRAFT), label: "Page", kind: "url", text: "https://shop.example/pay" };
  expect(knownWords(page, "Mara")).toBe("Page: /pay");
});
