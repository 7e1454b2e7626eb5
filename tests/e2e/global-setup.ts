import { startApp } from "./app.ts";

/** One application for all specs; the returned function stops it and fails where a process is left behind. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const app = await startApp({ name: "browser", port: Number(process.env.E2E_PORT), arguments: ["--demo"] });
  return app.stop;
}
