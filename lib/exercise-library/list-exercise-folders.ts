import { readdir } from "node:fs/promises";
import path from "node:path";

/** Folders NN-topic/slug under the root, in the order of their names. Throws if the root cannot be read. */
export async function listExerciseFolders(root: string): Promise<string[]> {
  const folders: string[] = [];
  for (const topic of await subfolders(root))
    for (const slug of await subfolders(path.join(root, topic))) folders.push(path.join(root, topic, slug));
  return folders;
}

async function subfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort();
}
