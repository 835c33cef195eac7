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

const ROW = /^id_citations-(\d+)-note$/; // counted as the rows stand, whose ids are older

function lead(event) {
  const id = event.target.closest("a[href^='#']")?.hash.slice(1), [, row] = ROW.exec(id) || [];
  const field = row ? document.querySelectorAll("#citations-group tr.card")[row]?.querySelector("td.field-note textarea") : document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  const seen = (one) => one.checkVisibility() && !one.matches(".position, [type=hidden]");
  const shown = field.chooser?.input || (field.matches("input, textarea, select") ? field : [...field.querySelectorAll("input, textarea")].find(seen)) || field;
  (field.editor?.view.dom || shown).scrollIntoView({ block: "center" });
  if (field.editor) field.editor.commands.focus();
  else shown.focus();
}

box?.addEventListener("click", lead);
