/** Sandbox children kept warm, and lent out one session at a time. */
import type { Turn } from "../gradable.ts";
import { GraderFault } from "../grader-fault.ts";
import { FairQueue } from "./fair-queue.ts";
import type { CallEnd } from "./protocol.ts";
import { type Call, ChildDied, type SandboxChild } from "./sandbox-child.ts";

/**
 * One call on the lent child. `keep` (default false) has the interpreter remember until the session's next call;
 * `checkpoints` says first how many of those that earlier calls left may stay.
 */
export type MakeCall = (call: Omit<Call, "keep"> & { keep?: boolean; checkpoints?: number }) => Promise<CallEnd>;

/** What a session knows of its hold on a child. */
export interface Lease {
  /** Somebody waits for a child. A session that has nothing to do meanwhile should end, and be asked for again. */
  readonly isWanted: boolean;
  /** Told when that begins. */
  onWanted: () => void;
}

export type Session<T> = (call: MakeCall, lease: Lease) => Promise<T>;

export interface PoolOptions {
  /** How many sessions may run at once. */
  size: number;
  /** Children beyond these: one stands in at once for a child that was killed. */
  spares: number;
  /** So many sessions may wait for each place; who comes beyond them is refused. */
  mostWaitingPerPlace?: number;
  start: () => SandboxChild;
}

interface Waiter {
  take: (child: SandboxChild) => void;
  refuse: (reason: unknown) => void;
}

export const attempts = 2;
/** A worker takes as many submissions as there are places. This is for a process that is sent far more than it can do. */
const mostWaitingPerPlace = 1_000;

/**
 * A child's life:
 *
 *   starting ──ready──► idle ──lend──► lent ──session over──► idle (resets itself meanwhile)
 *       │                 │              │
 *       │                 │              ├─ hard limit:  killed; its call has ended "timed-out"
 *       │                 │              ├─ called off:  killed, if it is in the middle of a call
 *       │                 │              ├─ misbehaved:  killed ┐
 *       │                 │              ├─ died of itself     ─┴► session starts over, once, on another child
 *       │                 │              └─ worn out:   killed between sessions
 *       └─────────────────┴──────────────────► gone ──► another is started: at once if this one had been of use,
 *                                                       else when the next session is asked for
 *
 * A session's:
 *
 *   asked ──room──► waiting ──its turn (FairQueue)──► running ──► returned, or threw
 *     │                │ ▲                              │  │
 *     │ too many       │ └── first, once: child lost ───┤  └─ child lost again ──► GraderFault
 *     ▼                ▼                                ▼
 *   GraderFault      called off: rejects with the signal's reason
 *
 * The child that rested longest is lent next, so that nobody waits for a reset.
 */
export class ChildPool {
  readonly #options: PoolOptions;
  readonly #children = new Set<SandboxChild>();
  #idle: SandboxChild[] = [];
  /** Those that were lent at least once. */
  readonly #useful = new WeakSet<SandboxChild>();
  readonly #waiting = new FairQueue<Waiter>();
  readonly #leases = new Set<Lease>();
  #lent = 0;
  #oneWasReady = false;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Has children started; the first session does so as well. */
  warm(): void {
    this.#fill();
  }

  /** Of all children alive, for logs and tests. */
  get processIds(): number[] {
    const alive = [...this.#children].filter((child) => !child.isDead);
    return alive.map((child) => child.processId).filter((id) => id !== undefined);
  }

  /**
   * Runs `session` with a child of its own when its turn comes. When that child is lost without the session's doing,
   * `session` is called a second time, on another child: it must be able to start over.
   * @throws GraderFault when too many wait already, no child can be started, the second one is lost as well (with the
   *   last ChildDied as its cause), or the pool is closed; the reason of the turn's signal; and whatever `session` throws
   */
  async lend<T>(session: Session<T>, turn: Turn = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.lendOnce(session, turn, attempt > 1);
      } catch (error) {
        if (!(error instanceof ChildDied)) throw error;
        if (attempt === attempts) throw lostFault(error);
      }
    }
  }

  /**
   * The same for who starts over himself, and then goes first.
   * @throws ChildDied when the child is lost
   */
  async lendOnce<T>(session: Session<T>, turn: Turn = {}, startsOver = false): Promise<T> {
    const child = await this.#take(turn, startsOver);
    try {
      return await this.#runSession(child, session, turn.signal);
    } catch (error) {
      turn.signal?.throwIfAborted();
      if (error instanceof ChildDied && this.#closed) throw closedFault();
      throw error;
    } finally {
      this.#giveBack(child);
    }
  }

  /** Kills all children at once; sessions under way and waiting end with a GraderFault. */
  close(): void {
    this.#closed = true;
    for (const child of this.#children) child.kill("the sandbox was closed");
    this.#refuseAll(closedFault());
  }

  async #runSession<T>(child: SandboxChild, session: Session<T>, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    let remembers = false;
    let isOver = false;
    const makeCall: MakeCall = async ({ keep = false, checkpoints, ...call }) => {
      if (isOver) throw new Error("the session is over: its child may be somebody else's now");
      if (checkpoints !== undefined) child.reset(checkpoints);
      remembers ||= keep || call.before !== undefined;
      return child.call({ ...call, keep });
    };
    const calledOff = Promise.withResolvers<never>();
    const callOff = () => {
      if (child.isBusy) child.kill("its job was called off");
      calledOff.reject(signal?.reason);
    };
    signal?.addEventListener("abort", callOff, { once: true });
    const waiting = this.#waiting;
    const lease: Lease = {
      get isWanted() {
        return waiting.length > 0;
      },
      onWanted: () => {},
    };
    this.#leases.add(lease);
    try {
      return await Promise.race([session(makeCall, lease), calledOff.promise]);
    } finally {
      isOver = true;
      this.#leases.delete(lease);
      signal?.removeEventListener("abort", callOff);
      if (remembers) child.reset(0);
    }
  }

  #take(turn: Turn, startsOver: boolean): Promise<SandboxChild> {
    const { signal } = turn;
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#closed) return Promise.reject(closedFault());
    const { size, mostWaitingPerPlace: most = mostWaitingPerPlace } = this.#options;
    if (!startsOver && this.#waiting.length >= most * size) return Promise.reject(fullFault(this.#waiting.length));
    const taken = Promise.withResolvers<SandboxChild>();
    const waiter: Waiter = { take: taken.resolve, refuse: taken.reject };
    const leave = () => {
      this.#waiting.remove(waiter);
      taken.reject(signal?.reason);
    };
    signal?.addEventListener("abort", leave, { once: true });
    if (startsOver) this.#waiting.putFirst(waiter);
    else this.#waiting.push(waiter, turn);
    this.#fill();
    this.#serve();
    if (this.#waiting.length > 0) for (const { onWanted } of this.#leases) onWanted();
    return taken.promise.finally(() => signal?.removeEventListener("abort", leave));
  }

  #giveBack(child: SandboxChild): void {
    this.#lent--;
    if (child.isWorn()) child.kill("it was retired");
    if (!child.isDead) this.#idle.push(child);
    this.#serve();
  }

  #serve(): void {
    while (this.#lent < this.#options.size) {
      const child = this.#idle.find(({ isDead }) => !isDead);
      const waiter = child && this.#waiting.take();
      if (!waiter) return;
      this.#idle = this.#idle.filter((other) => other !== child);
      this.#lent++;
      this.#useful.add(child);
      waiter.take(child);
    }
  }

  /** The first child is started alone: beside others it would take longer, and somebody waits for it. */
  #fill(): void {
    const wanted = this.#oneWasReady ? this.#options.size + this.#options.spares : 1;
    while (!this.#closed && this.#children.size < wanted && this.#startChild());
  }

  #startChild(): boolean {
    let child: SandboxChild;
    try {
      child = this.#options.start();
    } catch (error) {
      this.#failed(new ChildDied(error instanceof Error ? error.message : String(error), false));
      return false;
    }
    this.#children.add(child);
    child.ready.then(
      () => {
        this.#oneWasReady = true;
        this.#idle.push(child);
        this.#serve();
        this.#fill();
      },
      () => {},
    );
    child.gone.then((death) => {
      this.#children.delete(child);
      this.#idle = this.#idle.filter((other) => other !== child);
      if (this.#useful.has(child)) this.#fill();
      else this.#failed(death);
    });
    return true;
  }

  /** No storm of starts that all fail the same way: whoever waits is told, and the next who asks causes the next try. */
  #failed(death: ChildDied): void {
    if (this.#closed || this.#children.size > 0) return;
    this.#refuseAll(new GraderFault(`A sandbox process could not be started: ${death.message}`, { cause: death }));
  }

  #refuseAll(fault: GraderFault): void {
    for (const { refuse } of this.#waiting.takeAll()) refuse(fault);
  }
}

/** For a job on which so many children were lost as may be. */
export function lostFault(last: ChildDied): GraderFault {
  return new GraderFault(`Two sandbox processes were lost on one job; the last: ${last.message}`, { cause: last });
}

function closedFault(): GraderFault {
  return new GraderFault("The sandbox was closed while a job was waiting or running.");
}

function fullFault(waiting: number): GraderFault {
  return new GraderFault(`${waiting} runs wait for this grader's sandbox already: it was sent more than it can do.`);
}
