/** The page put together. */

import { alert, toast } from "./sheet.js";
import { about, more } from "./more.js";
import { at, fill, h } from "./dom.js";
import { choose, people } from "./people.js";
import { clock, unfold } from "./clock.js";
import { Composer } from "./composer.js";
import { Log } from "./log.js";
import { Store } from "./store.js";
import { Tour } from "./tour.js";
import { welcome } from "./welcome.js";

const store = new Store();
const say = (/** @type {string} */ text) => toast(at("toasts"), text);
/** Who has been answered with a toast. @type {Set<number>} */
const toasted = new Set();

/** @type {import("./message.js").Deeds} */
const deeds = {
  reply: (message) => composer.reply(message),
  press: (message, key) => store.act({ do: "press", message: message.id, data: key.data }),
  open: (message) => about(store, message, deeds, (mine) => composer.change(mine)),
  find: (id) => log.find(id),
  react: (message, emoji) => store.act({ do: "react", message: message.id, emoji }),
  command: (text) => store.act({ do: "say", text }),
  enter: (token) => choose(store, "这是加入链接，谁来打开", async (person) => {
    await be(person, person);
    store.act({ do: "start", token });
  }),
};

const log = new Log(store, deeds);
const composer = new Composer(/** @type {HTMLFormElement} */ (at("composer")), store, say, (isBusy) => log.busy(isBusy));
const tour = new Tour({
  store,
  get group() { return store.state.group; },
  be,
  goTo: (round) => {
    const next = store.clock.coming.find((one) => one.round === round);
    if (next) store.move({ to: "moment", at: next.at });
  },
  answer: (message, text) => { if (message) composer.reply(message); composer.write(text); },
  write: (text) => composer.write(text),
  push: () => store.move({ to: "push" }),
  toasted: (person) => toasted.has(person),
}, () => store.move({ to: "end", pause: store.state.pace }));

function guided() {
  toasted.clear();
  tour.begin();
}

/** Sit down as somebody, before one of their chats. @param {number} person @param {number} chat */
async function be(person, chat) {
  await store.be(person);
  store.enter(chat);
}

/** A chat with the bot in which nothing has been said begins with one press. */
function offerStart() {
  const isNew = store.chat === store.me && store.said().length === 0 && store.clock.ready;
  const start = h("button.primary", { type: "button", onclick: () => store.act({ do: "start" }) }, "开始");
  fill(at("offer"), ...(isNew ? [start] : []));
}

store.addEventListener("toast", (event) => {
  const { who, text, alert: isAlert } = /** @type {CustomEvent} */ (event).detail;
  if (who) toasted.add(who);
  if (who && who !== store.me) return;
  if (isAlert) alert(text);
  else if (text) say(text);
}, { capture: true });

store.addEventListener("me", () => {
  composer.clear();
  history.replaceState(null, "", `#${store.me}`);
});
store.addEventListener("chat", () => { composer.clear(); offerStart(); unfold(false); });
store.addEventListener("messages", offerStart);

document.addEventListener("keydown", (event) => {
  if (event.altKey && event.code === "KeyN") at("push").click();
  else if (event.altKey && event.code === "KeyP") at("who").click();
  else return;
  event.preventDefault();
});
document.addEventListener("pointerdown", (event) => {
  if (!at("side").contains(/** @type {Node} */ (event.target))) unfold(false);
});
document.addEventListener("visibilitychange", () => { if (store.me) store.see(); });

let isSeated = false;
store.addEventListener("state", async () => {
  if (!store.clock.ready) {
    if (!document.querySelector(".welcome")) welcome(store, guided, () => tour.end());
    isSeated = false;
  } else if (!isSeated) {
    isSeated = true;
    const asked = Number(location.hash.slice(1));
    await store.be(store.faces.get(asked)?.role ? asked : store.state.people.find((/** @type {import("./store.js").Face} */ face) => face.role).id);
    if (!Tour.isKnown && !document.querySelector(".welcome")) welcome(store, guided, () => tour.end());
    else if (!document.querySelector(".welcome")) tour.resume();
  }
});

clock(store);
people(store);
more(store, guided, say);
store.open();
