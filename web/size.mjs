/** Holds what a page loads first to its budget, gzipped. Lazy chunks do not count. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const pages = join(import.meta.dirname, "..", "intakebot", "pages");

const kilobytes = (path) => gzipSync(readFileSync(join(pages, path))).length / 1000;

/** The scripts and styles that a page's HTML names. */
function firstLoad(page) {
  const html = readFileSync(join(pages, page), "utf8");
  const named = html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g);
  return [...new Set([...named].map((match) => match[1]))];
}

if (!existsSync(join(pages, "widget.js"))) {
  console.error("Nothing is built yet: run `npm run build` first.");
  process.exit(1);
}

const budgets = [
  { what: "loader", files: ["widget.js"], most: 1.5 },
  { what: "widget", files: firstLoad("widget.html"), most: 14 },
  { what: "console", files: firstLoad("console.html"), most: 120 },
];

let over = false;
for (const { what, files, most } of budgets) {
  const size = files.map(kilobytes).reduce((sum, one) => sum + one, 0);
  const empty = files.length === 0;
  if (size > most || empty) over = true;
  const verdict = empty ? "NOTHING FOUND" : size > most ? "OVER BUDGET" : "ok";
  console.log(`${what.padEnd(8)}${size.toFixed(2).padStart(7)} of ${most} kB gz  ${verdict}`);
}
process.exit(over ? 1 : 0);
