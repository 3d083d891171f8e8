import { resolve } from "node:path";
import type { Plugin, UserConfig } from "vite";
import { defineConfig } from "vitest/config";

/** Three builds, one after the other: each page carries only what it needs itself. */
const pages = resolve(import.meta.dirname, "../intakebot/pages");

/**
 * Without it each `import()` drags in a helper that fetches styles ahead of time. The widget has
 * no use for it and would be a kilobyte over its budget.
 */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: (id) =>
    id.includes("vite/preload-helper") ? "export const __vitePreload = (load) => load();" : null,
};

/** The first build empties the folder, the others add to it. */
function page(name: "widget" | "console"): UserConfig {
  return {
    plugins: name === "widget" ? [plainImports] : [],
    build: {
      outDir: pages,
      emptyOutDir: name === "widget",
      assetsDir: "assets",
      assetsInlineLimit: 0, // the pages' CSP allows no data: addresses
      modulePreload: { polyfill: false },
      target: "es2022",
      reportCompressedSize: false,
      rolldownOptions: { input: resolve(import.meta.dirname, `${name}.html`) },
    },
  };
}

/** The script a website includes: one self-contained file whose name never changes. */
const loader: UserConfig = {
  build: {
    outDir: pages,
    emptyOutDir: false,
    target: "es2022",
    reportCompressedSize: false,
    lib: {
      entry: resolve(import.meta.dirname, "src/embed.ts"),
      formats: ["iife"],
      name: "Intakebot",
      fileName: () => "widget.js",
    },
  },
};

export default defineConfig(({ mode }) => {
  const build =
    mode === "loader" ? loader : mode === "widget" || mode === "console" ? page(mode) : {};
  return {
    base: "/",
    publicDir: false,
    ...build,
    test: {
      environment: "happy-dom",
      pool: "vmThreads", // a page of their own for each file, in a process that is started once
      include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
      testTimeout: 10_000,
      restoreMocks: true,
      unstubGlobals: true,
    },
  };
});
