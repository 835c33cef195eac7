// The focal point, set by a click on the picture or by the arrow keys: in the rail of a story it is kept at once, on the page
// of the picture it is part of the form. Beside it what is left of the picture where a page cuts it.

import { ask, el } from "desk/dom";

const { addressOf, cut, follow } = await import(document.querySelector("[data-pictured]")?.dataset.pictured || "desk/pictured"); // the page of a picture names it in its map

const CUTS = [["16:9", 16 / 9], ["4:3", 4 / 3], ["1:1", 1]];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PAUSE = 600; // ms after the last move

// A picture on which its focal point is set; ``moved()`` is called when it was.
function setter(picture, moved) {
  const spot = el("span", { class: "spot", "aria-hidden": "true" }), words = el("p", { class: "quiet" }), cuts = el("div", { class: "cuts" });
  const frame = el("button", { type: "button", class: "focal-setter", disabled: !picture.mayChange, onclick: click, onkeydown: key }, el("img", { src: picture.src, alt: "", width: String(picture.width), height: String(picture.height) }), spot);
  function show() {
    spot.style.left = `${picture.x}%`;
    spot.style.top = `${picture.y}%`;
    words.textContent = `${picture.x} % from the left, ${picture.y} % from the top.`;
    frame.setAttribute("aria-label", `Focal point: ${words.textContent} The arrow keys move it.`);
    cuts.replaceChildren(...CUTS.map(([name, ratio]) => el("figure", {}, cut(picture, ratio), el("figcaption", {}, name))));
  }
  function move(x, y) {
    const within = (value) => Math.min(Math.max(Math.round(value), 0), 100);
    Object.assign(picture, { x: within(x), y: within(y) });
    show();
    moved();
  }
  function click(event) {
    if (!event.detail) return; // pressed by key: it stays where it is
    const box = frame.getBoundingClientRect();
    move((100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height);
  }
  function key(event) {
    const [x, y] = ARROWS[event.key] || [], far = event.shiftKey ? 10 : 1;
    if (x === undefined) return;
    event.preventDefault();
    move(picture.x + far * x, picture.y + far * y);
  }
  show();
  return [frame, words, cuts];
}

function inTheRail(panel) {
  const room = panel.querySelector(".room"), status = panel.querySelector("[role=status]");
  let timer, shown = null;
  async function keep(picture) {
    const post = new FormData();
    post.set("focal_x", picture.x);
    post.set("focal_y", picture.y);
    status.textContent = await ask(addressOf(picture.key), { post }).then(() => "Kept, for every story that shows this picture.", (error) => error.message);
  }
  follow((picture, fault) => {
    status.textContent = fault;
    if (picture && picture === shown) return;
    shown = picture;
    room.replaceChildren(...(picture ? setter(picture, () => {
      document.dispatchEvent(new Event("desk:focal"));
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE, picture);
    }) : [el("p", { class: "quiet" }, "Choose a lead image first.")]));
  });
}

function inTheLibrary(drawing) {
  const fields = ["x", "y"].map((name) => document.querySelector(`#id_focal_${name}`));
  if (fields.includes(null)) return;
  const { src, width, height } = drawing.dataset, [x, y] = fields.map((field) => Number(field.value));
  const picture = { src, width: Number(width), height: Number(height), x, y, mayChange: true };
  const parts = setter(picture, () => { fields[0].value = picture.x; fields[1].value = picture.y; });
  drawing.replaceWith(el("div", { class: "focal-room" }, ...parts));
}

const panel = document.querySelector("#focal");
if (panel) inTheRail(panel);
for (const drawing of document.querySelectorAll("svg.focal[data-src]")) inTheLibrary(drawing);
