/** What an exercise has to hold before anyone meets it: shown by running it. */
import type { Exercise } from "../../exercise-library/schema.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { GraderFault } from "../../grading/grader-fault.ts";
import type { Proof } from "./proof.ts";
import { unrenderedProblems } from "./prose.ts";
import { proveCloze } from "./prove-cloze.ts";
import { proveCode } from "./prove-code.ts";
import { proveChoice, proveMatch } from "./prove-key.ts";
import { proveOutput } from "./prove-output.ts";
import { proveParsons } from "./prove-parsons.ts";
import { proveSpot } from "./prove-spot.ts";
import { proveTime } from "./prove-time.ts";
import { proveTimeline } from "./prove-timeline.ts";
import { recordingSandbox } from "./recording-sandbox.ts";

/** @param exercise as one learner meets it; whether its texts are finished is not asked (prose.ts) */
export async function proveExercise(sandbox: Sandbox, exercise: Exercise): Promise<Proof> {
  const recording = recordingSandbox(sandbox);
  try {
    const { problems, key } = await proveByKind(recording.sandbox, exercise);
    return { problems: [...unrenderedProblems(exercise), ...problems, ...recording.differences()], key };
  } catch (error) {
    if (error instanceof GraderFault) return { problems: [error.message], key: "" };
    throw error;
  }
}

async function proveByKind(sandbox: Sandbox, exercise: Exercise): Promise<Proof> {
  switch (exercise.kind) {
    case "code":
      return proveCode(sandbox, exercise);
    case "parsons":
      return proveParsons(sandbox, exercise);
    case "cloze":
      return proveCloze(sandbox, exercise);
    case "predict-output":
      return proveOutput(sandbox, exercise);
    case "predict-time":
      return proveTime(sandbox, exercise);
    case "predict-timeline":
      return proveTimeline(sandbox, exercise);
    case "spot":
      return proveSpot(sandbox, exercise);
    case "choice":
      return proveChoice(sandbox, exercise);
    case "match":
      return proveMatch(sandbox, exercise);
  }
}
