/** Who is served next: groups in turns, and interactive work before bulk. Pure: it knows nothing of children. */
import type { Turn } from "../gradable.ts";

/** While bulk work waits, so many interactive turns go before each of its own: it is slow then, but never starves. */
export const interactiveTurns = 9;

/**
 *   putFirst ──► again ───────────────────────────────────────┐
 *   push ──┬───► interactive: A ▯▯▯  B ▯  C ▯▯  (in a ring) ──┼──► take
 *          └───► bulk:        D ▯▯▯▯▯▯▯▯  E ▯   (in a ring) ──┘ each tenth at the latest
 *
 * Within a group, first come, first served. A group that is new waits for one turn of each other group at most, however
 * much those have waiting.
 */
export class FairQueue<Item> {
  #again: Item[] = [];
  readonly #interactive = new Ring<Item>();
  readonly #bulk = new Ring<Item>();
  /** Interactive turns in a row since bulk work has been waiting. */
  #passedOver = 0;

  get length(): number {
    return this.#again.length + this.#interactive.length + this.#bulk.length;
  }

  push(item: Item, { group = "", urgency = "interactive" }: Turn): void {
    (urgency === "bulk" ? this.#bulk : this.#interactive).push(item, group);
  }

  /** Before everybody else: it has had its turn, and lost it through no fault of its own. */
  putFirst(item: Item): void {
    this.#again.push(item);
  }

  take(): Item | undefined {
    if (this.#again.length > 0) return this.#again.shift();
    const isBulksTurn = this.#interactive.length === 0 || this.#passedOver >= interactiveTurns;
    if (this.#bulk.length === 0 || isBulksTurn) this.#passedOver = 0;
    else this.#passedOver++;
    return this.#bulk.length > 0 && isBulksTurn ? this.#bulk.take() : this.#interactive.take();
  }

  remove(item: Item): void {
    this.#again = this.#again.filter((other) => other !== item);
    this.#interactive.remove(item);
    this.#bulk.remove(item);
  }

  takeAll(): Item[] {
    const items: Item[] = [];
    for (let item = this.take(); item !== undefined; item = this.take()) items.push(item);
    return items;
  }
}

/** Groups in the order of their turns; one that has had its turn goes to the end. */
class Ring<Item> {
  readonly #groups = new Map<string, Item[]>();
  length = 0;

  push(item: Item, group: string): void {
    const items = this.#groups.get(group);
    if (items) items.push(item);
    else this.#groups.set(group, [item]);
    this.length++;
  }

  take(): Item | undefined {
    for (const [group, items] of this.#groups) {
      const item = items.shift();
      this.#groups.delete(group);
      if (items.length > 0) this.#groups.set(group, items);
      this.length--;
      return item;
    }
    return undefined;
  }

  remove(item: Item): void {
    for (const [group, items] of this.#groups) {
      const index = items.indexOf(item);
      if (index < 0) continue;
      items.splice(index, 1);
      if (items.length === 0) this.#groups.delete(group);
      this.length--;
      return;
    }
  }
}
