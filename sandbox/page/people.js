/** Who one is, and in which chat: the switch of people, the list of chats. */

import { at, fill, gist, h } from "./dom.js";
import { avatar, standing, title } from "./faces.js";
import { sheet } from "./sheet.js";

/** @typedef {import("./store.js").Store} Store @typedef {import("./store.js").Face} Face */

/** @param {Store} store */
export function people(store) {
  at("who").onclick = () => choose(store, "你是谁", (person) => store.be(person));
  for (const what of ["me", "state"]) store.addEventListener(what, () => who(store));
  for (const what of ["me", "state", "chat", "unread", "messages"]) store.addEventListener(what, () => list(store));
}

/** Let the visitor choose a person. @param {Store} store @param {string} heading @param {(person: number) => void} then */
export function choose(store, heading, then) {
  const known = /** @type {Face[]} */ (store.state.people).filter((face) => face.role);
  const roles = [...new Set(known.map((face) => face.role))];
  sheet(heading, (close) => roles.flatMap((role) => [
    h("h3", {}, role),
    ...known.filter((face) => face.role === role).map((face) => one(store, face, () => { close(); then(face.id); })),
  ]));
}

/** @param {Store} store @param {Face} face @param {() => void} onclick */
function one(store, face, onclick) {
  const unread = store.unread(face.id, face.id);
  return h("button.item", { type: "button", onclick, "aria-pressed": face.id === store.me, "data-person": face.id },
    avatar(face), h("span", {}, face.name, h("small", {}, title(face))), badge(unread));
}

/** @param {Store} store */
function who(store) {
  const face = store.face(store.me);
  if (!store.me) return;
  const name = `${face.name} · ${standing(face)}`;
  fill(at("who"), avatar(face), h("span", {}, h("span.unseen", {}, "换人，现在是"), name, h("span", { "aria-hidden": "true" }, " ▾")));
}

/** @param {Store} store */
function list(store) {
  if (!store.me || !store.state.chats) return;
  fill(at("chats"), ...store.chats().map((chat) => {
    const last = store.said(chat.id).at(-1);
    const words = last ? `${store.face(last.from).name}：${gist(last.service ?? (last.text || last.file?.name || ""), 24)}` : "还没有消息";
    const sign = chat.private ? avatar(store.face(store.state.bot.id)) : h("span.avatar.group", { "aria-hidden": "true" }, "群");
    const name = chat.private ? store.state.bot.name : chat.title;
    return h("button", { type: "button", "data-chat": chat.id, "aria-current": chat.id === store.chat ? "true" : null, onclick: () => store.enter(chat.id) },
      sign, h("span.names", {}, h("b", {}, name), h("small", {}, words)), badge(store.unread(store.me, chat.id)));
  }));
}

/** @param {number} unread */
function badge(unread) {
  return unread > 0 && h("span.badge", { role: "img", "aria-label": `${unread}条未读` }, unread > 99 ? "99+" : unread);
}
