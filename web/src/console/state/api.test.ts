import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Api, Refusal, wordsOf } from "./api.ts";

const asked: Request[] = [];
let answer: () => Response = () => new Response("null");

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push(new Request(new URL(path, "https://desk.example"), init));
    return answer();
  });
});
afterEach(() => {
  answer = () => new Response("null");
});

test("every change carries the token against forged requests, reading does not", async () => {
  const api = new Api();
  api.csrf = "c5rf";
  await api.setActive("a/b", false);
  await api.me();

  expect(asked[0]?.headers.get("x-csrf-token")).toBe("c5rf");
  expect(new URL(asked[0]?.url ?? "").pathname).toBe("/api/v1/agents/a%2Fb");
  expect(asked[1]?.headers.get("x-csrf-token")).toBeNull();
});

test("a join token is sent in the body and stands in no address", async () => {
  const api = new Api();
  await api.invitation("s3cret");

  expect(asked[0]?.url).not.toContain("s3cret");
  expect(await asked[0]?.json()).toEqual({ token: "s3cret" });
});

test("a problem says what the server says", async () => {
  answer = () =>
    new Response(
      JSON.stringify({ title: "Too many tries", detail: "Try again at 14:20.", status: 429 }),
      {
        status: 429,
      },
    );

  const refusal = await new Api().agents().catch((error: unknown) => error);
  expect(refusal).toMatchObject({ status: 429, message: "Try again at 14:20.", ours: false });
});

test("a broken answer is our fault and says what to do", async () => {
  answer = () => new Response("<html>", { status: 502, headers: { "x-request-id": "9f2c" } });

  const refusal = await new Api().agents().catch((error: unknown) => error);
  expect(refusal).toMatchObject({ ours: true, reference: "9f2c" });
  expect(wordsOf(refusal)).toContain("try again");
});

test("no connection is told as that", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("failed");
  });

  const refusal = await new Api().me().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ status: 0, code: "offline", ours: true });
});
