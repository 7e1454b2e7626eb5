import type { LocalizedText } from "../../../exercise-library/schema.ts";
import { printedLines } from "../../../grading/observe-own-program.ts";
import type { Body } from "../body.ts";
import type { FaultName } from "../python.ts";
import { printsData, type RunFault, type Subject } from "../subject.ts";
import { chooseTests } from "../tested.ts";
import { faultTexts } from "../texts/faults.ts";
import { conceptsOf, difficultyOf } from "../texts/features.ts";
import { runExplained, titled, worldTold } from "../texts/run-told.ts";
import { fenced, paragraphs, secondsOf } from "../texts/words.ts";

const mostRepairs = 3;
const mostLinesShown = 20;

/** One for each sort of fault that the engine confirms, of the typical ones. */
export async function draftRepairs(subject: Subject): Promise<Body[]> {
  const bodies: Body[] = [];
  // What is faulty itself is nothing to repair a program to.
  if (subject.observation.diagnostics.some(({ kind }) => kind !== "sequential-awaits")) return bodies;
  const done = new Set<FaultName>(["never-run"]);
  for (const fault of subject.faults) {
    if (bodies.length === mostRepairs) break;
    if (done.has(fault.fault) || !faultTexts[fault.fault]) continue;
    // Without the line that awaits it, a task may come to its end all the same.
    if (fault.fault === "lost-task" && !fault.observation.diagnostics.some(({ kind }) => kind === "task-lost"))
      continue;
    const body = await draftRepair(subject, fault, bodies);
    if (!body) continue;
    done.add(fault.fault);
    bodies.push(body);
  }
  return bodies;
}

/** @param others the program's repairs so far */
async function draftRepair(subject: Subject, fault: RunFault, others: Body[]): Promise<Body | null> {
  const texts = faultTexts[fault.fault];
  const attempts = subject.faults
    .filter((one) => one.source !== fault.source)
    .map((one) => ({ name: one.fault, source: one.source, observation: one.observation }));
  const tested = await chooseTests(subject, {
    right: subject.observation,
    unfinished: [fault.observation],
    attempts,
    fewest: 2,
    asksForOrder: false,
  });
  const symptom = symptomOf(subject, fault);
  if (!tested || !texts || !symptom) return null;
  const alike = others.filter(({ title }) => title.en.startsWith(symptom.en)).length;
  return {
    kind: "code",
    // Learners see this in the address, as they see the title: neither names the fault.
    name: `repair-${"abc"[others.length]}`,
    title: titled(
      subject,
      alike === 0 ? symptom : { en: `${symptom.en}, ${alike + 1}`, zh: `${symptom.zh}之${"二三"[alike - 1]}` },
    ),
    concepts: conceptsOf(subject.shapes, texts.concept),
    difficulty: Math.min(5, difficultyOf(subject.shapes) + 1),
    points: 10,
    prompt: paragraphs(
      {
        en: "There is a fault in this program. Find it and repair it; leave the rest as it is.",
        zh: "这个程序里有一处错误。请找到并修复它，其余部分保持不变。",
      },
      whatItShouldDo(subject, fault),
      worldTold(subject),
    ),
    hints: [lookAtTheTimeline, texts.hint],
    explanation: runExplained(subject, texts.explanation),
    fields: { wrong: tested.wrong.map(({ file, fails }) => ({ file, fails })) },
    files: {
      "starter.py": fault.source,
      "solution.py": subject.source,
      "tests.py": tested.tests,
      ...Object.fromEntries(tested.wrong.map(({ file, source }) => [file, source])),
    },
  };
}

const lookAtTheTimeline: LocalizedText = {
  en: "Run the program and look at its timeline: which lane does not do what you expect of it?",
  zh: "运行程序，看看它的时间线：哪条泳道和你预想的不一样？",
};

const onlyLooksRight: LocalizedText = {
  en: "It does so as it stands: what is wrong shows only in how it runs. Look at its timeline, and at what is said about the run.",
  zh: "这些它现在就做到了：问题只体现在运行的过程里。请看时间线，以及对这次运行的提示。",
};

/** What a learner can see to be wrong; null where they could not tell. */
function symptomOf(subject: Subject, { observation: seen }: RunFault): LocalizedText | null {
  const { observation: right } = subject;
  if (seen.status === "raised") return { en: "It ends with an error", zh: "程序出错了" };
  if (seen.status !== "finished") return { en: "It does not come to its end", zh: "程序没有正常结束" };
  if (seen.elapsed > right.elapsed) return { en: "It takes too long", zh: "用的时间太长" };
  if (seen.elapsed < right.elapsed) return { en: "It is over too soon", zh: "结束得太早" };
  if (seen.stdout === right.stdout) return { en: "It only looks right", zh: "只是看起来没问题" };
  return isShown(subject) ? { en: "It prints the wrong thing", zh: "打印的内容不对" } : null;
}

const isShown = ({ observation, lines }: Subject) =>
  lines.length > 0 && lines.length <= mostLinesShown && printsData(observation);

function whatItShouldDo(subject: Subject, fault: RunFault): LocalizedText {
  const { observation: right, lines } = subject;
  const seen = fault.observation;
  const shown = isShown(subject);
  return paragraphs(
    right.elapsed === seen.elapsed || seen.status !== "finished"
      ? { en: `It should take ${secondsOf(right.elapsed)} s.`, zh: `它应该用 ${secondsOf(right.elapsed)} 秒。` }
      : {
          en: `It should take ${secondsOf(right.elapsed)} s, but takes ${secondsOf(seen.elapsed)} s.`,
          zh: `它应该用 ${secondsOf(right.elapsed)} 秒，实际却用了 ${secondsOf(seen.elapsed)} 秒。`,
        },
    endOf(seen),
    shown
      ? {
          en: `This is what it should print:\n\n${fenced(lines.join("\n"))}`,
          zh: `它应该打印：\n\n${fenced(lines.join("\n"))}`,
        }
      : null,
    shown && seen.status === "finished" && seen.stdout !== right.stdout
      ? {
          en: `This is what it prints:\n\n${fenced(printedLines(seen).join("\n") || "(nothing)")}`,
          zh: `它实际打印的是：\n\n${fenced(printedLines(seen).join("\n") || "（没有输出）")}`,
        }
      : null,
    seen.status === "finished" && seen.elapsed === right.elapsed && seen.stdout === right.stdout
      ? onlyLooksRight
      : null,
  );
}

function endOf({ status, error }: RunFault["observation"]): LocalizedText | null {
  if (status === "finished") return null;
  const what = error ? `\`${error.type}\`` : status;
  return status === "raised"
    ? { en: `It ends with ${what}.`, zh: `它以 ${what} 结束。` }
    : { en: "It does not come to its end.", zh: "它没有正常结束。" };
}
