import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SubmissionDetail } from "#lib/submissions/components/submission-detail.tsx";
import { loadSubmission } from "#lib/submissions/loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("submission"))("title") };
}

export default async function SubmissionPage({ params }: PageProps<"/submissions/[id]">) {
  return <SubmissionDetail {...(await loadSubmission((await params).id))} />;
}
