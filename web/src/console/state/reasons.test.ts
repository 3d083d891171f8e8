import { expect, test } from "vitest";
import { telling } from "./reasons.ts";

const ERROR = "same error message";
const CODE = "same error code: PAY-4102";
const WORDS = "same words: pay, says";
const SUBJECT = "same subject: website-problem";

test.each([
  [
    ["same error and page", ERROR, CODE, "same page", WORDS, SUBJECT],
    [ERROR, "same page"],
  ],
  [
    ["same error and page", CODE, "same page"],
    ["same error and page", CODE, "same page"],
  ],
  [
    ["same voucher and error", ERROR, WORDS],
    ["same voucher and error", ERROR],
  ],
  [
    [CODE, "same page", "4 reports, last one 2 h ago", SUBJECT],
    [CODE, "same page", "4 reports, last one 2 h ago"],
  ],
  [
    ["same e-mail address", WORDS],
    ["same e-mail address", WORDS],
  ],
  [[SUBJECT], [SUBJECT]],
  [[], []],
])("%j", (reasons, told) => {
  expect(telling(reasons)).toEqual(told);
});
