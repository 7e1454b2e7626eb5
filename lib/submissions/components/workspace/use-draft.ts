"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Answer } from "#lib/grading/answer.ts";
import { saveOwnDraft } from "../../actions.ts";
import type { AnswerRefusal } from "../../schema.ts";
import { type DraftPlace, newerDraft, readLocalDraft, type StoredDraft, writeLocalDraft } from "./local-draft.ts";

/** After the last keystroke the server's copy is written. */
const restMs = 800;
const retryMs = 5_000;

/**
 * untouched ──edit──► unsaved ──rest──► saving ──► saved
 *                        ▲                 ├─ our fault ─► failed ──retry──► saving
 *                        └──────edit───────┴─ refused, signed-out (until the next edit)
 */
export type SaveState = "untouched" | "unsaved" | "saving" | "saved" | "failed" | "signed-out" | AnswerRefusal;

interface Draft {
  answer: Answer | null;
  save: SaveState;
  edit: (answer: Answer | null) => void;
}

/**
 * What is being typed: kept in this browser at once, and on the server a moment later. The newer copy wins on load.
 * @param fitting what the exercise still takes of a kept answer; null where that is nothing
 */
export function useDraft(
  place: DraftPlace,
  stored: StoredDraft | null,
  blank: Answer | null,
  fitting: (kept: Answer) => Answer | null,
): Draft {
  const [answer, setAnswer] = useState<Answer | null>(() => (stored && fitting(stored.answer)) ?? blank);
  const [save, setSave] = useState<SaveState>("untouched");
  const latest = useRef<StoredDraft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = async () => {
    const draft = latest.current;
    if (!draft) return;
    setSave("saving");
    const result = await saveOwnDraft({
      exerciseId: place.exerciseId,
      variantId: place.variant?.id ?? null,
      ...draft,
    }).catch(() => null);
    if (latest.current !== draft) return; // edited meanwhile: that edit has its own turn
    if (result?.status === "saved") {
      writeLocalDraft(place, { ...draft, synced: true });
      setSave("saved");
    } else if (result?.status === "refused") setSave(result.reason);
    else if (result?.status === "signed-out") setSave("signed-out");
    else {
      setSave("failed");
      timer.current = setTimeout(send, retryMs);
    }
  };

  const edit = (next: Answer | null) => {
    setAnswer(next);
    if (!next) return; // a number half typed, nothing chosen: what was kept before is on its way, or is tried again
    clearTimeout(timer.current);
    // Later than what it was made from, also where another device's clock is ahead of this one.
    const before = (latest.current ?? stored)?.editedAt ?? 0;
    latest.current = { answer: next, editedAt: Math.max(Date.now(), before + 1) };
    writeLocalDraft(place, { ...latest.current, synced: false });
    setSave("unsaved");
    timer.current = setTimeout(send, restMs);
  };

  const restore = useEffectEvent(() => {
    const local = readLocalDraft(place);
    const answer = local && fitting(local.answer);
    if (!answer || newerDraft(local, stored) !== "local") return;
    setAnswer(answer);
    latest.current = { answer, editedAt: local.editedAt };
    void send();
  });
  useEffect(() => {
    restore();
    return () => clearTimeout(timer.current);
  }, []);

  return { answer, save, edit };
}
