/** The words of an imported course. */
import { z } from "zod";

/** A folder of the server, or an address that git understands. */
export const courseLocation = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine(
    (text) => isFolder(text) || isGitAddress(text),
    "write a Git address (https://… or ssh://…), or a folder's full path",
  )
  // One place, one course.
  .transform((text) => text.replace(/(?<=.)\/+$/, ""));

export const isFolder = (location: string) => location.startsWith("/");
const isGitAddress = (location: string) =>
  /^(https?|ssh|git):\/\/[^\s]+$/.test(location) || /^[\w.-]+@[\w.-]+:[^\s]+$/.test(location);

/** What an import has to say of one exercise folder; path is "" where it is about the course itself. */
export const courseProblem = z.strictObject({ path: z.string(), problems: z.array(z.string()) });
export type CourseProblem = z.infer<typeof courseProblem>;

export const importCourseJob = z.strictObject({ courseId: z.uuid() });
export type ImportState = "importing" | "imported" | "refused";
