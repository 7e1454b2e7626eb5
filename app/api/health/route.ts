import { loadHealth } from "#lib/web/health.ts";
import { publicRoute } from "#lib/web/public-route.ts";

export const dynamic = "force-dynamic";

export const GET = publicRoute(async () => {
  const health = await loadHealth();
  return Response.json(health, { status: health.database === "reachable" ? 200 : 503 });
});
