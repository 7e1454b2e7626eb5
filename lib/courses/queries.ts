import { z } from "zod";
import type { Database } from "../database/client.ts";
import { type CourseProblem, courseProblem, type ImportState } from "./schema.ts";

export interface ImportedCourseItem {
  id: string;
  location: string;
  state: ImportState;
  /** of the content that is offered: a commit, or a hash of the folder's content */
  revision: string | null;
  problems: CourseProblem[];
  /** exercises found by the import that runs now or ran last, and how many of them it has dealt with */
  found: number;
  checked: number;
  importedAt: Date | null;
  /** exercises that are offered now */
  offered: number;
}

/** The oldest first. */
export async function listImportedCourses(db: Database): Promise<ImportedCourseItem[]> {
  const rows = await db.importedCourse.findMany({
    select: {
      id: true,
      location: true,
      state: true,
      revision: true,
      problems: true,
      found: true,
      checked: true,
      importedAt: true,
      _count: { select: { exercises: { where: { currentVersionId: { not: null } } } } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ _count, problems, ...row }) => ({
    ...row,
    problems: z.array(courseProblem).parse(problems),
    offered: _count.exercises,
  }));
}
