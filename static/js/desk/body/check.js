// The sourcing check beside the text: what would want a source and has none, and whose reports the story rests on.
// Advice, for the eyes of the desk; one switch hides it, and the browser remembers that.

import { Extension, Plugin, pm } from "django-prose-editor/editor";
import { el } from "desk/dom";
import { sources } from "desk/known";
import { cited } from "desk/numbers";

const { Decoration, DecorationSet } = pm.view;
const key = new pm.state.PluginKey("check");
const HIDDEN = "desk-check-hidden";

// A figure other than a year or a lone small number, a quotation, a verb of saying.
const FIGURE = /(?<![\p{L}\d])(?!(?:1[89]|20)\d\d(?!\d|[.,]\d))\d[\d.,]*\d|\d\s*(?:%|per cent|percent)|\b(?:hundreds?|thousands?|millions?|billions?) of\b/iu;
const QUOTED = /[“«„"][^”»“"]{8,}[”»“"]/u;
const SAYING = /\b(?:said|says|told|claimed|claims|denied|denies|announced|according to|reported|accused|warned|confirmed|alleged(?:ly)?)\b/iu;

export function wants(words) {
  return [[QUOTED, "a quotation"], [SAYING, "what somebody said"], [FIGURE, "a figure"]].find(([pattern]) => pattern.test(words))?.[1];
}

function look(doc) {
  const found = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    let marked = node.type.name === "codeBlock" || node.type.name === "picture";
    node.descendants((inner) => { marked ||= inner.type.name === "citation"; });
    const what = !marked && !/^heading$/.test(node.type.name) && wants(node.textContent);
    if (what) found.push(Decoration.node(pos, pos + node.nodeSize, { class: "unsourced", title: `Here stands ${what}, and no source is cited.` }));
    return false;
  });
  return DecorationSet.create(doc, found);
}

const isHidden = () => { try { return localStorage.getItem(HIDDEN) === "1"; } catch { return false; } };

// Looked at a moment after the last key, not at each: it reads the whole text.
export const Check = Extension.create({
  name: "check",
  addOptions: () => ({ panel: null }),
  addProseMirrorPlugins() {
    const { panel } = this.options;
    return [new Plugin({
      key,
      state: {
        init: (_, { doc }) => look(doc),
        apply: (tr, before) => (tr.getMeta(key) ? look(tr.doc) : before.map(tr.mapping, tr.doc)),
      },
      props: { decorations: (state) => (isHidden() ? null : key.getState(state)) },
      view(view) {
        let timer;
        const tell = () => panel?.(key.getState(view.state).find().length, cited(view.state));
        queueMicrotask(tell);
        return {
          update(_, old) {
            if (old.doc.eq(view.state.doc)) return;
            clearTimeout(timer);
            timer = setTimeout(() => { view.dispatch(view.state.tr.setMeta(key, true).setMeta("addToHistory", false)); tell(); }, 400);
          },
          destroy: () => clearTimeout(timer),
        };
      },
    })];
  },
});

const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

// The panel under the tools: how many agencies, whose they are, and whether reports repeat one another.
export function panelOf(refresh) {
  const words = el("p", { role: "status" }), button = el("button", { type: "button" });
  const panel = el("aside", { class: "sourcing", "aria-label": "Sourcing" }, words, button);
  const name = () => { button.textContent = isHidden() ? "Show the sourcing check" : "Hide the sourcing check"; words.hidden = isHidden(); };
  button.addEventListener("click", () => { try { localStorage.setItem(HIDDEN, isHidden() ? "0" : "1"); } catch { /* a browser that keeps nothing */ } name(); refresh(); });
  name();
  const tell = (unsourced, refs) => { words.textContent = sentences(unsourced, refs.map((ref) => sources.get(ref)).filter(Boolean)).join(" "); };
  return { panel, tell };
}

export function sentences(unsourced, cited) {
  const agencies = new Map(cited.map((source) => [source.agency, source]));
  const parties = [...agencies.values()].filter((source) => source.party), owned = [...agencies.values()].filter((source) => source.stateOwned && !source.party);
  const said = [cited.length ? `${count(cited.length, "report", "reports")} of ${count(agencies.size, "agency", "agencies")}.` : "No source is cited yet."];
  if (cited.length > 1 && agencies.size === 1) said.push("All come from one agency.");
  if (parties.length) said.push(`${parties.map((source) => source.agency).join(", ")}: party to the story.`);
  if (owned.length) said.push(`${owned.map((source) => source.agency).join(", ")}: state-owned.`);
  if (agencies.size && parties.length === agencies.size) said.push("Every agency is a party to the story.");
  for (const [one, other] of repeats(cited)) said.push(`“${one.title}” and “${other.title}” may go back to one dispatch.`);
  if (unsourced) said.push(`${count(unsourced, "paragraph", "paragraphs")} with figures, quotations or claims and no source.`);
  return said;
}

// Two reports of different agencies whose titles share most of their longer words.
function repeats(cited) {
  const bag = (source) => new Set(source.title.toLowerCase().match(/\p{L}{4,}/gu) || []);
  const pairs = cited.flatMap((one, place) => cited.slice(place + 1).map((other) => [one, other]));
  return pairs.filter(([one, other]) => {
    const a = bag(one), b = bag(other), shared = [...a].filter((word) => b.has(word)).length;
    return one.agency !== other.agency && shared >= 3 && shared >= 0.7 * Math.min(a.size, b.size);
  });
}
