/**
 * Tries a way to start children: behaves like one, with nothing to lose. Raises its walls, says which stand, and ends
 * when its stdin does. Started by find-launcher.ts.
 */
import { raiseWalls, type WallSettings } from "./raise-walls.ts";

const { graderNamespaces }: Pick<WallSettings, "graderNamespaces"> = JSON.parse(process.argv[2] ?? "");
const walls = raiseWalls({ graderNamespaces, ownNumber: Number(process.argv[3]) || undefined });
process.stdin.once("data", () => process.stdout.write(JSON.stringify(walls)));
