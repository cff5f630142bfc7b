/** A message → its row in the chat. */

import { avatar, standing } from "./faces.js";
import { gist, h, longDay, parts } from "./dom.js";
import { words } from "./words.js";

/**
 * @typedef {import("./store.js").Message} Message
 * @typedef {import("./store.js").Store} Store
 * @typedef {{
 *   reply: (message: Message) => void, press: (message: Message, key: import("./store.js").Key) => void,
 *   open: (message: Message) => void, find: (id: number) => void, react: (message: Message, emoji: string) => void,
 *   command: (text: string) => void, enter: (token: string) => void}} Deeds
 */

const TOGETHER = 5 * 60 * 1000;
const ENTRANCE = /^https:\/\/t\.me\/\w+\?start=([\w-]+)$/;

/** @param {Store} store @param {Deeds} deeds @param {Message} message @param {Message} [before] */
export function row(store, deeds, message, before) {
  const isNewDay = before?.at.slice(0, 10) !== message.at.slice(0, 10);
  const day = isNewDay && h("h3.day", {}, longDay(message.at));
  if (message.service) return h("div.row", {}, day, h("p.service", {}, message.service));
  const face = store.face(message.from);
  const isMine = message.from === store.me;
  const isFollow = !isNewDay && !before?.service && before?.from === message.from && isSoon(before, message);
  const isAlbum = isFollow && message.album && before?.album === message.album;
  const sort = `article.row${isMine ? ".is-mine" : ""}${isFollow ? ".is-follow" : ""}${isAlbum ? ".is-album" : ""}`;
  const label = `${face.name} ${parts(message.at).hour}`;
  const said = h("div.said", {}, bubble(store, deeds, message, isMine || isFollow), keys(deeds, message), tools(deeds, message));
  return h(sort, { "data-id": message.id, tabindex: -1, "aria-label": label }, day, avatar(face), said);
}

/** The height of a row before it is drawn, in pixels, near enough. @param {Message} message @param {number} width */
export function guess(message, width) {
  const perLine = Math.max(12, Math.min(width - 90, 580) / 15);
  const lines = message.text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  return 60 + 24 * lines + 43 * (message.keys?.length ?? 0) + (message.file ? 60 : 0) + (message.answers ? 30 : 0);
}

/** @param {Message} before @param {Message} message */
function isSoon(before, message) {
  return Date.parse(message.at) - Date.parse(before.at) < TOGETHER;
}

/** @param {Store} store @param {Deeds} deeds @param {Message} message @param {boolean} isNameless */
function bubble(store, deeds, message, isNameless) {
  const spans = message.spans ?? [];
  return h("div.bubble", { onclick: (/** @type {Event} */ event) => touched(deeds, message, event) },
    !isNameless && by(store, message),
    message.forwarded && h("p.by", {}, `转发自 ${message.forwarded}`),
    message.answers !== undefined && quote(store, deeds, message),
    message.file && file(message.file),
    message.text && h("div.text", {}, ...words(message.text, spans, message.was, deeds.command).map((node) => doored(deeds, node))),
    meta(store, deeds, message));
}

/** On a finger's tap a message opens its menu; a mouse has the buttons beside it. @param {Deeds} deeds @param {Message} message @param {Event} event */
function touched(deeds, message, event) {
  const isOnText = !(/** @type {Element} */ (event.target).closest("button, a"));
  if (isOnText && matchMedia("(hover: none)").matches) deeds.open(message);
}

/** A link into the bot leads in here, not to Telegram. @param {Deeds} deeds @param {Node} node */
function doored(deeds, node) {
  const token = node instanceof HTMLAnchorElement && ENTRANCE.exec(node.href)?.[1];
  if (!token) return node;
  return h("a.command", { href: "", onclick: (/** @type {Event} */ event) => { event.preventDefault(); deeds.enter(token); } }, node.textContent);
}

/** @param {Store} store @param {Message} message */
function by(store, message) {
  const face = store.face(message.from);
  return h("p.by", {}, h("b", {}, face.name), ` ${standing(face)}`);
}

/** @param {Store} store @param {Deeds} deeds @param {Message} message */
function quote(store, deeds, message) {
  const answered = store.message(message.chat, message.answers);
  if (!answered) return h("p.quote", {}, "一条已删除的消息");
  const name = h("b", {}, store.face(answered.from).name);
  const onclick = () => deeds.find(answered.id);
  return h("button.quote", { type: "button", onclick, title: "看原消息" }, name, ` ${gist(answered.text || answered.file?.name || "")}`);
}

/** @param {import("./store.js").File} found */
function file(found) {
  if (found.pixels) {
    const [width, height] = found.pixels;
    const picture = h("img.picture", { src: found.path, alt: found.name, width, height, loading: "lazy" });
    return h("a", { href: found.path, target: "_blank", rel: "noopener" }, picture);
  }
  const ending = found.name.includes(".") ? found.name.split(".").pop() : "文件";
  const names = h("div", {}, h("b", {}, found.name), h("small", {}, size(found.size)));
  return h("a.file", { href: found.path, download: found.name }, h("span", { "aria-hidden": "true" }, ending?.slice(0, 4) ?? ""), names);
}

/** @param {number} bytes */
function size(bytes) {
  return bytes < 1024 ? `${bytes} 字节` : bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

/** @param {Store} store @param {Deeds} deeds @param {Message} message */
function meta(store, deeds, message) {
  const edited = message.edited && h("span", { title: `改过${message.times}次` }, `已编辑 ${changed(message)}`);
  const time = h("time", { datetime: message.at }, parts(message.at).hour);
  return h("div.meta", {}, marks(store, deeds, message), edited, time);
}

/** When it was changed: the hour, and the day if it was another. @param {Message} message */
function changed(message) {
  const edited = message.edited ?? "";
  const { month, day, hour } = parts(edited);
  return edited.slice(0, 10) === message.at.slice(0, 10) ? hour : `${month}月${day}日`;
}

/** @param {Store} store @param {Deeds} deeds @param {Message} message */
function marks(store, deeds, message) {
  if (!message.reactions) return null;
  const chips = message.reactions.map(([person, emoji]) => {
    const name = store.face(person).name;
    if (person !== store.me) return h("span.mark", { role: "img", "aria-label": `${name} ${emoji}`, title: name }, emoji);
    return h("button.mark", { type: "button", onclick: () => deeds.react(message, ""), "aria-label": `收回 ${emoji}` }, `${emoji} 我`);
  });
  return h("span.marks", {}, ...chips);
}

/** @param {Deeds} deeds @param {Message} message */
function keys(deeds, message) {
  if (!message.keys) return null;
  return h("div.keys", {}, ...message.keys.map((line) => h("div", {}, ...line.map((key) => key.url
    ? h("a", { href: /^https?:/.test(key.url) ? key.url : null, target: "_blank", rel: "noreferrer noopener" }, key.label)
    : h("button", { type: "button", "data-label": key.label, onclick: () => deeds.press(message, key) }, key.label)))));
}

/** @param {Deeds} deeds @param {Message} message */
function tools(deeds, message) {
  return h("div.tools", {},
    h("button", { type: "button", tabindex: -1, onclick: () => deeds.reply(message) }, "回复"),
    h("button", { type: "button", tabindex: -1, onclick: () => deeds.open(message), "aria-label": "更多" }, "⋯"));
}
