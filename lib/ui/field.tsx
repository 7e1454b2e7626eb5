import { Label } from "radix-ui";
import type { ComponentProps } from "react";
import { Input } from "./input.tsx";

interface FieldProps extends ComponentProps<"input"> {
  id: string;
  label: string;
  hint?: string;
  /** what is wrong with the value and what to do */
  error?: string | undefined;
}

/** A labelled text field that tells a screen reader its hint and its error. */
export function Field({ id, label, hint, error, ...input }: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="space-y-1.5">
      <Label.Root htmlFor={id} className="font-medium text-sm">
        {label}
      </Label.Root>
      <Input id={id} aria-invalid={error ? true : undefined} aria-describedby={described || undefined} {...input} />
      {hint && (
        <p id={`${id}-hint`} className="text-muted-foreground text-xs">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-destructive text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
