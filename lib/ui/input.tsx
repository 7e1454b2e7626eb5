import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

/** 16 px text: smaller makes phones zoom in. */
const field =
  "w-full rounded-md border border-input bg-card px-3 text-base placeholder:text-muted-foreground disabled:opacity-50 aria-invalid:border-destructive sm:text-sm";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={classNames(field, "h-10", className)} {...props} />;
}

export function NativeSelect({ className, ...props }: ComponentProps<"select">) {
  return <select className={classNames(field, "h-9 w-auto pr-2", className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={classNames(field, "py-2", className)} {...props} />;
}
