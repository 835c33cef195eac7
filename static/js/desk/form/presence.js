// Who else has the story open, and whether somebody saved it meanwhile: told by tab, every ten seconds while this one is seen.

import { ask, token } from "desk/dom";

const BEAT = 10_000, TYPING = 15_000;
const keeping = JSON.parse(document.querySelector("#desk-keeping")?.textContent || "null");
const shown = document.querySelector("#present");
let typedAt = 0;

function form(...more) {
  const sent = new FormData();
  for (const [name, value] of [["tab", keeping.tab], ["writer", keeping.writer], ...more]) sent.set(name, value);
  return sent;
}

async function beat() {
  if (document.visibilityState === "hidden") return;
  const now = await ask(keeping.present, { post: form(...(Date.now() - typedAt < TYPING ? [["typing", "1"]] : [])) }).catch(() => null);
  if (now) tell(now);
}

function tell({ others, revision, by, at }) {
  const words = others.map((other) => `${other.self ? "You have this story open in another tab" : `${other.name} is here too`}${other.writing ? " (writing)" : ""}.`);
  if (revision !== keeping.base) words.push(`${by} saved this story at ${at}: when you save, both texts are put together.`);
  if (shown.textContent !== words.join(" ")) shown.textContent = words.join(" ");
}

if (keeping?.present && shown) {
  document.addEventListener("desk:typed", () => { if (!typedAt || Date.now() - typedAt > TYPING) { typedAt = Date.now(); beat(); } typedAt = Date.now(); });
  document.addEventListener("visibilitychange", beat);
  window.addEventListener("pagehide", () => navigator.sendBeacon(keeping.present, form(["leaving", "1"], ["csrfmiddlewaretoken", token()])));
  setInterval(beat, BEAT);
  beat();
}
