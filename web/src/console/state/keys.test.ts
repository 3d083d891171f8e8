import { describe, expect, test } from "vitest";
import { actionFor, isWriting, KEYS, type Press } from "./keys.ts";

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

test.each([
  ["i", {}, "take"],
  ["I", {}, "take"],
  ["t", {}, "transfer"],
  ["T", { shiftKey: true }, "transfer_team"],
  ["?", { shiftKey: true }, "help"],
  ["/", {}, "search"],
  ["k", { ctrlKey: true }, "palette"],
  ["k", { metaKey: true }, "palette"],
  ["F6", {}, "next_pane"],
  ["F6", { shiftKey: true }, "previous_pane"],
  ["z", {}, "snooze"],
  ["z", { ctrlKey: true }, null],
  ["q", {}, null],
  ["i", { altKey: true }, null],
  ["i", { ctrlKey: true }, null],
  ["I", { shiftKey: true }, null],
  ["i", { isComposing: true }, null],
])("%s with %o does %s", (key, more, action) => {
  expect(actionFor(press(key, more), false, true)).toBe(action);
});

test("while writing, letters are letters; F6 and the palette still work", () => {
  expect(actionFor(press("i"), true, true)).toBeNull();
  expect(actionFor(press("F6"), true, true)).toBe("next_pane");
  expect(actionFor(press("k", { ctrlKey: true }), true, true)).toBe("palette");
});

test("letters can be switched off, all of them", () => {
  const left = KEYS.filter((key) => key.keys.length === 1 && key.keys[0] !== "F6").filter((key) =>
    actionFor(press((key.keys[0] ?? "").toLowerCase()), false, false),
  );

  expect(left).toEqual([]);
  expect(actionFor(press("F6"), false, false)).toBe("next_pane");
});

test("a held key walks through rows and takes over once", () => {
  expect(actionFor(press("j", { repeat: true }), false, true)).toBe("next_row");
  expect(actionFor(press("i", { repeat: true }), false, true)).toBeNull();
});

test("every key of the help does what it says", () => {
  for (const { keys, action } of KEYS) {
    const key = keys.at(-1) ?? "";
    const event = press(key.length === 1 ? key.toLowerCase() : key, {
      ctrlKey: keys.includes("Ctrl"),
      shiftKey: keys.includes("Shift"),
    });
    expect(actionFor(event, false, true)).toBe(action);
  }
});

describe("writing", () => {
  const made = (html: string) => {
    const box = document.createElement("div");
    box.innerHTML = html;
    return box.firstElementChild;
  };

  test.each(["<textarea></textarea>", "<input>", "<select></select>"])("is meant in %s", (html) => {
    expect(isWriting(made(html))).toBe(true);
  });

  test.each(["<button></button>", '<input type="checkbox">', "<p></p>"])(
    "is not meant in %s",
    (html) => {
      expect(isWriting(made(html))).toBe(false);
    },
  );
});
