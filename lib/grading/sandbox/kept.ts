/** How much the harness keeps of a run at most (harness/README.md, "Bounds"); more in an observation is not its work. */

export const mostLines = 10_000;
export const mostLanes = 10_000;
export const mostFindings = 100;
/** 20,000 in all, or two for each lane. */
export const mostSpans = 20_000;
/** Moments at which asyncio promises no order (harness/README.md, "Ties"). */
export const mostTies = 10_000;
/** Names in `calls`; there are about thirty, and HTTP methods of the program's own. */
export const mostCallNames = 1_000;
