import { describe, expect, test } from "vitest";
import type { Entry, HourView, IncidentView } from "../../wire.ts";
import {
  chartWords,
  columns,
  eventWords,
  exactOnes,
  incidentWords,
  isOpen,
  stateTone,
  stateWords,
  toldWords,
  usualWords,
} from "./incidents.ts";

const HOUR = 3_600_000;
const NOON = new Date(2026, 10, 26, 12).getTime();

const hours = (...counts: number[]): HourView[] =>
  counts.map((count, at) => ({ at: NOON + at * HOUR, count, before: at < 2 }));

describe("the chart", () => {
  test("columns are as high as their share of the fullest hour", () => {
    const found = columns(hours(0, 1, 4, 8), NOON + 3.5 * HOUR);

    expect(found.map(({ height }) => height)).toEqual([0, 0.125, 0.5, 1]);
    expect(found.map(({ running }) => running)).toEqual([false, false, false, true]);
    expect(found.map(({ label }) => label)).toEqual(["12", "13", "14", "15"]);
  });

  test("it is told in words too, without the empty hours", () => {
    expect(chartWords(hours(0, 1, 4, 0))).toBe(
      "Cases by hour, 12:00 to 15:00: 1 at 13:00, before; 4 at 14:00.",
    );
    expect(chartWords(hours(0, 0))).toBe("Cases by hour, 12:00 to 13:00: none.");
    expect(chartWords([])).toBe("No cases yet.");
  });

  test("no hours, no columns; nothing at all divides nothing by zero", () => {
    expect(columns([], NOON)).toEqual([]);
    expect(columns(hours(0, 0), NOON)[0]?.height).toBe(0);
  });

  test.each([
    [0, "usual: none"],
    [0.02, "usual: fewer than 1 an hour"],
    [3.4, "usual: about 3 an hour"],
  ])("%d an hour is %s", (rate, words) => {
    expect(usualWords(rate)).toBe(words);
  });
});

test("each state has its words and its colour, and two of them are open", () => {
  const states = ["proposed", "working", "fixed", "dismissed"];
  expect(states.map(stateWords)).toEqual(["proposed", "working on it", "fixed", "dismissed"]);
  expect(states.map(stateTone)).toEqual(["warn", "info", "good", "plain"]);
  expect(states.filter((state) => isOpen({ state }))).toEqual(["proposed", "working"]);
});

test("the very same error is chosen to begin with, likeness is not", () => {
  const one = (conversation: string, exact: boolean) => ({ conversation, exact });
  const incident = { suggested: [one("a", true), one("b", false)] } as unknown as IncidentView;

  expect([...exactOnes(incident)]).toEqual(["a"]);
});

test("the history names who did what, and says what was told", () => {
  const line = (kind: string, name = "", text = "") => ({ seq: 1, at: 0, kind, name, text });

  expect(eventWords(line("update", "Tom", "Soon."))).toBe("Tom wrote to all: “Soon.”");
  expect(eventWords(line("spike"))).toBe("Opened by itself: more than usual");
  expect(eventWords(line("joined"))).toBe("A customer said it is theirs");
  expect(eventWords(line("unheard_of"))).toBe("unheard_of");
});

test("a conversation's log says where it belongs, and who said so", () => {
  const said = (body: Entry["body"], by: Entry["by"], name = "") =>
    incidentWords({ seq: 1, at: 0, by, body, name });

  expect(said({ type: "incident_joined", incident: 31 }, "agent", "Tom")).toBe(
    "Tom put it into incident 31",
  );
  expect(said({ type: "incident_joined", incident: 31 }, "customer")).toBe(
    "The customer waits for the fix of incident 31",
  );
  expect(said({ type: "incident_left", incident: 31, why: "different" }, "customer")).toBe(
    "The customer says it is not incident 31",
  );
  expect(said({ type: "note", text: "x" }, "agent")).toBe("");
});

describe("whether customers are told", () => {
  const incident = (state: string, silent: string, line = "E1") =>
    ({ state, silent, line }) as unknown as IncidentView;

  test.each([
    [incident("working", ""), /^Shown during intake, to exact/],
    [incident("proposed", ""), /^Shown during intake, to exact/],
    [incident("proposed", "nobody"), /once somebody says/],
    [incident("working", "agents"), /^Not shown: agents/],
    [incident("working", "customers"), /^Not shown: customers/],
    [incident("working", "nobody", ""), /no error to know it by/],
    [incident("fixed", "nobody"), /any more/],
    [incident("dismissed", "nobody"), /any more/],
  ])("%o", (found, words) => {
    expect(toldWords(found)).toMatch(words);
  });
});
