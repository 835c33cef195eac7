// How the story will look in a search engine and as a share card, while it is written. Where something is too long, it says so.

import { el } from "desk/dom";

const { cut, follow } = await import(document.querySelector("[data-pictured]").dataset.pictured);

const TITLE = 60, WORDS = 155, CARD = 70; // letters that are usually shown
const CARD_RATIO = 1.91, CARD_WIDTH = 1200;

const panel = document.querySelector("#found"), { folder, host } = panel.dataset;
const result = panel.querySelector(".result"), card = panel.querySelector(".card"), advice = panel.querySelector(".advice");
let picture = null, fault = "";

const value = (name) => (document.querySelector(`#id_${name}`)?.value || "").replace(/\s+/g, " ").trim();

// As much as is shown, to the end of a word.
export function short(words, most) {
  if (words.length <= most) return words;
  const whole = words.slice(0, most + 1).replace(/\s+\S*$/, "");
  return `${whole.length > most ? words.slice(0, most) : whole} …`;
}

function* hints(headline, standfirst) {
  if (headline.length > TITLE) yield `The headline has ${headline.length} characters. A search engine shows about ${TITLE}.`;
  if (headline.length > CARD) yield `A share card shows about ${CARD} characters of the headline.`;
  if (standfirst.length > WORDS) yield `The standfirst has ${standfirst.length} characters. A search engine shows about ${WORDS}.`;
  if (!standfirst) yield "Without a standfirst a search engine takes some words of the text.";
  if (!picture) yield fault || "Without a lead image the card shows words alone.";
  else if (picture.width < CARD_WIDTH) yield `The picture is ${picture.width} pixels wide. Cards are sharp from ${CARD_WIDTH} on.`;
}

function put(within, name, words) {
  within.querySelector(`.${name}`).textContent = words;
}

function show() {
  const headline = value("headline"), standfirst = value("standfirst"), slug = value("slug");
  put(result, "address", [host, ...folder.split("/").filter(Boolean), slug || "…"].join(" › "));
  put(result, "title", short(headline, TITLE) || "No headline yet");
  put(result, "words", short(standfirst, WORDS));
  put(card, "title", short(headline, CARD) || "No headline yet");
  card.querySelector(".picture").replaceChildren(...(picture ? [cut(picture, CARD_RATIO)] : []));
  const said = [...hints(headline, standfirst)];
  if (said.join() !== [...advice.children].map((line) => line.textContent).join()) advice.replaceChildren(...said.map((words) => el("li", {}, words)));
}

document.querySelector("#article_form").addEventListener("input", show);
follow((now, why) => { picture = now; fault = why; show(); });
