// The numbers of citation marks: by first appearance, as readers will see them. Computed, never stored.

import { Extension, Plugin, pm } from "django-prose-editor/editor";
import { nameOf } from "desk/known";

const { Decoration, DecorationSet } = pm.view;
const key = new pm.state.PluginKey("numbers");

function marksOf(doc) {
  const marks = [];
  doc.descendants((node, pos) => {
    if (node.type.name === "citation") marks.push({ ref: node.attrs.source, pos });
  });
  return marks;
}

export function order(refs) {
  return new Map([...new Set(refs)].map((ref, place) => [ref, place + 1]));
}

function numbered(doc, marks) {
  const numbers = order(marks.map((mark) => mark.ref));
  return DecorationSet.create(doc, marks.map(({ ref, pos }) => {
    const label = `Source ${numbers.get(ref)}: ${nameOf(ref)}`;
    return Decoration.node(pos, pos + 1, { "data-n": String(numbers.get(ref)), role: "img", "aria-label": label, title: label });
  }));
}

// Moved with the text while the marks are the same: drawing them anew at each key is slow in a long text.
export const Numbers = Extension.create({
  name: "numbers",
  addOptions: () => ({ changed: () => {} }),
  addProseMirrorPlugins() {
    const { changed } = this.options;
    return [new Plugin({
      key,
      state: {
        init: (_, { doc }) => fresh(doc),
        apply(tr, before) {
          if (!tr.docChanged && !tr.getMeta(key)) return before;
          const marks = marksOf(tr.doc), refs = marks.map((mark) => mark.ref).join(" ");
          const set = before.set.map(tr.mapping, tr.doc);
          const same = refs === before.refs && !tr.getMeta(key) && set.find().length === marks.length;
          return same ? { refs, set } : fresh(tr.doc);
        },
      },
      props: { decorations: (state) => key.getState(state).set },
      view: () => ({
        update: (view, old) => {
          if (key.getState(view.state).refs !== key.getState(old)?.refs) changed(cited(view.state));
        },
      }),
    })];
  },
});

function fresh(doc) {
  const marks = marksOf(doc);
  return { refs: marks.map((mark) => mark.ref).join(" "), set: numbered(doc, marks) };
}

// The refs that a text cites, in the order of their numbers.
export function cited(state) {
  return [...new Set(key.getState(state).refs.split(" ").filter(Boolean))];
}

export function redraw(editor) {
  editor.view.dispatch(editor.state.tr.setMeta(key, true));
}
