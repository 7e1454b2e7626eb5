"use client";
import { useTranslations } from "next-intl";
import { CheckboxOption } from "#lib/ui/checkbox.tsx";
import { RadioGroup, RadioGroupOption } from "#lib/ui/radio-group.tsx";
import type { Offered } from "./answer-field.ts";

interface ChoiceInputProps {
  options: Offered[];
  several: boolean;
  choice: string | string[] | null;
  change: (choice: string | string[]) => void;
}

export function ChoiceInput({ options, several, choice, change }: ChoiceInputProps) {
  const t = useTranslations("workspace.choice");
  if (several) return <SeveralChoice options={options} chosen={[choice ?? []].flat()} change={change} />;
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

interface SeveralChoiceProps {
  options: Offered[];
  chosen: string[];
  change: (chosen: string[]) => void;
}

function SeveralChoice({ options, chosen, change }: SeveralChoiceProps) {
  const t = useTranslations("workspace.choice");
  // In the order in which they are offered: the same choice is the same answer, whatever was ticked first.
  const toggle = (id: string, isChosen: boolean) =>
    change(options.map((option) => option.id).filter((one) => (one === id ? isChosen : chosen.includes(one))));
  return (
    <fieldset aria-describedby="several" className="space-y-2">
      <legend className="sr-only">{t("label")}</legend>
      <p id="several" className="text-muted-foreground text-sm">
        {t("several")}
      </p>
      {options.map((option) => (
        <CheckboxOption
          key={option.id}
          id={`option-${option.id}`}
          checked={chosen.includes(option.id)}
          onCheckedChange={(isChosen) => toggle(option.id, isChosen)}
        >
          {option.text}
        </CheckboxOption>
      ))}
    </fieldset>
  );
}
