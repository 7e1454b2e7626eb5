/**
 * Observes one program in as many scenarios as a session asks for, in a lent child that it keeps for as long as it can.
 *
 * What the scenarios have in common is done once, and kept in the child as checkpoints: 1 the source is compiled,
 * 2 it is imported in a world and with a seed. Each observation starts from there, as if no other had been made.
 */
import type { ObservedProgram, Turn } from "../gradable.ts";
import type { Scenario } from "../judge/protocol.ts";
import type { Limits, Observation } from "../observation.ts";
import { attempts, type ChildPool, type Lease, lostFault, type MakeCall } from "./child-pool.ts";
import type { CallEnd, Step } from "./protocol.ts";
import { ChildDied, overHardLimit } from "./sandbox-child.ts";
import { toObservation } from "./to-observation.ts";

/** What a program wrote may be quoted to staff; not all of its megabytes. */
const mostWords = 500;

interface Asked {
  scenario: Scenario;
  /** Children that were lost over it. */
  lost: ChildDied[];
  resolve: (observation: Observation) => void;
  reject: (reason: unknown) => void;
}

export interface ProgramSessionOptions {
  observers: Pick<ChildPool, "lendOnce">;
  /** Its limits are those that apply. */
  program: ObservedProgram;
  turn: Turn | undefined;
  log: (line: string) => void;
}

export class ProgramSession {
  readonly #options: ProgramSessionOptions;
  readonly #asked: Asked[] = [];
  #isOver = false;
  #wake: () => void = () => {};

  constructor(options: ProgramSessionOptions) {
    this.#options = options;
  }

  observe(scenario: Scenario): Promise<Observation> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ scenario, lost: [], resolve, reject });
      if (this.#asked.length === 1) this.#wake();
    });
  }

  /** Nobody asks or waits any more: the child goes back once it is through with what it is at. */
  end(): void {
    this.#isOver = true;
    this.#asked.length = 0;
    this.#wake();
  }

  /** Serves until the end; never throws. A child is lent when the first scenario is asked for. */
  async run(): Promise<void> {
    const { observers, turn } = this.#options;
    while (await this.#hasWork()) {
      const startsOver = (this.#asked[0]?.lost.length ?? 0) > 0;
      await observers
        .lendOnce((...lent) => this.#serve(...lent), turn, startsOver)
        .catch((fault) => this.#settleFirst(fault));
    }
  }

  /** Waits for it, or for somebody else to want our child. */
  async #hasWork(lease?: Lease): Promise<boolean> {
    while (this.#asked.length === 0 && !this.#isOver && !lease?.isWanted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#asked.length > 0;
  }

  /**
   * On one child, for as long as there is something to do or nobody else wants it: whoever waits for a child may have
   * the judge that we wait for. Starts over where another was lost: what was observed before stays so.
   */
  async #serve(call: MakeCall, lease: Lease): Promise<void> {
    const steps = new KeptSteps(this.#options.program);
    lease.onWanted = () => this.#wake();
    while (await this.#hasWork(lease)) {
      const [first] = this.#asked as [Asked];
      const end = await call({
        ...steps.callFor(first.scenario),
        ...hostLimits(this.#options.program, first.scenario),
      });
      const observation = this.#observation(end, first.scenario);
      if (this.#asked[0] === first) this.#asked.shift();
      first.resolve(observation);
      if (end.end === "timed-out" && end.detail === overHardLimit) return; // with the child
      if (end.end !== "returned") steps.forget();
    }
  }

  /** What was asked first is asked once more where its child was lost, and else answered, or given up. */
  #settleFirst(fault: unknown): void {
    const [first] = this.#asked;
    if (!first) return;
    if (fault instanceof ChildDied) {
      first.lost.push(fault);
      if (first.lost.length < attempts) return;
    }
    this.#asked.shift();
    if (!(fault instanceof ChildDied)) first.reject(fault);
    else if (!first.lost.every(({ crashedByItself }) => crashedByItself)) first.reject(lostFault(fault));
    else first.resolve(this.#observation(this.#blameProgram(fault), first.scenario));
  }

  /**
   * A program on which two fresh processes broke from within is what broke them: that is a crash of the program, else it
   * would be tried again for ever. A process that something else killed stays our fault.
   */
  #blameProgram({ message: detail }: ChildDied): CallEnd {
    this.#options.log(`a program broke two sandbox processes; the last: ${detail}`);
    return { end: "crashed", detail, stdout: "", stderr: "", denied: [] };
  }

  #observation(end: CallEnd, scenario: Scenario): Observation {
    const { program, log } = this.#options;
    const tell = (words: string) => log(words.slice(0, mostWords));
    if (end.denied.length > 0) tell(`a program asked for what is denied: ${end.denied.join(", ")}`);
    return toObservation(end, { ...program, scenario }, (words) => {
      tell(words);
      program.flag?.(words.slice(0, mostWords));
    });
  }
}

/** What the child has kept of earlier calls, as far as we know. Where we are wrong, the harness does the work again. */
class KeptSteps {
  readonly #program: ObservedProgram;
  /** What each checkpoint was made of. */
  #kept: string[] = [];

  constructor(program: ObservedProgram) {
    this.#program = program;
  }

  /** A call that makes an observation, with the steps that are missing. */
  callFor(scenario: Scenario): Step & Pick<Parameters<MakeCall>[0], "before" | "checkpoints" | "programSteps"> {
    const { source, limits } = this.#program;
    const { expression, ...surroundings } = scenario;
    const observe = { entry: "observe", input: JSON.stringify({ source, scenario, limits }) };
    const preparation = expression === null ? null : JSON.stringify({ source, scenario: surroundings, limits });
    if (this.#kept.at(0) === source && (this.#kept.at(1) ?? null) === preparation) return observe;

    const checkpoints = this.#kept.at(0) === source ? 1 : 0;
    const before: Step[] = [];
    if (checkpoints === 0) {
      const priced = Object.keys(scenario.world.cpu?.seconds ?? {});
      before.push({ entry: "load", input: JSON.stringify({ source, priced }) });
    }
    if (preparation !== null) before.push({ entry: "prepare", input: preparation });
    this.#kept = preparation === null ? [source] : [source, preparation];
    return { before, ...observe, checkpoints, programSteps: preparation === null ? 1 : 2 };
  }

  /** A call broke off, perhaps before its checkpoints were made. */
  forget(): void {
    this.#kept = [];
  }
}

/**
 * The harness counts what is printed, at import and in the expression apart, and lets tracebacks and warnings come on
 * top. The host's own cap is a backstop beyond all of these.
 */
const hostOutputBytes = (outputBytes: number) => 3 * outputBytes + 64 * 1024;

function hostLimits({ limits }: { limits: Limits }, { seed }: Scenario) {
  const { cpuMs, wallMs, outputBytes, observationBytes, memoryMiB } = limits;
  return {
    limits: { cpuMs, outputBytes: hostOutputBytes(outputBytes), resultBytes: observationBytes, memoryMiB, seed },
    wallMs,
  };
}
