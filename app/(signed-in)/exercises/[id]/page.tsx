import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NotReady } from "#lib/submissions/components/not-ready.tsx";
import { Workspace } from "#lib/submissions/components/workspace.tsx";
import { loadExerciseTitle, loadWorkspace } from "#lib/submissions/loaders.ts";

export async function generateMetadata({ params }: PageProps<"/exercises/[id]">): Promise<Metadata> {
  const title = await loadExerciseTitle((await params).id);
  return { title: title ? title[await getLocale()] : (await getTranslations("notFound"))("heading") };
}

export default async function ExercisePage({ params }: PageProps<"/exercises/[id]">) {
  const loaded = await loadWorkspace((await params).id);
  return loaded.state === "ready" ? <Workspace {...loaded} /> : <NotReady {...loaded} />;
}
