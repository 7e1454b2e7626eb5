import { WorkspaceSkeleton } from "#lib/web/components/workspace-skeleton.tsx";

export default function Loading() {
  return <WorkspaceSkeleton />;
}
