// The shortcuts of the page that stands open, as its buttons name them in aria-keyshortcuts: there is no other list.

import { el } from "desk/dom";

const button = document.querySelector("button[data-shortcuts]");
const apple = /Mac|iP(hone|ad)/.test(navigator.platform);
const FACES = apple ? { Control: "⌃", Meta: "⌘", Alt: "⌥", Shift: "⇧" } : { Control: "Ctrl", Meta: "⌘" };
const HANDLING = [
  ["[role=toolbar]", "In the tools", "← →", "from one to the next"],
  ["[role=combobox]", "In a field with a list", "↓ ↑", "through the list; Enter takes, Esc leaves"],
  ["textarea[data-line]", "In the headline", "Enter", "on to the next field"],
];

const isOurs = (keys) => keys.includes("Meta") === apple || !/Control|Meta/.test(keys);
const face = (keys) => el("kbd", {}, keys.split("+").map((key) => FACES[key] || key).join(apple ? "" : "+"));
const between = (made, sign) => made.flatMap((one, place) => (place ? [sign, one] : [one]));
const nameOf = (one) => (one.getAttribute("aria-label") || one.textContent || one.value).trim().replace(/\s+/g, " ");

// What is offered, by where it stands: [heading, [[keys, what they do]]].
function offered() {
  const groups = new Map();
  const add = (group, keys, words) => groups.set(group, [...(groups.get(group) || []), [keys, words]]);
  const seen = new Set();
  for (const one of document.querySelectorAll("[aria-keyshortcuts]:not([hidden])")) {
    const keys = one.getAttribute("aria-keyshortcuts").split(" ");
    const group = one.closest("[role=toolbar], section[aria-label], form[aria-label]")?.getAttribute("aria-label") || "Everywhere";
    if (seen.has(group + keys[0])) continue; // of two buttons with one key the first is pressed
    seen.add(group + keys[0]);
    add(group, [...keys.filter(isOurs).map(face), ...(one.dataset.typed ? [el("kbd", {}, one.dataset.typed)] : [])], one.dataset.does || nameOf(one));
  }
  for (const [where, group, keys, words] of HANDLING) if (document.querySelector(where)) add("Where you are", [el("kbd", {}, keys)], `${group}: ${words}`);
  return [...groups];
}

button.addEventListener("click", () => {
  const dialog = el("dialog", { class: "pick shortcuts", "aria-labelledby": "shortcuts" },
    el("h2", { id: "shortcuts" }, "Shortcuts of this page"),
    el("div", { class: "lists" }, ...offered().map(([heading, lines]) => el("section", {}, el("h3", {}, heading),
      el("dl", {}, ...lines.map(([keys, words]) => el("div", {}, el("dt", {}, words), el("dd", {}, ...between(keys, " or ")))))))),
    el("div", { class: "buttons" }, el("button", { type: "button", onclick: () => dialog.close() }, "Close")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
});
