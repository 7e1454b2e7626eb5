import { access, readdir } from "node:fs/promises";
import path from "node:path";
import { listExerciseFolders, loadExercise, loadExercises, renderExercise } from "../exercise-library/index.ts";
import type { Sandbox } from "../grading/gradable.ts";
import { BadInput } from "./bad-input.ts";
import { print, printJson, progress } from "./print.ts";
import { projectRoot } from "./project-root.ts";
import { proveExercise } from "./prove-exercise.ts";
import { defaultSize, withSandbox } from "./with-sandbox.ts";

interface Proof {
  path: string;
  id: string | null;
  kind: string | null;
  ok: boolean;
  problems: string[];
}

/** @returns whether every exercise is proven */
export async function check(folders: string[], options: { json?: boolean }): Promise<boolean> {
  const root = path.join(projectRoot, "exercises");
  const chosen =
    folders.length === 0 ? await listExerciseFolders(root) : (await Promise.all(folders.map(expand))).flat();
  const shared = await sharedIds(root);
  const proofs = await withSandbox(defaultSize, (sandbox) => proveAll(sandbox, chosen, shared));
  const passed = proofs.filter((proof) => proof.ok).length;
  if (options.json) printJson({ version: 1, exercises: proofs, passed, failed: proofs.length - passed });
  else print(`${passed} of ${proofs.length} exercises proven`);
  return passed === proofs.length;
}

async function proveAll(sandbox: Sandbox, folders: string[], shared: Map<string, string[]>): Promise<Proof[]> {
  const proofs: Proof[] = [];
  for (const [index, folder] of folders.entries()) {
    const proof = await prove(sandbox, folder, shared);
    proofs.push(proof);
    progress(`[${index + 1}/${folders.length}] ${proof.ok ? "✓" : "✗"} ${proof.path}`);
    for (const problem of proof.problems) progress(`    ${problem}`);
  }
  return proofs;
}

async function prove(sandbox: Sandbox, folder: string, shared: Map<string, string[]>): Promise<Proof> {
  const loaded = await loadExercise(folder);
  if (!loaded.ok) return { path: loaded.path, id: null, kind: null, ok: false, problems: loaded.errors };
  const { path: place, id, kind } = loaded.content;
  const problems = [
    ...(shared.get(place) ?? []),
    ...(await proveExercise(sandbox, renderExercise(loaded.content, null))),
  ];
  return { path: place, id, kind, ok: problems.length === 0, problems };
}

/** Folders of the course whose id belongs to another one, by path. */
async function sharedIds(root: string): Promise<Map<string, string[]>> {
  const { refused } = await loadExercises(root);
  return new Map(
    refused.map((one) => [one.path, one.errors.filter((error) => error.startsWith("exercise.yaml: id:"))]),
  );
}

/** An exercise folder, a topic's folder or a whole course. */
async function expand(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => {
    throw new BadInput(`${folder}: no such folder`);
  });
  if (names.includes("exercise.yaml")) return [folder];
  const below = names.map((name) => path.join(folder, name));
  const exercises = (await Promise.all(below.map(async (one) => ((await isExercise(one)) ? [one] : [])))).flat().sort();
  const found = exercises.length > 0 ? exercises : await listExerciseFolders(folder);
  if (found.length === 0) throw new BadInput(`${folder}: holds no exercise`);
  return found;
}

const isExercise = (folder: string) =>
  access(path.join(folder, "exercise.yaml")).then(
    () => true,
    () => false,
  );
