"use client";
import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardCode,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDndContext,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { sortableKeyboardCoordinates } from "@dnd-kit/sortable";
import { useTranslations } from "next-intl";
import type { AnswerOf } from "#lib/grading/answer.ts";
import type { FieldOf } from "./answer-field.ts";
import { bankArea, ParsonsBank } from "./parsons-bank.tsx";
import { ParsonsProgram, programArea } from "./parsons-program.tsx";
import { ParsonsToolbar } from "./parsons-toolbar.tsx";
import { useDragWords } from "./use-drag-words.ts";
import { useParsons } from "./use-parsons.ts";

/** Pixels of four characters of the program's 13 px: so far to the side is one level. */
const levelWidth = 31;

interface ParsonsInputProps {
  field: FieldOf<"parsons">;
  lines: AnswerOf<"parsons">["lines"];
  change: (lines: AnswerOf<"parsons">["lines"]) => void;
}

/** Lines to put together to a program: by dragging, by keyboard, or with buttons. */
export function ParsonsInput({ field, lines, change }: ParsonsInputProps) {
  const t = useTranslations("workspace.parsons");
  const parsons = useParsons(field, lines, change);
  const { program, bank } = parsons;
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    // A finger that moves at once scrolls the page; one that rests picks the line up.
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: sortableKeyboardCoordinates,
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
    }),
  );
  const words = useDragWords(program);
  const onDragEnd = ({ active, over, delta, activatorEvent }: DragEndEvent) => {
    const id = String(active.id);
    if (!over) return;
    const at = program.findIndex((line) => line.id === over.id);
    const isOnProgram = at >= 0 || over.id === programArea;
    if (bank.some((line) => line.id === id)) {
      if (isOnProgram) parsons.add(id, at >= 0 ? at : program.length);
    } else if (isOnProgram) {
      const indentBy = activatorEvent instanceof KeyboardEvent ? 0 : Math.round(delta.x / levelWidth);
      parsons.place(id, at >= 0 ? at : program.length - 1, indentBy);
    } else parsons.takeOut(id);
  };
  return (
    <div className="space-y-3">
      <p className="text-muted-foreground text-sm">{t("instruction")}</p>
      <DndContext
        id="parsons"
        sensors={sensors}
        collisionDetection={lineUnderPointer}
        onDragEnd={onDragEnd}
        // Sideways the frame stays where it is: there a line is being indented.
        autoScroll={{ threshold: { x: 0, y: 0.2 } }}
        // What became of it is said below, as after a key or a button.
        accessibility={{ ...words, announcements: { ...words.announcements, onDragEnd: () => undefined } }}
      >
        <ParsonsProgram field={field} parsons={parsons} />
        <ParsonsToolbar parsons={parsons} />
        <ParsonsBank field={field} parsons={parsons} />
        <DragOverlay dropAnimation={null}>
          <Dragged field={field} lines={[...program, ...bank]} />
        </DragOverlay>
      </DndContext>
      <p id="parsons-keys" className="hidden text-muted-foreground text-xs sm:block">
        {t("keys")}
      </p>
      <p role="status" className="sr-only">
        {parsons.said}
      </p>
    </div>
  );
}

/** The line under the pointer before the area that it is in; from the keyboard, the nearest line of the program. */
const lineUnderPointer: CollisionDetection = (request) => {
  const isArea = (id: string | number) => id === programArea || id === bankArea;
  if (!request.pointerCoordinates) {
    const droppableContainers = request.droppableContainers.filter(({ id }) => !isArea(id));
    return closestCenter({ ...request, droppableContainers });
  }
  const within = pointerWithin(request);
  const lines = within.filter(({ id }) => !isArea(id));
  return lines.length > 0 ? lines : within;
};

function Dragged({ field, lines }: { field: FieldOf<"parsons">; lines: { id: string; text: string }[] }) {
  const { active } = useDndContext();
  const text = lines.find((line) => line.id === active?.id)?.text;
  return (
    <div className="w-fit rounded border border-ring bg-card px-3 font-mono text-[13px] leading-8 shadow-lg">
      {field.lines.find((line) => line.text === text)?.shown}
    </div>
  );
}
