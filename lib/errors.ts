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

/** What a door prints on stderr: the remedy for an operator's error, the stack for a bug. */
export function reportOf(error: unknown): string {
  if (error instanceof OperatorError) return `${error.message}\n  → ${error.remedy}`;
  return error instanceof Error && error.stack ? error.stack : String(error);
}
