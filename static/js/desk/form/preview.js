// The preview beside the text: what is typed, saved or not, in the readers' own page, on a telephone or a table.
// The frame is a page of its own with the readers' policy; only its body is replaced, so it keeps its scroll position.

import { ask, el } from "desk/dom";

const PAUSE = 600; // ms after the last change
const WIDTHS = { phone: 390, desktop: 1280 };

const form = document.querySelector("#article_form, #front_form"), pane = document.querySelector("#preview"), toggle = document.querySelector("#preview-toggle");

function open(pane) {
  const frame = el("iframe", { title: "What is typed, as readers would get it", sandbox: "allow-same-origin" }), room = pane.querySelector(".window"), status = pane.querySelector("[role=status]"), sizes = [...pane.querySelectorAll("[data-size]")];
  const kept = pane.dataset.kept || "preview";
  let size = "", timer, busy = false, again = false;

  function fit() {
    const scale = Math.min(1, room.clientWidth / WIDTHS[size]) || 1;
    Object.assign(frame.style, { width: `${WIDTHS[size]}px`, height: `${room.clientHeight / scale}px`, transform: `scale(${scale})` });
    pane.style.setProperty("--bar", `${document.querySelector(".bar").offsetHeight}px`);
  }

  function show(wanted) {
    size = wanted;
    sessionStorage.setItem(kept, size);
    pane.hidden = !size;
    toggle.setAttribute("aria-expanded", String(Boolean(size)));
    for (const name of Object.keys(WIDTHS)) pane.parentElement.classList.toggle(`beside-${name}`, name === size);
    document.body.classList.toggle("previewing", Boolean(size));
    if (!size) return;
    for (const button of sizes) button.setAttribute("aria-pressed", String(button.dataset.size === size));
    fit();
    if (frame.src) refresh();
    else frame.src = pane.dataset.url;
  }

  async function refresh() {
    if (!size || busy) { again = busy; return; }
    busy = true;
    try {
      put((await ask(pane.dataset.url, { post: new FormData(form) })).page);
      status.textContent = "";
    } catch (error) {
      status.textContent = `This is the last preview that could be made. ${error.message}`;
    }
    busy = false;
    if (again) { again = false; refresh(); }
  }

  function put(html) {
    const shown = frame.contentDocument, { scrollX, scrollY } = frame.contentWindow;
    shown.body.replaceWith(shown.adoptNode(new DOMParser().parseFromString(html, "text/html").body));
    frame.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  }

  // A link to another page opens beside the desk, not inside the frame.
  function lead(event) {
    const link = event.target.closest("a[href]");
    if (!link || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    window.open(link.href, "_blank", "noopener");
  }

  room.append(frame);
  frame.addEventListener("load", () => { if (!frame.src) return; frame.contentDocument.addEventListener("click", lead); refresh(); });
  for (const name of ["input", "change"]) form.addEventListener(name, () => { clearTimeout(timer); if (size) timer = setTimeout(refresh, PAUSE); });
  for (const button of sizes) button.addEventListener("click", () => show(button.dataset.size));
  new ResizeObserver(() => size && fit()).observe(room);
  toggle.hidden = false;
  toggle.addEventListener("click", () => { show(size ? "" : "phone"); if (size && innerWidth < 1024) pane.scrollIntoView(); });
  show(sessionStorage.getItem(kept) ?? (innerWidth < 1024 ? "" : pane.dataset.begin || ""));
}

if (form && pane && toggle) open(pane);
