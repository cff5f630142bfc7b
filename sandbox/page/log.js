/** The open chat: its head, its messages, and hints of what happens out of sight. */

import { at, fill, gist, h } from "./dom.js";
import { guess, row } from "./message.js";
import { Scroller } from "./scroller.js";
import { swipes } from "./swipe.js";

/** @typedef {import("./store.js").Message} Message */

/** When nothing more has come for so long, what has come is all (ms). */
const SETTLED = 120;

export class Log {
  #hint = 0;
  #settling = 0;
  /** Where the visitor was put to read; still there, they go along with what comes. */
  #placed = -1;

  /** @param {import("./store.js").Store} store @param {import("./message.js").Deeds} deeds */
  constructor(store, deeds) {
    this.store = store;
    this.deeds = deeds;
    this.view = at("log");
    this.scroller = new Scroller(this.view, (/** @type {Message} */ message, before) => row(store, deeds, message, before), guess);
    this.view.addEventListener("keydown", (event) => this.#key(event));
    this.view.addEventListener("contextmenu", (event) => this.#menu(event));
    this.view.addEventListener("scroll", () => { if (this.scroller.isAtEnd) this.#hide(); }, { passive: true });
    swipes(this.view, (element) => this.#about(element, deeds.reply));
    store.addEventListener("chat", () => this.#enter());
    store.addEventListener("state", () => this.#enter());
    store.addEventListener("messages", (event) => this.#heard(/** @type {CustomEvent} */ (event).detail));
  }

  /** Show a message and let it be seen which one it is. @param {number} id */
  find(id) {
    const place = this.store.said().findIndex((message) => message.id === id);
    if (place < 0) return;
    const found = this.scroller.show(place);
    found?.classList.add("is-found");
    setTimeout(() => found?.classList.remove("is-found"), 2500);
    this.#hide();
  }

  /** Whether the bot is at work on an answer. @param {boolean} isBusy */
  busy(isBusy) {
    at("typing").textContent = `${this.store.state.bot.name}正在输入…`;
    at("typing").hidden = !isBusy;
  }

  #enter() {
    const chat = this.store.named();
    if (!chat) return;
    at("title").textContent = chat.private ? this.store.state.bot.name : chat.title;
    at("about").textContent = chat.private ? "只有你和机器人看得到" : `${chat.members.length}人，机器人在群里`;
    this.#hide();
    this.#showPinned();
    this.scroller.reset(this.store.said());
  }

  /** The message pinned last stands above the others; a press leads to it. */
  #showPinned() {
    const message = this.store.pinned();
    at("pinned").hidden = !message;
    if (!message) return;
    at("pinned").onclick = () => this.find(message.id);
    fill(at("pinned"), h("b", {}, "置顶"), ` ${gist(message.text || message.file?.name || "")}`);
  }

  /** @param {{chat: number, from?: number, changed?: number}} news */
  #heard(news) {
    if (news.chat !== this.store.chat) return;
    this.#showPinned();
    if (news.changed !== undefined) this.#changed(news.changed);
    else if (news.from !== undefined) this.#grown(news.from);
    else this.scroller.replace(this.store.said());
  }

  /** @param {number} from */
  #grown(from) {
    const message = this.store.said()[from];
    const isFollowing = message.from === this.store.me || this.scroller.isAtEnd || this.view.scrollTop === this.#placed;
    if (isFollowing) this.scroller.toEnd();
    this.scroller.grown();
    if (!isFollowing) this.#show("有新消息 ↓", () => this.scroller.toEnd());
    clearTimeout(this.#settling);
    if (isFollowing) this.#settling = setTimeout(() => this.#fromItsTop(message), SETTLED);
    if (message.from !== this.store.me) at("heard").textContent = `${this.store.face(message.from).name}：${gist(message.text, 80)}`;
  }

  /** The newest message, if it is longer than the screen, is read from its top. @param {Message} message */
  #fromItsTop(message) {
    const place = this.store.said().indexOf(message);
    const row = this.view.querySelector(`[data-id="${message.id}"]`);
    const isNewest = place === this.store.said().length - 1 && message.from !== this.store.me;
    if (!isNewest || !row || row.clientHeight <= this.view.clientHeight) return;
    this.scroller.show(place);
    this.#placed = this.view.scrollTop;
  }

  /** @param {number} place */
  #changed(place) {
    const message = this.store.said()[place];
    this.scroller.changed(place);
    const isReworded = message.was !== undefined && message.was !== message.text;
    if (!isReworded || message.from !== this.store.state.bot.id) return;
    const line = [...this.view.querySelectorAll(`[data-id="${message.id}"] .fresh`)].at(-1);
    if (line && isWithin(line, this.view)) return;
    const words = line?.textContent ?? message.text;
    this.#show(`机器人改了卡片：${gist(words, 22)} ↑`, () => this.#look(message.id));
  }

  /** Show what is new in a message. @param {number} id */
  #look(id) {
    this.find(id);
    const lines = this.view.querySelectorAll(`[data-id="${id}"] .fresh`);
    [...lines].at(-1)?.scrollIntoView({ block: "center" });
  }

  /** @param {string} text @param {() => void} onclick */
  #show(text, onclick) {
    const hide = () => { onclick(); this.#hide(); };
    fill(at("hints"), h("button", { type: "button", onclick: hide }, text));
    clearTimeout(this.#hint);
    this.#hint = setTimeout(() => this.#hide(), 12000);
  }

  #hide() {
    fill(at("hints"));
  }

  /** @param {Element | null} element @param {(message: Message) => void} deed */
  #about(element, deed) {
    const message = this.store.said()[this.scroller.numberOf(element)];
    if (message && !message.service) deed(message);
  }

  /** @param {MouseEvent} event */
  #menu(event) {
    const element = /** @type {Element} */ (event.target);
    if (element.closest(".text a") || String(getSelection()).length) return;
    event.preventDefault();
    this.#about(element, this.deeds.open);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.target instanceof HTMLElement && event.target.closest("button, a")) return;
    const current = this.scroller.numberOf(document.activeElement);
    const last = this.store.said().length - 1;
    const places = { ArrowUp: current < 0 ? last : current - 1, ArrowDown: current + 1, Home: 0, End: last };
    if (event.key in places) this.#focus(places[/** @type {keyof places} */ (event.key)]);
    else if (event.key === "Enter" && current >= 0) this.#about(document.activeElement, this.deeds.open);
    else if (event.key === "r" && current >= 0) this.#about(document.activeElement, this.deeds.reply);
    else return;
    event.preventDefault();
  }

  /** @param {number} place */
  #focus(place) {
    const last = this.store.said().length - 1;
    if (place < 0 || place > last) return;
    if (place === last) this.scroller.toEnd();
    this.scroller.show(place)?.focus({ preventScroll: true });
  }
}

/** @param {Element} element @param {Element} view */
function isWithin(element, view) {
  const inner = element.getBoundingClientRect();
  const outer = view.getBoundingClientRect();
  return inner.top >= outer.top && inner.bottom <= outer.bottom;
}
