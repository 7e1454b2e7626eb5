import { access, readdir } from "node:fs/promises";
import path from "node:path";
import { listExerciseFolders, loadExercise, loadExercises } from "../exercise-library/index.ts";
import type { Sandbox } from "../grading/gradable.ts";
import { BadInput } from "./bad-input.ts";
import { mapInOrder } from "./map-in-order.ts";
import { print, printJson, progress } from "./print.ts";
import { projectRoot } from "./project-root.ts";
import { proveContent } from "./prove/prove-content.ts";
import { defaultSize, withSandbox } from "./with-sandbox.ts";

interface Proof {
  path: string;
  id: string | null;
  kind: string | null;
  ok: boolean;
  problems: string[];
}

/** Exercises proven at once: while one is being judged, others are observed. */
const atOnce = 2 * defaultSize;

/** @returns whether every exercise is proven */
export async function check(folders: string[], options: { json?: boolean }): Promise<boolean> {
  const root = path.join(projectRoot, "exercises");
  const chosen =
    folders.length === 0 ? await listExerciseFolders(root) : (await Promise.all(folders.map(expand))).flat();
  const taken = await takenIds(chosen);
  const proofs = await withSandbox(defaultSize, (sandbox) => proveAll(sandbox, chosen, taken));
  const passed = proofs.filter((proof) => proof.ok).length;
  if (options.json) printJson({ version: 1, exercises: proofs, passed, failed: proofs.length - passed });
  else print(`${passed} of ${proofs.length} exercises proven`);
  return passed === proofs.length;
}

function proveAll(sandbox: Sandbox, folders: string[], taken: Map<string, string[]>): Promise<Proof[]> {
  const prove = async (folder: string) => {
    const started = performance.now();
    const proof = await proveFolder(sandbox, folder, taken);
    return { proof, seconds: (performance.now() - started) / 1000 };
  };
  const show = ({ proof, seconds }: Awaited<ReturnType<typeof prove>>, index: number) => {
    const mark = proof.ok ? "✓" : "✗";
    progress(`[${index + 1}/${folders.length}] ${mark} ${proof.path} ${seconds.toFixed(1)} s`);
    for (const problem of proof.problems) progress(`    ${problem}`);
  };
  return mapInOrder(folders, atOnce, prove, show).then((done) => done.map(({ proof }) => proof));
}

async function proveFolder(sandbox: Sandbox, folder: string, taken: Map<string, string[]>): Promise<Proof> {
  const loaded = await loadExercise(folder);
  if (!loaded.ok) return { path: loaded.path, id: null, kind: null, ok: false, problems: loaded.errors };
  const { content } = loaded;
  const { path: place, id, kind } = content;
  const problems = [...(taken.get(path.resolve(folder)) ?? []), ...(await proveContent(sandbox, content))];
  return { path: place, id, kind, ok: problems.length === 0, problems };
}

/** Folders whose id belongs to another one of their course, and what to do about it. */
async function takenIds(folders: string[]): Promise<Map<string, string[]>> {
  const courses = new Set(folders.map((folder) => path.resolve(folder, "../..")));
  const taken = new Map<string, string[]>();
  for (const course of courses)
    for (const { path: place, errors } of (await loadExercises(course)).refused) {
      const shared = errors.filter(
        (error) => error.startsWith("exercise.yaml: id:") && error.endsWith("choose another"),
      );
      taken.set(path.join(course, place), shared);
    }
  return taken;
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
