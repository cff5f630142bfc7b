/** A text with its spans → nodes. Everything is set as text; nothing of it is ever read as HTML. */

import { h } from "./dom.js";

/** @typedef {{sort: string, from: number, to: number, url?: string}} Span */

/**
 * @param {string} text
 * @param {[string, number, number, string?][]} spans offsets in UTF-16 units, outer before inner
 * @param {string} [was] the text before it was edited: lines that are new stand out
 * @param {(command: string) => void} [onCommand] what a press on a command does
 * @returns {Node[]}
 */
export function words(text, spans, was, onCommand) {
  const marked = was === undefined ? [] : newLines(was, text);
  const given = spans.map(([sort, from, length, url]) => ({ sort, from, to: from + length, url }));
  const all = [...marked, ...given].sort((a, b) => a.from - b.from || b.to - a.to);
  return inside(text, all, 0, text.length, onCommand);
}

/**
 * @param {string} text @param {Span[]} spans @param {number} from @param {number} to
 * @param {((command: string) => void) | undefined} onCommand
 * @returns {Node[]}
 */
function inside(text, spans, from, to, onCommand) {
  const nodes = [];
  const waiting = [...spans];
  for (let span = waiting.shift(); span; span = waiting.shift()) {
    const end = Math.min(span.to, to);
    const inner = waiting.filter((other) => other.from < end);
    const over = inner.filter((other) => other.to > end).map((other) => ({ ...other, from: end }));
    waiting.splice(0, inner.length, ...over);
    if (span.from > from) nodes.push(document.createTextNode(text.slice(from, span.from)));
    nodes.push(wrap(span, text.slice(span.from, end), inside(text, inner, span.from, end, onCommand), onCommand));
    from = end;
  }
  if (to > from) nodes.push(document.createTextNode(text.slice(from, to)));
  return nodes;
}

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote",
  expandable_blockquote: "blockquote", fresh: "mark.fresh",
};

/**
 * @param {Span} span @param {string} text @param {Node[]} inner
 * @param {((command: string) => void) | undefined} onCommand
 */
function wrap(span, text, inner, onCommand) {
  const url = span.sort === "url" ? text : span.url;
  if (url && /^https?:\/\//.test(url)) {
    return h("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, ...inner);
  }
  if (span.sort === "bot_command" && onCommand) {
    return h("a.command", { href: "", onclick: (/** @type {Event} */ event) => { event.preventDefault(); onCommand(text); } }, ...inner);
  }
  if (span.sort === "spoiler") return h("span.spoiler", { tabindex: 0 }, ...inner);
  return h(TAGS[/** @type {keyof TAGS} */ (span.sort)] ?? "span", {}, ...inner);
}

/** The lines of a text that were not in it before. @param {string} was @param {string} text @returns {Span[]} */
function newLines(was, text) {
  const known = new Set(was.split("\n"));
  const found = [];
  let from = 0;
  for (const line of text.split("\n")) {
    if (line && !known.has(line)) found.push({ sort: "fresh", from, to: from + line.length });
    from += line.length + 1;
  }
  return found;
}
