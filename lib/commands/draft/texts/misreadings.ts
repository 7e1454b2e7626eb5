/** For whoever has misread a program: what would have to be so for this answer, and what is so instead. */
import type { LocalizedText } from "../../../exercise-library/schema.ts";
import type { MisreadingName } from "../misread.ts";

export const misreadingTexts: Record<MisreadingName | "sum-of-waits" | "longest-wait", LocalizedText> = {
  "one-after-another": {
    en: "This comes out if the tasks run one after another. But they wait at the same time: while one waits, the event loop runs the others.",
    zh: "只有任务一个接一个地运行，结果才会是这样。但它们是同时等待的：一个任务在等待时，事件循环会运行其他任务。",
  },
  "results-as-they-finish": {
    en: "This lists the results as they become ready. `gather` keeps the order of its arguments, whichever is done first.",
    zh: "这是按完成的先后排列结果。不管谁先完成，`gather` 都保持参数的顺序。",
  },
  "tasks-start-at-once": {
    en: "This comes out if a task runs there and then when it is created. It is only queued: it has its first turn when the current task gives way at an `await`.",
    zh: "只有任务一创建就立刻运行，结果才会是这样。其实它只是进入队列：要等当前任务在 `await` 处让出控制权，它才开始运行。",
  },
  "tasks-start-when-awaited": {
    en: "This comes out if a task begins only where it is awaited. It begins as soon as the event loop has a turn for it, also while something else is awaited.",
    zh: "只有任务到被 `await` 的地方才开始，结果才会是这样。其实只要事件循环轮到它，它就开始运行，哪怕当时等待的是别的对象。",
  },
  "sleep-blocks": {
    en: "This comes out if `asyncio.sleep` stops the whole program. It pauses only its own task: the others run on.",
    zh: "只有 `asyncio.sleep` 让整个程序停下来，结果才会是这样。它只暂停自己所在的任务：其他任务照常运行。",
  },
  "sleep-takes-no-time": {
    en: "This comes out if `await asyncio.sleep(…)` takes no time and lets nobody else run. But its own task pauses for that long, and meanwhile the event loop runs the others.",
    zh: "只有 `await asyncio.sleep(…)` 既不花时间，也不让别的任务运行，结果才会是这样。其实它所在的任务会暂停这么久，其间事件循环会运行其他任务。",
  },
  "run-waits-for-all": {
    en: "This comes out if `asyncio.run` waits for every task. It returns when its main coroutine does; tasks that are not done by then are cancelled.",
    zh: "只有 `asyncio.run` 等待所有任务，结果才会是这样。其实主协程一结束它就返回，那时还没完成的任务会被取消。",
  },
  "awaits-run-together": {
    en: "This comes out if awaits in consecutive lines run at the same time. Each `await` is over before the next line begins.",
    zh: "只有相邻几行的 `await` 同时进行，结果才会是这样。其实每个 `await` 结束之后，才会执行下一行。",
  },
  "sum-of-waits": {
    en: "This adds up every single wait. Which of them pass at the same time?",
    zh: "这是把每一次等待都加了起来。其中哪些是同时进行的？",
  },
  "longest-wait": {
    en: "This is the longest single wait alone. What has to be waited for before it, or after it?",
    zh: "这只是最长的那一次等待。在它之前或之后，还要等待什么？",
  },
};
