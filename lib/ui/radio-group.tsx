"use client";
import { RadioGroup as Radio } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export function RadioGroup({ className, ...props }: ComponentProps<typeof Radio.Root>) {
  return <Radio.Root className={classNames("grid grid-cols-1 gap-2", className)} {...props} />;
}

/** A whole row that can be clicked: the circle and its text. */
export function RadioGroupOption({ value, id, children }: { value: string; id: string; children: ReactNode }) {
  return (
    <label
      htmlFor={id}
      className="flex cursor-pointer items-start gap-3 rounded-lg border bg-card px-4 py-3 text-sm hover:bg-accent has-[[data-state=checked]]:border-primary has-[[data-state=checked]]:bg-accent"
    >
      <Radio.Item
        id={id}
        value={value}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-input bg-card data-[state=checked]:border-primary"
      >
        <Radio.Indicator className="size-2 rounded-full bg-primary" />
      </Radio.Item>
      <span className="min-w-0 flex-1">{children}</span>
    </label>
  );
}
