/** What a learner sees of the whole course: its exercises, and how far he has come. */
import { requireUser } from "#lib/auth/gate.ts";
import { type CatalogueExercise, listExercises } from "#lib/catalogue/queries.ts";
import { database } from "#lib/database/client.ts";
import type { ExerciseKind, LocalizedText } from "#lib/exercise-library/schema.ts";
import { listRecentSubmissions } from "#lib/submissions/queries.ts";
import { type ExerciseProgress, listProgress } from "./queries.ts";

export interface CatalogueItem {
  id: string;
  title: LocalizedText;
  kind: ExerciseKind;
  difficulty: number;
  points: number;
  /** null: not started */
  progress: ExerciseProgress | null;
}

export interface CatalogueTopic {
  id: string;
  title: LocalizedText;
  items: CatalogueItem[];
}

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

/** Field by field: what an exercise holds besides stays here. */
function topicsOf(exercises: CatalogueExercise[], progress: ExerciseProgress[]): CatalogueTopic[] {
  const own = new Map(progress.map((one) => [one.exerciseId, one]));
  const topics = new Map<string, CatalogueTopic>();
  for (const { content } of exercises) {
    const topic = topics.get(content.topic) ?? { id: content.topic, title: content.topicTitle, items: [] };
    topics.set(content.topic, topic);
    const { id, title, kind, difficulty, points } = content;
    topic.items.push({ id, title, kind, difficulty, points, progress: own.get(id) ?? null });
  }
  return [...topics.values()];
}
