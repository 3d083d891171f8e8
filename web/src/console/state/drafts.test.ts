import { expect, test } from "vitest";
import { asNote, countDrafts, drafted, draftOf, hasDraft, parsed } from "./drafts.ts";

test("each tab of each conversation keeps its own draft", () => {
  let drafts = drafted({}, "a", "reply", "to Mara");
  drafts = drafted(drafts, "a", "note", "to Tom");
  drafts = drafted(drafts, "b", "reply", "to Leo");

  expect(draftOf(drafts, "a", "reply")).toBe("to Mara");
  expect(draftOf(drafts, "a", "note")).toBe("to Tom");
  expect(draftOf(drafts, "b", "reply")).toBe("to Leo");
  expect(draftOf(drafts, "b", "note")).toBe("");
});

test("an emptied draft is gone, one of spaces is kept and not counted", () => {
  const drafts = drafted(drafted({}, "a", "reply", "  "), "b", "note", "words");

  expect(countDrafts(drafts)).toBe(1);
  expect(hasDraft(drafts, "a")).toBe(false);
  expect(drafted(drafts, "b", "note", "")).toEqual({ "reply a": "  " });
});

test("a reply that becomes a note goes after what the note says", () => {
  const drafts = asNote(drafted(drafted({}, "a", "note", "first"), "a", "reply", "second"), "a");

  expect(draftOf(drafts, "a", "note")).toBe("first\nsecond");
  expect(draftOf(drafts, "a", "reply")).toBe("");
});

test.each([null, "", "{", "7", "null", '{"reply a": 4}'])("%s holds no draft", (kept) => {
  expect(parsed(kept)).toEqual({});
});

test("drafts survive a reload", () => {
  const drafts = drafted({}, "a", "reply", "مرحبا مارا");

  expect(parsed(JSON.stringify(drafts))).toEqual(drafts);
});
