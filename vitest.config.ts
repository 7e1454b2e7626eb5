import { defineConfig } from "vitest/config";

/** Suites that clone a database from a template on a real Postgres; the rest need none. */
const onPostgres = ["tests/{database,queue,accounts,catalogue,hints,courses,submissions,progress}/**/*.test.ts"];

export default defineConfig({
  test: {
    setupFiles: ["tests/fail-on-console-error.ts"],
    // Children of the sandbox and Postgres take a while to start on a busy machine; no test asserts a time.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: "engines",
          include: ["tests/**/*.test.ts"],
          exclude: onPostgres,
          globalSetup: ["tests/sandbox/global-setup.ts"],
        },
      },
      {
        extends: true,
        test: { name: "postgres", include: onPostgres, globalSetup: ["tests/database/global-setup.ts"] },
      },
    ],
  },
});
