/** The tour's eight steps: a fortnight of the sample office, from a weekly card to the leader's question. */

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Message} Message
 * @typedef {{at: string}} Mark where the step began: the moment on the room's clock
 * @typedef {{label: string, does: (guide: Guide) => void, isIdle?: (guide: Guide) => boolean}} Help
 * @typedef {{title: string, text: string, example?: string, point: (guide: Guide) => string, help: Help[],
 *   isDone: (guide: Guide, mark: Mark) => boolean}} Step
 * @typedef {{
 *   store: Store, group: number, be: (person: number, chat: number) => void, goTo: (round: string) => void,
 *   answer: (message: Message | undefined, text: string) => void, write: (text: string) => void, push: () => void,
 *   toasted: (person: number) => boolean}} Guide
 */

const CLERK = 1001;
const LEADER = 1101;
const CONTACT = 2018;
const LATE = 2007;


const REPORT = "25.2 累计3个，资金没到位，预计10月底完成";
const CORRECTION = "更正 25.2 是2个";

/** @type {Step[]} */
export const STORY = [
  {
    title: "周一早上，一张卡片",
    text: "每周一9点，机器人在群里发一张卡片：本周要报哪几项、各差多少、找谁。时间停着，按“下一次推送”，走到9点。",
    point: () => "#push",
    help: [{ label: "下一次推送", does: (guide) => guide.push() }],
    isDone: (guide, mark) => guide.store.said(guide.group).some((m) => isBots(guide, m) && m.keys && m.at >= mark.at),
  },
  {
    title: "回复卡片，就是报送",
    text: "现在你是市文广新局的薛景明，25.2归你报。回复这张卡片，照平常的话写，发送。卡片上会多出一行 ✓。",
    example: REPORT,
    point: (guide) => (isContact(guide) ? "#composer" : "#who"),
    help: [
      { label: "换成薛景明", does: (guide) => guide.be(CONTACT, guide.group), isIdle: isContact },
      { label: "替我写好", does: (guide) => guide.answer(card(guide), REPORT), isIdle: (guide) => !isContact(guide) },
    ],
    isDone: (guide, mark) => taken(guide, mark, (text) => !text.startsWith("更正")),
  },
  {
    title: "报错了，更正一句",
    text: "不是3个，是2个。再回复一句更正，卡片跟着改，不用撤回重发。（修改原消息也行。）",
    example: CORRECTION,
    point: (guide) => (isContact(guide) ? "#composer" : "#who"),
    help: [
      { label: "换成薛景明", does: (guide) => guide.be(CONTACT, guide.group), isIdle: isContact },
      { label: "替我写好", does: (guide) => guide.answer(card(guide), CORRECTION), isIdle: (guide) => !isContact(guide) },
    ],
    isDone: (guide, mark) => taken(guide, mark, (text) => text.startsWith("更正")),
  },
  {
    title: "落下的，私下提醒",
    text: "走到周四14点：谁还没报，机器人私聊提醒谁，不在群里点名。这次有市残联的项怀瑾。换成他，没有变化，按一下就报了。",
    point: (guide) => {
      if (isAhead(guide, "weekly.nudge", "weekly.close")) return "#push";
      return guide.store.chat === LATE ? key("10 无变化") : "#who";
    },
    help: [
      { label: "到周四14点", does: (guide) => guide.goTo("weekly.nudge"), isIdle: (guide) => !isAhead(guide, "weekly.nudge", "weekly.close") },
      { label: "换成项怀瑾", does: (guide) => guide.be(LATE, LATE), isIdle: (guide) => guide.store.chat === LATE },
    ],
    isDone: (guide) => guide.toasted(LATE),
  },
  {
    title: "月督查清单",
    text: "月底前第五个工作日，机器人把滞后的、要协调的、没报的、快到期的，理成一张单子私信督查员。换成督查科的周明来看。",
    point: (guide) => (isAhead(guide, "inspection.open", "monthly.open") ? "#push" : "#who"),
    help: [
      { label: "到月督查", does: (guide) => guide.goTo("inspection.open"), isIdle: (guide) => !isAhead(guide, "inspection.open", "monthly.open") },
      { label: "换成周明", does: (guide) => guide.be(CLERK, CLERK), isIdle: (guide) => guide.store.chat === CLERK },
    ],
    isDone: (guide) => guide.store.chat === CLERK && letters(guide).some((m) => m.text.includes("督查清单")),
  },
  {
    title: "通报自己起草好",
    text: "每月最后一个工作日15点，通报按台账起草好，送督查员审。数字和群里的卡片是同一本账。",
    point: () => "#push",
    help: [{ label: "到月通报", does: (guide) => guide.goTo("monthly.open") }],
    isDone: (guide) => letters(guide).some((m) => labels(m).includes("批准发布")),
  },
  {
    title: "看过，批准发布",
    text: "草稿下面有四个按钮：批准发布、重新取数、推迟一小时、不发。按“批准发布”，通报就发到群里。",
    point: (guide) => (guide.store.chat === CLERK ? key("批准发布") : "#who"),
    help: [{ label: "看草稿", does: (guide) => guide.be(CLERK, CLERK), isIdle: (guide) => guide.store.chat === CLERK }],
    isDone: (guide, mark) => guide.store.said(guide.group).some((m) => isBots(guide, m) && m.at >= mark.at && /通报（第\d+期）/.test(m.text)),
  },
  {
    title: "领导问一句",
    text: "换成常务副市长顾维衡，在私聊里发 /status：总数、最落后的几项、卡在哪儿，一屏看完。",
    example: "/status",
    point: (guide) => (guide.store.chat === LEADER ? "#composer" : "#who"),
    help: [
      { label: "换成顾维衡", does: (guide) => guide.be(LEADER, LEADER), isIdle: (guide) => guide.store.chat === LEADER },
      { label: "替我写好", does: (guide) => guide.write("/status"), isIdle: (guide) => guide.store.chat !== LEADER },
    ],
    isDone: (guide, mark) => guide.store.said(LEADER).some((m) => isBots(guide, m) && m.at >= mark.at && asked(guide, m)),
  },
];

/** Where a button of that name stands. @param {string} label */
function key(label) {
  return `.keys button[data-label="${label}"]`;
}

/** @param {Guide} guide */
function isContact(guide) {
  return guide.store.me === CONTACT && guide.store.chat === guide.group;
}

/** Whether the first of two rounds comes before the other. @param {Guide} guide @param {string} first @param {string} then */
function isAhead(guide, first, then) {
  const rounds = guide.store.clock.coming.map((one) => one.round);
  return rounds.indexOf(first) < rounds.indexOf(then);
}

/** @param {Guide} guide @param {Message} message */
function isBots(guide, message) {
  return message.from === guide.store.state.bot.id && !message.service;
}

/** @param {Message} message */
function labels(message) {
  return (message.keys ?? []).flat().map((key) => key.label);
}

/** The newest card in the group. @param {Guide} guide */
function card(guide) {
  return guide.store.said(guide.group).findLast((message) => isBots(guide, message) && message.text.includes("周沟通"));
}

/** What the bot has written to the clerk since the visitor came. @param {Guide} guide */
function letters(guide) {
  const { start } = guide.store.state;
  return guide.store.said(CLERK).filter((message) => isBots(guide, message) && message.at >= start);
}

/** Whether the bot has put its sign on such a report. @param {Guide} guide @param {Mark} mark @param {(text: string) => boolean} isSuch */
function taken(guide, mark, isSuch) {
  return guide.store.said(guide.group).some((m) => m.from === CONTACT && m.at >= mark.at && m.reactions && isSuch(m.text));
}

/** @param {Guide} guide @param {Message} answer */
function asked(guide, answer) {
  return guide.store.message(LEADER, answer.answers)?.text.startsWith("/status");
}
