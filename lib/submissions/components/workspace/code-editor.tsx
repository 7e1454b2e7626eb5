"use client";
import { history, historyKeymap, indentWithTab, standardKeymap } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { pythonColours } from "#lib/ui/python-colours.ts";
import { styleNonce } from "#lib/web/components/style-nonce.tsx";

export interface CodeEditorProps {
  source: string;
  change: (source: string) => void;
  label: string;
  describedBy: string;
  /** where the caret stands if typing has begun already; null: the editor does not take the focus */
  caret: number | null;
}

const colours = HighlightStyle.define(pythonColours);

const looks = EditorView.theme({
  "&": {
    backgroundColor: "var(--card)",
    color: "var(--foreground)",
    border: "1px solid var(--input)",
    borderRadius: "0.5rem",
    fontSize: "14px",
  },
  "&.cm-focused": { outline: "2px solid var(--ring)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--font-mono-stack)", lineHeight: "24px", minHeight: "calc(14 * 24px + 20px)" },
  ".cm-content": { padding: "10px 0", caretColor: "var(--foreground)" },
  ".cm-cursor": { borderLeftColor: "var(--foreground)", borderLeftWidth: "2px" },
  ".cm-gutters": {
    backgroundColor: "var(--card)",
    color: "var(--muted-foreground)",
    border: "none",
    paddingRight: "4px",
  },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "36px" },
  ".cm-activeLine": { backgroundColor: "color-mix(in oklab, var(--muted) 60%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in oklab, var(--primary) 28%, transparent) !important",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent)", outline: "1px solid var(--ring)" },
});

/**
 * Python, with indentation by Tab. Escape, then Tab, leaves the editor (CodeMirror's own rule), so that Tab is no
 * trap. Ctrl+Enter is left to the form around it.
 */
export function CodeEditor({ source, change, label, describedBy, caret }: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const onChange = useEffectEvent(change);
  const create = useEffectEvent((parent: HTMLElement) => {
    const extensions = [
      EditorView.cspNonce.of(styleNonce()),
      lineNumbers(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      indentUnit.of("    "),
      EditorState.tabSize.of(4),
      python(),
      syntaxHighlighting(colours),
      looks,
      keymap.of([...historyKeymap, indentWithTab, ...standardKeymap]),
      EditorView.contentAttributes.of({
        "aria-label": label,
        "aria-describedby": describedBy,
        autocapitalize: "off",
        tabindex: "0",
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
    ];
    const selection = caret === null ? undefined : { anchor: Math.min(caret, source.length) };
    const editor = new EditorView({ state: EditorState.create({ doc: source, selection, extensions }), parent });
    if (caret !== null) editor.focus();
    return editor;
  });
  // Before the first paint: an empty frame in between would make the page jump.
  useLayoutEffect(() => {
    if (!place.current) return;
    const editor = create(place.current);
    view.current = editor;
    return () => editor.destroy();
  }, []);
  // A restored draft, a reset: from outside. What was typed here comes back equal and changes nothing.
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === source) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: source } });
  }, [source]);
  return <div ref={place} />;
}
