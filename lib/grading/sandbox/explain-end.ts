/** What the host says of a run that it ended, in both languages: what happened and what to try. */
import type { Limits } from "../observation.ts";
import type { CallEnd } from "./protocol.ts";
import { overHardLimit } from "./sandbox-child.ts";

export type AbnormalCallEnd = Exclude<CallEnd, { end: "returned" }>;

interface Explanation {
  type: string;
  message: string;
  messageZh: string;
}

/** What happened and what to try: the harness says it in the same way (harness/stop_texts.py). */
export function explainEnd(call: AbnormalCallEnd, limits: Limits): Explanation {
  switch (call.end) {
    case "timed-out":
      return call.detail === overHardLimit ? explainKill() : explainCpuTime(limits.cpuMs / 1000);
    case "out-of-memory":
      return {
        type: "MemoryLimit",
        message: `The program needed more than the ${limits.memoryMiB} MiB of memory that it may use. Look for a list, a string or a number that keeps growing.`,
        messageZh: `程序需要的内存超过了 ${limits.memoryMiB} MiB 的限制。请检查是否有不断变大的列表、字符串或整数。`,
      };
    case "too-much-output":
      return {
        type: "OutputLimit",
        message: `The program printed more than ${limits.outputBytes} bytes. Look for a print inside a loop that never ends, or print less.`,
        messageZh: `程序打印的内容超过了 ${limits.outputBytes} 字节。请检查是否有永远不会结束的循环在打印，或者减少打印的内容。`,
      };
    case "stack-overflow":
      return {
        type: "StackOverflow",
        message:
          "The program nested its calls too deep. Look for a function that keeps calling itself, and check the case that should end it.",
        messageZh: "程序的调用嵌套得太深。请检查是否有函数不停地调用自己，以及本应让它结束的条件。",
      };
    case "denied":
      return {
        type: "Denied",
        message:
          "The program tried something that is not possible here: only Python itself is, no other program or machine. Use what the exercise names.",
        messageZh:
          "程序尝试了这里做不到的事：这里只有 Python 本身，没有其他程序，也没有别的机器。请使用题目中提到的工具。",
      };
    case "exited":
      return {
        type: "Exit",
        message: "The program ended Python itself, so what it did can't be shown. Return from the function instead.",
        messageZh: "程序直接结束了 Python，因此无法显示它做了什么。请让函数正常返回。",
      };
    case "crashed":
      return {
        type: "Crash",
        message:
          "The program broke Python itself or the record of its own run. Leave Python's own modules and the harness as they are.",
        messageZh: "程序破坏了 Python 本身，或者破坏了它自己的运行记录。请不要改动 Python 自带的模块和运行环境。",
      };
  }
}

function explainCpuTime(seconds: number): Explanation {
  return {
    type: "CpuLimit",
    message: `The program computed for more than ${seconds} s without coming to an end. Look for a loop that never ends, or compute less.`,
    messageZh: `程序计算了超过 ${seconds} 秒仍未结束。请检查是否有永远不会结束的循环，或者减少计算量。`,
  };
}

function explainKill(): Explanation {
  return {
    type: "WallLimit",
    message:
      "The program was in the middle of one long operation when its time was up, so what it printed is lost. Look for a sum, a sort, a search or a number that is far too large.",
    messageZh:
      "时间用完时程序正在执行一个很长的操作，只能强行终止，因此它打印的内容没有保留下来。请检查是否有规模过大的求和、排序、查找或整数运算。",
  };
}
