/** The first screen: what this is, while the year is being played up to where the visitor comes in. */

import { h, parts, shortDay } from "./dom.js";
import { sheet } from "./sheet.js";

/** @param {import("./store.js").Store} store @param {() => void} tour @param {() => void} alone */
export function welcome(store, tour, alone) {
  const bar = /** @type {HTMLProgressElement} */ (h("progress", { max: 1, value: 0, "aria-label": "准备的进度" }));
  const told = h("p.loading", { role: "status" });
  const dialog = sheet("欢迎", () => page(store, bar, told, choices()), { sort: ".welcome" });
  dialog.addEventListener("cancel", (event) => { if (!store.clock.ready) event.preventDefault(); });
  for (const what of ["clock", "state"]) store.addEventListener(what, show);
  show();

  function choices() {
    const enter = (/** @type {() => void} */ then) => () => { dialog.close(); then(); };
    return [
      h("button.primary", { type: "button", disabled: "", onclick: enter(tour) }, "跟着导览走一遍", h("small", {}, " 八步，约五分钟")),
      h("button", { type: "button", disabled: "", onclick: enter(alone) }, "自己看看"),
    ];
  }

  function show() {
    const { now, ready } = store.clock;
    const { begin, start } = store.state;
    const { month, day } = parts(now);
    bar.value = ready ? 1 : (Date.parse(now) - Date.parse(begin)) / (Date.parse(start) - Date.parse(begin));
    told.textContent = ready ? `准备好了：现在是${shortDay(now)} ${parts(now).hour}。` : `机器人正在把今年的工作演一遍，演到${month}月${day}日……`;
    for (const button of dialog.querySelectorAll("button")) button.disabled = !ready;
    if (ready && !dialog.querySelector(":focus")) dialog.querySelector("button")?.focus();
  }
}

/** @param {import("./store.js").Store} store @param {Node} bar @param {Node} told @param {Node[]} choices */
function page(store, bar, told, choices) {
  const group = store.state.chats.find((/** @type {import("./store.js").Chat} */ chat) => chat.id === store.state.group);
  const points = [
    ["换人", "你可以是督查员、分管领导、任何一家单位的联络员，也可以是机器人不认识的人。"],
    ["走时间", "这里的时间停着，你按了才走：下一次推送、下周、某一天，或者播放到年底。"],
    ["说话", "像平常一样：回复卡片、按按钮、发 /status。机器人马上回答。"],
  ];
  return [
    h("h2", {}, h("img", { src: "/mark.svg", alt: "", width: 44, height: 44 }), "在模拟的工作群里，试一试督办机器人"),
    h("p", {}, `这里跑着真的机器人，群是“${group.title}”，人和数字是示例。只在这台电脑上，不连网，试坏了从头再来。`),
    h("ul", {}, ...points.map(([name, text]) => h("li", {}, h("b", {}, name), h("span", {}, text)))),
    bar, told,
    h("div.act", {}, ...choices),
  ];
}
