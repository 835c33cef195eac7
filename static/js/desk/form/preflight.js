// What preflight says, following the text: it comes with what is kept. A finding leads to its field, whatever stands before
// the field on this screen. Fetched with the first findings, or when the list is opened.

import { el } from "desk/dom";

const box = document.querySelector(".preflight");

export function show(findings) {
  box.hidden = !findings.length;
  box.querySelector("summary").textContent = `Before it goes out: ${findings.length} to look at`;
  const lines = findings.map(({ message, url, is_error: stops }) => el("li", { class: stops ? "is-error" : "is-warning" }, el("b", {}, stops ? "Missing" : "Check"), " ", el("a", { href: url }, message)));
  const list = box.querySelector("ul");
  if (list.textContent.trim() === lines.map((line) => line.textContent).join("")) return;
  const at = [...list.querySelectorAll("a")].indexOf(document.activeElement);
  list.replaceChildren(...lines);
  if (at >= 0) (list.querySelectorAll("a")[at] || box.querySelector("summary")).focus();
}

function lead(event) {
  const link = event.target.closest("a[href^='#']"), field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  const shown = field.chooser?.input || (field.matches("input, textarea, select") ? field : field.querySelector("input:not([type=hidden], .position), textarea:not([hidden])")) || field;
  (field.editor?.view.dom || shown).scrollIntoView({ block: "center" });
  if (field.editor) field.editor.commands.focus();
  else shown.focus();
}

box?.addEventListener("click", lead);
