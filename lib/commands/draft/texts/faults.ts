/** Faults that are put into programs: what to look for, and why it was wrong. */
import type { LocalizedText } from "../../../exercise-library/schema.ts";
import type { FaultName } from "../python.ts";

interface FaultTexts {
  concept: string;
  hint: LocalizedText;
  explanation: LocalizedText;
}

/** Those that a learner can be asked to repair or to point out; the others only make wrong answers. */
export const faultTexts: Partial<Record<FaultName, FaultTexts>> = {
  "blocking-sleep": {
    concept: "blocking",
    hint: { en: "Which line takes time and has no `await`?", zh: "哪一行要花时间，却没有 `await`？" },
    explanation: {
      en: "`time.sleep` holds the thread, and with it the event loop and every other task. `await asyncio.sleep(…)` gives way: the loop wakes the task later, and runs others meanwhile.",
      zh: "`time.sleep` 占住线程，也就占住了事件循环和其他所有任务。`await asyncio.sleep(…)` 会让出控制权：事件循环到时再唤醒它，其间运行别的任务。",
    },
  },
  "dropped-await": {
    concept: "await",
    hint: { en: "Is everything awaited that has to be?", zh: "需要 `await` 的地方都写了 `await` 吗？" },
    explanation: {
      en: "Without `await` nobody waits: a coroutine object does not even begin to run, and what `gather` or `create_task` has started is cancelled if it is not done when the main coroutine returns.",
      zh: "没有 `await` 就没有人等待：协程对象根本不会开始运行；`gather` 或 `create_task` 已经启动的任务，如果主协程返回时还没完成，就会被取消。",
    },
  },
  "awaits-in-a-row": {
    concept: "concurrency",
    hint: { en: "Which waits could pass at the same time?", zh: "哪些等待可以同时进行？" },
    explanation: {
      en: "Each `await` in the list is over before the next begins, so that the waits add up. `gather` starts all of them and waits for the slowest.",
      zh: "列表里的每个 `await` 结束之后，下一个才开始，所以等待时间要相加。`gather` 会启动全部协程，等到最慢的完成为止。",
    },
  },
  "lost-task": {
    concept: "create-task",
    hint: {
      en: "What becomes of a task that is still at work when the main coroutine returns?",
      zh: "主协程返回时，还在运行的任务会怎样？",
    },
    explanation: {
      en: "When the main coroutine returns, `asyncio.run` cancels the tasks that are not done: whoever needs a task's work awaits it.",
      zh: "主协程返回时，`asyncio.run` 会取消还没完成的任务：需要任务做完，就要 `await` 它。",
    },
  },
  "awaited-at-once": {
    concept: "concurrency",
    hint: {
      en: "How many tasks are there while the first of them is awaited?",
      zh: "在等待第一个任务的时候，一共有几个任务？",
    },
    explanation: {
      en: "Whoever awaits a task right where it is created does nothing else until it is done: what comes next begins only then. Create first what is to run at the same time, and await it afterwards.",
      zh: "任务刚创建就 `await` 它，在它完成之前，当前任务什么也做不了，后面的事要等它完成才能开始。要先创建需要同时运行的任务，再 `await` 它们。",
    },
  },
  "never-a-task": {
    concept: "create-task",
    hint: { en: "When does each of the coroutines begin to run?", zh: "每个协程是什么时候开始运行的？" },
    explanation: {
      en: "A coroutine object does nothing until it is awaited. `create_task` hands it to the event loop, which runs it beside the current task.",
      zh: "协程对象在被 `await` 之前什么也不做。`create_task` 把它交给事件循环，让它与当前任务并发运行。",
    },
  },
  "called-not-passed": {
    concept: "threads",
    hint: { en: "In which thread does the blocking function run?", zh: "阻塞的函数在哪个线程里运行？" },
    explanation: {
      en: "Called directly, a blocking function runs in the event loop's own thread and holds it. `to_thread` is given the function itself and calls it in another thread.",
      zh: "直接调用阻塞的函数，它就在事件循环所在的线程里运行并占住它。要把函数本身交给 `to_thread`，由它在另一个线程里调用。",
    },
  },
  "never-run": {
    concept: "event-loop",
    hint: { en: "Who runs the main coroutine?", zh: "主协程由谁来运行？" },
    explanation: {
      en: "Calling the main coroutine function only makes a coroutine object. `asyncio.run` starts an event loop and runs it.",
      zh: "调用主协程函数只会得到一个协程对象。`asyncio.run` 会启动事件循环来运行它。",
    },
  },
};
