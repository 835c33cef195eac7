// The buttons above the body: those that the server's schema knows. One stop of the Tab key; arrows move between them.

import { el } from "desk/dom";
import { desk } from "desk/known";
import { cite, embed, illustrate, link, tongue } from "desk/actions";

// [name in the schema, face, label, key, what it does, when it is on]
const chain = (editor) => {
  editor.view.focus(); // at once: the command of that name waits for a frame, and what is typed meanwhile is lost
  return editor.chain();
};
const GROUPS = [
  [["cite", "Cite [1]", "Cite a source", "Ctrl+Shift+E", (e) => cite(e)]],
  [
    ["h2", "H2", "Heading", "Ctrl+Alt+2", (e) => chain(e).toggleHeading({ level: 2 }).run(), ["heading", { level: 2 }]],
    ["h3", "H3", "Heading below", "Ctrl+Alt+3", (e) => chain(e).toggleHeading({ level: 3 }).run(), ["heading", { level: 3 }]],
  ],
  [
    ["strong", "B", "Bold", "Ctrl+B", (e) => chain(e).toggleBold().run(), ["bold"]],
    ["em", "I", "Italic", "Ctrl+I", (e) => chain(e).toggleItalic().run(), ["italic"]],
    ["s", "S", "Struck through", "Ctrl+Shift+S", (e) => chain(e).toggleStrike().run(), ["strike"]],
    ["sub", "x₂", "Subscript", "Ctrl+,", (e) => chain(e).toggleSubscript().run(), ["subscript"]],
    ["sup", "x²", "Superscript", "Ctrl+.", (e) => chain(e).toggleSuperscript().run(), ["superscript"]],
    ["a", "Link", "Link", "Ctrl+K", (e) => link(e), ["link"]],
    ["span", "Lang", "Language of the passage", "", (e) => tongue(e), ["passage"]],
  ],
  [
    ["ul", "• List", "List", "Ctrl+Shift+8", (e) => chain(e).toggleBulletList().run(), ["bulletList"]],
    ["ol", "1. List", "Numbered list", "Ctrl+Shift+7", (e) => chain(e).toggleOrderedList().run(), ["orderedList"]],
    ["blockquote", "“ Quote", "Quotation", "Ctrl+Shift+B", (e) => chain(e).toggleBlockquote().run(), ["blockquote"]],
    ["aside", "Pull quote", "Pull quote", "", (e) => chain(e).togglePullQuote().run(), ["pullQuote"]],
  ],
  [
    ["figure", "Picture", "Picture of the library", "", (e) => illustrate(e)],
    ["figure", "Embed", "Embed by its address", "", (e) => embed(e)],
    ["table", "Table", "Table", "", (e) => chain(e).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(), ["table"]],
    ["hr", "―", "Rule", "", (e) => chain(e).setHorizontalRule().run()],
    ["pre", "Code", "Code", "", (e) => chain(e).toggleCodeBlock().run(), ["codeBlock"]],
  ],
  [
    ["", "↶", "Undo", "Ctrl+Z", (e) => chain(e).undo().run()],
    ["", "↷", "Redo", "Ctrl+Shift+Z", (e) => chain(e).redo().run()],
  ],
];
const OF_A_TABLE = [
  ["+ Row", "Row below", "addRowAfter"], ["− Row", "Take the row out", "deleteRow"],
  ["+ Column", "Column after", "addColumnAfter"], ["− Column", "Take the column out", "deleteColumn"],
  ["Header row", "Header row on or off", "toggleHeaderRow"], ["− Table", "Take the table out", "deleteTable"],
];

export function toolbar(editor, label) {
  const known = new Set(["", ...desk.schema.tags]), switches = [];
  const button = ([, face, words, keys, act, on]) => {
    const made = el("button", { type: "button", tabindex: "-1", "aria-label": words, "aria-keyshortcuts": keys ? `${keys.replace("Ctrl", "Control")} ${keys.replace("Ctrl", "Meta")}` : null, title: keys ? `${words} (${keys})` : words, onmousedown: (event) => event.preventDefault(), onclick: () => act(editor) }, face);
    if (on) switches.push([made, on]);
    return made;
  };
  const group = (inside) => el("span", { role: "group" }, ...inside);
  const ofTable = group(OF_A_TABLE.map(([face, words, command]) => button(["", face, words, "", (e) => chain(e)[command]().run()])));
  const bar = el("div", { role: "toolbar", class: "tools", "aria-label": `Tools of ${label}` },
    ...GROUPS.map((buttons) => buttons.filter(([tag]) => known.has(tag)).map(button)).filter((made) => made.length).map(group), ofTable);
  ofTable.hidden = true;
  bar.querySelector("button").tabIndex = 0;
  if (known.has("cite")) Object.assign(bar.querySelector("button"), { className: "cite" }).dataset.typed = "[[";
  bar.addEventListener("keydown", rove);
  const show = () => {
    for (const [made, on] of switches) made.setAttribute("aria-pressed", String(editor.isActive(...on)));
    ofTable.hidden = !editor.isActive("table");
  };
  editor.on("transaction", () => requestAnimationFrame(show));
  show();
  return bar;
}

function rove(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll("[role=group]:not([hidden]) button")];
  const last = buttons.length - 1, at = buttons.indexOf(document.activeElement);
  const next = Number.isFinite(step) ? (at + step + buttons.length) % buttons.length : step < 0 ? 0 : last;
  buttons.forEach((button, place) => { button.tabIndex = place === next ? 0 : -1; });
  buttons[next].focus();
  event.preventDefault();
}
