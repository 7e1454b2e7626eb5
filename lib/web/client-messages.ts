/** The part of the translations that client components use: the rest is rendered on the server and stays there. */
import type { Messages } from "next-intl";

export function clientMessages(all: Messages) {
  const { accounts, theme, locale, offline, failed, workspace, exercise, submission, timeline, courses, preview } = all;
  return {
    accounts,
    theme,
    locale,
    offline,
    failed,
    workspace,
    courses,
    preview,
    exercise: { hints: exercise.hints },
    submission: { live: submission.live },
    timeline: { states: timeline.states, meanings: timeline.meanings, laid: timeline.laid },
  };
}
