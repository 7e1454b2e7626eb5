/** What is said of a lane that was laid otherwise than the task's life was: why and where, never what is right. Pure. */
import type { LaidSpan, LaneState } from "./answer.ts";
import { type LaneSpan, sameSpan, sameTime } from "./lanes.ts";
import type { Localized } from "./verdict.ts";

/** As the form calls them. */
const names: Record<LaneState, Localized> = {
  sleep: { en: "sleep", zh: "休眠" },
  wait: { en: "wait", zh: "等待" },
  block: { en: "block", zh: "阻塞" },
  cpu: { en: "compute", zh: "计算" },
  thread: { en: "thread", zh: "线程" },
};

/** Why it is not this state at that time. */
const isNot: Record<LaneState, Localized> = {
  sleep: { en: "the task is not in a sleep of its own", zh: "任务并不是自己在休眠" },
  wait: { en: "the task does not wait for anybody", zh: "任务并没有在等待别人" },
  block: { en: "it is no blocking call of this task that makes time pass", zh: "消耗时间的并不是这个任务的阻塞调用" },
  cpu: { en: "the task computes nothing", zh: "任务并没有在计算" },
  thread: { en: "nothing runs in a thread for this task", zh: "没有线程在为这个任务工作" },
};

const heldUp = {
  en: "It would like to go on: is the event loop free for it?",
  zh: "它其实想继续运行：事件循环此时有空吗？",
};
const heldUpSince = {
  en: "When would the task have gone on, had the event loop been free?",
  zh: "如果事件循环有空，任务本来什么时候就会继续运行？",
};
const needs = {
  en: "What does it need in order to go on: a time to come, or another task to be done?",
  zh: "它要等什么才能继续：等到某个时刻，还是等另一个任务完成？",
};
/** What to think of instead, by the state that is right. */
const clues: Record<LaneState, Localized> = {
  sleep: needs,
  wait: needs,
  block: {
    en: "What do the other tasks do until this call returns? Look at whether it is awaited.",
    zh: "这个调用返回之前，其他任务能做什么？看看它前面有没有 await。",
  },
  cpu: {
    en: "Does this line ask somebody for something, or does it keep the processor busy?",
    zh: "这一行是在向别人要什么，还是让处理器一直忙着？",
  },
  thread: {
    en: "Who does this work: the event loop, or somebody beside it?",
    zh: "这件工作由谁来做：事件循环，还是它之外的别人？",
  },
};

/** What decides when a span of this state is over. */
const lasts: Record<LaneState, Localized> = {
  sleep: {
    en: "A sleep lasts as long as it was asked to, and several in a row add up.",
    zh: "休眠持续到它要求的时间为止，接连几次休眠的时间要相加。",
  },
  wait: {
    en: "A wait lasts until what it waits for is done and the event loop is free.",
    zh: "等待要持续到所等的事情完成、并且事件循环有空为止。",
  },
  block: {
    en: "A blocking call lasts until it returns; nobody can cut it short.",
    zh: "阻塞调用要持续到它返回为止，谁也不能打断它。",
  },
  cpu: {
    en: "A computation lasts until it is done or reaches an await.",
    zh: "计算要持续到它完成、或者遇到一个 await 为止。",
  },
  thread: {
    en: "The task goes on when the work in the thread is done and the event loop is free.",
    zh: "线程里的工作完成、并且事件循环有空时，任务才能继续。",
  },
};

const isBefore = (one: number, other: number) => one < other && !sameTime(one, other);
const seconds = (value: number) => String(Number(value.toFixed(6)));
const at = (span: LaidSpan): Localized => ({
  en: `“${names[span.state].en}” from ${seconds(span.from)} s to ${seconds(span.to)} s`,
  zh: `${seconds(span.from)} 秒到 ${seconds(span.to)} 秒的“${names[span.state].zh}”`,
});

/** Only of its beginning: later on the span may be right. */
const isNotThere = ({ from, state }: LaidSpan): Localized => ({
  en: `at ${seconds(from)} s ${isNot[state].en}`,
  zh: `第 ${seconds(from)} 秒时${isNot[state].zh}`,
});

const sentence = (where: Localized, what: Localized, why: Localized): Localized => ({
  en: `${where.en}: ${what.en}. ${why.en}`,
  zh: `${where.zh}：${what.zh}。${why.zh}`,
});

/** null where the spans can be laid on a lane at all. */
export function unlayable(spans: LaidSpan[]): Localized | null {
  const reversed = spans.find((span) => span.to <= span.from);
  if (reversed)
    return sentence(
      at(reversed),
      { en: "it does not end after it begins", zh: "结束的时间不在开始之后" },
      { en: "Nothing on this lane could be graded.", zh: "这条泳道因此无法评分。" },
    );
  const inOrder = spans.toSorted((one, other) => one.from - other.from);
  const over = inOrder.findIndex((span, index) => {
    const before = inOrder[index - 1];
    return before !== undefined && isBefore(span.from, before.to);
  });
  const [first, second] = [inOrder[over - 1], inOrder[over]];
  if (!first || !second) return null;
  return {
    en: `${at(first).en} and ${at(second).en} overlap: a task does one thing at a time. Nothing on this lane could be graded.`,
    zh: `${at(first).zh}和 ${at(second).zh}重叠了：一个任务同一时刻只做一件事。这条泳道因此无法评分。`,
  };
}

/** What to say of the first thing in time that is not right. */
export function whyNot(key: LaneSpan[], laid: LaidSpan[]): Localized {
  const wrong = laid.find((span) => !key.some((one) => sameSpan(one, span)));
  const missing = key.find((one) => !laid.some((span) => sameSpan(one, span)));
  if (missing && (!wrong || !isBefore(wrong.from, missing.to))) return gap(missing, laid);
  // One of the two there is, or the lane were right.
  return wrongSpan(key, wrong as LaidSpan);
}

function gap(missing: LaneSpan, laid: LaidSpan[]): Localized {
  const [first] = laid;
  if (!first)
    return {
      en: "Nothing is laid on this lane yet, but this task takes time.",
      zh: "这条泳道上还什么都没有，但这个任务是要花时间的。",
    };
  const before = laid.findLast((span) => !isBefore(missing.from, span.to));
  if (!before)
    return {
      en: `Something is missing before ${seconds(first.from)} s: the task exists by then. When is it created?`,
      zh: `${seconds(first.from)} 秒之前少了些什么：那时任务已经存在了。它是什么时候创建的？`,
    };
  const why = missing.heldUp
    ? heldUp
    : { en: "Which line comes next, and does it take time?", zh: "接下来轮到哪一行？它需要时间吗？" };
  return {
    en: `Something is missing after ${seconds(before.to)} s: the task is not over. ${why.en}`,
    zh: `${seconds(before.to)} 秒之后少了些什么：任务还没有结束。${why.zh}`,
  };
}

function wrongSpan(key: LaneSpan[], span: LaidSpan): Localized {
  const [first, last] = [key[0], key.at(-1)];
  if (!first || !last)
    return sentence(
      at(span),
      { en: "this task is over in the instant in which it begins", zh: "这个任务一开始就立刻结束了" },
      { en: "Which of its lines would take time?", zh: "它的哪一行会花时间呢？" },
    );
  if (isBefore(span.from, first.from))
    return sentence(
      at(span),
      { en: "it begins before the task exists", zh: "它开始的时候任务还不存在" },
      {
        en: "Which line creates the task, and what has to happen first?",
        zh: "哪一行创建了这个任务？在那之前要先发生什么？",
      },
    );
  if (!isBefore(span.from, last.to))
    return sentence(
      at(span),
      { en: "the task is over by then", zh: "那时任务已经结束了" },
      { en: "Which of its lines would still have to run?", zh: "它还有哪一行没有运行呢？" },
    );
  const index = key.findIndex((one) => !isBefore(span.from, one.from) && isBefore(span.from, one.to));
  const there = key[index];
  if (!there) return sentence(at(span), isNotThere(span), needs);
  if (there.state === span.state) return wrongEdge(span, there, key[index + 1]);
  const later = key.slice(index + 1).find((one) => one.state === span.state && isBefore(one.from, span.to));
  if (later && !sameTime(span.from, there.from))
    return sentence(
      at(span),
      { en: "it begins too early", zh: "开始得太早了" },
      there.heldUp ? heldUp : lasts[there.state],
    );
  return sentence(at(span), isNotThere(span), there.heldUp ? heldUp : clues[there.state]);
}

/** The state is right. */
function wrongEdge(span: LaidSpan, there: LaneSpan, next: LaneSpan | undefined): Localized {
  if (!sameTime(span.from, there.from))
    return sentence(
      at(span),
      { en: "it begins too late", zh: "开始得太晚了" },
      there.heldUp
        ? heldUpSince
        : {
            en: "What makes the task do this, and when does it come to that line?",
            zh: "是哪一行让任务这样做的？它什么时候运行到那一行？",
          },
    );
  if (isBefore(span.to, there.to))
    return sentence(
      at(span),
      { en: "it begins right, but ends too early", zh: "开始是对的，但结束得太早" },
      lasts[there.state],
    );
  const why =
    there.state === "sleep" && next?.state === "wait"
      ? next.heldUp
        ? sleepThenHeldUp
        : sleepThenWait
      : lasts[there.state];
  return sentence(at(span), { en: "it begins right, but ends too late", zh: "开始是对的，但结束得太晚" }, why);
}

/** Whoever laid one long sleep has seen that the task goes on later, but not why. */
const sleepThenHeldUp = {
  en: "The sleep itself is shorter. If the task still cannot go on when it is over, what is it doing then?",
  zh: "休眠本身没有这么久。如果休眠结束后任务还不能继续，那它这时在做什么？",
};
const sleepThenWait = {
  en: "The sleep itself is shorter. Does the task get what it needs next at once?",
  zh: "休眠本身没有这么久。任务接下来需要的东西，马上就能得到吗？",
};
