import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StaffPage } from "#lib/catalogue/components/staff/staff-page.tsx";
import { loadStaffExercise } from "#lib/catalogue/loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff"))("title") };
}

export default async function StaffExercisePage({ params, searchParams }: PageProps<"/exercises/[id]/staff">) {
  return <StaffPage {...(await loadStaffExercise((await params).id, await searchParams))} />;
}
