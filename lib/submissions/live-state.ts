/** What a page is told while it waits. Pure: the browser parses it with the same schema. */
import { z } from "zod";
import { submissionStates } from "./schema.ts";

export const liveState = z.strictObject({
  state: z.enum(submissionStates),
  graderAlive: z.boolean().describe("whether anybody is there who could grade it"),
  retrying: z.boolean().describe("a grader has failed at it, through our fault, and it is tried again"),
});
export type LiveState = z.infer<typeof liveState>;

export function isFinal({ state }: Pick<LiveState, "state">): boolean {
  return state === "graded" || state === "faulted";
}
