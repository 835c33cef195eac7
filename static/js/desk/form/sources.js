// The sources under the body: one card each, in the order of their numbers. They follow the text by themselves.

import { el } from "desk/dom";
import { sources } from "desk/known";
import { addRow, groupOf, rowsOf } from "desk/rows";

const group = groupOf("citations");
const made = new Set(); // rows that the text brought in this sitting, and that may go with their mark

const select = (row) => row.querySelector("td.field-source select");
const note = (row) => row.querySelector("td.field-note textarea");
const refOf = (row) => [...sources.values()].find((source) => String(source.pk) === select(row)?.value)?.ref;

function follow(refs) {
  const rows = new Map(rowsOf(group).map((row) => [refOf(row), row]));
  for (const ref of refs) {
    if (rows.has(ref) || !sources.has(ref)) continue;
    const source = sources.get(ref), spare = rowsOf(group).find((row) => !select(row).value && !note(row).value), row = spare || addRow(group);
    select(row).chooser?.choose({ key: String(source.pk), text: `${source.agency}: ${source.title}` });
    made.add(row);
    rows.set(ref, row);
  }
  for (const row of made) if (!refs.includes(refOf(row)) && !note(row).value) { made.delete(row); rows.delete(refOf(row)); row.remove(); }
  const numbers = new Map(refs.map((ref, place) => [ref, place + 1]));
  const sorted = rowsOf(group).sort((one, other) => (numbers.get(refOf(one)) || 1000) - (numbers.get(refOf(other)) || 1000));
  sorted.forEach((row, place) => {
    if (row.querySelector("input.position") && select(row).value) row.querySelector("input.position").value = place + 1;
    card(row, numbers.get(refOf(row)));
  });
  const rest = group.querySelector(".empty-form"), now = rowsOf(group);
  if (sorted.some((row, place) => row !== now[place])) for (const row of sorted) rest.before(row);
}

function card(row, number) {
  const source = sources.get(refOf(row)), place = row.querySelector("td.field-source");
  row.classList.toggle("card", Boolean(source));
  row.classList.toggle("spare", !select(row).value);
  place.querySelector(".facts")?.remove();
  if (!source) {
    if (select(row).chooser) select(row).chooser.input.placeholder = "A source that the text does not mark …";
    return;
  }
  place.prepend(el("div", { class: "facts" },
    el("b", { class: "number" }, number ? `[${number}]` : "not marked in the text"), " ",
    el("b", {}, source.agency), " ", el("small", { class: "disclosure" }, source.disclosure),
    source.url ? el("a", { href: source.url, target: "_blank", rel: "noreferrer" }, source.title) : el("span", {}, source.title),
    el("small", {}, [`Filed ${source.filed}`, source.copied ? `our copy of ${source.copied}` : "no copy archived yet"].join(" · ")),
    source.status ? el("small", { class: "altered" }, source.status) : null));
  note(row).placeholder = "What did this report contribute? Readers see it.";
}

if (group) {
  const body = document.querySelector("textarea[data-body]");
  let refs = [];
  body?.addEventListener("cited", (event) => follow((refs = event.detail)));
  group.addEventListener("change", (event) => { if (event.target.matches("td.field-source select")) follow(refs); });
  group.classList.add("follows");
}
