import { describe, expect, test } from "vitest";
import { drawer } from "./keep.ts";
import { parsedNumbers, put, without } from "./maps.ts";
import { DEFAULT_PREFS, parsed } from "./prefs.ts";
import { hashOf, type Route, routeOf } from "./route.ts";

describe("the address", () => {
  test.each<Route>([
    { page: "queue" },
    { page: "flows" },
    { page: "people" },
    { page: "search", q: "" },
    { page: "search", q: "a/b & ü?" },
    { page: "talk", conversation: "cv_1" },
    { page: "join", token: "a-B_9=" },
    { page: "merge", conversation: "conv_1/2 3", number: 1045 },
    { page: "part", conversation: "conv_1/2 3" },
  ])("of %o leads back to it", (route) => {
    expect(routeOf(hashOf(route))).toEqual(route);
  });

  test.each(["", "#", "#nonsense", "#talk/", "#talk/%E0%A4%A", "#merge/c", "#merge/c/x", "#part/"])(
    "%s is the queue",
    (hash) => {
      expect(routeOf(hash)).toEqual({ page: "queue" });
    },
  );
});

describe("choices", () => {
  test("sound and notifications are off until asked for", () => {
    expect(DEFAULT_PREFS).toMatchObject({ sound: false, notify: false, letters: true });
  });

  test.each([null, "{", "7", "[]", '{"sound":"yes","theme":"pink"}'])(
    "%s falls back to what we start with",
    (kept) => {
      expect(parsed(kept)).toEqual(DEFAULT_PREFS);
    },
  );

  test("one wrong field does not cost the others", () => {
    expect(parsed('{"sound":true,"theme":"pink"}')).toEqual({ ...DEFAULT_PREFS, sound: true });
  });
});

describe("maps", () => {
  test("the oldest goes where there is a limit; putting again makes it the newest", () => {
    let map = new Map<string, number>();
    for (const key of ["a", "b", "a", "c"]) map = put(map, key, 1, 2);

    expect([...map.keys()]).toEqual(["a", "c"]);
  });

  test("taking out what is not there gives the same map", () => {
    const map = new Map([["a", 1]]);

    expect(without(map, "b")).toBe(map);
    expect(without(map, "a").size).toBe(0);
  });

  test.each([null, "{", "{}", "[1]", '[["a","x"]]'])("%s holds no number", (kept) => {
    expect(parsedNumbers(kept).size).toBe(0);
  });
});

test("a browser that refuses its drawers costs no error", () => {
  const closed = drawer(() => {
    throw new DOMException("denied");
  });

  closed.put("a", "1");
  closed.drop("a");
  expect(closed.get("a")).toBeNull();
});
