// Quick find, behind its button in the header and the key of that.

import { ask, el } from "desk/dom";
import { pick } from "desk/pick";

const button = document.querySelector("button[data-quick-find]");

const find = async (words) => {
  const answer = await ask(`${button.dataset.quickFind}?${new URLSearchParams({ q: words })}`);
  return answer.results;
};

const show = ({ kind, title, about }) => [el("b", { dir: "auto" }, title), el("small", {}, about ? `${kind} · ${about}` : kind)];

async function open() {
  if (document.querySelector("dialog[open]")) return;
  const item = await pick({
    title: "Find a story, a source or a tag",
    placeholder: "Words of a headline, an agency, a tag …",
    find,
    show,
    beside: [["Search all stories", (words) => ({ url: `${button.dataset.all}?${new URLSearchParams({ q: words })}` })]],
  });
  if (item) location.assign(item.url);
  else button.focus();
}

button.addEventListener("click", open);
