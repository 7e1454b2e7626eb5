import { useTranslations } from "next-intl";
import { Skeleton } from "#lib/ui/skeleton.tsx";

/** A page on its way: a heading and some cards in their places. */
export function PageSkeleton() {
  const t = useTranslations("site");
  return (
    <div role="status" className="space-y-6">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-9 w-64 max-w-full" />
      <Skeleton className="h-5 w-96 max-w-full" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
