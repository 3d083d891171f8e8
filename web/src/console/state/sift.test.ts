import { expect, test } from "vitest";
import { filled, groups } from "./queue.ts";
import { flowsOf, NO_SIFT, OWN, parsed, said, shows } from "./sift.ts";

const ME = { id: "me", teams: ["web"] };
const row = (more: object) =>
  filled({ conversation: "c", number: 1, phase: "waiting", ...more } as never);

test("one's own, somebody in danger and what has no team yet are never left out", () => {
  const sift = { ...NO_SIFT, team: "orders" };
  expect(shows(sift, row({ team: "web" }), ME)).toBe(false);
  expect(shows(sift, row({ team: "orders" }), ME)).toBe(true);
  expect(shows(sift, row({ team: "" }), ME)).toBe(true);
  expect(shows(sift, row({ team: "web", owner: "me" }), ME)).toBe(true);
  expect(shows(sift, row({ team: "web", care: "crisis" }), ME)).toBe(true);
});

test("one's teams are those of one's account, and a flow is one more condition", () => {
  const sift = { ...NO_SIFT, team: OWN, flow: "billing" };
  expect(shows(sift, row({ team: "web", flow: "billing" }), ME)).toBe(true);
  expect(shows(sift, row({ team: "web", flow: "website" }), ME)).toBe(false);
  expect(shows(sift, row({ team: "orders", flow: "billing" }), ME)).toBe(false);
});

test("what was kept is read field by field, and nonsense is nothing", () => {
  expect(parsed('{"team":"web","order":"latest","flow":7}')).toEqual({
    team: "web",
    flow: "",
    order: "latest",
  });
  for (const kept of [null, "", "{", "[]", "7", '{"order":"x"}'])
    expect(parsed(kept)).toEqual(NO_SIFT);
});

test("what is left out has names; a flow that nobody is in any more stays to be unchosen", () => {
  const teams = [{ id: "web", name: "our website team", online: true }];
  const flows = flowsOf([row({ flow: "b", flow_title: "Billing" })], "gone");
  expect(flows).toEqual([
    ["b", "Billing"],
    ["gone", "gone"],
  ]);
  expect(said(NO_SIFT, teams, flows)).toBe("");
  expect(said({ ...NO_SIFT, team: "web", flow: "b" }, teams, flows)).toBe(
    "our website team, Billing",
  );
  expect(said({ ...NO_SIFT, team: OWN }, teams, flows)).toBe("your teams");
});

test("the most urgent come first, and among equals who waits longest", () => {
  const rows = [
    row({ conversation: "a", number: 1, waiting_since: 5 }),
    row({ conversation: "b", number: 2, waiting_since: 9, priority: "high" }),
    row({ conversation: "c", number: 3, waiting_since: 3, priority: "high" }),
    row({ conversation: "d", number: 4, waiting_since: 1, priority: "low" }),
  ];
  const order = (by: "wait" | "urgent") =>
    groups(rows, "me", 10, undefined, by)[0]?.rows.map((one) => one.conversation);
  expect(order("wait")).toEqual(["d", "c", "a", "b"]);
  expect(order("urgent")).toEqual(["c", "b", "a", "d"]);
});
