import type { Answer } from "./answer.ts";
import type { GradableExercise, Graded, Sandbox, Turn } from "./gradable.ts";
import { gradeChoice } from "./grade-choice.ts";
import { gradeCode } from "./grade-code.ts";
import { gradePredictedOutput, gradePredictedTime } from "./grade-prediction.ts";
import { GraderFault } from "./grader-fault.ts";
import type { Observation } from "./observation.ts";
import type { Verdict } from "./verdict.ts";

export interface GradeRequest {
  sandbox: Sandbox;
  exercise: GradableExercise;
  answer: Answer;
  /** of Python's random in the program's own run */
  seed: number;
  /** milliseconds of any steady clock, for durationMs */
  now: () => number;
  turn?: Turn;
}

/**
 * Grades one answer.
 * @returns the verdict in full, for staff (see redactVerdict), and the run that a timeline may show
 * @throws GraderFault for whatever is not the student's fault: broken tests, a broken sandbox, an answer of another kind;
 *   the reason of the turn's signal once that aborts
 */
export async function gradeAnswer(
  request: GradeRequest,
): Promise<{ verdict: Verdict; observation: Observation | null }> {
  const started = request.now();
  const { verdict, observation } = await gradeByKind(request);
  return { verdict: { ...verdict, durationMs: Math.max(0, request.now() - started) }, observation };
}

async function gradeByKind({ exercise, answer, seed, ...request }: GradeRequest): Promise<Graded> {
  const sandbox = inTurn(request.sandbox, request.turn);
  if (exercise.kind === "code" && answer.kind === "code") return gradeCode(sandbox, exercise, answer, seed);
  if (exercise.kind === "predict-output" && answer.kind === "predict-output")
    return gradePredictedOutput(sandbox, exercise, answer, seed);
  if (exercise.kind === "predict-time" && answer.kind === "predict-time")
    return gradePredictedTime(sandbox, exercise, answer, seed);
  if (exercise.kind === "choice" && answer.kind === "choice") return gradeChoice(exercise, answer);
  throw new GraderFault(
    `an answer of kind ${answer.kind} was sent to ${exercise.id}, which is of kind ${exercise.kind}`,
  );
}

/** All that one answer needs is done for the same turn. */
function inTurn(sandbox: Sandbox, turn: Turn = {}): Sandbox {
  return {
    observing: (program, session) => sandbox.observing(program, session, turn),
    judge: (session) => sandbox.judge(session, turn),
  };
}
