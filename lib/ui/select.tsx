"use client";
import { Check, ChevronDown } from "lucide-react";
import { Select } from "radix-ui";
import type { ReactNode } from "react";

interface RichSelectProps {
  value: string | null;
  onValueChange: (value: string) => void;
  /** where nothing is chosen yet */
  placeholder: string;
  /** ids of the elements that name it and say more of it */
  labelledBy: string;
  describedBy?: string | undefined;
  /** with which this document lets style elements in */
  nonce: string;
  options: { id: string; text: ReactNode }[];
}

/** For options with code in them or of several lines, which a native select cannot show; what is chosen stands in full. */
export function RichSelect({
  value,
  onValueChange,
  placeholder,
  labelledBy,
  describedBy,
  nonce,
  options,
}: RichSelectProps) {
  return (
    <Select.Root value={value ?? ""} onValueChange={onValueChange}>
      <Select.Trigger
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        // Ctrl+Enter is the form's, and opens nothing.
        onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === "Enter" && event.preventDefault()}
        className="flex min-h-10 w-full items-center gap-2 rounded-md border border-input bg-card px-3 py-2 text-left text-sm hover:bg-accent data-[placeholder]:text-muted-foreground"
      >
        <span className="min-w-0 flex-1">
          <Select.Value placeholder={placeholder}>{options.find((option) => option.id === value)?.text}</Select.Value>
        </span>
        <Select.Icon>
          <ChevronDown aria-hidden className="size-4 text-muted-foreground" />
        </Select.Icon>
      </Select.Trigger>
      <Select.Content
        position="popper"
        sideOffset={4}
        className="z-50 max-h-(--radix-select-content-available-height) w-(--radix-select-trigger-width) overflow-hidden rounded-md border bg-card shadow-lg"
      >
        <Select.Viewport nonce={nonce} className="p-1">
          {options.map((option) => (
            <Select.Item
              key={option.id}
              value={option.id}
              className="relative cursor-pointer rounded-sm py-2 pr-3 pl-8 text-sm outline-none select-none data-[highlighted]:bg-accent data-[highlighted]:text-accent-foreground"
            >
              <Select.ItemIndicator className="absolute top-2.5 left-2">
                <Check aria-hidden className="size-4" />
              </Select.ItemIndicator>
              <Select.ItemText>{option.text}</Select.ItemText>
            </Select.Item>
          ))}
        </Select.Viewport>
      </Select.Content>
    </Select.Root>
  );
}
