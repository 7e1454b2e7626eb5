import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CourseList } from "#lib/courses/components/course-list.tsx";
import { ImportForm } from "#lib/courses/components/import-form.tsx";
import { loadCourses } from "#lib/courses/loaders.ts";
import { Ago } from "#lib/web/components/ago.tsx";
import { EmptyState } from "#lib/web/components/empty-state.tsx";
import { PageHeading } from "#lib/web/components/page-heading.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("courses"))("title") };
}

export default async function CoursesPage() {
  const { courses, graderAlive } = await loadCourses();
  const t = await getTranslations("courses");
  return (
    <div className="space-y-6">
      <PageHeading title={t("title")} lead={t("lead")} />
      <ImportForm />
      {courses.length === 0 ? (
        <EmptyState heading={t("empty")} text={t("emptyText")} />
      ) : (
        <CourseList
          graderAlive={graderAlive}
          courses={courses.map(({ importedAt, ...course }) => ({
            ...course,
            imported: importedAt && <Ago at={importedAt} />,
          }))}
        />
      )}
    </div>
  );
}
