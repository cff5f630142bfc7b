/** The tour: one step at a time beside the chat; it goes on by itself when the step has been done. */

import { at, fill, h } from "./dom.js";
import { STORY } from "./story.js";

/** @typedef {import("./story.js").Guide} Guide */

const PLACE = "tour";
const ENDED = "ended";

export class Tour {
  #place = h("section.tour", { "aria-label": "导览", hidden: "" });
  /** @type {import("./story.js").Mark} */ #mark = { at: "" };
  #step = -1;
  #look = "";

  /** @param {Guide} guide @param {() => void} play */
  constructor(guide, play) {
    this.guide = guide;
    this.play = play;
    const narrow = matchMedia("(max-width: 900px)");
    const lay = () => at(narrow.matches ? "narrow-tour" : "wide-tour").append(this.#place);
    narrow.addEventListener("change", lay);
    lay();
    for (const what of ["me", "chat", "messages", "toast", "clock", "state"]) guide.store.addEventListener(what, () => this.#follow());
  }

  /** Whether the visitor has been offered the tour before. */
  static get isKnown() {
    return localStorage.getItem(PLACE) !== null;
  }

  /** Where the visitor had got to, if they are under way. */
  resume() {
    const [step, mark] = (localStorage.getItem(PLACE) ?? ENDED).split("|");
    if (step !== ENDED && mark <= this.guide.store.clock.now) this.#enter(Number(step), mark);
  }

  begin() {
    this.#enter(0, this.guide.store.clock.now);
  }

  end() {
    this.#step = -1;
    localStorage.setItem(PLACE, ENDED);
    this.#draw();
  }

  /** @param {number} step @param {string} mark */
  #enter(step, mark) {
    this.#step = step;
    this.#mark = { at: mark };
    localStorage.setItem(PLACE, `${step}|${mark}`);
    this.#draw();
    this.#follow();
  }

  /** Go on if the step has been done. */
  #follow() {
    const step = STORY[this.#step];
    if (!step || !this.guide.store.clock.ready) return;
    if (step.isDone(this.guide, this.#mark)) this.#enter(this.#step + 1, this.guide.store.clock.now);
    else this.#draw();
  }

  /** Draw the step, if it or the help that it offers is another than before. */
  #draw() {
    const step = STORY[this.#step];
    const help = step?.help.filter((one) => !one.isIdle?.(this.guide)) ?? [];
    const look = [this.#step, ...help.map((one) => one.label)].join();
    this.#place.hidden = this.#step < 0;
    if (look !== this.#look) fill(this.#place, ...(step ? this.#one(step, help) : this.#last()));
    this.#look = look;
    this.#point(step);
  }

  /** Let stand out what the step is done with. @param {import("./story.js").Step | undefined} step */
  #point(step) {
    const found = step && [...document.querySelectorAll(step.point(this.guide))].at(-1);
    for (const element of document.querySelectorAll(".is-pointed")) element.classList.toggle("is-pointed", element === found);
    found?.classList.add("is-pointed");
  }

  /** @param {import("./story.js").Step} step @param {import("./story.js").Help[]} help */
  #one(step, help) {
    return [
      this.#head(step.title, `${this.#step + 1} / ${STORY.length}`),
      this.#dots(),
      h("p", {}, step.text),
      ...(step.example ? [h("p.example", {}, step.example)] : []),
      h("footer", {}, ...help.map((one, n) => h(`button${n ? "" : ".primary"}`, { type: "button", onclick: () => one.does(this.guide) }, one.label)),
        h("button.plain", { type: "button", onclick: () => this.#enter(this.#step + 1, this.guide.store.clock.now) }, "跳过")),
    ];
  }

  #last() {
    return [
      this.#head("走完了", ""),
      this.#dots(),
      h("p", {}, "一张卡片、一句回复、一期通报，都出自同一本账。接下来随便试：换个单位报一项，故意报错，或者播放到年底，看12期通报怎么出来。"),
      h("footer", {}, h("button.primary", { type: "button", onclick: this.play }, "播放到年底"), h("button", { type: "button", onclick: () => this.end() }, "自己试试")),
    ];
  }

  /** @param {string} title @param {string} count */
  #head(title, count) {
    return h("header", {}, h("h2", {}, title), h("span", {}, count), h("button.plain", { type: "button", onclick: () => this.end(), "aria-label": "关闭导览" }, "✕"));
  }

  #dots() {
    return h("div.dots", { "aria-hidden": "true" }, ...STORY.map((_, n) => h(`i${n < this.#step ? ".is-done" : ""}`)));
  }
}
