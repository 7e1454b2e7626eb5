/** How the catalogue is laid out for a learner. Pure. */
import type { CatalogueExercise } from "../catalogue/queries.ts";
import type { ExerciseKind, LocalizedText } from "../exercise-library/schema.ts";
import type { ExerciseProgress } from "./queries.ts";

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
  /** of the topic's folder, and of its course: two courses may name their folders alike */
  id: string;
  title: LocalizedText;
  items: CatalogueItem[];
}

/** Field by field: what an exercise holds besides stays here. */
export function topicsOf(exercises: CatalogueExercise[], progress: ExerciseProgress[]): CatalogueTopic[] {
  const own = new Map(progress.map((one) => [one.exerciseId, one]));
  const topics = new Map<string, CatalogueTopic>();
  for (const { content, courseId } of exercises) {
    const topicId = courseId === null ? content.topic : `${content.topic}-${courseId}`;
    const topic = topics.get(topicId) ?? { id: topicId, title: content.topicTitle, items: [] };
    topics.set(topicId, topic);
    const { id, title, kind, difficulty, points } = content;
    topic.items.push({ id, title, kind, difficulty, points, progress: own.get(id) ?? null });
  }
  return [...topics.values()];
}
