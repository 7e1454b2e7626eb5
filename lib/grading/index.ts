/** Grading: from an answer to a verdict. Server only; observation, verdict and answer are pure. */
export * from "./answer.ts";
export { fitsExercise } from "./fits-exercise.ts";
export type { GradableExercise, Sandbox } from "./gradable.ts";
export { type GradeRequest, gradeAnswer } from "./grade.ts";
export { GraderFault } from "./grader-fault.ts";
export * from "./observation.ts";
export { redactVerdict } from "./redact-verdict.ts";
export * from "./verdict.ts";
