import { useTranslations } from "next-intl";
import { Skeleton } from "#lib/ui/skeleton.tsx";

/** An exercise on its way: prompt and editor in their places. */
export function WorkspaceSkeleton() {
  const t = useTranslations("site");
  return (
    <div role="status" className="space-y-6">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-5 w-40" />
      <Skeleton className="h-9 w-72 max-w-full" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <Skeleton className="h-64 w-full" />
        <Skeleton className="h-96 w-full" />
      </div>
    </div>
  );
}
