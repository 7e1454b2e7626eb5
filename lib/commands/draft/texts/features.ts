/** What is to be known of each thing of asyncio that a program uses: a hint that asks, and an explanation that tells. */
import type { LocalizedText } from "../../../exercise-library/schema.ts";
import type { Shapes } from "../python.ts";

interface FeatureTexts {
  concept: string;
  hint: LocalizedText;
  explanation: LocalizedText;
}

const features: Record<string, FeatureTexts> = {
  blocking: {
    concept: "blocking",
    hint: {
      en: "Which lines that take time give way to other tasks, and which hold the event loop?",
      zh: "花时间的那些行里，哪些会让出控制权，哪些会占住事件循环？",
    },
    explanation: {
      en: "A call that blocks holds the event loop: until it returns no other task can run, even if all were started together.",
      zh: "阻塞的调用会占住事件循环：在它返回之前，其他任务都无法运行，即使它们是一起启动的。",
    },
  },
  gather: {
    concept: "gather",
    hint: {
      en: "What is passed to `gather` waits at the same time. In which order does it start?",
      zh: "传给 `gather` 的协程同时等待。它们按什么顺序启动？",
    },
    explanation: {
      en: "`gather` turns each coroutine into a task and starts the tasks in the order of its arguments. Unless one of them raises, it is over when the slowest is done, and returns the results in the order of the arguments.",
      zh: "`gather` 会把每个协程变成任务，并按参数的顺序启动它们。只要没有任务引发异常，最慢的那个完成时它才结束，返回的结果按参数的顺序排列。",
    },
  },
  create_task: {
    concept: "create-task",
    hint: {
      en: "When does a task that was just created get its first turn?",
      zh: "刚创建的任务什么时候才第一次得到运行的机会？",
    },
    explanation: {
      en: "`create_task` puts a task into the event loop's queue; the task begins to run only when the current one gives way at an `await`.",
      zh: "`create_task` 只是把任务放进事件循环的队列；要等当前任务在 `await` 处让出控制权，它才开始运行。",
    },
  },
  TaskGroup: {
    concept: "task-group",
    hint: {
      en: "What has to be over before the program goes on behind the `async with` block?",
      zh: "要等什么结束之后，程序才会执行 `async with` 代码块后面的内容？",
    },
    explanation: {
      en: "A task group waits at the end of its `async with` block until all its tasks are done.",
      zh: "任务组会在 `async with` 代码块的末尾等待，直到组内所有任务完成。",
    },
  },
  as_completed: {
    concept: "as-completed",
    hint: { en: "Which of the coroutines is done first?", zh: "哪一个协程最先完成？" },
    explanation: {
      en: "`as_completed` hands out what it was given in the order in which it finishes.",
      zh: "`as_completed` 按完成的先后依次给出各个可等待对象。",
    },
  },
  wait_for: timeLimit("wait_for"),
  timeout: timeLimit("timeout"),
  wait: {
    concept: "wait",
    hint: {
      en: "What does `asyncio.wait` do with tasks that are not done?",
      zh: "`asyncio.wait` 会怎样处理没有完成的任务？",
    },
    explanation: {
      en: "`asyncio.wait` cancels nothing: it returns the tasks that are done and those that are still pending.",
      zh: "`asyncio.wait` 不会取消任何任务：它返回已完成和未完成的两组任务。",
    },
  },
  to_thread: {
    concept: "threads",
    hint: {
      en: "What can the event loop do while a function runs in its own thread?",
      zh: "函数在单独的线程里运行时，事件循环可以做什么？",
    },
    explanation: {
      en: "`to_thread` runs a blocking function in a thread of its own, so that the event loop stays free.",
      zh: "`to_thread` 把阻塞的函数放到单独的线程里运行，事件循环因此不会被占住。",
    },
  },
  Semaphore: {
    concept: "semaphore",
    hint: {
      en: "How many tasks can be inside at once, and who has to wait?",
      zh: "同时可以有几个任务进入？谁必须等待？",
    },
    explanation: {
      en: "A semaphore lets only so many tasks in at once; the others wait until one leaves.",
      zh: "信号量只允许一定数量的任务同时进入；其余任务要等有任务离开。",
    },
  },
  Lock: {
    concept: "lock",
    hint: { en: "Who holds the lock, and until when?", zh: "锁在哪个任务手里？什么时候释放？" },
    explanation: {
      en: "A lock lets one task in at a time; the others wait in the order in which they came.",
      zh: "锁一次只允许一个任务进入；其他任务按到来的先后等待。",
    },
  },
  Event: {
    concept: "event",
    hint: { en: "When is the event set?", zh: "事件是什么时候被设置的？" },
    explanation: {
      en: "Tasks that wait for an event go on once it is set.",
      zh: "等待事件的任务在事件被设置之后才继续运行。",
    },
  },
  Queue: {
    concept: "queue",
    hint: { en: "When is there something in the queue, and who takes it?", zh: "队列里什么时候有东西？由谁取走？" },
    explanation: {
      en: "`get` waits while the queue is empty, `put` waits while it is full.",
      zh: "队列为空时 `get` 会等待，队列已满时 `put` 会等待。",
    },
  },
  shield: {
    concept: "cancellation",
    hint: { en: "What is cancelled, and what goes on?", zh: "被取消的是什么？继续运行的又是什么？" },
    explanation: {
      en: "`shield` keeps a cancellation from reaching the task inside it.",
      zh: "`shield` 使取消操作不会传到它里面的任务。",
    },
  },
  cancel: {
    concept: "cancellation",
    hint: { en: "Where does the task stand when it is cancelled?", zh: "任务被取消时正停在哪里？" },
    explanation: {
      en: "`cancel` raises `CancelledError` inside the task, at the `await` where it stands.",
      zh: "`cancel` 会在任务停留的那个 `await` 处引发 `CancelledError`。",
    },
  },
  ClientSession: {
    concept: "http",
    hint: { en: "Which requests are on their way at the same time?", zh: "哪些请求是同时进行的？" },
    explanation: {
      en: "While one task waits for the answer to its request, the event loop runs others.",
      zh: "一个任务在等待请求的响应时，事件循环会运行其他任务。",
    },
  },
};

const sequential: FeatureTexts = {
  concept: "await",
  hint: {
    en: "Does the next line begin before the awaited coroutine is over?",
    zh: "被 `await` 的协程还没结束时，下一行会开始执行吗？",
  },
  explanation: {
    en: "An `await` on a coroutine runs it to its end before the next line is reached: such waits add up.",
    zh: "`await` 一个协程会把它运行到结束，然后才执行下一行：这样的等待时间要相加。",
  },
};

/** Of the program, the most telling first. */
export function featureTexts({ features: used }: Shapes): FeatureTexts[] {
  const known = used.flatMap((name) => features[name] ?? []);
  const texts = known.length > 0 ? known : [sequential];
  return texts.filter((one, at) => texts.findIndex((other) => other.concept === one.concept) === at);
}

export const conceptsOf = (shapes: Shapes, ...more: string[]) => [
  ...new Set([...featureTexts(shapes).map((one) => one.concept), ...more]),
];

/** 1 to 3: how many things of asyncio meet. */
export const difficultyOf = (shapes: Shapes) => Math.min(3, featureTexts(shapes).length);

function timeLimit(name: string): FeatureTexts {
  return {
    concept: "timeout",
    hint: {
      en: "Which comes first: the end of the work, or the end of the time that it is given?",
      zh: "哪个先到：工作完成，还是给它的时间用完？",
    },
    explanation: {
      en: `When the time of \`${name}\` is up, what it waits for is cancelled and \`TimeoutError\` is raised.`,
      zh: `\`${name}\` 的时间用完时，它等待的对象会被取消，并引发 \`TimeoutError\`。`,
    },
  };
}
