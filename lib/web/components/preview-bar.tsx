"use client";
import { CircleAlert, CircleCheck, LoaderCircle } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { z } from "zod";
import { classNames } from "#lib/ui/class-names.ts";

const previewState = z.strictObject({
  status: z.enum(["refused", "proving", "proven", "problems"]),
  problems: z.array(z.string()),
});
type PreviewState = z.infer<typeof previewState>;

/** For the author of an exercise who looks at it: what became of the last save, and whose eyes to look with. */
export function PreviewBar({ url }: { url: string }) {
  const t = useTranslations("preview");
  const router = useRouter();
  const [state, setState] = useState<PreviewState | null>(null);
  const hear = useEffectEvent((next: PreviewState) => {
    // The exercise on the page is the saved one from here on.
    if (next.status === "proving") router.refresh();
    setState(next);
  });
  useEffect(() => {
    const source = new EventSource(`${url}/events`);
    source.onmessage = (message) => hear(previewState.parse(JSON.parse(String(message.data))));
    return () => source.close();
  }, [url]);
  const status = state?.status ?? "proving";
  const Icon = status === "proving" ? LoaderCircle : status === "proven" ? CircleCheck : CircleAlert;
  return (
    <aside aria-label={t("label")} className="border-b bg-accent px-4 py-2 text-accent-foreground text-sm sm:px-6">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-1">
        <p role="status" className="flex items-center gap-2 font-medium">
          <Icon aria-hidden className={classNames("size-4", status === "proving" && "animate-spin")} />
          {t(`states.${status}`)}
        </p>
        <nav aria-label={t("eyes")} className="ml-auto flex gap-4">
          {/* Not the router's links: they sign somebody else in. */}
          <a href={`${url}/student`} className="underline underline-offset-4">
            {t("student")}
          </a>
          <a href={`${url}/staff`} className="underline underline-offset-4">
            {t("staff")}
          </a>
        </nav>
      </div>
      {state && state.problems.length > 0 && (
        <ul className="mx-auto mt-1 max-w-6xl list-disc space-y-0.5 pl-6 [overflow-wrap:anywhere]">
          {state.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </aside>
  );
}
