"use client";
import { useTranslations } from "next-intl";
import { type ComponentType, useEffect, useRef, useState } from "react";
import { Textarea } from "#lib/ui/input.tsx";
import type { CodeEditorProps } from "./code-editor.tsx";

/** A plain text area until the editor has arrived: typing can begin at once, and goes on where it never arrives. */
export function CodeInput({ source, change }: { source: string; change: (source: string) => void }) {
  const t = useTranslations("workspace.code");
  const [Editor, setEditor] = useState<ComponentType<CodeEditorProps> | null>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    let wanted = true;
    import("./code-editor.tsx").then(
      ({ CodeEditor }) => {
        if (!wanted) return;
        // Whoever is typing goes on at the same place.
        if (plain.current && plain.current === document.activeElement) setCaret(plain.current.selectionStart);
        setEditor(() => CodeEditor);
      },
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
        <Editor source={source} change={change} label={t("label")} describedBy="editor-hint" caret={caret} />
      ) : (
        <Textarea
          ref={plain}
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
