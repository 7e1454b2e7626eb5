/** The environment, parsed once. The only file that reads process.env. */
import { isIPv6 } from "node:net";
import { availableParallelism } from "node:os";
import path from "node:path";
import { z } from "zod";
import { OperatorError } from "./errors.ts";

/** An empty variable counts as not set: that is how shells and compose files unset one. */
const unlessEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((text) => (text === "" ? undefined : text), schema);

const variables = {
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must look like postgresql://user:password@host:5432/name" })
    .optional()
    .describe("PostgreSQL to use. Without it, `npm start` runs its own in the data folder."),
  AUTH_SECRET: z
    .string()
    .min(32, { error: "must have at least 32 characters" })
    .optional()
    .describe("Signs the session cookie. Without it, `npm start` makes one and keeps it in the data folder."),
  AUTH_URL: z
    .url({ protocol: /^https?$/, error: "must be the address people type, such as https://loopwise.example.org" })
    .optional()
    .describe("The address people open. Default: http://HOST:PORT, or localhost where HOST stands for every network."),
  PORT: z.coerce
    .number({ error: "must be a number from 1 to 65535" })
    .int({ error: "must be a number from 1 to 65535" })
    .min(1, { error: "must be a number from 1 to 65535" })
    .max(65_535, { error: "must be a number from 1 to 65535" })
    .default(3000)
    .describe("Port of the web server."),
  HOST: z
    .string()
    .default("localhost")
    .describe("Address the web server listens on: this machine only by default, 0.0.0.0 for every network."),
  TRUSTED_PROXIES: z.coerce
    .number({ error: "must be a whole number from 0 to 16" })
    .int({ error: "must be a whole number from 0 to 16" })
    .min(0, { error: "must be a whole number from 0 to 16" })
    .max(16, { error: "must be a whole number from 0 to 16" })
    .default(0)
    .describe("How many reverse proxies stand before the web server, each adding to X-Forwarded-For. Default: none."),
  LOOPWISE_DATA: z
    .string()
    .default(".data")
    .transform((folder) => path.resolve(folder))
    .describe("Folder of the embedded database and the generated secret, relative to where the command runs."),
  LOOPWISE_CACHE: z
    .string()
    .transform((folder) => path.resolve(folder))
    .optional()
    .describe("Folder of what can be made again, such as the sandbox's Python image. Default: .cache in the project."),
  LOOPWISE_EXERCISES: z
    .string()
    .transform((folder) => path.resolve(folder))
    .optional()
    .describe("Folder of the course that `npm start` offers. Default: exercises in the project."),
  PREVIEW_URL: z
    .url({ protocol: /^http$/, hostname: /^localhost$/, error: "must be an address of this machine" })
    .optional()
    .describe("Where `loopwise preview` tells what became of a saved file. Set by that command alone."),
  CHROMIUM_PATH: z
    .string()
    .optional()
    .describe("Chromium or Chrome for the browser tests. Default: one that is found."),
  GRADERS: z.coerce
    .number({ error: "must be a whole number from 1 to 256" })
    .int({ error: "must be a whole number from 1 to 256" })
    .min(1, { error: "must be a whole number from 1 to 256" })
    .max(256, { error: "must be a whole number from 1 to 256" })
    .default(Math.max(1, availableParallelism() - 1))
    .describe("How many submissions one grader process works on at once, a sandbox child each. Default: cores - 1."),
};

/** Where a server that listens on `host` is found from this machine; the wildcards stand for every address. */
export function addressOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
}

const environment = z
  .object({
    DATABASE_URL: unlessEmpty(variables.DATABASE_URL),
    AUTH_SECRET: unlessEmpty(variables.AUTH_SECRET),
    AUTH_URL: unlessEmpty(variables.AUTH_URL),
    PORT: unlessEmpty(variables.PORT),
    HOST: unlessEmpty(variables.HOST),
    TRUSTED_PROXIES: unlessEmpty(variables.TRUSTED_PROXIES),
    LOOPWISE_DATA: unlessEmpty(variables.LOOPWISE_DATA),
    LOOPWISE_CACHE: unlessEmpty(variables.LOOPWISE_CACHE),
    LOOPWISE_EXERCISES: unlessEmpty(variables.LOOPWISE_EXERCISES),
    PREVIEW_URL: unlessEmpty(variables.PREVIEW_URL),
    CHROMIUM_PATH: unlessEmpty(variables.CHROMIUM_PATH),
    GRADERS: unlessEmpty(variables.GRADERS),
  })
  .transform((raw) => ({
    databaseUrl: raw.DATABASE_URL,
    authSecret: raw.AUTH_SECRET,
    authUrl: raw.AUTH_URL ?? addressOf(raw.HOST, raw.PORT),
    port: raw.PORT,
    host: raw.HOST,
    trustedProxies: raw.TRUSTED_PROXIES,
    dataFolder: raw.LOOPWISE_DATA,
    cacheFolder: raw.LOOPWISE_CACHE,
    exercisesFolder: raw.LOOPWISE_EXERCISES,
    previewUrl: raw.PREVIEW_URL,
    chromiumPath: raw.CHROMIUM_PATH,
    graders: raw.GRADERS,
  }));
export type Environment = z.infer<typeof environment>;

/** @throws OperatorError naming the first wrong variable, in one line */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const parsed = environment.safeParse(source);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? "the environment");
  const sentence = variables[name as keyof typeof variables]?.description ?? "";
  // The value itself stays out of the message: it may be a secret.
  throw new OperatorError(`${name} ${issue?.message ?? "is wrong"}`, `Change or unset ${name}. ${sentence}`);
}

let own: Environment | undefined;

/** Of this process. Parsed on first use, so that a build needs none. */
export function env(): Environment {
  own ??= parseEnvironment(process.env);
  return own;
}

/** For a database that every process must be told of; only `npm start` brings its own. */
export function requireDatabaseUrl(): string {
  const { databaseUrl } = env();
  if (databaseUrl) return databaseUrl;
  throw new OperatorError("DATABASE_URL is not set", "Set it, or use `npm start`, which runs its own database.");
}

/** The inherited environment with some variables set anew, for a child process. */
export function childEnvironment(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

/** What programs need to find their files and the network. */
const harmless =
  /^(PATH|HOME|USER|LOGNAME|TMPDIR|XDG_CONFIG_HOME|SSH_AUTH_SOCK|SSL_CERT_(FILE|DIR)|(https?|all|no)_proxy)$/i;

/** For a program that is not ours: of the inherited environment only what is no secret of ours. */
export function bareEnvironment(changes: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => harmless.test(name));
  return { ...Object.fromEntries(kept), ...changes } as NodeJS.ProcessEnv;
}
