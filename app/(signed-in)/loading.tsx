import { PageSkeleton } from "#lib/web/components/page-skeleton.tsx";

export default function Loading() {
  return <PageSkeleton />;
}
