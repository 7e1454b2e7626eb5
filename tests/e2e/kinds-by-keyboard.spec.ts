import { expect, type Locator, type Page, test } from "@playwright/test";
import type { ExerciseOf } from "#lib/exercise-library/schema.ts";
import { courseExercises } from "../course.ts";
import { arrange, collectConsoleErrors, editor, expectVerdict, signUp, visit } from "./visitor.ts";

const exercises = await courseExercises();
function find<Kind extends (typeof exercises)[number]["kind"]>(id: string, kind: Kind): ExerciseOf<Kind> {
  const found = exercises.find((exercise) => exercise.id === id && exercise.kind === kind);
  if (!found) throw new Error(`there is no exercise ${id} of kind ${kind}`);
  return found as ExerciseOf<Kind>;
}

/** Goes on from where the focus is, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.first().waitFor();
  for (let presses = 0; presses < 200; presses++) {
    if (await target.evaluateAll((elements) => elements.includes(document.activeElement as HTMLElement))) return;
    await page.keyboard.press(key);
  }
  throw new Error("the focus never came there");
}

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Down a list that has one Tab stop, from its first item to this one; each step is waited for. */
async function goTo(page: Page, items: Locator, target: Locator): Promise<void> {
  const wanted = await target.elementHandle();
  const place = await items.evaluateAll((elements, element) => elements.indexOf(element as HTMLElement), wanted);
  await press(page, "Home");
  for (let at = 0; ; at++) {
    await expect(items.nth(at)).toBeFocused();
    if (at === place) return;
    await press(page, "ArrowDown");
  }
}

/** By kind: an exercise, what is wrong at first, and what is right. Both only with keys. */
const walks: Record<
  string,
  { id: string; wrong: (page: Page) => Promise<void>; right: (page: Page) => Promise<void> }
> = {
  code: {
    id: "blocking-sleep",
    wrong: (page) => tabTo(page, editor(page)),
    right: async (page) => {
      await tabTo(page, editor(page));
      await press(page, "ControlOrMeta+a");
      await page.keyboard.insertText(find("blocking-sleep", "code").files.solution);
    },
  },
  "predict-output": {
    id: "gather-neck-and-neck",
    wrong: (page) => tabTo(page, page.getByRole("button", { name: /^Move “.*” down$/ })),
    right: (page) =>
      arrange(page, ["Bo: lap 1", "Ana: lap 1", "Bo: lap 2", "Ana: lap 2", "Ana: lap 3", "both are home"]),
  },
  "predict-time": {
    id: "gather-waiting-time",
    wrong: async (page) => {
      await tabTo(page, page.getByLabel("Time from start to end"));
      await page.keyboard.type("15");
    },
    right: async (page) => {
      await tabTo(page, page.getByLabel("Time from start to end"));
      await press(page, "ControlOrMeta+a");
      await page.keyboard.type("8");
    },
  },
  "predict-timeline": {
    id: "gather-breakfast-lanes",
    wrong: async (page) => {
      await tabTo(page, page.getByRole("gridcell"));
      await press(page, "Control+Home", "2", "Shift+ArrowRight", "Shift+ArrowRight");
    },
    right: async (page) => {
      await tabTo(page, page.getByRole("gridcell"));
      await press(page, "Control+Home", "2", "Shift+ArrowRight", "Shift+ArrowRight", "ArrowRight", "1", "Space");
      await press(page, "ArrowDown", "Home", "Shift+ArrowRight");
      await press(page, "ArrowDown", "Home", "Shift+ArrowRight", "Shift+ArrowRight");
    },
  },
  parsons: {
    id: "start-then-wait",
    wrong: async (page) => {
      await tabTo(page, page.getByRole("listbox", { name: "Lines on offer" }).getByRole("option"));
      await add(page, 'print("loading …")');
    },
    right: async (page) => {
      await tabTo(page, page.getByRole("listbox", { name: "Lines on offer" }).getByRole("option"));
      for (const text of [
        'news = asyncio.create_task(fetch("news", 3))',
        'weather = asyncio.create_task(fetch("weather", 2))',
        "print(await news)",
        "print(await weather)",
      ])
        await add(page, text);
    },
  },
  cloze: {
    id: "first-await",
    wrong: (page) => fillIn(page, "async", "await", "print"),
    right: (page) => fillIn(page, "async", "await", "asyncio.run"),
  },
  spot: {
    id: "who-holds-the-loop",
    wrong: (page) => tick(page, 7),
    right: async (page) => {
      await tick(page, 7);
      await tick(page, 12);
    },
  },
  choice: {
    id: "what-await-does",
    wrong: (page) => choose(page, "While main waits at (2)"),
    right: async (page) => {
      await choose(page, "While main waits at (2)");
      for (const { correct, text } of find("what-await-does", "choice").options)
        if (correct) await choose(page, text.en.replaceAll("`", ""));
    },
  },
  match: {
    id: "words-of-async",
    wrong: (page) => pairUp(page, (pair) => pair.left.id !== "task", "runs several coroutines"),
    right: (page) => pairUp(page, () => true, ""),
  },
};

async function add(page: Page, text: string): Promise<void> {
  const offered = page.getByRole("listbox", { name: "Lines on offer" });
  const line = offered.getByRole("option", { name: text, exact: true });
  await goTo(page, offered.getByRole("option"), line);
  await press(page, "Enter");
  await expect(line).toBeHidden();
}

async function fillIn(page: Page, define: string, wait: string, start: string): Promise<void> {
  for (const [name, word] of [
    ["define", define],
    ["wait", wait],
  ] as const) {
    await tabTo(page, page.getByRole("combobox", { name: new RegExp(`: ${name},`) }));
    await page.keyboard.type(word);
  }
  await tabTo(page, page.getByRole("textbox", { name: /: start,/ }));
  await press(page, "ControlOrMeta+a");
  await page.keyboard.type(start);
}

async function tick(page: Page, line: number): Promise<void> {
  await tabTo(page, page.getByRole("checkbox"));
  await goTo(page, page.getByRole("checkbox"), page.getByRole("checkbox", { name: new RegExp(`^Line ${line}:`) }));
  await press(page, "Space");
}

async function choose(page: Page, text: string): Promise<void> {
  await tabTo(page, page.getByRole("checkbox", { name: text }));
  await press(page, "Space");
}

type Pair = ExerciseOf<"match">["pairs"][number];

async function pairUp(page: Page, isRight: (pair: Pair) => boolean, instead: string): Promise<void> {
  for (const pair of find("words-of-async", "match").pairs) {
    const box = page.getByRole("combobox", { name: pair.left.text.en, exact: true });
    await tabTo(page, box);
    await press(page, "Enter");
    const list = page.getByRole("listbox");
    await list.waitFor();
    const wanted = isRight(pair) ? pair.right.text.en.replaceAll("`", "") : instead;
    await goTo(page, list.getByRole("option"), list.getByRole("option", { name: wanted }));
    await press(page, "Enter");
    // Closing, the list gives the focus back: until then a key would be lost.
    await expect(box).toBeFocused();
  }
}

for (const [kind, { id, wrong, right }] of Object.entries(walks))
  test(`${kind} is answered by keyboard alone, wrongly first`, async ({ page }) => {
    const errors = collectConsoleErrors(page);
    await signUp(page, "Kay Keyboard");
    await visit(page, `/exercises/${id}`);
    await wrong(page);
    await press(page, "ControlOrMeta+Enter");
    await expectVerdict(page, "Not passed yet");
    await visit(page, `/exercises/${id}`);
    await right(page);
    await press(page, "ControlOrMeta+Enter");
    await expectVerdict(page, "Passed");
    expect(errors).toEqual([]);
  });

test("the focus stays among the lines when one is taken out or brought back", async ({ page }) => {
  await signUp(page, "Kay Keyboard");
  await visit(page, "/exercises/gather-print-order");
  const takeOut = page.getByRole("button", { name: /” is not printed$/ });
  const bringBack = page.getByRole("button", { name: /” is printed$/ });
  const count = await takeOut.count();
  await tabTo(page, takeOut);
  await press(page, "Enter");
  await expect(takeOut).toHaveCount(count - 1);
  await expect(takeOut.first()).toBeFocused();
  await tabTo(page, bringBack);
  await press(page, "Enter");
  await expect(bringBack).toHaveCount(0);
  await expect(takeOut.last()).toBeFocused();
});
