import { tags } from "@lezer/highlight";

/** Which class a part of Python code wears: alike where it is read and where it is written. */
export const pythonColours = [
  {
    tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.operatorKeyword, tags.moduleKeyword],
    class: "text-code-keyword",
  },
  { tag: [tags.string, tags.special(tags.string)], class: "text-code-string" },
  { tag: [tags.number, tags.bool, tags.null], class: "text-code-number" },
  { tag: tags.comment, class: "text-code-comment italic" },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.definition(tags.variableName)),
      tags.className,
      tags.function(tags.propertyName),
    ],
    class: "text-code-name",
  },
];
