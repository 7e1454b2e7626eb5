/** Watches one call from outside, where the soft limit cannot end it: real time, and the CPU that its child uses. */

/** Nearly all calls are over by then, and cost no look at the system's figures. */
const firstLookMs = 50;
/** How often a call that gets too little of the CPU is given more real time. */
const mostExtensions = 10;
const cpuGraceMs = 500;
/** On a busy machine a child may well get nothing for some tenths of a second. */
const leastIdleMs = 1_000;

export interface CallToWatch {
  /** the soft limit */
  cpuMs: number;
  /** real time after which it is looked at: the hard limit */
  wallMs: number;
  /** of the child so far; null where the system doesn't tell, and then real time alone decides */
  usedCpuMs: () => number | null;
  /** It has computed for longer than it may. */
  onOver: () => void;
  /** The child does nothing, or the machine has nothing left for it: either is ours. */
  onStuck: (reason: string) => void;
}

/**
 *   started ──50 ms──► running ──hard limit──► look ──used all its CPU time──► over
 *                                  ▲            │  └─used none since the last look, or still too little at the end──► stuck
 *                                  └──starved───┘
 *
 * Loops inside C never poll; only killing the process ends those. A call that had less CPU than its soft limit allows is
 * not looping but starved by its neighbours, so it gets more time: a loaded machine must not fail an answer. One that
 * had none at all waits for something, which no program can make a child do.
 * @returns ends the watch
 */
export function watchCall({ cpuMs, wallMs, usedCpuMs, onOver, onStuck }: CallToWatch): () => void {
  let before: number | null = null;
  let last: number | null = null;
  let extensions = 0;
  let idleMs = 0;
  const look = () => {
    const used = usedCpuMs();
    if (before === null || last === null) return onOver();
    if (used === null) return onStuck("it is gone");
    if (used - before >= cpuMs + cpuGraceMs) return onOver();
    idleMs = used === last ? idleMs + wallMs : 0;
    if (idleMs >= leastIdleMs) return onStuck(`it did nothing for ${idleMs / 1000} s`);
    if (extensions++ === mostExtensions) return onStuck("the machine had too little CPU time for it");
    last = used;
    timer = setTimeout(look, wallMs);
  };
  let timer = setTimeout(() => {
    before = usedCpuMs();
    last = before;
    timer = setTimeout(look, wallMs - firstLookMs);
  }, firstLookMs);
  return () => clearTimeout(timer);
}
