/**
 * All runs of a program that asyncio allows. Where it promises no order (harness/README.md, "Ties") the harness takes the
 * candidate that it is told to, and says how many there were. So the runs are a tree, which is walked to all its leaves:
 *
 *     []  ── ties of 3, 2 ──►  [1]  [2]  [0, 1]          each begins as its list says, and then takes the first
 *     [1] ──── ties of 3, 2 ──►  [1, 1]                  …
 */
import type { Observe, Sandbox } from "./gradable.ts";
import { GraderFault } from "./grader-fault.ts";
import { limitsOf, type Observation } from "./observation.ts";
import { endedOtherwise, type OwnProgram } from "./observe-own-program.ts";
import { RecentRuns } from "./recent-runs.ts";

/** Some seconds of work. */
const mostRuns = 1_000;
/** Where some will do. */
const someRuns = 100;
/** So many runs that are still to come are worth a second child, if one is free. */
const worthAnother = 10;

/** The choices of one run, as in the scenario's `ties`. */
type Choices = number[];
type Wanted = "all" | "some";

const recentOf = new WeakMap<Sandbox, RecentRuns>();

/**
 * Runs the exercise's own program in every order that asyncio leaves open.
 * @returns each run that differs in output, time or lanes once, the ordinary one first; the same each time
 * @throws GraderFault where a run does not come to its end, or there are too many orders, with what to do
 */
export async function observeLegalRuns(sandbox: Sandbox, exercise: OwnProgram, seed: number): Promise<Observation[]> {
  return recently(sandbox, exercise, seed, "all");
}

/**
 * The same where times are asked for: ten equal sleeps have millions of orders, and the lanes of all look the same. So
 * where there are many, some stand for all.
 */
export async function observeSomeLegalRuns(
  sandbox: Sandbox,
  exercise: OwnProgram,
  seed: number,
): Promise<Observation[]> {
  return recently(sandbox, exercise, seed, "some");
}

function recently(sandbox: Sandbox, exercise: OwnProgram, seed: number, wanted: Wanted): Promise<Observation[]> {
  const whole = sandbox.of ?? sandbox;
  const recent = recentOf.get(whole) ?? new RecentRuns();
  recentOf.set(whole, recent);
  const { limits, world, files } = exercise;
  const program = JSON.stringify([wanted, files.program, limits, world, seed]);
  return recent.get(program, () => new Exploration(sandbox, exercise, seed, wanted).run());
}

class Exploration {
  readonly #sandbox: Sandbox;
  readonly #exercise: OwnProgram;
  readonly #seed: number;
  readonly #wanted: Wanted;
  readonly #todo: Choices[] = [[]];
  /** By what a learner can see of a run. */
  readonly #seen = new Map<string, { choices: Choices; run: Observation }>();
  #runs = 0;
  #ordinary: number[] = [];

  constructor(sandbox: Sandbox, exercise: OwnProgram, seed: number, wanted: Wanted) {
    this.#sandbox = sandbox;
    this.#exercise = exercise;
    this.#seed = seed;
    this.#wanted = wanted;
  }

  async run(): Promise<Observation[]> {
    await this.#observing(async (observe) => {
      await this.#runNext(observe);
      // Some must be the same ones each time: alone, they come in order.
      const isWorthHelp = this.#wanted === "all" && this.#todo.length >= worthAnother;
      const help = isWorthHelp ? [this.#observing((other) => this.#runAll(other))] : [];
      await Promise.all([this.#runAll(observe), ...help]);
    });
    const inOrder = [...this.#seen.values()].sort((one, other) => compare(one.choices, other.choices));
    return inOrder.map(({ run }) => run);
  }

  /** All runs of one session are on one child, each in an interpreter that knows of no other. */
  #observing(session: (observe: Observe) => Promise<void>): Promise<void> {
    const { files, limits } = this.#exercise;
    return this.#sandbox.observing({ source: files.program, limits: limitsOf(limits) }, session);
  }

  async #runAll(observe: Observe): Promise<void> {
    try {
      while (this.#todo.length > 0) await this.#runNext(observe);
    } catch (error) {
      this.#todo.length = 0; // the other session need not go on
      throw error;
    }
  }

  async #runNext(observe: Observe): Promise<void> {
    // The shortest first: they have the most alternatives, and so it shows early if there are too many.
    const choices = this.#todo.shift() as Choices;
    this.#runs++;
    const scenario = { expression: null, seed: this.#seed, world: this.#exercise.world, ties: choices };
    const { ties = [], ...run } = await observe(scenario);
    if (run.status !== "finished") throw endedOtherwise(run);
    if (choices.length === 0) this.#ordinary = ties;
    this.#todo.push(...this.#alternatives(choices, ties));
    const key = JSON.stringify([run.stdout, run.elapsed, run.tasks]);
    const known = this.#seen.get(key);
    if (!known || compare(choices, known.choices) < 0) this.#seen.set(key, { choices, run });
  }

  /** One for each other candidate at a tie that came after those of which the choices speak. */
  #alternatives(choices: Choices, ties: number[]): Choices[] {
    const known = this.#runs + this.#todo.length;
    const open = ties.map((candidates, at) => ({ candidates, at })).slice(choices.length);
    const more = open.reduce((sum, { candidates }) => sum + candidates - 1, 0);
    if (this.#wanted === "some" && known + more > someRuns) {
      // Too many: of ties from first to last the candidate that an ordinary run takes last.
      const step = Math.ceil(open.length / Math.max(1, someRuns - known));
      const some = known < someRuns ? open.filter((_, index) => index % step === 0) : [];
      return some.map(({ at, candidates }) => choosing(choices, at, candidates - 1));
    }
    if (known + more > mostRuns) throw tooMany(this.#ordinary);
    return open.flatMap(({ at, candidates }) =>
      Array.from({ length: candidates - 1 }, (_, index) => choosing(choices, at, index + 1)),
    );
  }
}

/** These choices, then the first candidate of each tie until the one at `at`, and there this one. */
function choosing(choices: Choices, at: number, candidate: number): Choices {
  return [...choices, ...Array<number>(at - choices.length).fill(0), candidate];
}

/** What a list does not say is 0. */
function compare(one: Choices, other: Choices): number {
  const at = [...one, ...other].findIndex((_, index) => (one[index] ?? 0) !== (other[index] ?? 0));
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

function tooMany(ties: number[]): GraderFault {
  const told = ties.slice(0, 10).join(", ");
  return new GraderFault(
    `the exercise's own program can run in more than ${mostRuns} orders: so many of its sleeps, replies or members of sets ` +
      `come at one instant, of which asyncio promises no order (candidates in turn: ${told}${ties.length > 10 ? ", …" : ""}). ` +
      "Give those delays different lengths, or start fewer tasks.",
  );
}
