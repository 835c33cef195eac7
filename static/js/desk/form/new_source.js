// The form of a new source: its page is read once its address is written.

import { el } from "desk/dom";
import { proposals, taker } from "desk/proposal";

const form = document.querySelector("#source_form");
const { readPage } = document.querySelector("[data-read-page]")?.dataset ?? {};
const field = (name) => form.elements[name];

// What stands in a form that came back was written by somebody; in a fresh one these are where it begins.
function fresh(name) {
  const begins = document.querySelector(".errornote") ? "" : field(name).value;
  return taker(field(name), begins);
}

function filed() {
  const day = fresh("filed_at_0"), time = fresh("filed_at_1");
  return (moment) => [day(moment.slice(0, 10)), time(moment.slice(11))].every(Boolean);
}

function agency() {
  const take = taker(field("agency"));
  return (key, { agencyName }) => {
    const chooser = field("agency"), chosen = chooser.value;
    if (key && ![...chooser.options].some((option) => option.value === String(key))) chooser.append(new Option(agencyName, key));
    chooser.value = chosen; // where none was, the first option would be
    const took = take(String(key));
    if (chooser.value !== chosen) chooser.dispatchEvent(new Event("change", { bubbles: true }));
    return took;
  };
}

if (readPage) {
  proposals({
    address: field("url"), url: readPage,
    fields: { agency: agency(), title: taker(field("title")), filedAt: filed(), language: fresh("language"), filedId: taker(field("filed_id")) },
    offer: (source) => el("a", { href: source.page }, "Open it"),
  });
}
