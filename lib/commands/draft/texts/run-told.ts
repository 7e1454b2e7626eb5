/** What a run was like, in words: the facts that prompts and explanations are made of. */
import type { LocalizedText } from "../../../exercise-library/schema.ts";
import type { Subject } from "../subject.ts";
import { featureTexts } from "./features.ts";
import { inline, isChinese, paragraphs, secondsOf } from "./words.ts";

const mostMoments = 12;

/** What is printed when, on the program's clock. */
function momentsTold({ observation }: Subject): LocalizedText | null {
  const moments = new Map<number, string[]>();
  for (const { at, stream, text } of observation.output)
    if (stream === "stdout" && text.trim() !== "") moments.set(at, [...(moments.get(at) ?? []), inline(text)]);
  if (moments.size === 0 || moments.size > mostMoments) return null;
  const items = [...moments].map(([at, lines]) => ({
    en: `- at ${secondsOf(at)} s: ${lines.join(", ")}`,
    zh: `- 第 ${secondsOf(at)} 秒：${lines.join("、")}`,
  }));
  return {
    en: ["On the program's clock, this is printed:", "", ...items.map((one) => one.en)].join("\n"),
    zh: ["按程序自己的时钟，各行打印的时间是：", "", ...items.map((one) => one.zh)].join("\n"),
  };
}

function endTold({ observation }: Subject): LocalizedText {
  const seconds = secondsOf(observation.elapsed);
  return { en: `It ends after ${seconds} s.`, zh: `程序在 ${seconds} 秒后结束。` };
}

/** Why the program does what it does, for whoever has passed. */
export function runExplained(subject: Subject, first: LocalizedText | null = null): LocalizedText {
  const why = featureTexts(subject.shapes).slice(0, 3);
  return paragraphs(first, momentsTold(subject), endTold(subject), ...why.map((one) => one.explanation));
}

/** The hints of what the program uses, and one that always helps. */
export function hintsOf(subject: Subject, ...more: LocalizedText[]): LocalizedText[] {
  return [
    ...featureTexts(subject.shapes)
      .slice(0, 2)
      .map((one) => one.hint),
    ...more,
  ].slice(0, 3);
}

/** How long the simulated network, disk and database take, where the program asks for any. */
export function worldTold({ world, source }: Subject): LocalizedText | null {
  const sentences: LocalizedText[] = [];
  for (const [route, latency] of Object.entries(world.http ?? {}))
    sentences.push({
      en: `A request to ${inline(route)} is answered after ${latency} s.`,
      zh: `对 ${inline(route)} 的请求在 ${latency} 秒后得到响应。`,
    });
  if (!world.http && /\b(aiohttp|httpx|requests|urllib)\b/.test(source))
    sentences.push(
      source.includes("/delay/")
        ? {
            en: "A request to `…/delay/N` is answered after N seconds.",
            zh: "对 `…/delay/N` 的请求在 N 秒后得到响应。",
          }
        : { en: "Each request is answered after 0.1 s.", zh: "每个请求都在 0.1 秒后得到响应。" },
    );
  if (world.files)
    sentences.push({
      en: "Each read and each write of a file takes 1 s.",
      zh: "文件的每次读取和每次写入都用 1 秒。",
    });
  if (world.database)
    sentences.push({
      en: "Connecting to the database takes 1 s, and so does each query.",
      zh: "连接数据库用 1 秒，每次查询也用 1 秒。",
    });
  if (sentences.length === 0) return null;
  return { en: sentences.map((one) => one.en).join(" "), zh: sentences.map((one) => one.zh).join("") };
}

/** A name in Chinese has no place in an English title. */
export const titled = (subject: Subject, title: LocalizedText): LocalizedText => ({
  en: `${title.en} (${isChinese(subject.label) ? `program ${subject.number}` : subject.label})`,
  zh: `${title.zh}（${subject.label}）`,
});
