"use client";
import { useTranslations } from "next-intl";
import { RichSelect } from "#lib/ui/select.tsx";
import { styleNonce } from "#lib/web/components/style-nonce.tsx";
import type { FieldOf } from "./answer-field.ts";

interface MatchInputProps {
  field: FieldOf<"match">;
  pairs: Record<string, string>;
  change: (pairs: Record<string, string>) => void;
}

/** Each left side with a list of all right sides. One that is chosen twice is pointed out, and may stay. */
export function MatchInput({ field, pairs, change }: MatchInputProps) {
  const t = useTranslations("workspace.match");
  // A row may be called like what every object has, such as constructor.
  const rightOf = (left: string) => (Object.hasOwn(pairs, left) ? pairs[left] : undefined);
  const isTwice = (right: string | undefined) =>
    right !== undefined && Object.values(pairs).filter((one) => one === right).length > 1;
  return (
    <div className="space-y-3">
      <p className="text-muted-foreground text-sm">
        {t(field.rights.length > field.lefts.length ? "instructionWithMore" : "instruction")}
      </p>
      <ol aria-label={t("label")} className="divide-y rounded-lg border bg-card">
        {field.lefts.map(({ id, text }) => (
          <li key={id} className="grid gap-2 p-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] sm:items-center sm:gap-4">
            <span id={`left-${id}`} className="min-w-0 font-medium text-sm [overflow-wrap:anywhere]">
              {text}
            </span>
            <div className="min-w-0 space-y-1">
              <RichSelect
                value={rightOf(id) ?? null}
                onValueChange={(right) => change({ ...pairs, [id]: right })}
                placeholder={t("choose")}
                labelledBy={`left-${id}`}
                describedBy={isTwice(rightOf(id)) ? `twice-${id}` : undefined}
                nonce={styleNonce()}
                options={field.rights}
              />
              {isTwice(rightOf(id)) && (
                <p id={`twice-${id}`} className="text-warning text-xs">
                  {t("twice")}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
