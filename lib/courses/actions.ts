"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { roleAction } from "#lib/auth/gated-action.ts";
import { database } from "#lib/database/client.ts";
import { addCourse, importCourseAgain, removeCourse } from "./mutations.ts";
import { courseLocation } from "./schema.ts";

const which = z.strictObject({ courseId: z.uuid() });

export const submitCourse = roleAction(
  ["admin"],
  z.strictObject({ location: z.string().max(1000) }),
  async (_admin, { location }) => {
    const parsed = courseLocation.safeParse(location);
    if (!parsed.success) return { status: "no-location" as const };
    const result = await addCourse(database(), parsed.data, new Date());
    refresh();
    return "refused" in result ? { status: result.refused } : { status: "done" as const };
  },
);

export const submitImportAgain = roleAction(["admin"], which, async (_admin, { courseId }) => {
  await importCourseAgain(database(), courseId);
  refresh();
  return { status: "done" as const };
});

export const submitRemoveCourse = roleAction(["admin"], which, async (_admin, { courseId }) => {
  await removeCourse(database(), courseId);
  refresh();
  return { status: "done" as const };
});
