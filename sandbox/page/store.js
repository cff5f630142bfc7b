/** What the page knows: the room as the server tells it, and who sits before it. */

import { ask, listen, tell } from "./link.js";

/**
 * @typedef {{id: number, name: string, role: string, unit: string, post: string, bot: boolean}} Face
 * @typedef {{id: number, title: string, private: boolean, members: number[], pins: number[]}} Chat
 * @typedef {{label: string, data?: string, url?: string}} Key
 * @typedef {{name: string, size: number, path: string, pixels?: [number, number]}} File
 * @typedef {{
 *   id: number, chat: number, from: number, at: string, text: string, spans?: [string, number, number, string?][],
 *   keys?: Key[][], answers?: number, reactions?: [number, string][], file?: File, forwarded?: string,
 *   service?: string, pins?: number, album?: string, edited?: string, times?: number, was?: string}} Message
 * @typedef {{at: string, round: string, name: string, reason: string}} Coming
 * @typedef {{now: string, ready: boolean, moving: boolean, scripted: boolean, coming: Coming[]}} Clock
 */

/**
 * Tells what has changed by events: `state` (everything), `me`, `chat`, `clock`, `unread`,
 * `messages` ({chat, from} for new ones at the end, {chat, changed} for one, {chat} for all), `toast`.
 */
export class Store extends EventTarget {
  /** @type {Record<string, any>} */ state = {};
  /** @type {Clock} */ clock = { now: "", ready: false, moving: false, scripted: true, coming: [] };
  /** @type {Map<number, Message[]>} */ messages = new Map();
  /** @type {Map<number, Face>} */ faces = new Map();
  me = 0;
  chat = 0;
  #isLoading = false;
  #isStale = false;

  /** Ask for everything, and hear the news from then on. */
  async open() {
    listen((news) => this.#take(news), () => this.refresh());
    await this.refresh();
  }

  /** Look at everything afresh. While one look is under way, another is taken after it. */
  async refresh() {
    this.#isStale = true;
    if (this.#isLoading) return;
    this.#isLoading = true;
    while (this.#isStale) {
      this.#isStale = false;
      await this.#load();
    }
    this.#isLoading = false;
    this.#say("state");
  }

  /** Sit down as somebody; their chats are fetched. @param {number} person */
  async be(person) {
    const chat = this.chat;
    this.me = person;
    const mine = this.chats();
    await Promise.all(mine.map((one) => this.#fetch(one.id)));
    this.chat = mine.some((one) => one.id === chat) ? chat : mine[0].id;
    this.#say("me");
    this.enter(this.chat);
  }

  /** Look into a chat. @param {number} chat */
  enter(chat) {
    this.chat = chat;
    this.#say("chat");
    this.see();
  }

  /** All that stands in the open chat has been seen. */
  see() {
    const unread = this.state.unread[this.me] ?? {};
    if (!unread[this.chat] || document.hidden) return;
    delete unread[this.chat];
    tell("/api/read", { who: this.me, chat: this.chat });
    this.#say("unread");
  }

  /** Do something in the room as the one who sits here; gives a sentence where it was refused. @param {object} deed */
  async act(deed) {
    const answer = await tell("/api/deeds", { who: this.me, chat: this.chat, ...deed });
    if (answer.refused) this.#say("toast", { text: answer.refused });
    else this.#tick(answer);
    return answer.refused;
  }

  /** Move the time on. @param {object} move */
  async move(move) {
    const answer = await tell("/api/moves", move);
    if (answer.refused) this.#say("toast", { text: answer.refused });
  }

  /** The chats of the one who sits here, the group first. @returns {Chat[]} */
  chats() {
    const mine = this.state.chats.filter((/** @type {Chat} */ chat) => chat.members.includes(this.me));
    return mine.sort((/** @type {Chat} */ a, /** @type {Chat} */ b) => Number(a.private) - Number(b.private));
  }

  /** @param {number} [chat] */
  said(chat = this.chat) {
    return this.messages.get(chat) ?? [];
  }

  /** @param {number} chat @param {number | undefined} id */
  message(chat, id) {
    return this.said(chat).find((message) => message.id === id);
  }

  /** @param {number} person @param {number} chat @returns {number} */
  unread(person, chat) {
    return this.state.unread[person]?.[chat] ?? 0;
  }

  /** @param {number} person @returns {Face} */
  face(person) {
    return this.faces.get(person) ?? { id: person, name: "未知", role: "", unit: "", post: "", bot: false };
  }

  /** The commands that the one who sits here finds behind a slash. @returns {[string, string][]} */
  menu() {
    const { group, own } = this.state.menus;
    if (this.chat === this.state.group) return group;
    return own[this.chat] ?? this.state.menus.private;
  }

  async #load() {
    this.state = await ask("/api/state");
    this.clock = /** @type {Clock} */ (/** @type {unknown} */ (this.state));
    this.faces = new Map(this.state.people.map((/** @type {Face} */ face) => [face.id, face]));
    this.messages.clear();
    if (this.me && this.clock.ready) await Promise.all(this.chats().map((chat) => this.#fetch(chat.id)));
  }

  /** @param {number} chat */
  async #fetch(chat) {
    if (!this.messages.has(chat)) this.messages.set(chat, await ask(`/api/chats/${chat}`));
  }

  /** @param {Record<string, any>} news */
  #take(news) {
    if (news.kind === "refresh") this.refresh();
    else if (news.kind === "clock") this.#tick(news);
    else if (news.kind === "message") this.#hear(news.message, news.new);
    else if (news.kind === "gone") this.#forget(news.chat, news.id);
    else if (news.kind === "toast") this.#say("toast", news);
  }

  /** @param {Record<string, any>} clock */
  #tick(clock) {
    this.clock = /** @type {Clock} */ (clock);
    this.#say("clock");
  }

  /** @param {Message} message @param {boolean} isNew */
  #hear(message, isNew) {
    if (isNew) this.#count(message);
    if (isNew && message.pins) this.#pin(message.chat, message.pins);
    const said = this.messages.get(message.chat);
    if (!said) return;
    const place = said.findLastIndex((other) => other.id === message.id);
    if (place < 0) {
      if (!isNew) return;
      said.push(message);
      this.#say("messages", { chat: message.chat, from: said.length - 1 });
    } else {
      said[place] = { ...message, was: said[place].text };
      this.#say("messages", { chat: message.chat, changed: place });
    }
    if (message.chat === this.chat) this.see();
  }

  /** @param {number} id @returns {Chat | undefined} */
  named(id = this.chat) {
    return this.state.chats?.find((/** @type {Chat} */ one) => one.id === id);
  }

  /** The message pinned last in the open chat. */
  pinned() {
    const pins = this.named()?.pins ?? [];
    return this.message(this.chat, pins.findLast((id) => this.message(this.chat, id)));
  }

  /** @param {number} chat @param {number} message */
  #pin(chat, message) {
    const pins = this.named(chat)?.pins;
    if (pins) pins.splice(0, pins.length, ...pins.filter((id) => id !== message), message);
  }

  /** @param {Message} message */
  #count(message) {
    const chat = this.named(message.chat);
    if (!chat || message.service) return;
    for (const person of chat.members) {
      if (person === message.from) continue;
      const unread = (this.state.unread[person] ??= {});
      unread[message.chat] = (unread[message.chat] ?? 0) + 1;
    }
    this.#say("unread");
  }

  /** @param {number} chat @param {number} id */
  #forget(chat, id) {
    const said = this.messages.get(chat);
    if (!said) return;
    this.messages.set(chat, said.filter((message) => message.id !== id));
    this.#say("messages", { chat });
  }

  /** @param {string} what @param {object} [detail] */
  #say(what, detail = {}) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
