import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // `generate` and `validate` connect to nothing; the migration commands need the real one.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/none" },
});
