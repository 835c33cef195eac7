// Fields in which something is chosen by its name: the select stays the field of the form, a combobox stands before it.
// What it may offer is asked of the admin's own autocomplete; where ``data-create`` says where, a new one can be made. Where a
// link beside it leads to the form of a new one, so does the end of the list.

import { ask, el } from "desk/dom";

const PAUSE = 150;
const waiting = {};
let count = 0;

export function enhance(within) {
  for (const select of within.querySelectorAll("select.admin-autocomplete:not([name*=__prefix__])")) if (!select.chooser) select.chooser = new Chooser(select);
}

class Chooser {
  constructor(select) {
    this.select = select;
    this.id = `chooser-${++count}`;
    const [label] = select.labels;
    this.asked = 0;
    this.label = select.getAttribute("aria-label") || label?.textContent.replace(/:\s*$/, "").trim();
    this.items = [];
    this.input = el("input", {
      type: "text", role: "combobox", autocomplete: "off", id: `${select.id}_chooser`, "aria-label": this.label, "aria-expanded": "false", "aria-controls": this.id, "aria-autocomplete": "list",
      oninput: () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.look(), PAUSE); },
      onkeydown: (event) => this.key(event), onfocus: () => this.input.select(), onclick: () => this.look(), onblur: () => this.leave(),
    });
    this.list = el("ul", { id: this.id, role: "listbox", "aria-label": this.label || "", hidden: true });
    this.frame = el("span", { class: `chooser${select.multiple ? " chooser--many" : ""}` });
    if (select.multiple) this.chips = el("span", { class: "chips" });
    else if (JSON.parse(select.dataset.allowClear || "false")) this.clear = el("button", { type: "button", class: "clear", "aria-label": `${this.label}: take out`, onclick: () => this.choose(null) }, "×");
    select.before(this.frame);
    this.frame.append(...[this.chips, this.input, this.clear, this.list, select].filter(Boolean));
    select.hidden = true;
    select.addEventListener("change", () => this.show());
    label?.setAttribute("for", this.input.id);
    this.show();
  }

  get chosen() {
    return [...this.select.selectedOptions].filter((option) => option.value);
  }

  show() {
    if (this.chips) {
      this.chips.replaceChildren(...this.chosen.map((option) => el("span", { class: "chip" }, option.textContent,
        el("button", { type: "button", "aria-label": `Take out ${option.textContent}`, onclick: () => { option.remove(); this.changed(); this.input.focus(); } }, "×"))));
      this.input.value = "";
      this.mind();
    } else this.input.value = this.chosen[0]?.textContent || "";
    if (this.clear) this.clear.hidden = !this.chosen.length;
  }

  changed() {
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  async look() {
    const { dataset } = this.select, words = this.input.value === this.chosen[0]?.textContent && !this.chips ? "" : this.input.value.trim(), mine = ++this.asked;
    const query = new URLSearchParams({ term: words, app_label: dataset.appLabel, model_name: dataset.modelName, field_name: dataset.fieldName });
    const answer = await ask(`${dataset["ajax-Url"]}?${query}`).catch(({ message }) => ({ results: [], error: message }));
    if (mine !== this.asked || document.activeElement !== this.input) return;
    const taken = new Set(this.chips ? this.chosen.map((option) => option.value) : []);
    this.looked = this.input.value;
    this.items = answer.results.filter((item) => !taken.has(item.id)).map((item) => ({ key: item.id, ...item }));
    const known = this.items.some((item) => item.text.toLowerCase() === words.toLowerCase());
    if (dataset.create && words && !known) this.items.push({ create: words, text: `Create “${words}”` });
    const first = this.items.length && words ? 0 : -1, link = document.getElementById(`add_${this.select.id}`);
    if (link && !answer.error) this.items.push({ link, text: `${this.items.length ? "" : "Nothing found. "}${link.title.replace(" another", "")}` });
    this.list.replaceChildren(...this.items.map((item, place) => el("li", { role: "option", id: `${this.id}-${place}`, class: item.link && "add", onmousedown: (event) => event.preventDefault(), onclick: () => this.choose(item) },
      item.small && el("img", { src: item.small, alt: "" }), item.text)));
    if (!this.items.length) this.list.replaceChildren(el("li", { role: "option", "aria-disabled": "true" }, answer.error || dataset.nothing || "Nothing found"));
    this.open(true);
    this.move(first);
  }

  // Words that were not taken are said to be so: they are not sent.
  mind() {
    const left = this.input.value.trim();
    this.frame.dataset.left = left && `“${left}” is not taken: choose from the list.`;
    this.input.toggleAttribute("aria-invalid", !!left);
  }

  open(is) {
    this.list.hidden = !is;
    this.input.setAttribute("aria-expanded", String(is));
  }

  move(place) {
    this.at = place;
    [...this.list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === place)));
    if (place < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.id}-${place}`);
    this.list.children[place]?.scrollIntoView({ block: "nearest" });
  }

  async choose(item) {
    clearTimeout(this.timer);
    this.asked++; // an answer still on its way would open the list again
    this.open(false);
    if (item?.link) return item.link.click();
    if (item?.create) {
      try {
        const form = new FormData();
        form.set("name", item.create);
        const made = await ask(this.select.dataset.create, { post: form });
        item = { key: String(made.id), text: made.text };
      } catch (error) {
        this.input.setCustomValidity(error.message);
        this.input.reportValidity();
        this.input.setCustomValidity("");
        return;
      }
    }
    if (!this.chips) for (const option of [...this.select.options]) if (option.value) option.remove();
    if (item) this.select.append(new Option(item.text, item.key, true, true));
    else this.select.value = "";
    this.changed();
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], closed = this.list.hidden;
    if (step) {
      if (closed) this.look();
      else if (this.items.length) this.move((Math.max(this.at, -(step > 0)) + step + this.items.length) % this.items.length);
    } else if (event.key === "Enter" && (!closed || this.input.value !== (this.chosen[0]?.textContent || ""))) this.take();
    else if (event.key === "Escape" && !closed) { this.open(false); this.show(); }
    else if (event.key === "Backspace" && this.chips && !this.input.value && this.chosen.length) { this.chosen.at(-1).remove(); this.changed(); }
    else if (event.key === "Enter") { /* a form is not sent from a chooser */ }
    else return;
    event.preventDefault();
  }

  // Enter pressed before the answer came takes the first that is found, not what stood there before.
  async take() {
    if (this.looked !== this.input.value) { clearTimeout(this.timer); await this.look(); }
    if (this.items[this.at]) this.choose(this.items[this.at]);
  }

  leave() {
    this.open(false);
    if (this.chips) return this.mind();
    if (!this.input.value.trim() && this.clear && this.chosen.length) this.choose(null);
    else this.show();
  }
}

// A new one is made in a window of its own; the admin's page there tells this one what was made: resolves with {key, text}, or
// never, where the window is closed.
export function inWindow(href, name) {
  const address = new URL(href, location.href);
  address.searchParams.set("_popup", "1");
  window.open(address, name, "height=700,width=900")?.focus();
  return new Promise((resolve) => { waiting[name] = resolve; });
}

window.dismissAddRelatedObjectPopup = (popup, key, text) => {
  waiting[popup.name]?.({ key, text });
  popup.close();
};

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.related-widget-wrapper-link[data-popup]");
  if (!link) return;
  event.preventDefault();
  const field = link.id.replace("add_", ""), made = await inWindow(link.href, field);
  document.getElementById(field)?.chooser?.choose(made);
});

enhance(document);
