/** What a learner sees of the whole course: its exercises, and how far he has come. */
import { requireUser } from "#lib/auth/gate.ts";
import { listExercises } from "#lib/catalogue/queries.ts";
import { database } from "#lib/database/client.ts";
import { listRecentSubmissions } from "#lib/submissions/queries.ts";
import { listProgress } from "./queries.ts";
import { topicsOf } from "./rules.ts";

export async function loadCatalogue() {
  const user = await requireUser();
  const db = database();
  const [exercises, progress] = await Promise.all([listExercises(db), listProgress(db, user.id)]);
  return { name: user.name, topics: topicsOf(exercises, progress) };
}

const recentLimit = 10;

export async function loadProgress() {
  const user = await requireUser();
  const db = database();
  const [exercises, progress, recent] = await Promise.all([
    listExercises(db),
    listProgress(db, user.id),
    listRecentSubmissions(db, user.id, recentLimit),
  ]);
  const titles = new Map(exercises.map(({ content }) => [content.id, content.title]));
  return {
    topics: topicsOf(exercises, progress),
    // A withdrawn exercise has left the catalogue, its submissions have not.
    recent: recent.map((one) => ({ ...one, title: titles.get(one.exerciseId) ?? null })),
  };
}
