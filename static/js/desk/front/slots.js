// The slots of the front: moved by buttons or dragged, filled and emptied. Each change is saved as it is made; without
// scripts the same buttons send the form.

import "desk/chooser";
import { ask } from "desk/dom";
import { draggable } from "desk/drag";

const form = document.querySelector("#front_form"), list = form.querySelector("#slots"), suggested = form.querySelector("#suggested");
const chosen = form.querySelector("#id_story"), save = form.querySelector("#save"), fault = form.querySelector("#fault");
const places = JSON.parse(form.querySelector("#places").textContent), most = Number(form.dataset.most);
let saving = null, changed = false, sent = false;

const titleOf = (slot) => slot.querySelector(".slot-title").textContent.trim();
const placeOf = (slot) => [...list.children].indexOf(slot);

function settle(words) {
  [...list.children].forEach((slot, place) => { slot.querySelector(".slot-place").textContent = places[place] || places.at(-1); });
  tell(words);
  form.dispatchEvent(new Event("change"));
  keep();
}

function tell(words) {
  form.querySelector("#told").textContent = words;
}

function refuse(words) {
  fault.textContent = words;
  fault.hidden = !words;
}

function where(slot) {
  const place = placeOf(slot);
  return `place ${place + 1} of ${list.children.length}, ${places[place].toLowerCase()}`;
}

function move(slot, to) {
  const others = [...list.children].filter((other) => other !== slot), place = placeOf(slot);
  const goal = Math.max(0, Math.min(to, others.length));
  if (goal === place) return tell(`${titleOf(slot)} is ${goal ? "the last" : "the lead"} already.`);
  list.insertBefore(slot, others[goal] || null);
  settle(`${titleOf(slot)}: ${where(slot)}.`);
}

function takeOut(slot) {
  const next = slot.nextElementSibling || slot.previousElementSibling, title = titleOf(slot);
  slot.remove();
  (next?.querySelector("[value^=out]") || document.querySelector("#id_story_chooser")).focus();
  settle(`${title} is taken out, ${list.children.length} left.`);
}

async function add(story) {
  if (list.children.length >= most) return refuse(`The front holds ${most} stories: take one out first.`);
  try {
    const { row } = await ask(`${form.dataset.slotUrl}?${new URLSearchParams({ story })}`);
    const slot = document.adoptNode(new DOMParser().parseFromString(row, "text/html").querySelector("li")), there = document.getElementById(slot.id);
    if (there) return tell(`${titleOf(slot)} stands on the front already: ${where(there)}.`);
    list.append(slot);
    refuse("");
    settle(`${titleOf(slot)}: ${where(slot)}.`);
  } catch (error) {
    refuse(error.message);
  }
}

async function addSuggested(button) {
  const item = button.closest("li"), next = (item.nextElementSibling || item.previousElementSibling)?.querySelector("button");
  await add(button.value.split(" ")[1]);
  if (!document.getElementById(`slot-${button.value.split(" ")[1]}`)) return;
  item.remove();
  (next || document.querySelector("#id_story_chooser")).focus();
}

// One save at a time; what changed meanwhile is sent after it.
function keep() {
  changed = true;
  saving ??= send().finally(() => { saving = null; });
}

async function send() {
  while (changed) {
    changed = false;
    const data = new FormData(form);
    data.set("_do", "save");
    try {
      const answer = await ask(location.pathname, { post: data });
      form.elements.revision.value = answer.revision;
      form.querySelector("#unpublished").replaceChildren(...new DOMParser().parseFromString(answer.unpublished, "text/html").body.childNodes);
      save.hidden = true;
      refuse("");
    } catch (error) {
      if (error.status === 412) return submit(save); // somebody else changed it: the page tells what they did
      save.hidden = false;
      return refuse(error.message);
    }
  }
}

function submit(button) {
  sent = true;
  form.requestSubmit(button);
}

list.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=_do]");
  if (!button) return;
  event.preventDefault();
  const slot = button.closest("li"), [what] = button.value.split(" ");
  if (what === "out") return takeOut(slot);
  move(slot, { top: 0, up: placeOf(slot) - 1, down: placeOf(slot) + 1 }[what]);
  button.focus(); // it lost it on its way
});

suggested?.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=_do]");
  if (!button) return;
  event.preventDefault();
  addSuggested(button);
});

chosen.addEventListener("change", async () => {
  const story = chosen.value;
  if (!story) return;
  chosen.chooser.choose(null);
  await add(story);
});

form.addEventListener("submit", async (event) => {
  if (sent || !saving) { sent = true; return; }
  event.preventDefault();
  await saving;
  submit(event.submitter);
});

addEventListener("beforeunload", (event) => { if (!sent && !save.hidden && !fault.hidden) event.preventDefault(); });
draggable(list, ".grip", (slot) => settle(`${titleOf(slot)}: ${where(slot)}.`));
save.hidden = !document.querySelector(".errornote:not([hidden])");
