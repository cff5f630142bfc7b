/** The menu of commands that opens on a slash. */

import { h } from "./dom.js";

export class Menu {
  /** @type {[string, string][]} */ #found = [];
  #chosen = 0;
  #list = h("ul.menu", { id: "commands", role: "listbox", "aria-label": "命令", hidden: "" });

  /** @param {HTMLElement} place @param {HTMLTextAreaElement} text @param {import("./store.js").Store} store */
  constructor(place, text, store) {
    this.text = text;
    this.store = store;
    text.setAttribute("aria-controls", "commands");
    queueMicrotask(() => place.append(this.#list));
    text.addEventListener("blur", () => setTimeout(() => this.#close(), 150));
  }

  /** Open, close or narrow the menu by what has been written. */
  look() {
    const asked = /^\/(\w*)$/.exec(this.text.value)?.[1];
    const all = asked === undefined ? [] : this.store.menu();
    const isWhole = all.some(([name]) => name === asked);
    this.#found = isWhole ? [] : all.filter(([name]) => name.startsWith(asked ?? ""));
    this.#chosen = 0;
    this.#draw();
  }

  /** Take a key if the menu is open and the key is its own. @param {KeyboardEvent} event */
  key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (!this.#found.length) return false;
    if (event.key in steps) this.#choose(this.#chosen + steps[/** @type {keyof steps} */ (event.key)]);
    else if (event.key === "Enter" || event.key === "Tab") this.#take(this.#found[this.#chosen][0]);
    else if (event.key === "Escape") this.#close();
    else return false;
    event.preventDefault();
    return true;
  }

  /** @param {number} n */
  #choose(n) {
    this.#chosen = (n + this.#found.length) % this.#found.length;
    this.#draw();
  }

  /** @param {string} name */
  #take(name) {
    this.text.value = `/${name} `;
    this.#close();
    this.text.focus();
  }

  #close() {
    this.#found = [];
    this.#draw();
  }

  #draw() {
    this.#list.hidden = !this.#found.length;
    this.#list.replaceChildren(...this.#found.map(([name, about], n) => h("li",
      { role: "option", id: `command-${name}`, "aria-selected": n === this.#chosen, onmousedown: (/** @type {Event} */ event) => { event.preventDefault(); this.#take(name); } },
      h("b", {}, `/${name}`), h("span", {}, about))));
    this.#list.children[this.#chosen]?.scrollIntoView({ block: "nearest" });
    if (this.#found.length) this.text.setAttribute("aria-activedescendant", `command-${this.#found[this.#chosen][0]}`);
    else this.text.removeAttribute("aria-activedescendant");
  }
}
