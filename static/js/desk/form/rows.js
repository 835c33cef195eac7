// Lists inside the form: a row is added from the empty one that the server made, and taken out.

import { enhance } from "desk/chooser";
import { el } from "desk/dom";

export const groupOf = (prefix) => document.getElementById(`${prefix}-group`);
export const rowsOf = (group) => [...group.querySelectorAll("tr.form-row:not(.empty-form)")];

export function addRow(group) {
  const prefix = group.id.replace(/-group$/, ""), total = document.getElementById(`id_${prefix}-TOTAL_FORMS`), empty = document.getElementById(`${prefix}-empty`);
  const row = empty.cloneNode(true), place = Number(total.value);
  row.classList.remove("empty-form");
  row.id = `${prefix}-${place}`;
  for (const node of row.querySelectorAll("*")) for (const { name, value } of [...node.attributes]) if (value.includes("__prefix__")) node.setAttribute(name, value.replace(/__prefix__/g, place));
  empty.before(row);
  total.value = place + 1;
  removable(row, group);
  number(group);
  enhance(row);
  return row;
}

function removable(row, group) {
  if (row.classList.contains("has_original")) return;
  row.querySelector("td.delete").append(el("button", { type: "button", class: "take-out", "aria-label": "Take the row out", onclick: () => {
    row.remove(); // the server takes a missing row of those not saved yet as an empty one
    number(group);
    group.dispatchEvent(new Event("change", { bubbles: true }));
  } }, "×"));
}

function number(group) {
  rowsOf(group).forEach((row, place) => {
    for (const field of row.querySelectorAll("[aria-label]")) field.setAttribute("aria-label", field.getAttribute("aria-label").replace(/, (new row|row \d+)(?=$|:)/, `, row ${place + 1}`));
  });
}

for (const group of document.querySelectorAll(".js-inline-admin-formset")) {
  if (!group.querySelector(".empty-form")) continue;
  const { options } = JSON.parse(group.dataset.inlineFormset);
  rowsOf(group).forEach((row) => removable(row, group));
  group.querySelector("fieldset").append(el("button", { type: "button", class: "add-row", onclick: () => addRow(group).querySelector("input:not([type=hidden], .position), textarea, select")?.focus() }, options.addText));
}
