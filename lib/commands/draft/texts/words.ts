/** Small pieces of sentences in both languages. */
import type { LocalizedText } from "../../../exercise-library/schema.ts";

/** Seconds without what binary fractions add. */
export const secondsOf = (seconds: number) => `${Number(seconds.toFixed(9))}`;

/** A line of code or output as Markdown code, whatever is in it. */
export function inline(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const padded = longest > 0 || text.trim() === "" ? ` ${text} ` : text;
  return `${fence}${padded}${fence}`;
}

export const isChinese = (text: string) => /\p{Script=Han}/u.test(text);

export const fenced = (text: string, language = "text") => `\`\`\`\`${language}\n${text.replace(/\n$/, "")}\n\`\`\`\``;

export const paragraphs = (...parts: (LocalizedText | null)[]): LocalizedText => {
  const there = parts.filter((one) => one !== null);
  return { en: there.map((one) => one.en).join("\n\n"), zh: there.map((one) => one.zh).join("\n\n") };
};
