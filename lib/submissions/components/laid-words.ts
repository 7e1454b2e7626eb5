import { useTranslations } from "next-intl";
import type { LaidSpan } from "#lib/grading/answer.ts";
import { exact } from "./timeline/geometry.ts";

/** asyncio numbers the tasks of a run: the one that runs main() is the first. */
const mainTask = "Task-1";

/** "Task-1 (main)"; any other name as the program gives it */
export function useLaneName(): (name: string) => string {
  const t = useTranslations("timeline.laid");
  return (name) => (name === mainTask ? t("main", { name }) : name);
}

/** "sleep 0–2 s" */
export function useSpanWords(): (span: LaidSpan) => string {
  const t = useTranslations("timeline");
  return ({ from, to, state }) => t("laid.span", { state: t(`states.${state}`), from: exact(from), to: exact(to) });
}
