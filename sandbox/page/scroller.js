/** A long list of which only what is seen (and a little more) is in the document. */

import { h, reachable } from "./dom.js";

const OVER = 700;
const NEAR_END = 60;

/** @template Item */
export class Scroller {
  /** @type {Item[]} */ #items = [];
  /** @type {number[]} */ #heights = [];
  /** @type {Map<number, HTMLElement>} */ #shown = new Map();
  #rows = h("div.rows");
  #isAtEnd = true;
  #width = 0;
  #isAsked = false;

  /**
   * @param {HTMLElement} view what is scrolled
   * @param {(item: Item, before: Item | undefined) => HTMLElement} draw
   * @param {(item: Item, width: number) => number} guess its height, before it has been drawn
   */
  constructor(view, draw, guess) {
    this.view = view;
    this.draw = draw;
    this.guess = guess;
    view.replaceChildren(this.#rows);
    view.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#resized()).observe(view);
  }

  get isAtEnd() {
    return this.#isAtEnd;
  }

  /** Show other items, from their end. @param {Item[]} items */
  reset(items) {
    this.#items = items;
    this.#measureAll();
    this.toEnd();
  }

  /** Items were taken out: keep the place. @param {Item[]} items */
  replace(items) {
    this.#items = items;
    this.#measureAll();
    this.paint();
  }

  /** Items were added at the end of the list that is shown. */
  grown() {
    for (let n = this.#heights.length; n < this.#items.length; n++) this.#heights.push(this.#guess(n));
    this.paint();
  }

  /** One item looks otherwise now. @param {number} n */
  changed(n) {
    const old = this.#shown.get(n);
    if (!old) this.#heights[n] = this.#guess(n);
    else {
      const focused = old.contains(document.activeElement) ? document.activeElement : null;
      const fresh = this.#draw(n);
      old.replaceWith(fresh);
      this.#shown.set(n, fresh);
      if (focused) refocus(fresh, focused, old);
    }
    this.paint();
  }

  toEnd() {
    this.#isAtEnd = true;
    this.paint();
  }

  /** Bring one item to the eye, a long one from its top; gives its element. @param {number} n */
  show(n) {
    this.#isAtEnd = false;
    for (let turn = 0; turn < 3; turn++) {
      const spare = this.view.clientHeight - this.#heights[n];
      this.view.scrollTop = Math.max(0, this.#top(n) - Math.max(0, spare / 3));
      this.paint();
    }
    return this.#shown.get(n);
  }

  /** The number of the item that an element belongs to. @param {Element | null} element */
  numberOf(element) {
    for (const [n, row] of this.#shown) if (row.contains(element)) return n;
    return -1;
  }

  /** Draw what is seen; measured heights take the place of guessed ones, and what one looks at stays where it is. */
  paint() {
    for (let turn = 0; turn < 5; turn++) {
      const anchor = this.#isAtEnd ? -1 : this.#at(this.view.scrollTop);
      const offset = anchor < 0 ? 0 : this.#top(anchor) - this.view.scrollTop;
      this.#drawSeen();
      const isSettled = !this.#measure();
      this.#pad();
      if (this.#isAtEnd) this.view.scrollTop = this.view.scrollHeight;
      else if (anchor >= 0 && !isSettled) this.view.scrollTop = this.#top(anchor) - offset;
      if (isSettled) return;
    }
  }

  #scrolled() {
    this.#isAtEnd = this.view.scrollTop + this.view.clientHeight >= this.view.scrollHeight - NEAR_END;
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      this.paint();
    });
  }

  #resized() {
    if (this.view.clientWidth !== this.#width) this.#measureAll();
    this.paint();
  }

  #measureAll() {
    this.#width = this.view.clientWidth;
    this.#shown.forEach((row) => row.remove());
    this.#shown.clear();
    this.#heights = this.#items.map((_, n) => this.#guess(n));
  }

  #drawSeen() {
    const [from, to] = this.#range();
    for (const [n, row] of this.#shown) {
      if (n >= from && n < to) continue;
      if (row.contains(document.activeElement)) this.view.focus({ preventScroll: true });
      row.remove();
      this.#shown.delete(n);
    }
    /** @type {HTMLElement | null} */ let after = null;
    for (let n = to - 1; n >= from; n--) {
      /** @type {HTMLElement} */ const row = this.#shown.get(n) ?? this.#rows.insertBefore(this.#draw(n), after);
      this.#shown.set(n, row);
      after = row;
    }
    this.#pad();
  }

  /** The items from a little above what is seen to a little below. */
  #range() {
    const height = this.view.clientHeight;
    const top = this.#isAtEnd ? Math.max(0, this.#top(this.#items.length) - height) : this.view.scrollTop;
    const from = Math.max(0, this.#at(top - OVER));
    const to = Math.min(this.#items.length, this.#at(top + height + OVER) + 1);
    return [from, Math.max(from, to)];
  }

  #measure() {
    let isOther = false;
    for (const [n, row] of this.#shown) {
      const height = row.getBoundingClientRect().height;
      if (Math.abs(height - this.#heights[n]) < 0.5) continue;
      this.#heights[n] = height;
      isOther = true;
    }
    return isOther;
  }

  #pad() {
    const numbers = [...this.#shown.keys()];
    const from = numbers.length ? Math.min(...numbers) : 0;
    const to = numbers.length ? Math.max(...numbers) + 1 : 0;
    this.#rows.style.paddingTop = `${this.#top(from)}px`;
    this.#rows.style.paddingBottom = `${this.#top(this.#items.length) - this.#top(to)}px`;
  }

  /** @param {number} n */
  #draw(n) {
    return this.draw(this.#items[n], this.#items[n - 1]);
  }

  /** @param {number} n */
  #guess(n) {
    return this.guess(this.#items[n], this.#width);
  }

  /** Where an item begins. @param {number} n */
  #top(n) {
    let top = 0;
    for (let i = 0; i < n; i++) top += this.#heights[i];
    return top;
  }

  /** Which item stands at a place. @param {number} place */
  #at(place) {
    let top = 0;
    for (let n = 0; n < this.#heights.length; n++) {
      top += this.#heights[n];
      if (top > place) return n;
    }
    return this.#heights.length - 1;
  }
}

/** The same button of a row drawn anew takes the focus. @param {HTMLElement} row @param {Element} was @param {HTMLElement} old */
function refocus(row, was, old) {
  const again = was === old ? row : reachable(row)[reachable(old).indexOf(/** @type {HTMLElement} */ (was))];
  (again ?? row).focus({ preventScroll: true });
}
