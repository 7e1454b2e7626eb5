"use client";
import { ArrowDown, ArrowUp, IndentDecrease, IndentIncrease, type LucideIcon, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toolbar } from "radix-ui";
import { Button } from "#lib/ui/button.tsx";
import type { Parsons } from "./use-parsons.ts";

/** What can be done to the current line of the program, for a finger or a mouse; a Tab stop of its own. */
export function ParsonsToolbar({ parsons }: { parsons: Parsons }) {
  const t = useTranslations("workspace.parsons");
  const { program, current } = parsons;
  const index = current ? program.indexOf(current) : -1;
  const tools: { name: "outdent" | "indent" | "up" | "down" | "takeOut"; icon: LucideIcon; can: boolean }[] = [
    { name: "outdent", icon: IndentDecrease, can: current !== null && current.indent > 0 },
    { name: "indent", icon: IndentIncrease, can: current !== null },
    { name: "up", icon: ArrowUp, can: index > 0 },
    { name: "down", icon: ArrowDown, can: current !== null && index < program.length - 1 },
    { name: "takeOut", icon: X, can: current !== null },
  ];
  const use = (name: (typeof tools)[number]["name"]) => {
    if (!current) return;
    if (name === "takeOut") parsons.takeOut(current.id, true);
    else if (name === "up" || name === "down") parsons.place(current.id, index + (name === "up" ? -1 : 1), 0);
    else parsons.place(current.id, index, name === "indent" ? 1 : -1);
  };
  return (
    <Toolbar.Root
      aria-label={t("tools")}
      className="sticky bottom-2 z-10 flex flex-wrap justify-between gap-1 rounded-lg border bg-card p-1 shadow-sm sm:justify-start"
    >
      {tools.map(({ name, icon: Icon, can }) => (
        <Toolbar.Button key={name} asChild>
          <Button
            variant="ghost"
            className="h-10 px-3"
            aria-label={current ? `${t(name)}: ${current.text}` : t(name)}
            aria-disabled={!can}
            onClick={() => can && use(name)}
          >
            <Icon aria-hidden />
            <span className="hidden sm:inline">{t(name)}</span>
          </Button>
        </Toolbar.Button>
      ))}
    </Toolbar.Root>
  );
}
