/** Sandbox children kept warm, and lent out one session at a time. */
import { GraderFault } from "../grader-fault.ts";
import type { CallEnd } from "./protocol.ts";
import { type Call, ChildDied, type SandboxChild } from "./sandbox-child.ts";

/** One call on the lent child. `keep` (default false) has the interpreter remember until the session's next call. */
export type MakeCall = (call: Omit<Call, "keep"> & { keep?: boolean }) => Promise<CallEnd>;

export interface PoolOptions {
  /** How many sessions may run at once. */
  size: number;
  /** Children beyond these: one stands in at once for a child that was killed. */
  spares: number;
  start: () => SandboxChild;
}

interface Waiter {
  take: (child: SandboxChild) => void;
  refuse: (fault: GraderFault) => void;
}

const attempts = 2;

/**
 * A child's life:
 *
 *   starting ──ready──► idle ──lend──► lent ──session over──► idle (resets itself meanwhile)
 *       │                 │              │
 *       │                 │              ├─ hard limit: killed; its call has ended "timed-out"
 *       │                 │              ├─ bad frame:  killed ┐
 *       │                 │              ├─ died of itself    ─┴► session starts over, once, on another child
 *       │                 │              └─ worn out:  killed between sessions
 *       └─────────────────┴──────────────────► gone ──► another is started, if this one had been ready
 *
 * Sessions are served in the order in which they were asked for; one that starts over goes first. The child that
 * rested longest is lent next, so that nobody waits for a reset.
 */
export class ChildPool {
  readonly #options: PoolOptions;
  readonly #children = new Set<SandboxChild>();
  #idle: SandboxChild[] = [];
  #waiting: Waiter[] = [];
  #lent = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Starts all children; the first session does so as well. */
  warm(): void {
    this.#fill();
  }

  /** Of all children alive, for logs and tests. */
  get processIds(): number[] {
    const alive = [...this.#children].filter((child) => !child.isDead);
    return alive.map((child) => child.processId).filter((id) => id !== undefined);
  }

  /**
   * Runs `session` with a child of its own. When that child is lost without the session's doing, `session` is called a
   * second time, on another child: it must be able to start over.
   * @throws GraderFault when no child can be started, the second one is lost as well (with the last ChildDied as its
   *   cause), or the pool is closed; and whatever `session` throws
   */
  async lend<T>(session: (call: MakeCall) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const child = await this.#take(attempt > 1);
      try {
        return await this.#runSession(child, session);
      } catch (error) {
        if (!(error instanceof ChildDied)) throw error;
        if (this.#closed) throw closedFault();
        if (attempt === attempts) {
          throw new GraderFault(`Two sandbox processes were lost on one job; the last: ${error.message}`, {
            cause: error,
          });
        }
      } finally {
        this.#giveBack(child);
      }
    }
  }

  /** Kills all children at once; sessions under way and waiting end with a GraderFault. */
  close(): void {
    this.#closed = true;
    for (const child of this.#children) child.kill("the sandbox was closed");
    for (const { refuse } of this.#waiting.splice(0)) refuse(closedFault());
  }

  async #runSession<T>(child: SandboxChild, session: (call: MakeCall) => Promise<T>): Promise<T> {
    let remembers = false;
    try {
      return await session(async ({ keep = false, ...call }) => {
        remembers = keep;
        const end = await child.call({ ...call, keep });
        if (end.end !== "returned") remembers = false; // the child resets itself after a broken call
        return end;
      });
    } finally {
      if (remembers) child.reset();
    }
  }

  #take(first: boolean): Promise<SandboxChild> {
    if (this.#closed) return Promise.reject(closedFault());
    return new Promise((take, refuse) => {
      if (first) this.#waiting.unshift({ take, refuse });
      else this.#waiting.push({ take, refuse });
      this.#fill();
      this.#serve();
    });
  }

  #giveBack(child: SandboxChild): void {
    this.#lent--;
    if (child.isWorn) child.kill("it was retired");
    if (!child.isDead) this.#idle.push(child);
    this.#serve();
  }

  #serve(): void {
    while (this.#lent < this.#options.size) {
      const child = this.#idle[0];
      const waiter = this.#waiting[0];
      if (!child || !waiter) return;
      this.#idle.shift();
      this.#waiting.shift();
      this.#lent++;
      waiter.take(child);
    }
  }

  #fill(): void {
    const wanted = this.#options.size + this.#options.spares;
    while (!this.#closed && this.#children.size < wanted) this.#startChild();
  }

  #startChild(): void {
    const child = this.#options.start();
    this.#children.add(child);
    let wasReady = false;
    child.ready.then(
      () => {
        wasReady = true;
        this.#idle.push(child);
        this.#serve();
      },
      () => {},
    );
    child.gone.then((death) => {
      this.#children.delete(child);
      this.#idle = this.#idle.filter((other) => other !== child);
      if (wasReady) this.#fill();
      else this.#startFailed(death);
    });
  }

  /** No storm of starts that all fail the same way: whoever waits is told, and the next who asks causes the next try. */
  #startFailed(death: ChildDied): void {
    if (this.#closed || this.#children.size > 0) return;
    const fault = new GraderFault(`A sandbox process could not be started: ${death.message}`, { cause: death });
    for (const { refuse } of this.#waiting.splice(0)) refuse(fault);
  }
}

function closedFault(): GraderFault {
  return new GraderFault("The sandbox was closed while a job was waiting or running.");
}
