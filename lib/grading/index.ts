/** Grading: from an answer to a verdict. Server only; its words (observation, verdict, answer) are pure, each in a file. */
export { type GradeRequest, gradeAnswer, inTurn } from "./grade.ts";
