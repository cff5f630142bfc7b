/** A message drawn to the left with a finger is answered. */

const FAR = 60;

/** @param {HTMLElement} view @param {(element: Element) => void} onSwipe */
export function swipes(view, onSwipe) {
  /** @type {{x: number, y: number, said: HTMLElement} | null} */
  let begun = null;

  view.addEventListener("pointerdown", (event) => {
    const said = /** @type {Element} */ (event.target).closest(".said");
    begun = event.pointerType === "touch" && said instanceof HTMLElement ? { x: event.clientX, y: event.clientY, said } : null;
  });
  view.addEventListener("pointermove", (event) => {
    if (!begun) return;
    const across = Math.min(0, event.clientX - begun.x);
    if (Math.abs(event.clientY - begun.y) > 30) end();
    else begun.said.style.translate = `${Math.max(across, -FAR - 20)}px 0`;
  });
  view.addEventListener("pointerup", (event) => {
    if (begun && event.clientX - begun.x < -FAR) onSwipe(begun.said);
    end();
  });
  view.addEventListener("pointercancel", end);

  function end() {
    if (begun) begun.said.style.translate = "";
    begun = null;
  }
}
