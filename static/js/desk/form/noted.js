// The passages that notes between editors are about, tinted in the body. They are found again by their letters, spaces left
// out, and by what stands beside them; the text knows nothing of them. Fetched where a note is open.

import { Plugin, pm } from "django-prose-editor/editor";

const { Decoration, DecorationSet } = pm.view;
const key = new pm.state.PluginKey("noted");
const SIDE = 40; // letters kept of either side of a passage
const PAUSE = 400;

export const panel = document.querySelector("#notes-panel");
export const editor = document.querySelector("textarea[data-body]")?.editor;

const letters = (words) => words.replace(/\s+/g, "");

// All letters of a text, and where each stands.
function spell(doc) {
  const places = [];
  let text = "";
  doc.descendants((node, pos) => {
    if (node.isText) for (let n = 0; n < node.text.length; n++) if (/\S/.test(node.text[n])) { text += node.text[n]; places.push(pos + n); }
  });
  return { text, places };
}

const alike = (one, other) => { let n = 0; while (n < one.length && one[n] === other[n]) n++; return n; };
const back = (words) => [...words].reverse();

// Where a passage stands: of several places the one with the likest neighbours. null where there is none.
function find({ text, places }, { passage, before, after }) {
  const sought = letters(passage), left = back(letters(before)), right = letters(after);
  let best = null, most = -1;
  for (let at = text.indexOf(sought); sought && at >= 0; at = text.indexOf(sought, at + 1)) {
    const end = at + sought.length, score = alike(back(text.slice(Math.max(0, at - SIDE), at)), left) + alike(text.slice(end, end + SIDE), right);
    if (score > most) { most = score; best = { from: places[at], to: places[end - 1] + 1 }; }
  }
  return best;
}

// Tint the passages of open notes, and say of each note whether its passage is there still.
function look(doc) {
  const spelt = spell(doc), found = [];
  for (const note of panel.querySelectorAll("[data-passage]")) {
    const place = find(spelt, note.dataset);
    note.querySelector(".lost").hidden = Boolean(place);
    if (place && !("resolved" in note.dataset)) found.push(Decoration.inline(place.from, place.to, { class: "noted" }, { note: note.id }));
  }
  return DecorationSet.create(doc, found);
}

export function draw() {
  editor?.view.dispatch(editor.state.tr.setMeta(key, true).setMeta("addToHistory", false));
}

// Scroll to the passage of a note and select it. Returns whether it is there.
export function show(note) {
  const place = editor && find(spell(editor.state.doc), note.dataset);
  if (place) editor.chain().focus().setTextSelection(place).scrollIntoView().run();
  return Boolean(place);
}

// The words that are marked in the body, with what stands beside them; null where none are.
export function marked() {
  const { doc, selection: { from, to, empty } } = editor?.state || { selection: { empty: true } };
  const passage = empty ? "" : doc.textBetween(from, to, "\n", " ").trim();
  if (!passage) return null;
  const words = (a, b) => letters(doc.textBetween(Math.max(0, a), Math.min(b, doc.content.size), " ", " "));
  return { passage, before: words(from - 4 * SIDE, from).slice(-SIDE), after: words(to, to + 4 * SIDE).slice(0, SIDE) };
}

if (panel && editor) {
  let timer;
  editor.registerPlugin(new Plugin({
    key,
    state: { init: (_, { doc }) => look(doc), apply: (tr, before) => (tr.getMeta(key) ? look(tr.doc) : before.map(tr.mapping, tr.doc)) },
    props: { decorations: (state) => key.getState(state) },
    view: () => ({
      update(view, old) { if (!old.doc.eq(view.state.doc)) { clearTimeout(timer); timer = setTimeout(draw, PAUSE); } },
      destroy: () => clearTimeout(timer),
    }),
  }));
}
