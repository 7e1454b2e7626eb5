import { readdirSync, readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { type RunningApp, startApp } from "./app.ts";
import { expectVerdict, signUp, submit, visit, writeCode } from "./visitor.ts";

// Linux only: processes are found in /proc.
test.skip(process.platform !== "linux", "finds processes in /proc");

/** Right, and long enough at work in the real world that it can be killed half-way. */
const slowAnswer = `import asyncio

for _ in range(1_500_000):
    pass


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def load_page(weather, news, mail):
    return list(await asyncio.gather(fetch("weather", weather), fetch("news", news), fetch("mail", mail)))


async def main():
    print(await load_page(3, 1, 2))


if __name__ == "__main__":
    asyncio.run(main())
`;
const port = Number(process.env.E2E_PORT) + 1;
let app: RunningApp;

interface Process {
  pid: number;
  parent: number;
  command: string;
}

function processes(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
        return [
          { pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ") },
        ];
      } catch {
        return []; // it has ended meanwhile
      }
    });
}

function descendants(of: number): Process[] {
  const all = processes();
  const found: Process[] = [];
  for (let parents = [of]; parents.length > 0; ) {
    const children = all.filter((one) => parents.includes(one.parent));
    found.push(...children);
    parents = children.map((one) => one.pid);
  }
  return found;
}

async function submitSlowAnswer(page: Page): Promise<void> {
  await signUp(page);
  await visit(page, "/exercises/sequential-to-concurrent");
  await expect(page.locator(".cm-content")).toBeVisible();
  await writeCode(page, slowAnswer);
  await submit(page);
  await expect(page.getByText("Being graded").first()).toBeVisible();
}

test.beforeAll(async () => {
  app = await startApp({ name: "killed", port });
});
test.afterAll(() => app.stop());
test.use({ baseURL: `http://localhost:${port}` });

test("a grader killed in mid-job loses nothing: the answer is graded by the next one", async ({ page }) => {
  await submitSlowAnswer(page);
  const grader = descendants(app.process.pid ?? 0).find((one) => one.command.includes("main.ts work"));
  expect(grader).toBeDefined();
  process.kill(grader?.pid ?? 0, "SIGKILL");
  await expectVerdict(page, "Passed");
});

test("the whole application killed in mid-job loses nothing once it is back", async ({ page }) => {
  await submitSlowAnswer(page);
  const victims = descendants(app.process.pid ?? 0);
  expect(victims.some((one) => one.command.includes("postgres"))).toBe(true);
  app.process.kill("SIGKILL");
  for (const { pid } of victims) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // ended with its parent
    }
  }
  app = await startApp({ name: "killed", port, keepData: true });
  await page.reload();
  await expectVerdict(page, "Passed");
});
