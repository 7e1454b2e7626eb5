"use client";
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "#lib/ui/button.tsx";
import {
  type Arrangement,
  arrangementOf,
  bringBack,
  leaveOut,
  linesOf,
  moveTo,
  type OrderItem,
} from "./order-items.ts";
import { OrderLine, takingButtonId } from "./order-line.tsx";
import { useDragWords } from "./use-drag-words.ts";

interface OrderInputProps {
  offered: string[];
  expectedLines: number;
  lines: string[];
  change: (lines: string[]) => void;
}

/** Lines to put into the order in which the program prints them: by dragging, by keyboard, or with buttons. */
export function OrderInput({ offered, expectedLines, lines, change }: OrderInputProps) {
  const t = useTranslations("workspace.order");
  const [kept, setKept] = useState(() => arrangementOf(offered, lines));
  // The same lines keep their ids, so that focus stays on the one that moved; others (a restored draft) start anew.
  const arrangement = sameLines(linesOf(kept), lines) ? kept : arrangementOf(offered, lines);
  const update = (next: Arrangement) => {
    setKept(next);
    change(linesOf(next));
  };
  const { printed, notPrinted } = arrangement;
  /** The button that takes a line from one list to the other goes with it: the focus stays in its list, or follows the line. */
  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    if (focusNext.current) document.getElementById(takingButtonId(focusNext.current))?.focus();
    focusNext.current = null;
  });
  const take = (take: typeof leaveOut, from: OrderItem[], id: string) => {
    const at = from.findIndex((item) => item.id === id);
    focusNext.current = (from[at + 1] ?? from[at - 1])?.id ?? id;
    update(take(arrangement, id));
  };
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const words = useDragWords(printed);
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const to = printed.findIndex((item) => item.id === over?.id);
    if (to >= 0 && active.id !== over?.id) update(moveTo(arrangement, String(active.id), to));
  };
  return (
    <div className="space-y-4">
      <p className="text-muted-foreground text-sm">
        {t("instruction", { count: expectedLines })}
        {offered.length > expectedLines && <span className="block">{t("leaveOutInstruction")}</span>}
      </p>
      <DndContext
        id="order"
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={words}
      >
        <SortableContext items={printed} strategy={verticalListSortingStrategy}>
          <ol aria-label={t("printed")} className="space-y-1.5">
            {printed.map((item, index) => (
              <OrderLine
                key={item.id}
                item={item}
                position={index + 1}
                count={printed.length}
                move={(by) => update(moveTo(arrangement, item.id, index + by))}
                leaveOut={() => take(leaveOut, printed, item.id)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <section aria-label={t("notPrinted")} className="space-y-1.5 rounded-lg border border-dashed p-3">
        <p className="font-medium text-sm">{t("notPrinted")}</p>
        {notPrinted.length === 0 && <p className="text-muted-foreground text-sm">{t("notPrintedEmpty")}</p>}
        <ul className="space-y-1.5">
          {notPrinted.map((item) => (
            <li key={item.id} className="flex items-center gap-2 rounded-lg bg-muted/60 py-1.5 pr-1.5 pl-3">
              <code className="min-w-0 flex-1 font-mono text-muted-foreground text-sm whitespace-pre-wrap">
                {item.text}
              </code>
              <Button
                id={takingButtonId(item.id)}
                variant="ghost"
                size="small"
                aria-label={t("bringBackLine", { line: item.text })}
                onClick={() => take(bringBack, notPrinted, item.id)}
              >
                <Plus aria-hidden />
                {t("bringBack")}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function sameLines(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
