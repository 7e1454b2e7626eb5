/**
 * The floors of the house. Imports go down, or along a floor to an earlier neighbour; never up, never in a circle.
 * Order within a floor is the order of its list.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Rooms in the order in which they may know each other: a later one imports an earlier one. */
export const rooms = ["accounts", "catalogue", "hints", "courses", "submissions", "progress"] as const;

/** Of one place on floor 0 that imports nothing but its own. */
export type Place = { floor: number; order: number; name: string };

const services = ["errors", "env", "ui", "database", "queue"];
const requestTools = ["web", "auth"];
/** Files of a room that know the request: Next, the session, React. */
const requestSide = /^(loaders?|actions?|components|gate)(\b|\/|\.|-)/;
/** Schemas of what engines say, and how their texts are read: pure, safe in the browser, readable from every floor. */
export const words = new Set([
  "lib/grading/value.ts",
  "lib/grading/observation.ts",
  "lib/grading/verdict.ts",
  "lib/grading/world.ts",
  "lib/grading/answer.ts",
  "lib/grading/parsons.ts",
  "lib/grading/cloze.ts",
  "lib/exercise-library/texts.ts",
  "lib/exercise-library/kinds.ts",
  "lib/exercise-library/schema.ts",
  "lib/exercise-library/student-view.ts",
]);

/** @param file relative to the project, with slashes */
export function placeOf(file: string): Place | null {
  const [top, second = "", ...rest] = file.split("/");
  if (top === "app" || file === "proxy.ts") return { floor: 4, order: 0, name: "app" };
  if (top === "tests" || top === "bin") return { floor: 5, order: 0, name: top };
  if (top !== "lib") return null;
  const base = second.replace(/\.tsx?$/, "");
  if (base === "commands") return { floor: 4, order: 0, name: "commands" };
  if (base === "grading" || base === "exercise-library") return { floor: 0, order: 0, name: base };
  if (services.includes(base)) return { floor: 1, order: services.indexOf(base), name: base };
  if (requestTools.includes(base)) return { floor: 3, order: requestTools.indexOf(base), name: base };
  const room = (rooms as readonly string[]).indexOf(base);
  if (room < 0) return null;
  return requestSide.test(rest.join("/"))
    ? { floor: 3, order: 10 + room, name: `${base} (request side)` }
    : { floor: 2, order: room, name: base };
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

export interface Import {
  from: string;
  /** a project file, or a package's name */
  to: string;
  isPackage: boolean;
  typeOnly: boolean;
}

function resolveImport(root: string, from: string, specifier: string): { to: string; isPackage: boolean } {
  if (specifier.startsWith("#")) return { to: specifier.slice(1), isPackage: false };
  if (specifier.startsWith("."))
    return { to: path.relative(root, path.resolve(root, path.dirname(from), specifier)), isPackage: false };
  return { to: specifier, isPackage: true };
}

export function sourceFiles(root: string): string[] {
  const found: string[] = [];
  for (const top of ["app", "lib", "tests", "bin"]) {
    for (const entry of readdirSync(path.join(root, top), { recursive: true, withFileTypes: true })) {
      const file = path.relative(root, path.join(entry.parentPath, entry.name));
      if (entry.isFile() && /\.(ts|tsx|mjs)$/.test(file) && !file.includes("generated/")) found.push(file);
    }
  }
  return found.sort();
}

export function importsOf(root: string, file: string): Import[] {
  const text = readFileSync(path.join(root, file), "utf8");
  return [...text.matchAll(importPattern)].map((match) => ({
    from: file,
    ...resolveImport(root, file, match[2] ?? match[3] ?? ""),
    typeOnly: match[1] !== undefined,
  }));
}
