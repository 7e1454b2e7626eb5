/** Exercises as folders of text: loading, listing, versions. Server only; schema.ts and student-view.ts are pure. */
export { contentHash } from "./content-hash.ts";
export { listExerciseFolders } from "./list-exercise-folders.ts";
export { type LoadedExercise, loadExercise, type RefusedExercise } from "./load-exercise.ts";
export { loadExercises } from "./load-exercises.ts";
export { fileOf, type Parameters, RenderError, renderExercise } from "./render-exercise.ts";
export * from "./schema.ts";
export { type StudentView, studentView } from "./student-view.ts";
