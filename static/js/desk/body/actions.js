// What the buttons and keys of the body do.

import { el, ask } from "desk/dom";
import { desk, remember, sources } from "desk/known";
import { cited, order, redraw } from "desk/numbers";

const dialogs = () => import(desk.dialogs);
const pick = (question) => import("desk/pick").then((made) => made.pick(question)); // there once the body has the focus
export const link = (editor) => dialogs().then((made) => made.link(editor));
export const illustrate = (editor) => dialogs().then((made) => made.illustrate(editor));
export const embed = (editor) => dialogs().then((made) => made.embed(editor));
export const tongue = (editor) => dialogs().then((made) => made.tongue(editor));
const newSource = (typed) => dialogs().then((made) => made.newSource(typed));

export async function findSources(words) {
  return remember(sources, (await ask(`${desk.sources}?${new URLSearchParams({ q: words })}`)).results);
}

export async function cite(editor, words = "") {
  const numbers = order(cited(editor.state));
  const chosen = await pick({
    title: "Cite a source", placeholder: "Agency, words of the title, or its address", start: words, find: findSources,
    show: (source) => [
      el("b", {}, source.title),
      el("small", {}, [source.agency, source.filed, source.disclosure, source.status, numbers.has(source.ref) && `cited already as ${numbers.get(source.ref)}`].filter(Boolean).join(" · ")),
    ],
    beside: desk.newSource ? [["New source", (typed) => newSource(typed)]] : [],
  });
  if (chosen) {
    editor.chain().focus().insertContent({ type: "citation", attrs: { source: chosen.ref } }).run();
    redraw(editor);
  } else editor.commands.focus();
}

// The address of a known source, pasted: offer to cite it. Otherwise it is a link, or with words selected their link.
export async function pastedAddress(editor, address) {
  const { empty } = editor.state.selection;
  if (!empty) return editor.chain().focus().setMark("link", { href: address }).run();
  const { from } = editor.state.selection;
  editor.chain().insertContent([{ type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] }]).run();
  const found = await findSources(address).catch(() => []);
  const source = found.find((one) => one.url === address);
  if (!source) return true;
  offer(editor, `This is “${source.title}” of ${source.agency}. `, ["Cite it instead", () => editor.chain().focus().deleteRange({ from, to: from + address.length }).insertContentAt(from, { type: "citation", attrs: { source: source.ref } }).run()], ["Leave it"]);
  return true;
}

export const pictureLeftOut = (editor) => offer(editor, "A picture does not come along when it is pasted: the words are here. ", ["Put it in from the library", () => illustrate(editor)], ["Go on without it"]);

// Say something above the text; each way on is [its words, what it does].
function offer(editor, words, ...ways) {
  const line = el("p", { class: "offer", role: "status" }, words, ...ways.map(([face, act]) => el("button", { type: "button", onclick: () => { line.remove(); act?.(); } }, face)));
  editor.view.dom.before(line);
}
