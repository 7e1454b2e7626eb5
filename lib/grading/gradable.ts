/** What grading needs to know of an exercise and of the place where programs run. */
import type { Answer } from "./answer.ts";
import type { JudgeRequest, Scenario } from "./judge/protocol.ts";
import type { Limits, Observation } from "./observation.ts";
import type { Localized, Verdict } from "./verdict.ts";
import type { World } from "./world.ts";

interface Common {
  id: string;
  points: number;
  /** what differs from the defaults */
  limits: Partial<Limits>;
  /** what programs find in the simulated world, unless a scenario brings its own */
  world: World;
}

export interface GradableCode extends Common {
  kind: "code";
  files: { tests: string };
}
export interface GradablePrediction extends Common {
  kind: "predict-output" | "predict-time";
  files: { program: string };
}
export interface GradableChoice extends Common {
  kind: "choice";
  options: { id: string; correct: boolean; explanation: Localized }[];
}
/** A loaded exercise satisfies this without either knowing the other. */
export type GradableExercise = GradableCode | GradablePrediction | GradableChoice;

/** For whom something runs: decides who waits for whom, and lets it be called off. */
export interface Turn {
  /** Who shares one place in the order, such as a course: groups take turns. */
  group?: string;
  /** Interactive, the default, goes before bulk: somebody sits and waits. */
  urgency?: "interactive" | "bulk";
  /** Once it aborts, whatever waits or runs for this turn rejects with its reason, and is nobody's fault. */
  signal?: AbortSignal | undefined;
}

export interface ObservedProgram {
  source: string;
  limits: Limits;
  /** Told, in words for staff, when the program has spoilt the record of its own run. */
  flag?: ((words: string) => void) | undefined;
}

export interface ObserveJob extends ObservedProgram {
  scenario: Scenario;
}

/** Each observation is as if no other had been asked for. */
export type Observe = (scenario: Scenario) => Promise<Observation>;

/** Where programs are observed and tests run. Each throws GraderFault where it fails itself. */
export interface Sandbox {
  /** Observes one program in as many scenarios as the session asks for. */
  observing<T>(program: ObservedProgram, session: (observe: Observe) => Promise<T>, turn?: Turn): Promise<T>;
  /** One session of the judge: calls through `ask` reach one interpreter, which is clean at the start. */
  judge<T>(session: (ask: (request: JudgeRequest) => Promise<unknown>) => Promise<T>, turn?: Turn): Promise<T>;
}

export type AnswerOf<Kind extends Answer["kind"]> = Extract<Answer, { kind: Kind }>;

export interface Graded {
  verdict: Omit<Verdict, "durationMs">;
  /** of the program on its own, for the timeline; null where there is none or where it would give the key away */
  observation: Observation | null;
}
