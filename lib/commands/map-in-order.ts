/**
 * Works on some items at once; results come in the items' order, and `each` hears of one as soon as all before it are done.
 * @throws what `work` throws first, in that order; what has begun by then goes on unheard
 */
export async function mapInOrder<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
  each: (result: R, index: number) => void,
): Promise<R[]> {
  const begun: Promise<R>[] = [];
  const begin = () => {
    const index = begun.length;
    if (index >= items.length) return;
    const result = work(items[index] as T);
    begun.push(result);
    result.then(begin, begin);
  };
  for (let count = 0; count < atOnce; count++) begin();
  const results: R[] = [];
  for (let index = 0; index < items.length; index++) {
    // It has begun: whoever waits for the one before has seen it end.
    const result = await (begun[index] as Promise<R>);
    each(result, index);
    results.push(result);
  }
  return results;
}
