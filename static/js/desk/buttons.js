// Buttons of the desk. A key presses the button that names it in aria-keyshortcuts; a script that waits for its button, so
// that a page opens with less, is fetched when the button is first pressed.

const FIELD = "input, textarea, select, [contenteditable]";
const apple = /Mac|iP(hone|ad)/.test(navigator.platform);

for (const button of document.querySelectorAll("button[data-later]")) {
  const load = () => { button.removeEventListener("click", first); return import(button.dataset.later); };
  const first = async () => { await load(); button.click(); };
  button.hidden = false;
  button.addEventListener("click", first);
  if (button.dataset.kept && sessionStorage.getItem(button.dataset.kept)) load(); // it was open when the page was left
}

for (const hint of apple ? document.querySelectorAll("kbd[data-apple]") : []) hint.textContent = hint.dataset.apple;

// As aria-keyshortcuts writes it. Shift makes another sign of a sign, and only of a letter a key of its own; with Alt a letter
// may be none.
function written({ ctrlKey, metaKey, altKey, shiftKey, key, code }) {
  const sign = altKey && code.startsWith("Key") ? code.slice(3) : key.toUpperCase();
  return [ctrlKey && "Control", metaKey && "Meta", altKey && "Alt", shiftKey && /^\p{L}$/u.test(sign) && "Shift", sign].filter(Boolean).join("+");
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.getModifierState("AltGraph") || document.querySelector("dialog[open]")) return;
  if (!event.ctrlKey && !event.metaKey && event.target.closest(FIELD)) return;
  const key = written(event);
  const button = [...document.querySelectorAll("[aria-keyshortcuts]:not([hidden])")].find((one) => one.getAttribute("aria-keyshortcuts").split(" ").includes(key) && !one.closest("[role=toolbar]")); // the tools of a body have their keys from the editor
  if (!button) return;
  event.preventDefault();
  button.click();
});
