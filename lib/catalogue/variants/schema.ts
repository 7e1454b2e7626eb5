/** The words of making variants. */
import { z } from "zod";

/** Which variant; also what the queue carries. */
export const variantRequest = z.strictObject({
  userId: z.uuid(),
  exerciseVersionId: z.string(),
  attemptGroup: z.number().int().min(1),
});
export type VariantRequest = z.infer<typeof variantRequest>;

/** What is told once a grader has tried. */
export const variantEvent = z.strictObject({
  key: z.string(),
  outcome: z.enum(["made", "broken"]).describe("broken: our fault, and asking again makes another try"),
});
export type VariantEvent = z.infer<typeof variantEvent>;

export function variantKey({ userId, exerciseVersionId, attemptGroup }: VariantRequest): string {
  return `variant/${userId}/${exerciseVersionId}/${attemptGroup}`;
}
