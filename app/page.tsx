import { loadLanding } from "#lib/accounts/loaders.ts";
import { Landing } from "#lib/submissions/components/landing.tsx";

export default async function LandingPage() {
  await loadLanding();
  return <Landing />;
}
