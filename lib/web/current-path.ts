/** The path of the page being rendered; pages do not know it by themselves, so the proxy writes it down. */
import { headers } from "next/headers";
import { returnPath } from "./return-path.ts";

export const pathHeader = "x-path";

export async function currentPath(): Promise<string> {
  return returnPath((await headers()).get(pathHeader));
}
