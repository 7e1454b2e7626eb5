"use client";
import { useTranslations } from "next-intl";
import { type ComponentType, useEffect, useState } from "react";
import { Textarea } from "#lib/ui/input.tsx";
import type { CodeEditorProps } from "./code-editor.tsx";

/** A plain text area until the editor has arrived: typing can begin at once, and goes on where it never arrives. */
export function CodeInput({ source, change }: { source: string; change: (source: string) => void }) {
  const t = useTranslations("workspace.code");
  const [Editor, setEditor] = useState<ComponentType<CodeEditorProps> | null>(null);
  useEffect(() => {
    let wanted = true;
    import("./code-editor.tsx").then(
      ({ CodeEditor }) => wanted && setEditor(() => CodeEditor),
      () => {}, // the text area stays
    );
    return () => {
      wanted = false;
    };
  }, []);
  const lines = source.split("\n").length;
  return (
    <div className="space-y-1.5">
      {Editor ? (
        <Editor source={source} change={change} label={t("label")} describedBy="editor-hint" />
      ) : (
        <Textarea
          aria-label={t("label")}
          aria-describedby="editor-hint"
          value={source}
          onChange={(event) => change(event.target.value)}
          spellCheck={false}
          autoCapitalize="off"
          rows={Math.max(14, lines)}
          className="block resize-none overflow-x-auto rounded-lg py-2.5 pl-13 font-mono text-sm leading-6 whitespace-pre sm:text-sm"
        />
      )}
      <p id="editor-hint" className="text-muted-foreground text-xs">
        {t("hint")}
      </p>
    </div>
  );
}
