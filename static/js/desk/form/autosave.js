// Nothing is lost: what is typed goes to the server two seconds after the last key, every eight while somebody types on;
// while the server is away it stays in this browser. The server offers it when the story is opened again.

import { ask, el, token } from "desk/dom";

const PAUSE = 2000, LONGEST = 8000, AGAIN = 10_000, PATIENCE = 15_000;
const KEEPALIVE = 60_000; // browsers send no more than 64 kB for a page that goes away
const SENT = 4_500_000; // the server reads no form that is longer
const PLAIN = 1_000_000; // a letter of some scripts is sent as nine signs

const form = document.querySelector("#article_form");
const keeping = JSON.parse(document.querySelector("#desk-keeping")?.textContent || "null");
const body = form?.querySelector("textarea[data-body]");
const drawer = keeping && `newsroom:${keeping.writer}:`, place = keeping && drawer + keeping.tab;

let typed = 0, typedAt = 0, kept = 0, since = 0, timer, busy = null, last, leaving = false, chosen = false, reading = false, failed = null, waiting = false;

// Learn who is signed in, and take the token that this session wants. Throws where nobody is.
async function refresh() {
  const now = await ask(keeping.token);
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = now.token;
  if (now.writer !== keeping.writer) throw new Error(`You are signed in as ${now.name}; this is the text of ${keeping.name}: sign in as ${keeping.name}.`);
  return token();
}

function say(words, ...ways) {
  Object.assign(document.querySelector("#kept"), { textContent: words, className: failed ? "failed" : "" });
  document.querySelector("#kept-ways").replaceChildren(...ways);
}

function fields() {
  reading = true; // the editor writes its field when the form is read
  const found = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && !name.startsWith("_") && !name.includes("__prefix__") && typeof value === "string");
  reading = false;
  return found;
}

function touched() {
  if (reading) return;
  leaving = false;
  typed++;
  typedAt = Date.now();
  since ||= typedAt;
  document.dispatchEvent(new Event("desk:typed"));
  if (!failed) plan(Math.min(PAUSE, Math.max(0, since + LONGEST - Date.now())));
}

function plan(pause) {
  clearTimeout(timer);
  timer = setTimeout(keep, pause);
}

async function deliver(url, entries, options) {
  let post = new URLSearchParams(entries); // hundreds of fields: the server reads them twice as fast as those of FormData
  if (String(post).length > PLAIN) {
    post = new FormData();
    for (const [name, value] of entries) post.append(name, value);
  }
  post.set("writer", keeping.writer);
  try {
    return await ask(url, { post, ...options });
  } catch (error) {
    if (![401, 403].includes(error.status) || options?.keepalive) throw error;
    await refresh(); // signed in again in another tab, which changed the token of the form
    return ask(url, { post, ...options });
  }
}

// Returns whether everything typed so far is on the server.
function keep() {
  clearTimeout(timer);
  busy ||= send().finally(() => { busy = null; });
  return busy;
}

async function send() {
  const now = typed, entries = fields(), text = JSON.stringify(entries);
  if (text !== last) {
    try {
      if (text.length > SENT) throw new Error("The text is over 1 MB, too long to be saved: take a part of it out.");
      if (!failed) say("Saving…");
      const answer = await deliver(keeping.keep, entries, { signal: AbortSignal.timeout(PATIENCE) });
      failed = null;
      if (answer.findings && document.querySelector(".preflight")) import(keeping.preflight).then(({ show }) => show(answer.findings), () => {});
      const long = body && new Blob([body.value]).size > keeping.longest ? " It is over 1 MB, too long to be saved as one story: take a part of it out." : "";
      say(`Saved at ${answer.at}, for you alone until ${keeping.until}.${long}`, back());
    } catch (error) {
      return miss(entries, error);
    }
  } else if (failed) { failed = null; say(""); }
  last = text;
  kept = now;
  since = 0;
  localStorage.removeItem(place);
  if (typed > now) { since = Date.now(); plan(PAUSE); }
  return true;
}

function miss(entries, error) {
  failed = error;
  const here = copy(entries) ? "kept in this browser" : "and this browser has no room for it: copy the text somewhere else";
  say(`Not saved: ${here}. ${error.message}`, ...(error.status === 401 ? [el("button", { type: "button", onclick: () => { typedAt = 0; offer(); } }, "Sign in")] : []));
  if (error.status === 401 && !waiting) offer();
  timer = setTimeout(keep, AGAIN);
  return false;
}

function copy(entries) {
  try {
    localStorage.setItem(place, JSON.stringify({ url: keeping.keep, entries }));
    return true;
  } catch {
    return false;
  }
}

async function offer() {
  waiting = true;
  const { signIn } = await import(keeping.signIn);
  while (Date.now() - typedAt < PAUSE) await new Promise((resolve) => { setTimeout(resolve, PAUSE); }); // no word falls into the dialog
  if (await signIn(keeping, refresh)) { waiting = false; await keep(); }
}

function back() {
  return el("button", { type: "button", onclick: async () => { if (await keep()) { leaving = true; location.assign(location.pathname); } } }, "Undo to the last saved");
}

// What this browser kept while the server was away is brought to it, and then offered by the page like any other.
async function bring() {
  let found = false;
  for (const name of Object.keys(localStorage).filter((name) => name.startsWith(drawer) && name !== place)) {
    try {
      const { url, entries } = JSON.parse(localStorage.getItem(name));
      const answer = await deliver(url, [...entries, ["_brought", "1"]]);
      localStorage.removeItem(name);
      found ||= url === keeping.keep && !answer.known;
    } catch { /* it stays here until the server takes it */ }
  }
  if (found && !typed && !chosen && !keeping.unsaved) { leaving = true; location.reload(); }
}

// Before the form goes: everything typed is on the server, and the same person is signed in still. A tab of yesterday learns
// of it here, where the text stands, and not on a page that refuses it.
async function submit(event) {
  if (!typed || leaving) { leaving = true; return; }
  event.preventDefault();
  const { submitter } = event;
  waiting = false; // who closed the dialog and saves is asked again, and at once
  typedAt = 0;
  const focus = document.activeElement;
  hold(true);
  if (!(await ready())) { hold(false); focus?.focus(); return; }
  await new Promise((resolve) => { setTimeout(resolve); }); // a form cannot be sent anew while it says that it is sent
  leaving = true;
  form.requestSubmit(submitter);
  setTimeout(hold, AGAIN, false); // where the browser was told to stop
}

// What would be typed or pressed between the last keeping and the next page would be lost.
function hold(is) {
  document.querySelector("#content-main").inert = is;
}

async function ready() {
  for (let round = 0; round < 3 && (typed !== kept || failed); round++) if (!(await keep())) return false;
  try {
    return Boolean(await refresh());
  } catch (error) {
    return miss(fields(), error);
  }
}

function hide() {
  if (document.visibilityState !== "hidden" || leaving || typed === kept) return;
  const entries = fields(), text = JSON.stringify(entries);
  if (text === last) return;
  copy(entries);
  if (text.length < KEEPALIVE) deliver(keeping.keep, entries, { keepalive: true }).then(() => { last = text; localStorage.removeItem(place); }, () => {});
}

if (form && keeping) {
  last = keeping.unsaved ? "" : JSON.stringify(fields());
  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  body?.editor?.on("update", touched);
  form.addEventListener("submit", submit);
  for (const other of document.querySelectorAll("#restore, #discard")) other.addEventListener("submit", () => { chosen = true; });
  document.addEventListener("visibilitychange", hide);
  window.addEventListener("pageshow", (event) => { if (event.persisted) { leaving = false; hold(false); } });
  if (keeping.unsaved) touched();
  bring();
}
