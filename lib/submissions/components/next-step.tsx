import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { LocalizedText } from "#lib/exercise-library/schema.ts";
import { Button } from "#lib/ui/button.tsx";

/** After passing: where to go on. */
export function NextStep({ next }: { next: { id: string; title: LocalizedText } | null }) {
  const t = useTranslations("exercise");
  const locale = useLocale();
  return (
    <Button asChild className="h-auto min-h-10 whitespace-normal py-2">
      <Link href={next ? `/exercises/${next.id}` : "/exercises"}>
        {next ? t("next", { title: next.title[locale] }) : t("backToAll")}
        <ArrowRight aria-hidden />
      </Link>
    </Button>
  );
}
