import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { importsOf, placeOf, sourceFiles, words } from "./floors.ts";

const root = path.resolve(import.meta.dirname, "../..");
const files = sourceFiles(root);
const imports = files.flatMap((file) => importsOf(root, file));
const inside = imports.filter((one) => !one.isPackage);

describe("the floors of the house", () => {
  test("every source file has a place", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => placeOf(file) === null)).toEqual([]);
  });

  test("imports go down, or along a floor to an earlier neighbour", () => {
    const wrong = inside.filter((one) => {
      const from = placeOf(one.from);
      const to = placeOf(one.to);
      if (!from || !to || from.name === to.name || words.has(one.to)) return false;
      return to.floor > from.floor || (to.floor === from.floor && to.order >= from.order);
    });
    expect(wrong.map((one) => `${one.from} → ${one.to}`)).toEqual([]);
  });

  test("no file imports itself by way of others", () => {
    const next = new Map<string, string[]>();
    for (const one of inside) if (!one.typeOnly) next.set(one.from, [...(next.get(one.from) ?? []), one.to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: string, path: string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (path.includes(file) || done.has(file)) return;
      for (const to of next.get(file) ?? []) walk(to, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(circles).toEqual([]);
  });

  test("nobody imports a door", () => {
    const wrong = inside.filter((one) => placeOf(one.to)?.name === "app" && placeOf(one.from)?.name !== "app");
    expect(wrong.map((one) => `${one.from} → ${one.to}`)).toEqual([]);
  });

  test("engines know no framework, no database and no environment", () => {
    const forbidden = /^(next|react|next-|@prisma|pg$|graphile-worker)/;
    const wrong = imports.filter((one) => placeOf(one.from)?.floor === 0 && one.isPackage && forbidden.test(one.to));
    expect(wrong.map((one) => `${one.from} → ${one.to}`)).toEqual([]);
  });

  test("words are pure: they import zod and other words only", () => {
    const wrong = imports.filter((one) => words.has(one.from) && one.to !== "zod" && !words.has(one.to));
    expect(wrong.map((one) => `${one.from} → ${one.to}`)).toEqual([]);
  });

  test("rooms below the request know neither Next nor React", () => {
    const wrong = imports.filter(
      (one) => (placeOf(one.from)?.floor ?? 9) <= 2 && !one.from.startsWith("lib/ui/") && /^(next|react)/.test(one.to),
    );
    expect(wrong.map((one) => `${one.from} → ${one.to}`)).toEqual([]);
  });

  test("the web never loads what performs a grading", () => {
    const reach = new Set<string>();
    const visit = (file: string): void => {
      if (reach.has(file)) return;
      reach.add(file);
      for (const one of inside) if (one.from === file && !one.typeOnly) visit(one.to);
    };
    for (const file of files) if (file.startsWith("app/")) visit(file);
    expect([...reach].filter((file) => /^lib\/grading\/(sandbox|judge)\//.test(file))).toEqual([]);
  });

  test("only lib/env.ts reads the environment", () => {
    const wrong = files.filter(
      (file) =>
        file.startsWith("lib/") &&
        file !== "lib/env.ts" &&
        readFileSync(path.join(root, file), "utf8").includes("process.env"),
    );
    expect(wrong).toEqual([]);
  });

  test("pages and routes use loaders and actions, never queries or the database", () => {
    const wrong = inside.filter(
      (one) =>
        one.from.startsWith("app/") && /\/(queries|mutations)\.ts$|^lib\/database\//.test(one.to) && !one.typeOnly,
    );
    expect(wrong.map((one) => `${one.from} → ${one.to}`)).toEqual([]);
  });
});
