/** Markdown of our own content (prompts, hints, explanations) as elements; raw HTML in it stays text. */
import { Children, isValidElement, type ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { classNames } from "./class-names.ts";
import { CodeFrame } from "./code-frame.tsx";
import { PythonCode } from "./python-code.tsx";

function textOf(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(textOf).join("");
  return isValidElement<{ children?: ReactNode }>(node) ? textOf(node.props.children) : "";
}

function componentsFor(codeLabel: string): Components {
  return {
    pre: ({ children }) => {
      const child = Children.toArray(children)[0];
      const language = isValidElement<{ className?: string }>(child) ? (child.props.className ?? "") : "";
      const source = textOf(children);
      if (/language-(python|py)\b/.test(language)) return <PythonCode source={source} label={codeLabel} />;
      return (
        <CodeFrame label={codeLabel} className="px-3">
          {source.replace(/\n$/, "")}
        </CodeFrame>
      );
    },
    code: ({ children }) => (
      <code className="rounded bg-muted px-1 py-0.5 font-mono text-[0.9em] [overflow-wrap:anywhere]">{children}</code>
    ),
    a: ({ href, children }) => (
      <a href={href} rel="noreferrer" className="text-primary underline underline-offset-4 hover:no-underline">
        {children}
      </a>
    ),
    ul: ({ children }) => <ul className="list-disc space-y-1 pl-5">{children}</ul>,
    ol: ({ children }) => <ol className="list-decimal space-y-1 pl-5">{children}</ol>,
    // The page has its own title: a heading inside a prompt is one of its sections.
    h1: ({ children }) => <h3 className="font-semibold">{children}</h3>,
    h2: ({ children }) => <h3 className="font-semibold">{children}</h3>,
    h3: ({ children }) => <h4 className="font-semibold">{children}</h4>,
    blockquote: ({ children }) => <blockquote className="border-l-4 pl-4 text-muted-foreground">{children}</blockquote>,
    table: ({ children }) => (
      <div className="overflow-x-auto">
        <table className="text-sm [&_td]:border [&_td]:px-3 [&_td]:py-1.5 [&_th]:border [&_th]:px-3 [&_th]:py-1.5 [&_th]:text-left">
          {children}
        </table>
      </div>
    ),
  };
}

/** @param codeLabel what a screen reader calls a block of Python in it */
export function Markdown({ text, codeLabel, className }: { text: string; codeLabel: string; className?: string }) {
  return (
    <div className={classNames("space-y-3 text-[15px] leading-relaxed", className)}>
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={componentsFor(codeLabel)}>
        {text}
      </ReactMarkdown>
    </div>
  );
}

/** For one line inside something else, such as a choice: no paragraph around it. */
export function InlineMarkdown({ text }: { text: string }) {
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm]}
      components={{ ...componentsFor(""), p: ({ children }) => <span>{children}</span> }}
    >
      {text}
    </ReactMarkdown>
  );
}
