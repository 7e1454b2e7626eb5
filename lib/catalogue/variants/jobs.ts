/** The job: one learner's variant, rendered and stored. May be done twice and be killed anywhere. */
import type { Database } from "../../database/client.ts";
import { messageOf } from "../../errors.ts";
import type { Parameters } from "../../exercise-library/render-exercise.ts";
import { type Exercise, type ExerciseContent, exerciseContent } from "../../exercise-library/schema.ts";
import type { Attempt } from "../../queue/worker.ts";
import { announceVariant } from "./events.ts";
import { findVariant } from "./queries.ts";
import { type VariantRequest, variantRequest } from "./schema.ts";

/** Throws whatever keeps a variant from being made; it is never the learner's fault. */
export type RenderVariant = (
  content: ExerciseContent,
  seed: string,
  turn: Attempt["turn"],
) => Promise<{ exercise: Exercise; parameters: Parameters | null }>;

export interface VariantTools {
  db: Database;
  render: RenderVariant;
  now: () => Date;
  report: (line: string) => void;
}

/**
 * A fault is told to whoever waits, reported, and not tried again: a broken variant.py stays broken, and whoever opens
 * the exercise later asks anew.
 */
export async function makeVariant(tools: VariantTools, payload: unknown, { turn }: Attempt): Promise<void> {
  const { db } = tools;
  const request = variantRequest.parse(payload);
  const version = await db.exerciseVersion.findUnique({
    where: { id: request.exerciseVersionId },
    select: { exerciseId: true, content: true },
  });
  const learner = await db.user.findUnique({ where: { id: request.userId }, select: { id: true } });
  if (!version || !learner) return; // deleted meanwhile
  if (await findVariant(db, request)) return announceVariant(db, request, "made");
  // Another attempt group, another variant; another version of the exercise, the same.
  const seed = `${version.exerciseId}/${request.userId}/${request.attemptGroup}`;
  let rendered: Awaited<ReturnType<RenderVariant>>;
  try {
    rendered = await tools.render(exerciseContent.parse(version.content), seed, turn);
  } catch (fault) {
    if (turn.signal.aborted) throw fault;
    tools.report(`a variant of ${version.exerciseId} could not be made (seed ${seed}): ${messageOf(fault)}`);
    return announceVariant(db, request, "broken");
  }
  const { exercise, parameters } = rendered;
  await store(tools, request, {
    exerciseId: version.exerciseId,
    seed,
    content: exercise,
    parameters: parameters ?? {},
  });
}

type Made = { exerciseId: string; seed: string; content: Exercise; parameters: Parameters };

async function store({ db, now }: VariantTools, request: VariantRequest, made: Made): Promise<void> {
  const { userId, attemptGroup } = request;
  const { exerciseId, content, parameters } = made;
  await db.$transaction(async (transaction) => {
    const others = await transaction.variant.count({ where: { userId, exerciseId, attemptGroup } });
    // What was typed so far answers the variant before. In the same group it is kept: the numbers are the same.
    if (others === 0 && attemptGroup > 1) await transaction.draft.deleteMany({ where: { userId, exerciseId } });
    await transaction.variant.upsert({
      where: { userId_exerciseVersionId_attemptGroup: request },
      create: { ...request, ...made, createdAt: now() },
      // Of two graders the later one comes to the same; or it was kept in words that are no longer read.
      update: { content, parameters },
    });
    await announceVariant(transaction, request, "made");
  });
}
