import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CaseView } from "../../wire.ts";
import { log, made, row, said } from "./served.ts";
import { askable, Sheets } from "./sheet.ts";

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

async function opened() {
  const { desk, server } = made();
  const asked = vi.spyOn(desk.api, "caseOf").mockImplementation(async () => ({}) as CaseView);
  const leave = new Sheets(desk).follow();
  server.says(log(0, said(1)), row(5, { seq: 1, alike: 2 }));
  await vi.advanceTimersByTimeAsync(1000);
  asked.mockClear();
  return { server, asked, leave };
}

test("another list of likely cases is read, though they are as many as before", async () => {
  const { server, asked } = await opened();
  server.says({ ...row(6, { seq: 1, alike: 2 }), after: 5 } as never);
  await vi.advanceTimersByTimeAsync(1000);

  expect(asked.mock.calls).toEqual([["c"]]);
});

test("a turn is one question, and what moves elsewhere is none", async () => {
  const { server, asked, leave } = await opened();
  server.says(log(1, said(2)), { ...row(6, { seq: 2, alike: 2 }), after: 5 } as never);
  server.says({ ...row(7, { conversation: "other" }), after: 6 } as never);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveBeenCalledTimes(1);

  leave();
  server.says(log(2, said(3)));
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveBeenCalledTimes(1);
});

test("what the customer does not know is missing, and is not asked again", () => {
  const row = (question: string) => ({ question, label: question });
  const found = {
    missing: [row("serial"), row(""), row("since")],
    facts: [
      { question: "serial", state: "unknown" },
      { question: "name", state: "given" },
    ],
  } as unknown as CaseView;

  expect(askable(found).map(({ question }) => question)).toEqual(["since"]);
  expect(askable(null)).toEqual([]);
});

test("an answer about the conversation before is none about the one that is open now", async () => {
  const { desk } = made();
  const come = new Map<string, (found: CaseView) => void>();
  vi.spyOn(desk.api, "caseOf").mockImplementation(
    (conversation) => new Promise((done) => come.set(conversation, done)),
  );
  const sheets = new Sheets(desk);
  const leave = sheets.follow();
  await vi.advanceTimersByTimeAsync(0);

  desk.goTo("#talk/d");
  come.get("c")?.({ number: 1 } as CaseView);
  await Promise.resolve();
  await Promise.resolve();

  expect(sheets.sheet.value).toEqual({ conversation: "d", case: null, refusal: null });
  leave();
});
