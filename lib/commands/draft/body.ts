/** One drafted exercise, before it has its place in a course. */
import type { ExerciseKind, LocalizedText } from "../../exercise-library/schema.ts";

export interface Body {
  kind: ExerciseKind;
  /** tells it from the block's other drafts, in kebab case */
  name: string;
  title: LocalizedText;
  concepts: string[];
  difficulty: number;
  points: number;
  prompt: LocalizedText;
  /** step by step */
  hints: LocalizedText[];
  explanation: LocalizedText;
  /** of exercise.yaml, by kind */
  fields: Record<string, unknown>;
  files: Record<string, string>;
}
