/** For whom a job is done. It travels in the job's flags, so that a waiting job tells it to whoever enqueues the next. */

export interface JobTurn {
  /** Who shares one place in the order, such as a course: groups take turns. */
  group: string;
  /** Interactive goes before bulk: somebody sits and waits. */
  urgency: "interactive" | "bulk";
}

export const bulkFlag = "bulk";
const groupPrefix = "group:";

export const groupFlag = (group: string) => `${groupPrefix}${group}`;

/** @param flags as Graphile Worker keeps them; a job that was enqueued without any belongs to nobody */
export function turnOf(flags: Record<string, true> | null): JobTurn {
  const names = Object.keys(flags ?? {});
  const group = names.find((name) => name.startsWith(groupPrefix))?.slice(groupPrefix.length) ?? "";
  return { group, urgency: names.includes(bulkFlag) ? "bulk" : "interactive" };
}
