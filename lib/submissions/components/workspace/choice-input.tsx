"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RadioGroup, RadioGroupOption } from "#lib/ui/radio-group.tsx";

interface ChoiceInputProps {
  options: { id: string; text: ReactNode }[];
  choice: string | null;
  change: (choice: string) => void;
}

export function ChoiceInput({ options, choice, change }: ChoiceInputProps) {
  const t = useTranslations("workspace.choice");
  return (
    <RadioGroup value={choice ?? ""} onValueChange={change} aria-label={t("label")}>
      {options.map((option) => (
        <RadioGroupOption key={option.id} id={`option-${option.id}`} value={option.id}>
          {option.text}
        </RadioGroupOption>
      ))}
    </RadioGroup>
  );
}
