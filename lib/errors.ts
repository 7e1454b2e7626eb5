/** Faults that the person who runs the program can mend. Everything else is a bug and keeps its stack. */

/** One line that says what is wrong, and one that says what to do next. Doors print both, without a stack. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
  readonly remedy: string;

  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(problem, options);
    this.remedy = remedy;
  }
}

/** Of a Node or Postgres error; null where there is none. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

export function messageOf(error: unknown): string {
  // Connecting to "localhost" tries two addresses; Node then throws an AggregateError with an empty message.
  if (error instanceof AggregateError && error.message === "") return error.errors.map(messageOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}

/** What the machine refuses to anybody. */
const machine: Record<string, [problem: string, remedy: string]> = {
  ENOSPC: ["The disk is full", "Free some space and start again."],
  EDQUOT: ["The disk quota is used up", "Free some space and start again."],
  EROFS: ["The disk is read-only", "Mount it writable, or use the project from another place."],
  EACCES: ["A file may not be read or written", "Give it to the user who runs this, or run as its owner."],
  EMFILE: ["Too many files are open", "Raise the limit: ulimit -n 4096."],
};

/** What a door prints on stderr: problem and remedy where somebody can mend it, the stack for a bug. */
export function reportOf(error: unknown): string {
  if (error instanceof OperatorError) return `${error.message}\n  → ${error.remedy}`;
  const known = machine[errorCode(error) ?? ""];
  if (known) return `${known[0]}: ${messageOf(error)}\n  → ${known[1]}`;
  return error instanceof Error && error.stack ? error.stack : String(error);
}
