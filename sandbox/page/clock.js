/** The clock of the room: what it shows, and how the visitor moves it on. */

import { at, fill, h, longDay, parts, shortDay } from "./dom.js";
import { sheet } from "./sheet.js";

/** @typedef {import("./store.js").Store} Store */

/** @param {Store} store */
export function clock(store) {
  at("push").onclick = () => store.move({ to: store.clock.moving ? "halt" : "push" });
  at("workday").onclick = () => store.move({ to: "workday" });
  at("week").onclick = () => store.move({ to: "week" });
  at("date-to").onclick = () => date(store);
  at("play").onclick = () => store.move(store.clock.moving ? { to: "halt" } : { to: "end", pause: pause(store) });
  at("unfold").onclick = () => unfold(at("unfold").getAttribute("aria-expanded") !== "true");
  at("script").onchange = () => store.act({ do: "script", on: input("script").checked });
  for (const what of ["state", "clock"]) store.addEventListener(what, () => show(store));
}

/** Open or close the sheet that the line of the clock has on a phone. @param {boolean} isOpen */
export function unfold(isOpen) {
  at("fold").classList.toggle("is-open", isOpen);
  at("unfold").setAttribute("aria-expanded", String(isOpen));
}

/** @param {Store} store */
function show(store) {
  const { now, moving, ready, scripted, coming } = store.clock;
  if (!now) return;
  at("year").textContent = `${parts(now).year}年`;
  at("date").textContent = longDay(now).slice(5);
  at("hour").textContent = parts(now).hour;
  input("script").checked = scripted;
  const next = coming[0];
  fill(at("push"), h("span", {}, moving ? "停" : "下一次推送"), h("small", {}, moving || !next ? "" : `${when(now, next.at)} ${next.name}`));
  at("play").textContent = moving ? "停" : "播放";
  for (const id of ["push", "workday", "week", "date-to", "play"]) at(id).toggleAttribute("disabled", !ready);
  if (coming.length || !moving) fill(at("coming"), ...coming.map((one, n) => line(store, one, coming[n - 1])));
}

/** @param {Store} store @param {import("./store.js").Coming} one @param {import("./store.js").Coming} [before] */
function line(store, one, before) {
  const onclick = () => { store.move({ to: "moment", at: one.at }); unfold(false); };
  const day = one.at.slice(0, 10) !== before?.at.slice(0, 10) && h("h3", {}, shortDay(one.at));
  const about = h("span", {}, one.name, one.reason && h("small", {}, one.reason));
  return h("li", {}, day, h("button", { type: "button", onclick, title: "走到这一刻" }, h("time", { datetime: one.at }, parts(one.at).hour), about));
}

/** How one would say it today. @param {string} now @param {string} then */
function when(now, then) {
  const { month, day, weekday, hour } = parts(then);
  const days = (Date.parse(then.slice(0, 10)) - Date.parse(now.slice(0, 10))) / 86400000;
  if (days === 0) return `今天${hour}`;
  return days < 7 ? `周${weekday}${hour}` : `${month}月${day}日${hour}`;
}

/** @param {Store} store */
function pause(store) {
  return store.state.pace * Number(/** @type {HTMLSelectElement} */ (at("pace")).value);
}

/** @param {Store} store */
function date(store) {
  const { now } = store.clock;
  const { end } = store.state;
  const to = /** @type {HTMLInputElement} */ (h("input", { type: "datetime-local", min: now.slice(0, 16), max: end.slice(0, 16), value: now.slice(0, 16), "aria-label": "走到哪一刻" }));
  sheet("到某日", (close) => [
    h("p", {}, `现在是${longDay(now)} ${parts(now).hour}。中间的每次推送都会照常发生。`),
    to,
    h("div.act", {}, h("button.primary", { type: "button", onclick: () => { close(); if (to.value) store.move({ to: "moment", at: to.value }); } }, "走到这一刻")),
  ]);
}

/** @param {string} id */
function input(id) {
  return /** @type {HTMLInputElement} */ (at(id));
}
