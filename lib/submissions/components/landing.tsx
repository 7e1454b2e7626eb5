import { Gauge, ShieldCheck, Workflow } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "#lib/ui/button.tsx";
import { Card } from "#lib/ui/card.tsx";
import { sampleObservation } from "./sample-observation.ts";
import { Timeline } from "./timeline/timeline.tsx";

const reasons = { exact: Gauge, visible: Workflow, fair: ShieldCheck };

/** For visitors: what this is, and the way in. */
export function Landing() {
  const t = useTranslations("landing");
  return (
    <div className="space-y-14 py-4 sm:py-10">
      <div className="grid items-center gap-10 lg:grid-cols-2">
        <div className="space-y-6">
          <h1 className="text-balance font-semibold text-4xl leading-tight tracking-tight sm:text-5xl">
            {t("heading")}
          </h1>
          <p className="max-w-prose text-lg text-muted-foreground">{t("lead")}</p>
          <div className="flex flex-wrap gap-3">
            <Button asChild className="h-11 px-6">
              <Link href="/sign-up">{t("signUp")}</Link>
            </Button>
            <Button asChild variant="outline" className="h-11 px-6">
              <Link href="/sign-in">{t("signIn")}</Link>
            </Button>
          </div>
        </div>
        <Card className="min-w-0">
          <Timeline observation={sampleObservation} caption={t("sample")} />
        </Card>
      </div>
      <ul className="grid gap-6 sm:grid-cols-3">
        {(["exact", "visible", "fair"] as const).map((reason) => {
          const Icon = reasons[reason];
          return (
            <li key={reason} className="space-y-2">
              <Icon aria-hidden className="size-6 text-primary" />
              <h2 className="font-semibold">{t(`reasons.${reason}.heading`)}</h2>
              <p className="text-muted-foreground text-sm">{t(`reasons.${reason}.text`)}</p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
