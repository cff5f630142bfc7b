/** Where one writes: a text, an answer, a change of one's own message, files, commands. */

import { fill, gist, h } from "./dom.js";
import { Menu } from "./commands.js";

/** @typedef {import("./store.js").Message} Message */

const PICTURE = ["image/png", "image/jpeg"];
const LARGEST = 20 * 1024 * 1024;

export class Composer {
  /** @type {Message | null} */ #answers = null;
  /** @type {Message | null} */ #changes = null;
  /** @type {File[]} */ #files = [];
  #isSending = false;

  /**
   * @param {HTMLFormElement} form @param {import("./store.js").Store} store
   * @param {(text: string) => void} say a sentence for the visitor @param {(isBusy: boolean) => void} busy
   */
  constructor(form, store, say, busy) {
    this.form = form;
    this.store = store;
    this.say = say;
    this.busy = busy;
    this.text = /** @type {HTMLTextAreaElement} */ (h("textarea", { rows: 1, "aria-label": "写消息", placeholder: "写消息，/ 看命令", enterkeyhint: "send" }));
    this.context = h("div.contexts");
    this.picker = /** @type {HTMLInputElement} */ (h("input", { type: "file", multiple: "", hidden: "", onchange: () => this.attach(this.picker.files) }));
    this.menu = new Menu(form, this.text, store);
    const attach = h("button.attach", { type: "button", onclick: () => this.picker.click(), "aria-label": "发文件" }, "文件");
    fill(form, this.context, h("div.line", {}, attach, this.text, h("button.send.primary", { type: "submit" }, "发送")), this.picker);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.text.addEventListener("input", () => this.#grow());
    this.text.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @param {Message} message */
  reply(message) {
    this.#changes = null;
    this.#answers = message;
    this.#show();
    this.text.focus();
  }

  /** @param {Message} message */
  change(message) {
    this.#answers = null;
    this.#changes = message;
    this.write(message.text);
    this.#show();
  }

  /** Put these words in place of what was being written. @param {string} text */
  write(text) {
    this.text.value = text;
    this.#grow();
    this.text.focus();
  }

  /** @param {FileList | File[] | null} files */
  attach(files) {
    for (const file of files ?? []) {
      if (file.size > LARGEST) this.say(`“${file.name}”超过20MB，发不了。`);
      else this.#files.push(file);
    }
    this.picker.value = "";
    this.#show();
    this.text.focus();
  }

  /** Leave nothing of what was begun. */
  clear() {
    this.#answers = this.#changes = null;
    this.#files = [];
    this.text.value = "";
    this.#grow();
    this.#show();
  }

  async send() {
    const deed = await this.#deed();
    if (!deed || this.#isSending) return;
    this.#isSending = true;
    this.busy(true);
    const refused = await this.store.act(deed);
    this.busy(false);
    this.#isSending = false;
    if (!refused) this.clear();
  }

  async #deed() {
    const text = this.text.value.trim();
    if (this.#changes) return text ? { do: "edit", message: this.#changes.id, text } : null;
    if (!text && !this.#files.length) return null;
    const files = await Promise.all(this.#files.map(packed));
    return { do: "say", text, answers: this.#answers?.id ?? null, files };
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || this.menu.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") this.clear();
    else if (event.key === "ArrowUp" && !this.text.value) this.#changeLast(event);
  }

  /** @param {KeyboardEvent} event */
  #changeLast(event) {
    const mine = this.store.said().findLast((message) => message.from === this.store.me && message.text);
    if (!mine) return;
    event.preventDefault();
    this.change(mine);
  }

  #grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
    this.menu.look();
  }

  #show() {
    const answers = this.#answers && line(`回复 ${this.store.face(this.#answers.from).name}`, gist(this.#answers.text), () => { this.#answers = null; this.#show(); });
    const changes = this.#changes && line("修改消息", gist(this.#changes.text), () => this.clear());
    const files = this.#files.map((file, n) => line("文件", file.name, () => { this.#files.splice(n, 1); this.#show(); }));
    fill(this.context, ...[answers, changes, ...files].filter((shown) => shown !== null));
  }
}

/** @param {string} what @param {string} of @param {() => void} onclick */
function line(what, of, onclick) {
  return h("div.context", {}, h("b", {}, what), h("span", {}, of), h("button.plain", { type: "button", onclick, "aria-label": `取消${what}` }, "✕"));
}

/** @param {File} file */
async function packed(file) {
  const url = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { name: file.name, content: String(url).split(",")[1] ?? "", photo: PICTURE.includes(file.type) };
}
