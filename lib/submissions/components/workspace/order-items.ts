/** Lines to arrange, each with an id of its own: two lines may read alike. Pure. */

export interface OrderItem {
  id: string;
  text: string;
}

export interface Arrangement {
  /** in the order in which they are said to be printed */
  printed: OrderItem[];
  notPrinted: OrderItem[];
}

/** @param lines the answer so far; what it does not use has been left out */
export function arrangementOf(offered: string[], lines: string[]): Arrangement {
  const left = offered.map((text, index) => ({ id: `line-${index}`, text }));
  const printed: OrderItem[] = [];
  for (const text of lines) {
    const index = left.findIndex((item) => item.text === text);
    if (index >= 0) printed.push(...left.splice(index, 1));
  }
  return { printed, notPrinted: left };
}

export function linesOf({ printed }: Arrangement): string[] {
  return printed.map((item) => item.text);
}

/** @param to the place among the printed ones afterwards */
export function moveTo({ printed, notPrinted }: Arrangement, id: string, to: number): Arrangement {
  const item = printed.find((one) => one.id === id);
  if (!item) return { printed, notPrinted };
  const others = printed.filter((one) => one.id !== id);
  return { printed: others.toSpliced(to, 0, item), notPrinted };
}

export function leaveOut({ printed, notPrinted }: Arrangement, id: string): Arrangement {
  const item = printed.find((one) => one.id === id);
  return item
    ? { printed: printed.filter((one) => one.id !== id), notPrinted: [...notPrinted, item] }
    : { printed, notPrinted };
}

export function bringBack({ printed, notPrinted }: Arrangement, id: string): Arrangement {
  const item = notPrinted.find((one) => one.id === id);
  return item
    ? { printed: [...printed, item], notPrinted: notPrinted.filter((one) => one.id !== id) }
    : { printed, notPrinted };
}
