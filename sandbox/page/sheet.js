/** Sheets: the one kind of window that lies over the page. Esc, the button and a press beside it close it. */

import { h } from "./dom.js";

/**
 * @param {string} heading @param {(close: () => void) => (Node | string)[]} content
 * @param {{sort?: string}} [look]
 * @returns {HTMLDialogElement}
 */
export function sheet(heading, content, { sort = "" } = {}) {
  const dialog = /** @type {HTMLDialogElement} */ (h(`dialog${sort}`, { "aria-label": heading }));
  const close = () => dialog.close();
  const head = h("header", {}, h("h2", {}, heading), h("button.plain", { type: "button", onclick: close, "aria-label": "关闭" }, "✕"));
  dialog.append(...(heading && !sort ? [head] : []), h("div", {}, ...content(close)));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) close(); });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * One line of a sheet that does something and closes it.
 * @param {() => void} close @param {string} label @param {() => void} onclick @param {string} [about]
 */
export function item(close, label, onclick, about) {
  return h("button.item", { type: "button", onclick: () => { close(); onclick(); } }, h("span", {}, label, about && h("small", {}, about)));
}

/** A sentence that goes away by itself. @param {HTMLElement} place @param {string} text */
export function toast(place, text) {
  const line = h("p", {}, text);
  place.append(line);
  setTimeout(() => line.remove(), 2500 + 60 * text.length);
}

/** A sentence that must be read. @param {string} text */
export function alert(text) {
  sheet("提示", (close) => [
    h("p", {}, text),
    h("div.act", {}, h("button.primary", { type: "button", onclick: close }, "知道了")),
  ]);
}
