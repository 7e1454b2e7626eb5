"use client";
import { useTranslations } from "next-intl";
import { Fragment, type KeyboardEvent } from "react";
import { filledIn } from "#lib/grading/cloze.ts";
import { CodeFrame } from "#lib/ui/code-frame.tsx";
import { LineNumber } from "#lib/ui/line-number.tsx";
import { blankNames, type ClozePart, type FieldOf } from "./answer-field.ts";

interface ClozeInputProps {
  field: FieldOf<"cloze">;
  blanks: Record<string, string>;
  change: (blanks: Record<string, string>) => void;
}

/** The program with a field in place of each blank. A blank that comes again shows what its first field holds. */
export function ClozeInput({ field, blanks, change }: ClozeInputProps) {
  const t = useTranslations("workspace.cloze");
  const names = blankNames(field.lines);
  const parts = field.lines.flat();
  const firstOf = (name: string) => parts.find((part) => "blank" in part && part.blank === name);
  const shown = (part: ClozePart, line: number) => {
    if ("shown" in part) return part.shown;
    const { blank } = part;
    const number = names.indexOf(blank) + 1;
    const value = filledIn(blanks, blank);
    if (firstOf(blank) !== part)
      return (
        <span className="rounded border border-dashed px-1.5 py-0.5">
          <span className="sr-only">{t("again", { number })} </span>
          {value || "…"}
        </span>
      );
    return (
      <Blank
        label={t("blank", { number, count: names.length, name: blank, line: line + 1 })}
        choices={field.blanks[blank]?.choices ?? null}
        width={field.blanks[blank]?.width ?? 12}
        value={value}
        change={(next) => change({ ...blanks, [blank]: next })}
      />
    );
  };
  return (
    <div className="space-y-2">
      <p className="text-muted-foreground text-sm">{t("instruction", { count: names.length })}</p>
      <CodeFrame label={t("program")} className="leading-8">
        {field.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <span key={index} className="block px-3">
            <LineNumber number={index + 1} of={field.lines.length} />
            {line.map((part, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never move
              <Fragment key={place}>{shown(part, index)}</Fragment>
            ))}
            {"\n"}
          </span>
        ))}
      </CodeFrame>
    </div>
  );
}

interface BlankProps {
  label: string;
  choices: string[] | null;
  /** in characters */
  width: number;
  value: string;
  change: (value: string) => void;
}

/** 16 px text on a phone: smaller makes it zoom in. */
const looks =
  "h-7 rounded border border-input bg-background px-1.5 align-middle font-mono text-base outline-offset-0 hover:border-primary sm:text-[13px]";

function Blank({ label, choices, width, value, change }: BlankProps) {
  const t = useTranslations("workspace.cloze");
  if (choices)
    return (
      <select aria-label={label} value={value} onChange={(event) => change(event.target.value)} className={looks}>
        <option value="">{t("choose")}</option>
        {choices.map((choice) => (
          // The text alone would be taken with its spaces run together.
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  return (
    <input
      aria-label={label}
      value={value}
      onChange={(event) => change(event.target.value)}
      onKeyDown={keepFromSubmitting}
      maxLength={2000}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      autoComplete="off"
      className={looks}
      style={{ width: `calc(${Math.max(width, value.length)}ch + 0.875rem)` }}
    />
  );
}

/** Enter alone would hand in the form with the other blanks still empty. */
function keepFromSubmitting(event: KeyboardEvent) {
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
}
