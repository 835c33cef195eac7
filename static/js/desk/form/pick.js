// A dialog in which one thing is searched for and chosen, by keyboard or mouse (ARIA combobox with a listbox).

import { el } from "desk/dom";

const PAUSE = 120;

// ``find(words)`` returns a promise of items, ``show(item)`` the elements of one. ``beside`` are buttons that lead on:
// [label, function]. Resolves with the item, with what a function beside returned, or with null.
export function pick({ title, placeholder, find, show, beside = [], start = "" }) {
  return new Promise((resolve) => {
    const input = el("input", {
      type: "search", role: "combobox", placeholder, value: start, autocomplete: "off",
      "aria-label": title, "aria-expanded": "true", "aria-controls": "pick-list", "aria-autocomplete": "list",
    });
    const list = el("ul", { id: "pick-list", role: "listbox", "aria-label": title });
    const status = el("p", { role: "status", class: "quiet" });
    const buttons = beside.map(([label, act]) =>
      el("button", { type: "button", onclick: () => done(Promise.resolve(act(input.value))) }, label));
    const dialog = el("dialog", { class: "pick", "aria-label": title },
      el("h2", {}, title), input, list, status,
      el("div", { class: "buttons" }, ...buttons, el("button", { type: "button", onclick: () => dialog.close() }, "Close")));
    let items = [], at = -1, asked = 0, looked = null, timer, result = null;

    async function look() {
      const mine = ++asked, words = input.value.trim();
      try {
        const found = await find(words);
        if (mine !== asked) return; // an answer to older words came late
        items = found;
        looked = words;
        list.replaceChildren(...items.map((item, place) =>
          el("li", { role: "option", id: `pick-${place}`, onmousedown: (event) => event.preventDefault(), onclick: () => done(items[place]) }, ...show(item))));
        status.textContent = !items.length ? "Nothing found." : words ? `${items.length} found` : `The latest ${items.length}`;
        move(items.length ? 0 : -1);
      } catch (error) {
        status.textContent = error.message;
      }
    }

    function move(place) {
      at = place;
      [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
      input.setAttribute("aria-activedescendant", at < 0 ? "" : `pick-${at}`);
      list.children[at]?.scrollIntoView({ block: "nearest" });
    }

    // Enter pressed before the answer came takes the first that is found, not what stood there before.
    async function take() {
      if (looked !== input.value.trim()) { clearTimeout(timer); await look(); }
      if (items[at]) done(items[at]);
    }

    function done(item) {
      result = item;
      dialog.close();
    }

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, PAUSE); });
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && items.length) move((at + step + items.length) % items.length);
      else if (event.key === "Enter") take();
      else if (event.key === "Escape") dialog.close(); // a search field would only be emptied
      else if (!step) return;
      event.preventDefault();
    });
    dialog.addEventListener("close", () => { dialog.remove(); resolve(result); });
    document.body.append(dialog);
    dialog.showModal();
    input.select();
    look();
  });
}

// A few questions: fields are {name, label, value, type, required, options, hint}. Resolves with their values, or with null.
// ``act(values)``, where given, is done before the dialog closes; what it refuses is said in the dialog.
export function questions({ title, fields, button, act = async (values) => values }) {
  return new Promise((resolve) => {
    const status = el("p", { role: "alert", class: "refused" });
    const form = el("form", { method: "dialog", novalidate: "" }, el("h2", {}, title), ...fields.map(row), status,
      el("div", { class: "buttons" },
        el("button", { type: "submit", class: "default" }, button),
        el("button", { type: "button", onclick: () => dialog.close() }, "Close")));
    const dialog = el("dialog", { class: "pick", "aria-label": title }, form);
    let result = null;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const values = Object.fromEntries(new FormData(form));
      const missing = fields.find((field) => field.required && !String(values[field.name] || "").trim());
      if (missing) {
        status.textContent = `${missing.label} is missing.`;
        form.elements[missing.name].focus();
        return;
      }
      try {
        result = await act(values);
        dialog.close();
      } catch (error) {
        status.textContent = error.message;
      }
    });
    dialog.addEventListener("close", () => { dialog.remove(); resolve(result); });
    document.body.append(dialog);
    dialog.showModal();
    form.elements[0].focus();
  });
}

function row({ name, label, value = "", type = "text", options, hint, required }) {
  const field = options
    ? el("select", { name }, ...options.map(([key, words]) => el("option", { value: key, selected: key === value }, words)))
    : el("input", { name, type, value, autocomplete: "off" });
  if (required) field.setAttribute("aria-required", "true");
  return el("label", {}, el("span", {}, label), field, hint ? el("small", {}, ...[hint].flat()) : null);
}
