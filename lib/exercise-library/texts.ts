import { z } from "zod";

export const text = z.string().trim().min(1);
export const kebab = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens, such as print-order");

export const localizedText = z.strictObject({
  en: text.describe("in English"),
  zh: text.describe("in Simplified Chinese"),
});
export type LocalizedText = z.infer<typeof localizedText>;
