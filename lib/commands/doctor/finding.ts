/** What the doctor says about one thing. */
import { messageOf, OperatorError } from "../../errors.ts";
import { GraderFault } from "../../grading/grader-fault.ts";

export interface Finding {
  /** The room that it is about, such as "database". */
  about: string;
  /** "broken": the app can't run so. "warning": it can, but something is lost. */
  state: "well" | "warning" | "broken";
  says: string;
  /** What to do next. */
  remedy: string | null;
}

export const well = (about: string, says: string): Finding => ({ about, state: "well", says, remedy: null });

export const warning = (about: string, says: string, remedy: string): Finding => ({
  about,
  state: "warning",
  says,
  remedy,
});

/** An error with its own remedy keeps that one. */
export function broken(about: string, error: unknown, remedy: string): Finding {
  const says = typeof error === "string" ? error : messageOf(error);
  if (error instanceof OperatorError) return { about, state: "broken", says, remedy: error.remedy };
  // A grader's fault says itself what to do.
  return { about, state: "broken", says, remedy: error instanceof GraderFault ? null : remedy };
}
