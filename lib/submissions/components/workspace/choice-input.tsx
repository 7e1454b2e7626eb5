"use client";
import { useTranslations } from "next-intl";
import { RadioGroup, RadioGroupOption } from "#lib/ui/radio-group.tsx";
import type { Offered } from "./answer-field.ts";

interface ChoiceInputProps {
  options: Offered[];
  several: boolean;
  choice: string | string[] | null;
  change: (choice: string | string[]) => void;
}

export function ChoiceInput({ options, choice, change }: ChoiceInputProps) {
  const t = useTranslations("workspace.choice");
  return (
    <RadioGroup value={typeof choice === "string" ? choice : ""} onValueChange={change} aria-label={t("label")}>
      {options.map((option) => (
        <RadioGroupOption key={option.id} id={`option-${option.id}`} value={option.id}>
          {option.text}
        </RadioGroupOption>
      ))}
    </RadioGroup>
  );
}
