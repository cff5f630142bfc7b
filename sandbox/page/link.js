/** The line to the room: what is asked of it, what is done in it, and its news. */

/** @param {string} path */
export async function ask(path) {
  const answer = await fetch(path);
  return answer.json();
}

/**
 * Do something; gives the answer, or in `refused` a sentence why not.
 * @param {string} path @param {object} [body]
 * @returns {Promise<{refused?: string} & Record<string, unknown>>}
 */
export async function tell(path, body = {}) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return answer.ok ? await answer.json() : { refused: "没有办成，请刷新页面再试。" };
  } catch {
    return { refused: "连不上试用程序，它可能已经结束。" };
  }
}

/**
 * Hear the news for as long as the page is open; after a gap, what was missed is asked for by `onGap`.
 * @param {(news: Record<string, any>) => void} onNews @param {() => void} onGap
 */
export function listen(onNews, onGap) {
  const source = new EventSource("/api/events");
  let isBroken = false;
  source.onmessage = (event) => onNews(JSON.parse(event.data));
  source.onerror = () => { isBroken = true; };
  source.onopen = () => {
    if (isBroken) onGap();
    isBroken = false;
  };
}
