/** Actions that anybody may call, signed in or not: said out loud, because everything else is gated. */
import type { z } from "zod";

/**
 * Next accepts any argument from the network: the schema decides what the handler gets.
 * @returns an action; what does not fit the schema is answered "invalid", without a throw
 */
export function publicAction<S extends z.ZodType, R>(schema: S, handler: (input: z.infer<S>) => Promise<R>) {
  return async (input: z.input<S>): Promise<R | { status: "invalid" }> => {
    const parsed = schema.safeParse(input);
    return parsed.success ? handler(parsed.data) : { status: "invalid" };
  };
}

/** The same for `useActionState`: the fields of a form in, the form's next state out. */
export function publicFormAction<S extends z.ZodType, State>(
  schema: S,
  handler: (input: z.infer<S>) => Promise<State>,
) {
  return async (_previous: unknown, form: FormData): Promise<State | { status: "invalid" }> => {
    // React adds fields of its own, so that the form works before its script has arrived.
    const fields = [...form].filter(([name]) => !name.startsWith("$ACTION_"));
    const parsed = schema.safeParse(Object.fromEntries(fields));
    return parsed.success ? handler(parsed.data) : { status: "invalid" };
  };
}
