// What the page of a new source says of itself, proposed for the fields of a form: never over what somebody wrote.

import { ask, el } from "desk/dom";

const NAMES = { agency: "agency", title: "title", filedAt: "date", language: "language", filedId: "agency’s id" };
const isAddress = (words) => /^https?:\/\/\S+$/i.test(words);

// ``address`` is the field of the address, ``url`` where the desk reads a page, ``fields`` are functions that put a
// proposal in, by name: each returns whether it took it; "" takes back what another page proposed. ``offer(source)``
// makes what leads on to a source that is known.
export function proposals({ address, url, fields, offer }) {
  const status = el("p", { role: "status", class: "proposal" });
  let read = "", asked = 0;
  const label = address.closest("label");
  if (label) label.after(status);
  else address.closest(".form-row").append(status);

  async function look() {
    const typed = address.value.trim(), mine = ++asked;
    read = typed;
    status.replaceChildren(isAddress(typed) ? "Reading the page …" : "");
    if (!isAddress(typed)) return taken({});
    const post = new FormData();
    post.append("url", typed);
    const answer = await ask(url, { post }).catch((error) => ({ refusal: error.message }));
    if (mine !== asked) return; // the address was changed meanwhile
    const names = taken(answer);
    if (answer.known) return status.replaceChildren(`In the list already: “${answer.known.title}” of ${answer.known.agency}. `, offer(answer.known));
    status.replaceChildren(...told(answer, names));
  }

  const taken = (answer) => Object.keys(NAMES).filter((name) => fields[name]?.(answer[name] || "", answer));

  function told(answer, names) {
    const proposed = names.map((name) => NAMES[name]).join(", ");
    return [
      answer.refusal && `${answer.refusal} Fill in the fields yourself. `,
      proposed && (answer.refusal ? `Proposed: ${proposed}. ` : `Proposed by the page: ${proposed}. Change what is not right. `),
      !proposed && !answer.refusal && "The page proposes nothing that is not written yet. ",
      !answer.agency && answer.agencyName && `The site calls itself “${answer.agencyName}”. `,
      answer.changed && `Changed there on ${answer.changed}. `,
      answer.url && el("button", { type: "button", onclick: () => adopt(answer.url) }, "Take the page’s own address"),
    ].filter(Boolean);
  }

  function adopt(own) {
    address.value = read = own;
    status.replaceChildren(`The address is now ${own}.`);
    address.focus();
  }

  const changed = () => { if (address.value.trim() !== read) look(); };
  address.addEventListener("change", changed);
  address.addEventListener("paste", () => setTimeout(changed));
  changed();
}

// A field takes a proposal while it says what it said before anybody wrote, or what was proposed last.
export function taker(field, blank = "") {
  let ours = blank;
  field.addEventListener("input", () => field.removeAttribute("data-proposed"));
  return (value) => {
    if (field.value !== ours && field.value !== "") return false;
    field.value = value || blank;
    ours = field.value; // none, where a choice is not offered
    return field.toggleAttribute("data-proposed", Boolean(value && ours));
  };
}
