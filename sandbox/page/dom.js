/** Elements, and the few words of time that the page says. */

/**
 * An element: `h("button.key", {type: "button", onclick}, "text", another)`. Text is always set as text, never as HTML.
 * @param {string} sort the tag, with classes behind dots
 * @param {Record<string, unknown>} [props] events by `on…`, everything else as attributes; false and null are left out
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function h(sort, props = {}, ...children) {
  const [tag, ...classes] = sort.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.classList.add(...classes);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(asNode));
  return element;
}

/** @param {Node | string | number} child */
function asNode(child) {
  return child instanceof Node ? child : String(child);
}

/** @param {string} id @returns {HTMLElement} */
export function at(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * Put these in place of all that an element holds; what had the focus hands it to what stands in its place.
 * @param {Element} element @param {...(Node | string)} children
 */
export function fill(element, ...children) {
  const place = reachable(element).indexOf(/** @type {HTMLElement} */ (document.activeElement));
  element.replaceChildren(...children);
  if (place >= 0) reachable(element)[place]?.focus({ preventScroll: true });
}

/** What the keyboard reaches in an element. @param {Element} element @returns {HTMLElement[]} */
export function reachable(element) {
  return [...element.querySelectorAll("button, a, input, select, textarea")].filter((one) => one instanceof HTMLElement);
}

/**
 * The parts of a moment on the office's clock, whatever zone the visitor's machine is in.
 * @param {string} iso as the server writes it, e.g. 2017-08-21T08:50:00+08:00
 */
export function parts(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  const weekday = "日一二三四五六"[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return { year, month, day, weekday, hour: iso.slice(11, 16) };
}

/** 8月21日 周一 @param {string} iso */
export function shortDay(iso) {
  const { month, day, weekday } = parts(iso);
  return `${month}月${day}日 周${weekday}`;
}

/** 2017年8月21日 星期一 @param {string} iso */
export function longDay(iso) {
  const { year, month, day, weekday } = parts(iso);
  return `${year}年${month}月${day}日 星期${weekday}`;
}

/** The first line of a text, cut. @param {string} text @param {number} [most] */
export function gist(text, most = 40) {
  const line = text.split("\n", 1)[0];
  return line.length > most ? `${line.slice(0, most)}…` : line;
}
