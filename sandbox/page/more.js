/** The menu of the page, and that of a message. */

import { at, h, parts, shortDay } from "./dom.js";
import { item, sheet } from "./sheet.js";
import { tell } from "./link.js";

/** @typedef {import("./store.js").Store} Store @typedef {import("./store.js").Message} Message */

const EMOJI = ["👍", "👌", "🙏", "🎉", "❤", "🤔"];
const LOOKS = { "": "跟随系统", light: "浅色", dark: "深色" };

/** @param {Store} store @param {() => void} tour @param {(text: string) => void} say */
export function more(store, tour, say) {
  at("more").onclick = () => sheet("菜单", (close) => [
    item(close, "跟着导览走一遍", () => offer(store, tour, say), "八步，约五分钟"),
    h("h3", {}, "带走"),
    item(close, "导出当前聊天：网页", () => fetchFile(`/api/chats/${store.chat}.html`), "可以直接发给同事看"),
    item(close, "导出当前聊天：文本", () => fetchFile(`/api/chats/${store.chat}.txt`)),
    h("h3", {}, "进度"),
    item(close, "保存进度", () => fetchFile("/api/visit"), "你做过的每一步，一个小文件"),
    item(close, "载入进度…", () => load(say)),
    item(close, "从头再来", () => again(say), "回到刚打开时的样子"),
    h("h3", {}, "外观"),
    h("div.act", {}, ...Object.entries(LOOKS).map(([look, name]) => h("button", { type: "button", "aria-pressed": look === (localStorage.getItem("look") ?? ""), onclick: () => { close(); wear(look); } }, name))),
    item(close, "键盘", keyboard),
  ]);
  wear(localStorage.getItem("look") ?? "");
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => wear(localStorage.getItem("look") ?? ""));
}

/**
 * What can be done with a message.
 * @param {Store} store @param {Message} message @param {import("./message.js").Deeds} deeds @param {(message: Message) => void} change
 */
export function about(store, message, deeds, change) {
  const isMine = message.from === store.me;
  sheet("这条消息", (close) => [
    h("div.emoji", {}, ...EMOJI.map((emoji) => h("button", { type: "button", onclick: () => { close(); deeds.react(message, emoji); } }, emoji))),
    item(close, "回复", () => deeds.reply(message)),
    item(close, "复制文字", () => navigator.clipboard?.writeText(message.text)),
    ...(isMine && message.text ? [item(close, "修改", () => change(message))] : []),
    ...(isMine ? [item(close, "删除", () => store.act({ do: "delete", message: message.id }), "机器人不会知道，和真的群里一样")] : []),
  ]);
}

/** Light, dark, or as the machine has it. @param {string} look */
function wear(look) {
  const isDark = look ? look === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.look = isDark ? "dark" : "light";
  localStorage.setItem("look", look);
}

/** @param {string} path */
function fetchFile(path) {
  h("a", { href: path, download: "" }).click();
}

/** @param {(text: string) => void} say */
function load(say) {
  const picker = /** @type {HTMLInputElement} */ (h("input", { type: "file", accept: ".json", hidden: "", id: "saved" }));
  picker.onchange = async () => {
    const saved = await picker.files?.[0]?.text();
    picker.remove();
    if (saved !== undefined) begin(say, saved || " ");
  };
  document.body.append(picker);
  picker.click();
}

/** The tour tells of days that may have gone by. @param {Store} store @param {() => void} tour @param {(text: string) => void} say */
function offer(store, tour, say) {
  const { start } = store.state;
  if (store.clock.now <= start) tour();
  else sheet("导览", (close) => [
    h("p", {}, `导览从${shortDay(start)} ${parts(start).hour}讲起，要先回到那时。`),
    h("div.act", {}, h("button.primary", { type: "button", onclick: () => { close(); begin(say, ""); } }, "回到那时")),
  ]);
}

/** @param {(text: string) => void} say */
function again(say) {
  sheet("从头再来", (close) => [
    h("p", {}, "你在这里说过、按过的都会清掉。要留着，先保存进度。"),
    h("div.act", {}, h("button.primary", { type: "button", onclick: () => { close(); begin(say, ""); } }, "从头再来")),
  ]);
}

/** @param {(text: string) => void} say @param {string} saved */
async function begin(say, saved) {
  const answer = await tell("/api/visit", { saved });
  if (answer.refused) say(answer.refused);
}

function keyboard() {
  const keys = [
    ["Enter", "发送；Shift+Enter 换行"], ["/", "命令菜单，↑↓ 选，Enter 填入"], ["↑", "空着时：修改自己的上一条"],
    ["Esc", "放弃正在写的，关闭窗口"], ["Tab", "移到消息区；↑↓ 逐条看，R 回复，Enter 更多"], ["Alt+N", "下一次推送"], ["Alt+P", "换人"],
  ];
  sheet("键盘", () => [h("dl", {}, ...keys.flatMap(([key, does]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, does)]))]);
}
