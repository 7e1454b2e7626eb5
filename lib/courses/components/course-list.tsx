"use client";
import { RefreshCw, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState, useTransition } from "react";
import { Alert } from "#lib/ui/alert.tsx";
import { Badge } from "#lib/ui/badge.tsx";
import { Button } from "#lib/ui/button.tsx";
import { Card } from "#lib/ui/card.tsx";
import { ConfirmDialog } from "#lib/ui/confirm-dialog.tsx";
import { InlineCode } from "#lib/ui/inline-code.tsx";
import { ProgressBar } from "#lib/ui/progress-bar.tsx";
import { submitImportAgain, submitRemoveCourse } from "../actions.ts";
import type { ImportedCourseItem } from "../queries.ts";

/** `imported` in words, which the server finds: a browser's clock may differ. */
type Course = Omit<ImportedCourseItem, "importedAt"> & { imported: ReactNode };

/** An import is looked at again this often while one waits for it: it takes seconds to minutes. */
const lookAgainMs = 1_500;

export function CourseList({ courses, graderAlive }: { courses: Course[]; graderAlive: boolean }) {
  const router = useRouter();
  const isImporting = courses.some((course) => course.state === "importing");
  useEffect(() => {
    if (!isImporting) return;
    const timer = setInterval(() => router.refresh(), lookAgainMs);
    return () => clearInterval(timer);
  }, [isImporting, router]);
  return (
    <ul className="space-y-4">
      {courses.map((course) => (
        <li key={course.id}>
          <CourseCard course={course} graderAlive={graderAlive} />
        </li>
      ))}
    </ul>
  );
}

const tones = { importing: "neutral", imported: "success", refused: "destructive" } as const;

function CourseCard({ course, graderAlive }: { course: Course; graderAlive: boolean }) {
  const t = useTranslations("courses");
  const [failed, setFailed] = useState(false);
  const [working, start] = useTransition();
  const perform = (action: (which: { courseId: string }) => Promise<{ status: string }>) =>
    start(async () => {
      const { status } = await action({ courseId: course.id }).catch(() => ({ status: "failed" }));
      setFailed(status !== "done");
    });
  return (
    <Card className="space-y-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 space-y-1">
          <h2 className="break-all font-medium font-mono text-sm">{course.location}</h2>
          <p className="flex flex-wrap items-center gap-2 text-muted-foreground text-sm">
            <Badge tone={tones[course.state]}>
              {t(`states.${course.state === "refused" && course.offered > 0 ? "outdated" : course.state}`)}
            </Badge>
            <span>{t("offered", { count: course.offered })}</span>
            {course.revision && <span>{t("revision", { revision: course.revision.slice(0, 10) })}</span>}
            {course.imported && <span>{course.imported}</span>}
          </p>
        </div>
        <div className="flex gap-2">
          <Button
            variant="outline"
            size="small"
            disabled={working || course.state === "importing"}
            onClick={() => perform(submitImportAgain)}
          >
            <RefreshCw aria-hidden />
            {t("again")}
          </Button>
          <ConfirmDialog
            heading={t("removeHeading")}
            description={t("removeDescription", { count: course.offered })}
            confirmLabel={t("remove")}
            cancelLabel={t("cancel")}
            onConfirm={() => perform(submitRemoveCourse)}
          >
            <Button
              variant="outline"
              size="small"
              disabled={working}
              aria-label={t("removeOf", { location: course.location })}
            >
              <Trash2 aria-hidden />
              {t("remove")}
            </Button>
          </ConfirmDialog>
        </div>
      </div>
      <div role="status">
        {course.state === "importing" && (
          <Progress found={course.found} checked={course.checked} graderAlive={graderAlive} />
        )}
      </div>
      {failed && <Alert tone="destructive">{t("refusals.failed")}</Alert>}
      {course.problems.length > 0 && <Problems problems={course.problems} />}
    </Card>
  );
}

function Progress({ found, checked, graderAlive }: { found: number; checked: number; graderAlive: boolean }) {
  const t = useTranslations("courses");
  if (!graderAlive) return <Alert tone="warning">{t("noGrader")}</Alert>;
  if (found === 0) return <p className="text-muted-foreground text-sm">{t("fetching")}</p>;
  const words = t("checking", { checked, found });
  return (
    <div className="space-y-1">
      <p className="text-muted-foreground text-sm">{words}</p>
      <ProgressBar value={checked} max={found} label={words} />
    </div>
  );
}

function Problems({ problems }: { problems: Course["problems"] }) {
  const t = useTranslations("courses");
  return (
    <details className="rounded-lg border px-4 py-3" open>
      <summary className="cursor-pointer font-medium text-sm">{t("problems", { count: problems.length })}</summary>
      <ul className="mt-2 space-y-2 text-sm">
        {problems.map((one) => (
          <li key={one.path}>
            {one.path !== "" && <p className="break-all font-mono text-xs">{one.path}</p>}
            <ul className="list-disc pl-5 text-muted-foreground [overflow-wrap:anywhere]">
              {one.problems.map((problem) => (
                <li key={problem}>
                  <InlineCode text={problem} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
