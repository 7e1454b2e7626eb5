import { listExerciseFolders } from "./list-exercise-folders.ts";
import { type LoadedExercise, loadExercise, type RefusedExercise } from "./load-exercise.ts";

/**
 * Every exercise under the root, in the catalogue's order: by topic, then difficulty, then slug; and the folders that
 * were refused. An id that two folders share refuses the later one.
 */
export async function loadExercises(
  root: string,
): Promise<{ exercises: LoadedExercise[]; refused: RefusedExercise[] }> {
  const results = await Promise.all((await listExerciseFolders(root)).map((folder) => loadExercise(folder)));
  const exercises: LoadedExercise[] = [];
  const refused: RefusedExercise[] = [];
  const owners = new Map<string, string>();
  for (const result of results) {
    if (!result.ok) {
      refused.push(result);
      continue;
    }
    const { id, path } = result.content;
    const owner = owners.get(id);
    if (owner)
      refused.push({ ok: false, path, errors: [`exercise.yaml: id: ${owner} has ${id} already: choose another`] });
    else exercises.push(result);
    owners.set(id, owner ?? path);
  }
  exercises.sort(({ content: a }, { content: b }) =>
    a.topic !== b.topic ? (a.topic < b.topic ? -1 : 1) : a.difficulty - b.difficulty || (a.slug < b.slug ? -1 : 1),
  );
  return { exercises, refused };
}
