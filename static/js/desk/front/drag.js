// Drag the items of a list by their grips, with a mouse, a pen or a finger. The item itself goes where it would fall.

const EDGE = 60, STEP = 14; // px from the edge of the window at which the page scrolls, and by how much

// ``dropped(item)`` is called where an item was let go in another place than the one it came from.
export function draggable(list, grip, dropped) {
  list.addEventListener("pointerdown", (event) => {
    const item = event.target.closest(grip)?.closest("li");
    if (!item || event.button !== 0) return;
    event.preventDefault();
    drag(list, item, event.pointerId, dropped);
  });
}

function drag(list, item, pointer, dropped) {
  const after = item.nextElementSibling, ends = new AbortController(), options = { signal: ends.signal };
  list.setPointerCapture(pointer);
  item.classList.add("dragged");

  function over({ clientY }) {
    const next = [...list.children].find((other) => other !== item && clientY < middle(other)) || null;
    if (next !== item.nextElementSibling) list.insertBefore(item, next);
    if (clientY < EDGE + covered()) scrollBy(0, -STEP);
    else if (clientY > innerHeight - EDGE) scrollBy(0, STEP);
  }

  function end(isDropped) {
    ends.abort();
    item.classList.remove("dragged");
    if (!isDropped) list.insertBefore(item, after);
    else if (item.nextElementSibling !== after) dropped(item);
  }

  list.addEventListener("pointermove", over, options);
  list.addEventListener("pointerup", () => end(true), options);
  list.addEventListener("pointercancel", () => end(false), options);
  addEventListener("keydown", (event) => { if (event.key === "Escape") end(false); }, options);
}

// The bar above the list sticks to the window: what is under it is not seen.
function covered() {
  return Math.max(0, document.querySelector(".bar")?.getBoundingClientRect().bottom || 0);
}

function middle(item) {
  const { top, height } = item.getBoundingClientRect();
  return top + height / 2;
}
