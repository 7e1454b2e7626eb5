"use client";
import { Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { takeOwnHint } from "../actions.ts";
import type { HintState } from "../rules.ts";
import { NextHint } from "./next-hint.tsx";

interface HintsProps {
  exerciseId: string;
  /** of each step */
  states: HintState[];
  /** the texts of those that are taken, rendered on the server */
  taken: ReactNode[];
  /** points that each further submission is short of */
  spent: number;
}

type Problem = "signedOut" | "changed" | "failed";

/** Hints in the order from a nudge to nearly everything. What is taken stays; the next says what it costs, or when it opens. */
export function Hints({ exerciseId, states, taken, spent }: HintsProps) {
  const t = useTranslations("exercise.hints");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [taking, start] = useTransition();
  const list = useRef<HTMLOListElement>(null);
  /** The button that was pressed is gone or another one by the time its hint is there: the focus goes to the hint. */
  const awaited = useRef<number | null>(null);
  useEffect(() => {
    if (awaited.current === null || taken.length < awaited.current) return;
    const item = list.current?.children[awaited.current - 1];
    awaited.current = null;
    if (item instanceof HTMLElement) item.focus({ preventScroll: true });
  }, [taken.length]);
  const number = taken.length + 1;
  const next = states[taken.length];
  const take = (agreedPrice: number) => {
    if (taking) return;
    awaited.current = number;
    setProblem(null);
    start(async () => {
      const asked = takeOwnHint({ exerciseId, number, agreedPrice });
      const { status } = await asked.catch(() => ({ status: "failed" as const }));
      if (status === "taken") return;
      awaited.current = null;
      setProblem(problemOf(status));
    });
  };
  return (
    <section aria-label={t("heading")} className="space-y-3">
      <ol ref={list} className="space-y-3">
        {taken.map((content, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a hint is its number
            key={index}
            tabIndex={-1}
            className="rounded-lg border bg-muted/50 px-4 py-3"
          >
            <p className="mb-1 flex items-center gap-2 font-medium text-sm">
              <Lightbulb aria-hidden className="size-4 text-warning" />
              {t("number", { number: index + 1, count: states.length })}
            </p>
            {content}
          </li>
        ))}
      </ol>
      {problem && (
        <p role="alert" className="text-destructive text-sm">
          {t(problem)}
        </p>
      )}
      {next && <NextHint number={number} count={states.length} next={next} taking={taking} take={take} />}
      {spent > 0 && <p className="text-muted-foreground text-sm">{t("spent", { points: spent })}</p>}
    </section>
  );
}

function problemOf(status: string): Problem {
  if (status === "signed-out") return "signedOut";
  return status === "dearer" || status === "not-yet" ? "changed" : "failed";
}
