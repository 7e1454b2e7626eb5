/** The part of the translations that client components use: the rest is rendered on the server and stays there. */
import type { Messages } from "next-intl";

export function clientMessages(all: Messages) {
  const { accounts, theme, locale, offline, failed, workspace, exercise, submission } = all;
  return {
    accounts,
    theme,
    locale,
    offline,
    failed,
    workspace,
    exercise: { hints: exercise.hints },
    submission: { live: submission.live },
  };
}
