import type { Answer, AnswerKind, AnswerOf } from "./answer.ts";
import { fillCloze } from "./cloze.ts";
import type { GradableExercise, Graded, Sandbox, Turn } from "./gradable.ts";
import { gradeChoice } from "./grade-choice.ts";
import { gradeCode } from "./grade-code.ts";
import { gradeMatch } from "./grade-match.ts";
import { gradeOutput } from "./grade-output.ts";
import { gradeSpot } from "./grade-spot.ts";
import { gradeTime } from "./grade-time.ts";
import { gradeTimeline } from "./grade-timeline.ts";
import { GraderFault } from "./grader-fault.ts";
import type { Observation } from "./observation.ts";
import { assembleParsons, parsonsFrame } from "./parsons.ts";
import { type Part, partsVerdict } from "./parts-verdict.ts";
import { emptyBlanks, nothingPlaced } from "./unfinished.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Of an exercise's own program, which must not depend on chance: `check` proves it under this seed and another. Learners
 * share its runs, so it is the same for all.
 */
const ownSeed = 0;

export interface GradeRequest {
  sandbox: Sandbox;
  exercise: GradableExercise;
  answer: Answer;
  /** of Python's random where a learner's program runs by itself */
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
  // The answer of the exercise's own kind; one of another kind is our fault.
  const of = <Kind extends AnswerKind>(kind: Kind): AnswerOf<Kind> => {
    if (answer.kind === kind) return answer as AnswerOf<Kind>;
    throw new GraderFault(`an answer of kind ${answer.kind} was sent to ${exercise.id}, which is of kind ${kind}`);
  };
  switch (exercise.kind) {
    case "code":
      return gradeCode(sandbox, exercise, of("code").source, seed);
    case "parsons": {
      const { lines } = of("parsons");
      if (lines.length === 0) return unfinished(exercise, [nothingPlaced]);
      return gradeCode(sandbox, exercise, assembleParsons(parsonsFrame(exercise.files.solution), lines), seed);
    }
    case "cloze": {
      const { blanks } = of("cloze");
      const empty = emptyBlanks(exercise.files.template, blanks);
      if (empty.length > 0) return unfinished(exercise, empty);
      return gradeCode(sandbox, exercise, fillCloze(exercise.files.template, blanks), seed);
    }
    case "predict-output":
      return gradeOutput(sandbox, exercise, of("predict-output"), ownSeed);
    case "predict-time":
      return gradeTime(sandbox, exercise, of("predict-time"), ownSeed);
    case "predict-timeline":
      return gradeTimeline(sandbox, exercise, of("predict-timeline"), ownSeed);
    case "spot":
      return gradeSpot(sandbox, exercise, of("spot"), ownSeed);
    case "choice":
      return gradeChoice(exercise, of("choice"));
    case "match":
      return gradeMatch(exercise, of("match"));
  }
}

/** There is nothing to run, and so nothing to judge but what is missing. */
const unfinished = (exercise: GradableExercise, missing: Part[]): Graded => ({
  verdict: partsVerdict(exercise, missing),
  observation: null,
});

/** All that one answer needs is done for the same turn. */
export function inTurn(sandbox: Sandbox, turn: Turn = {}): Sandbox {
  return {
    of: sandbox.of ?? sandbox,
    observing: (program, session) => sandbox.observing(program, session, turn),
    judge: (session) => sandbox.judge(session, turn),
  };
}
