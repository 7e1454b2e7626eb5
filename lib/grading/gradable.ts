/** What grading needs to know of an exercise and of the place where programs run. */
import type { LaidSpan } from "./answer.ts";
import type { JudgeRequest, Scenario } from "./judge/protocol.ts";
import type { DiagnosticKind, Limits, Observation } from "./observation.ts";
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

/** Graded by hidden tests on the program that is handed in, put together or filled in. */
export interface GradableCode extends Common {
  kind: "code";
  files: { tests: string };
}
export interface GradableParsons extends Common {
  kind: "parsons";
  files: { solution: string; distractors: string; tests: string };
}
export interface GradableCloze extends Common {
  kind: "cloze";
  files: { template: string; tests: string };
  /** where there are choices, nothing else can be filled in: the tests count on that */
  blanks: Record<string, { choices?: string[] | undefined }>;
}

/** Graded by running the program. A distractor is a wrong answer that was foreseen, with words on where it comes from. */
export interface GradableOutput extends Common {
  kind: "predict-output";
  files: { program: string };
  distractors: ({ line: string; explanation: Localized } | { lines: string[]; explanation: Localized })[];
}
export interface GradableTime extends Common {
  kind: "predict-time";
  files: { program: string };
  distractors: { seconds: number; explanation: Localized }[];
}
export interface GradableTimeline extends Common {
  kind: "predict-timeline";
  files: { program: string };
  /** names of the tasks whose lanes are laid, as in `observation.tasks[].name` */
  lanes: string[];
  distractors: { lanes: { lane: string; spans: LaidSpan[] }[]; explanation: Localized }[];
}
export interface GradableSpot extends Common {
  kind: "spot";
  files: { program: string };
  /** kinds of the engine's diagnostics whose lines are to be found */
  finds: DiagnosticKind[];
  distractors: { line: number; explanation: Localized }[];
}

/** Graded by a key that stays on the server. */
export interface GradableChoice extends Common {
  kind: "choice";
  options: { id: string; text: Localized; correct: boolean; explanation: Localized }[];
}
export interface GradableMatch extends Common {
  kind: "match";
  pairs: {
    left: { id: string; text: Localized };
    right: { id: string; text: Localized };
    /** why the two belong together: shown to whoever has put them together */
    explanation: Localized;
    /** for whoever has put something else beside the left side: what to think of, not what is right */
    hint: Localized;
  }[];
  /** right sides that belong to nothing */
  distractors: { id: string; text: Localized; explanation: Localized }[];
}

export type GradablePrediction = GradableOutput | GradableTime | GradableTimeline;
/** A loaded exercise satisfies this without either knowing the other. */
export type GradableExercise =
  | GradableCode
  | GradableParsons
  | GradableCloze
  | GradablePrediction
  | GradableSpot
  | GradableChoice
  | GradableMatch;

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
  /** What does the work, where this one is another's for one turn. */
  readonly of?: Sandbox;
  /** Observes one program in as many scenarios as the session asks for. */
  observing<T>(program: ObservedProgram, session: (observe: Observe) => Promise<T>, turn?: Turn): Promise<T>;
  /** One session of the judge: calls through `ask` reach one interpreter, which is clean at the start. */
  judge<T>(session: (ask: (request: JudgeRequest) => Promise<unknown>) => Promise<T>, turn?: Turn): Promise<T>;
}

export interface Graded {
  verdict: Omit<Verdict, "durationMs">;
  /** of the program on its own, for the timeline; null where there is none or where it would give the key away */
  observation: Observation | null;
}
