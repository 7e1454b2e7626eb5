"use client";
import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#lib/ui/button.tsx";
import { classNames } from "#lib/ui/class-names.ts";
import type { OrderItem } from "./order-items.ts";

/** The button that takes this line out of its list, printed or not. */
export const takingButtonId = (lineId: string) => `take-${lineId}`;

interface OrderLineProps {
  item: OrderItem;
  /** counted from 1 */
  position: number;
  count: number;
  move: (by: 1 | -1) => void;
  leaveOut: () => void;
}

export function OrderLine({ item, position, count, move, leaveOut }: OrderLineProps) {
  const t = useTranslations("workspace.order");
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable(item);
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={classNames(
        "flex items-center gap-1 rounded-lg border bg-card p-1.5",
        isDragging && "relative z-10 border-ring shadow-lg",
      )}
    >
      <button
        ref={setActivatorNodeRef}
        type="button"
        {...attributes}
        {...listeners}
        aria-label={t("drag", { line: item.text })}
        className="flex size-8 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-muted-foreground hover:bg-accent"
      >
        <GripVertical aria-hidden className="size-4" />
      </button>
      <span aria-hidden className="w-5 text-right font-mono text-muted-foreground text-xs">
        {position}
      </span>
      <code className="min-w-0 flex-1 px-2 font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
        {item.text}
      </code>
      <Button
        variant="ghost"
        size="icon"
        className="size-8"
        aria-label={t("up", { line: item.text })}
        aria-disabled={position === 1}
        onClick={() => position > 1 && move(-1)}
      >
        <ArrowUp aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        className="size-8"
        aria-label={t("down", { line: item.text })}
        aria-disabled={position === count}
        onClick={() => position < count && move(1)}
      >
        <ArrowDown aria-hidden />
      </Button>
      <Button
        id={takingButtonId(item.id)}
        variant="ghost"
        size="icon"
        className="size-8"
        aria-label={t("leaveOut", { line: item.text })}
        onClick={leaveOut}
      >
        <X aria-hidden />
      </Button>
    </li>
  );
}
