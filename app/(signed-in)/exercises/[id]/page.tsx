import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Workspace } from "#lib/submissions/components/workspace.tsx";
import { loadExerciseTitle, loadWorkspace } from "#lib/submissions/loaders.ts";

export async function generateMetadata({ params }: PageProps<"/exercises/[id]">): Promise<Metadata> {
  const title = await loadExerciseTitle((await params).id);
  return { title: title ? title[await getLocale()] : (await getTranslations("notFound"))("heading") };
}

export default async function ExercisePage({ params }: PageProps<"/exercises/[id]">) {
  return <Workspace {...(await loadWorkspace((await params).id))} />;
}
