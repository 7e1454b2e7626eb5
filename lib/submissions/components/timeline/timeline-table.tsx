import { useTranslations } from "next-intl";
import type { Observation } from "#lib/grading/observation.ts";
import { Table, TableCell, TableHead, TableRow } from "#lib/ui/table.tsx";
import { exact } from "./geometry.ts";

/** A browser should not have to lay out ten thousand rows. */
const mostRows = 200;

/** The same as the picture, in words and rows, for whoever reads better that way. */
export function TimelineTable({ observation }: { observation: Observation }) {
  const t = useTranslations("timeline");
  const rows = observation.tasks.flatMap((task) => task.spans.map((span) => ({ task: task.name, ...span })));
  const left = rows.length - mostRows;
  return (
    <details className="text-sm">
      <summary className="w-fit text-primary underline underline-offset-4">{t("asTable")}</summary>
      <div className="mt-3 space-y-4">
        <Table label={t("tableLabel")}>
          <thead>
            <TableRow>
              <TableHead>{t("columns.task")}</TableHead>
              <TableHead>{t("columns.from")}</TableHead>
              <TableHead>{t("columns.to")}</TableHead>
              <TableHead>{t("columns.state")}</TableHead>
              <TableHead>{t("columns.line")}</TableHead>
            </TableRow>
          </thead>
          <tbody>
            {rows.slice(0, mostRows).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows never move, and two may be equal
              <TableRow key={index}>
                <TableCell>{row.task}</TableCell>
                <TableCell>{t("seconds", { seconds: exact(row.from) })}</TableCell>
                <TableCell>{t("seconds", { seconds: exact(row.to) })}</TableCell>
                <TableCell>
                  {t(`states.${row.state}`)}
                  {row.on && <span className="text-muted-foreground"> · {row.on}</span>}
                </TableCell>
                <TableCell>{row.line ?? "–"}</TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
        {left > 0 && <p className="text-muted-foreground">{t("moreRows", { count: left })}</p>}
        {observation.output.length > 0 && <OutputTable observation={observation} />}
      </div>
    </details>
  );
}

function OutputTable({ observation }: { observation: Observation }) {
  const t = useTranslations("timeline");
  return (
    <Table label={t("outputTableLabel")}>
      <thead>
        <TableRow>
          <TableHead>{t("columns.at")}</TableHead>
          <TableHead>{t("columns.task")}</TableHead>
          <TableHead>{t("columns.printed")}</TableHead>
        </TableRow>
      </thead>
      <tbody>
        {observation.output.slice(0, mostRows).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never move, and two may be equal
          <TableRow key={index}>
            <TableCell>{t("seconds", { seconds: exact(line.at) })}</TableCell>
            <TableCell>{line.task ?? "–"}</TableCell>
            <TableCell className="font-mono whitespace-pre-wrap">{line.text}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
