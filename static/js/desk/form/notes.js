// Notes between editors, written and answered without leaving the page. Fetched when the panel is opened or touched.

import { ask } from "desk/dom";

const { draw, editor, marked, panel, show } = await import(document.querySelector("#notes-panel").dataset.noted); // drawn once, whoever came first

const list = panel.querySelector(".list"), fresh = panel.querySelector(".new-note"), about = fresh.querySelector(".about"), status = panel.querySelector("[role=status]"), count = panel.querySelector(".count");
const text = fresh.querySelector("textarea");
let quoted = null;

function tell() {
  about.hidden = !quoted;
  about.querySelector("q").textContent = quoted?.passage || "";
}

// What was typed into the other fields of the panel outlives the list that the server sends.
function put({ notes, open, done }, sent) {
  const typed = new Map([...list.querySelectorAll("textarea")].filter((field) => field !== sent).map((field) => [field.name, field.value]));
  const shown = Boolean(list.querySelector(".resolved")?.open);
  list.replaceChildren(...new DOMParser().parseFromString(notes, "text/html").body.childNodes);
  for (const field of list.querySelectorAll("textarea")) field.value = typed.get(field.name) || "";
  if (shown && list.querySelector(".resolved")) list.querySelector(".resolved").open = true;
  count.textContent = open ? `${open} open` : "";
  status.textContent = done;
  draw();
}

async function send(button) {
  const post = new FormData(), isNew = button.name === "add", field = isNew ? text : button.closest(".thread")?.querySelector("textarea");
  post.set(button.name, button.value);
  if (field) post.set(field.name, field.value);
  if (isNew) for (const [name, value] of Object.entries(quoted || {})) post.set(name, value);
  button.disabled = true;
  try {
    put(await ask(panel.dataset.url, { post }), button.name === "reply" ? field : null);
    if (isNew) { text.value = ""; quoted = null; tell(); }
  } catch (error) {
    status.textContent = error.message;
  }
  button.disabled = false;
  (button.isConnected ? field || button : panel.querySelector("summary")).focus();
}

panel.addEventListener("click", (event) => {
  const button = event.target.closest("button[form=notes]"), link = event.target.closest("blockquote a");
  if (button) { event.preventDefault(); send(button); }
  if (link && show(link.closest(".thread"))) event.preventDefault();
});
// They are no part of the story: nothing of it was typed.
for (const kind of ["input", "change"]) panel.addEventListener(kind, (event) => event.stopPropagation());
about.querySelector("button").addEventListener("click", () => { quoted = null; tell(); text.focus(); });
editor?.on("selectionUpdate", () => { const now = marked(); if (now || !panel.contains(document.activeElement)) { quoted = now; tell(); } });
quoted = marked();
tell();
