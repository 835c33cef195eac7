// The body, written as it will be read. The textarea stays the field of the form; without this script it is written as HTML.

import {
  Bold, BulletList, Code, CodeBlock, Document, Dropcursor, Editor, Extension, Gapcursor, HardBreak, Heading, HorizontalRule, InputRule,
  Italic, ListItem, Paragraph, Strike, Subscript, Superscript, Table, TableCell, TableHeader, TableRow, Text, UndoRedo,
} from "django-prose-editor/editor";
import { cite, link, pastedAddress, pictureLeftOut } from "desk/actions";
import { el } from "desk/dom";
import { Check, panelOf } from "desk/check";
import { Citation, Embed, Link, Numbered, Passage, Picture, PullQuote, Quote, isEmbed } from "desk/nodes";
import { Numbers, cited } from "desk/numbers";
import { cleanPaste } from "desk/paste";
import { toolbar } from "desk/toolbar";

const PAUSE = 250; // ms after the last key before the text is written into the field: doing it at each key is slow
const ADDRESS = /^https?:\/\/\S+$/;

const Keys = Extension.create({
  name: "keys",
  addKeyboardShortcuts() {
    return {
      "Mod-Shift-e": () => { cite(this.editor); return true; },
      "Mod-k": () => { link(this.editor); return true; },
      Enter: () => this.editor.isActive("citation") && this.editor.state.selection.node && (cite(this.editor), true),
    };
  },
  addInputRules() {
    return [new InputRule({ find: /\s?\[\[$/, handler: ({ chain, range }) => { chain().deleteRange(range).run(); setTimeout(() => cite(this.editor)); } })];
  },
});

const PlainTable = Table.extend({ addNodeView: () => null, addMenuItems: null });

export function open(textarea) {
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  const frame = el("div", { class: "body-editor", dir: "auto" });
  label.id ||= `${textarea.id}-label`;
  textarea.before(frame);
  let timer;
  const sourcing = panelOf(() => editor.view.dispatch(editor.state.tr.setMeta("check", true)));
  const write = () => {
    clearTimeout(timer);
    const html = editor.state.doc.childCount === 1 && editor.state.doc.firstChild.type.name === "paragraph" && !editor.state.doc.firstChild.childCount ? "" : editor.getHTML();
    if (html === textarea.value) return;
    textarea.value = html;
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const editor = new Editor({
    element: frame, content: textarea.value, injectCSS: false, editable: !textarea.disabled && !textarea.readOnly,
    extensions: [
      Document, Text, Paragraph, HardBreak, Heading.configure({ levels: [2, 3] }), Bold, Italic, Strike, Subscript, Superscript, Code, CodeBlock,
      BulletList, Numbered, ListItem.extend({ content: "(paragraph | bulletList | orderedList)+" }), HorizontalRule, PlainTable, TableRow, TableHeader, TableCell, UndoRedo, Dropcursor, Gapcursor,
      Check.configure({ panel: sourcing.tell }), Quote, PullQuote, Citation, Picture, Embed, Link, Passage, Keys,
      Numbers.configure({ changed: (refs) => textarea.dispatchEvent(new CustomEvent("cited", { bubbles: true, detail: refs })) }),
    ],
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, class: "prose" },
      transformPastedHTML: cleanPaste,
      handleTextInput(view, from, to, text) { // what is typed at a mark that was tapped goes after it
        return view.state.selection.node?.type.name === "citation" && editor.chain().insertContentAt(to, { type: "text", text }).setTextSelection(to + text.length).run();
      },
      handlePaste(view, event) {
        const { clipboardData: held } = event, words = held?.getData("text/plain").trim();
        if (/<img\s/i.test(held?.getData("text/html")) || [...(held?.files || [])].some((file) => file.type.startsWith("image/"))) pictureLeftOut(editor);
        if (!ADDRESS.test(words)) return false;
        const line = view.state.selection.$from.parent;
        if (isEmbed(words) && line.type.name === "paragraph" && !line.childCount) return editor.commands.insertContent({ type: "embed", attrs: { href: words } });
        pastedAddress(editor, words);
        return true;
      },
    },
    onUpdate: () => { clearTimeout(timer); timer = setTimeout(write, PAUSE); },
  });
  frame.before(toolbar(editor, label.textContent.replace(/:\s*$/, "")));
  frame.after(sourcing.panel);
  frame.addEventListener("focusin", () => import("desk/pick"), { once: true }); // what is typed after [[ goes into it at once
  if (document.activeElement === textarea) editor.commands.focus("end"); // somebody began before this script came
  textarea.hidden = true;
  textarea.editor = editor;
  label.addEventListener("click", () => editor.commands.focus());
  textarea.form.addEventListener("formdata", (event) => { write(); event.formData.set(textarea.name, textarea.value); });
  textarea.dispatchEvent(new CustomEvent("cited", { bubbles: true, detail: cited(editor.state) }));
  return editor;
}

for (const textarea of document.querySelectorAll("textarea[data-body]")) open(textarea);
