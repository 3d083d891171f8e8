/**
 * The types of what crosses the wire: JSON Schema in (wire.schema.json, or standard input when
 * there is none), src/wire.ts out. With --check nothing is written; it exits 1 when stale.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "json-schema-to-typescript";

const here = import.meta.dirname;
const written = join(here, "src", "wire.ts");
const kept = join(here, "wire.schema.json");

/** A reference alone (a default beside it would make a second type), tuples as draft-07 has them. */
function plain(part) {
  if (Array.isArray(part)) return part.map(plain);
  if (part === null || typeof part !== "object") return part;
  if (typeof part.$ref === "string") return { $ref: part.$ref };
  const { prefixItems, items, ...rest } = part;
  const all = prefixItems
    ? { ...rest, items: prefixItems, additionalItems: false }
    : items === undefined
      ? rest
      : { ...rest, items };
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, plain(value)]));
}

/** The library tells of each type where it found it; nobody needs that. */
function quiet(types) {
  const told = / \*(?: \n \*)? This (?:interface|type) was referenced by [^\n]+\n \* via [^\n]+\n/g;
  return types.replace(told, "").replace(/\/\*\*\n(?: \*\s*\n)* \*\/\n/g, "");
}

const schema = plain(JSON.parse(readFileSync(existsSync(kept) ? kept : 0, "utf8")));
const types = await compile(schema, schema.title ?? "Wire", {
  additionalProperties: false,
  bannerComment: "/** Generated from intakebot/edge/wire.py and models.py. Do not edit. */",
  format: false,
  unknownAny: true,
  unreachableDefinitions: true,
});
const biome = join(here, "node_modules", "@biomejs", "biome", "bin", "biome");
const tidy = spawnSync(process.execPath, [biome, "format", `--stdin-file-path=${written}`], {
  cwd: here,
  encoding: "utf8",
  input: quiet(types),
});
if (tidy.status !== 0) throw new Error(tidy.stderr);

if (!process.argv.includes("--check")) writeFileSync(written, tidy.stdout);
else if (!existsSync(written) || readFileSync(written, "utf8") !== tidy.stdout) {
  console.error("web/src/wire.ts is stale: run `python -m intakebot.edge.generate`.");
  process.exit(1);
}
