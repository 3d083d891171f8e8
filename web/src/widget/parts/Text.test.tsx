import { cleanup, render } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import { Linked } from "./Text.tsx";

afterEach(cleanup);

describe("addresses in what people wrote", () => {
  test.each([
    ["see https://a.example/x?y=1.", "https://a.example/x?y=1"],
    ["(http://a.example/)", "http://a.example/"],
    ["mailto:help@a.example now", "mailto:help@a.example"],
    ["tel:+49301234567", "tel:+49301234567"],
  ])("the address in %s can be followed", (text, href) => {
    const { container } = render(<Linked text={text} />);
    const link = container.querySelector("a");
    expect([link?.getAttribute("href"), link?.rel]).toEqual([href, "noopener noreferrer nofollow"]);
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "a.example", "ftp://a.example"])(
    "%s is no link",
    (text) => {
      const { container } = render(<Linked text={text} />);
      expect(container.querySelector("a")).toBeNull();
      expect(container.textContent).toBe(text);
    },
  );
});
