import { describe, expect, test } from "vitest";
import { createBench, message } from "./bench.ts";

describe("news", () => {
  test("what is on the screen is seen, what comes while it is closed is counted", async () => {
    const bench = createBench();
    await bench.resume();
    bench.log({ type: "told", text: "hello" });
    expect(bench.last().sent.at(-1)).not.toHaveProperty("type", "seen");
    bench.chat.reach(2);
    expect(bench.last().sent.at(-1)).toEqual({ type: "seen", seq: 2 });

    bench.chat.hear(message({ open: false, kept: bench.box.kept }));
    bench.log({ by: "agent", name: "Priya", body: { type: "reply", text: "Hi Mara" } });
    expect(bench.box.kept?.seen).toBe(2);
    expect(bench.told).toContainEqual(["unread", 1]);
    expect(bench.box.outside).toMatchObject({ doc: { title: "(1) Pay" } });
    expect(bench.chat.peek).toBe(true);
    await bench.pass(8_000);
    expect(bench.chat.peek).toBe(false);

    bench.chat.hear(message({ open: true, kept: bench.box.kept }));
    expect(bench.box.kept?.seen).toBe(2);
    bench.chat.reach(3);
    expect(bench.box.kept?.seen).toBe(3);
    expect(bench.box.outside).toMatchObject({ doc: { title: "Pay" } });
  });

  test("a conversation that is closed needs no line on the next page", async () => {
    const bench = createBench();
    await bench.resume();
    bench.log({ type: "closed", fence: 1, reason: "solved" });
    expect(bench.box.kept?.live).toBe(false);
    expect(bench.told).toContainEqual(["ended", { reason: "solved" }]);
  });

  test("being back online is said, after one was told to be offline", async () => {
    const bench = createBench();
    await bench.resume();
    bench.chat.line.offline();
    bench.chat.line.start();
    await bench.welcome(1);
    expect(bench.chat.status).toBe("Back online.");
  });

  test("a new place in line is said once a minute at most", async () => {
    const bench = createBench();
    await bench.resume();
    bench.push({ type: "standing", place: 3 });
    expect(bench.chat.status).toBe("Your place in line: 3rd");
    bench.push({ type: "standing", place: 2 });
    expect(bench.chat.status).toBe("Your place in line: 3rd");
    for (let i = 0; i < 2; i++) {
      await bench.pass(30_000);
      bench.push({ type: "pong" });
    }
    bench.push({ type: "standing", place: 1 });
    expect(bench.chat.status).toBe("Your place in line: 1st");
  });

  test("who writes is shown until they stop, half a minute at most", async () => {
    const bench = createBench();
    await bench.resume();
    bench.push({ type: "writing", on: true, name: "Priya" });
    expect([bench.chat.writing, bench.chat.status]).toEqual(["Priya", "Priya is writing"]);
    await bench.pass(30_000);
    expect(bench.chat.writing).toBe("");
  });

  test("several facts at once are summed up for a screen reader", async () => {
    const bench = createBench();
    await bench.resume();
    const answer = { value: "x", text: "x" };
    bench.log(
      { type: "answered", question: "a", label: "A", answer },
      { type: "answered", question: "b", label: "B", answer: { ...answer, band: "B" } },
    );
    expect(bench.chat.status).toBe("I noted 2 things. 1 to check.");
  });
});
