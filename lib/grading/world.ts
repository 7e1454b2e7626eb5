/**
 * What a scenario declares of the simulated world (harness/world): what the network answers, what is on the disk and in
 * the database, and what computing costs. Strict, as authors write it by hand; a section that is absent has its default.
 */
import { z } from "zod";

const seconds = z.number().nonnegative().max(1e6);
const json = z.json();

const failures = ["refused", "disconnected", "timeout", "dns"] as const;

/** A `{name}` of the route may stand in `json`, `text` and as the whole of `latency`. */
export const reply = z
  .strictObject({
    latency: z
      .union([seconds, z.string().regex(/^\{\w+\}$/, "a number of seconds, or {name} of the route")])
      .optional()
      .describe("virtual seconds until the answer's head is there; 0.1 by default"),
    status: z.number().int().min(100).max(599).optional().describe("200 by default"),
    json: json.optional().describe("the body as JSON; by default {url, method, args} of the request"),
    text: z.string().optional().describe("the body as text, in place of json"),
    headers: z.record(z.string(), z.string()).optional(),
    chunks: z
      .number()
      .int()
      .positive()
      .max(1000)
      .optional()
      .describe("in how many pieces the body arrives; 1 by default"),
    chunkLatency: seconds.optional().describe("virtual seconds before each piece; 0 by default"),
    fails: z.enum(failures).optional().describe("instead of an answer, after the latency"),
    limit: z
      .strictObject({ requests: z.number().int().positive(), seconds })
      .optional()
      .describe("more requests than this within so many seconds get 429 with Retry-After"),
  })
  .refine(({ json, text }) => json === undefined || text === undefined, "give json or text, not both")
  .refine(
    (given) => !given.fails || Object.keys(given).every((key) => key === "latency" || key === "fails"),
    "what fails has no answer: beside fails, give latency only",
  );
export type Reply = z.infer<typeof reply>;

const replies = z.union([seconds.describe("the latency alone"), reply, z.array(z.union([seconds, reply])).min(1)]);

/** Each key that is `wrong` is an issue of its own, with that sentence. */
const eachKey =
  <T>(wrong: (key: string, declared: Record<string, T>) => string | null) =>
  (declared: Record<string, T>, context: z.RefinementCtx) => {
    for (const key of Object.keys(declared)) {
      const message = wrong(key, declared);
      if (message !== null) context.addIssue({ code: "custom", path: [key], message });
    }
  };

/** Why a route fits nothing, whatever is asked for, or cannot say how long it takes. */
function wrongRoute(route: string, declared: Record<string, z.infer<typeof replies>>): string | null {
  const url = route.replace(/^[A-Z]+\s+/, "");
  if (/^[a-z]+\s/i.test(url)) return "write one method, in capitals, and the URL";
  const example = url.replaceAll(/\{[A-Za-z_]\w*\}|\*/g, "1");
  if (/[{}]/.test(example)) return "braces hold a name of letters and digits, such as {id}";
  if (url.includes("://") && !/^https?:$/.test(URL.parse(example)?.protocol ?? ""))
    return "write a URL with http:// or https://, or the end of its path";
  const latencies = [declared[route] ?? 0].flat().map((one) => (typeof one === "number" ? one : one.latency));
  const stray = latencies.find((one) => typeof one === "string" && !route.includes(one));
  return stray === undefined ? null : `the latency is ${stray}, and the route has no ${stray}`;
}

const partsOf = (path: string) => path.split("/").filter((part) => part !== "" && part !== ".");

function wrongPath(path: string, contents: Record<string, string>): string | null {
  const parts = partsOf(path);
  if (parts.length === 0 || path.endsWith("/") || parts.includes("..")) return "write the path of a file, without ..";
  const isFolderOf = (other: string[]) => other.length > parts.length && parts.every((part, at) => other[at] === part);
  return Object.keys(contents).map(partsOf).some(isFolderOf) ? "is a folder of other files as well" : null;
}

const wrongFunction = (name: string) => (/^[\w.]+$/.test(name) ? null : "name a function, such as Parser.feed");

export const http = z
  .record(z.string().min(1), replies)
  .superRefine(eachKey(wrongRoute))
  .describe(
    "route → what answers. A route is [METHOD ]URL; {name} in it stands for one part of the path, * for any rest; " +
      "without a scheme it is the end of the path. A list answers one request after the other, its last for all that " +
      "follow. Of a server that has routes, what none of them fits is 404 or 405; other servers cannot be connected to. Absent: every URL answers after 0.1 s, …/delay/N after N s",
  );

export const files = z.strictObject({
  contents: z
    .record(z.string().min(1), z.string())
    .superRefine(eachKey(wrongPath))
    .default({})
    .describe("path → text; relative to /, where programs are"),
  latency: z
    .union([seconds, z.strictObject({ open: seconds.default(0), read: seconds.default(0), write: seconds.default(0) })])
    .default(0)
    .describe("virtual seconds that each operation takes, the blocking ones too"),
});

export const database = z.strictObject({
  sql: z.string().default("").describe("run before the program: tables and rows"),
  latency: seconds.default(0.01).describe("virtual seconds of each query"),
  connectLatency: seconds.default(0.05).describe("virtual seconds of opening a connection"),
  slow: z
    .record(z.string().min(1), seconds)
    .default({})
    .describe("a part of a query's text → the virtual seconds that such a query takes instead"),
  maxConnections: z.number().int().positive().default(100).describe("one more is refused, as by a real server"),
});

export const cpu = z.strictObject({
  costPerSecond: z
    .number()
    .positive()
    .optional()
    .describe("function calls and loop turns that one virtual second of computing pays for; absent: they are free"),
  seconds: z
    .record(z.string(), seconds)
    .superRefine(eachKey(wrongFunction))
    .default({})
    .describe("function of the program → virtual seconds of computing that each call of it costs"),
});

export const world = z.strictObject({
  http: http.optional(),
  files: files.optional(),
  database: database.optional(),
  cpu: cpu.optional(),
});
export type World = z.infer<typeof world>;
/** As an author writes it, before the defaults. */
export type DeclaredWorld = z.input<typeof world>;
