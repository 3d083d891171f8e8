import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { render as draw } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { made, row } from "../state/served.ts";
import { Sheets } from "../state/sheet.ts";
import { ShellContext } from "./context.ts";
import { Tabs, Words } from "./parts.tsx";
import { Rail } from "./Rail.tsx";
import { SearchPage } from "./SearchPage.tsx";

afterEach(cleanup);

test("what people wrote becomes text, never markup", () => {
  const hostile = '<img src=x onerror="alert(1)"> <script>1</script>';
  const { container } = render(<Words text={hostile} />);

  expect(container.textContent).toBe(hostile);
  expect(container.children).toHaveLength(0);
});

test("a mark stands around its words and the text stays whole", () => {
  const text = "it says PAY-4102, see https://shop.example/pay.";
  const { container } = render(<Words text={text} start={8} end={16} />);

  expect(container.querySelector("mark")?.textContent).toBe("PAY-4102");
  expect(container.textContent).toBe(text);
});

test("links open apart and tell nobody where from", () => {
  render(<Words text="see https://shop.example/pay or javascript:alert(1)" />);
  const links = screen.getAllByRole("link");

  expect(links).toHaveLength(1);
  expect(links[0]?.getAttribute("href")).toBe("https://shop.example/pay");
  expect(links[0]?.getAttribute("rel")).toContain("noopener");
});

test.each([
  ["ArrowRight", "b"],
  ["ArrowLeft", "c"],
])("%s chooses the next tab, round and round", (key, chosen) => {
  const choose = vi.fn();
  const tabs = ["a", "b", "c"].map((name) => ({ name, label: name }));
  render(<Tabs label="Tabs" tabs={tabs} chosen="a" choose={choose} panel="p" />);
  fireEvent.keyDown(screen.getByRole("tab", { name: "a" }), { key });

  expect(choose).toHaveBeenCalledWith(chosen);
});

test("the rail counts who waits, and shows no number where nobody does", () => {
  const { desk, server } = made();
  const shell = { desk, sheets: new Sheets(desk) };
  const rail = () => (
    <ShellContext.Provider value={shell}>
      <Rail />
    </ShellContext.Provider>
  );
  const { container, rerender } = render(rail());
  const counts = () => [...container.querySelectorAll(".count")].map((one) => one.textContent);

  expect(counts()).toEqual([]);
  server.says(row(1, { phase: "waiting", waiting_since: Date.now() }));
  rerender(rail());
  expect(counts()).toEqual(["1"]);
  expect(screen.getByRole("link", { name: "Queue, 1 waiting" })).toBeTruthy();
});

test("what is typed into the search before its effects ran stays", async () => {
  const { desk } = made();
  const place = document.body.appendChild(document.createElement("div"));
  const page = (q: string) => (
    <ShellContext.Provider value={{ desk, sheets: new Sheets(desk) }}>
      <SearchPage q={q} />
    </ShellContext.Provider>
  );
  draw(page(""), place); // Not Testing Library's, which runs the effects at once.
  const field = screen.getByRole<HTMLInputElement>("searchbox");

  fireEvent.input(field, { target: { value: "FF-99999" } });
  await new Promise((soon) => setTimeout(soon, 50));
  expect(field.value).toBe("FF-99999");

  draw(page("PAY-4102"), place);
  await vi.waitFor(() => expect(field.value).toBe("PAY-4102"));
  draw(null, place);
  place.remove();
});
