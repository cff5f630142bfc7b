/** How a person is shown: a coloured initial, a name, what they are. */

import { h } from "./dom.js";

/** @param {import("./store.js").Face} face */
export function avatar(face) {
  if (face.bot) return h("span.avatar.bot", { "aria-hidden": "true" }, "督");
  return h(`span.avatar.hue${face.id % 8}`, { "aria-hidden": "true" }, face.name.slice(-2));
}

/** What somebody is, in a word or two: their unit, or their part. @param {import("./store.js").Face} face */
export function standing(face) {
  if (face.role === "领导") return face.post || face.role;
  return face.role === "联络员" ? face.unit : face.role;
}

/** Everything that is said of somebody in a list. @param {import("./store.js").Face} face */
export function title(face) {
  return [face.unit, face.post].filter(Boolean).join(" · ") || "刚调来，机器人还不认识";
}
