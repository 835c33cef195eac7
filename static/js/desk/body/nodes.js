// What may stand in a body besides paragraphs, headings and lists. The server's schema has the last word.

import { Blockquote, Mark, Node, OrderedList, mergeAttributes } from "django-prose-editor/editor";
import { el } from "desk/dom";
import { desk, pictures } from "desk/known";

// The mark of a source: an empty element with its ref. Its number is drawn by numbers.js and stored nowhere.
export const Citation = Node.create({
  name: "citation", group: "inline", inline: true, atom: true, selectable: true,
  addAttributes: () => ({
    source: { parseHTML: (node) => node.dataset.source, renderHTML: ({ source }) => ({ "data-source": source }) },
  }),
  parseHTML: () => [{ tag: "cite[data-source]" }],
  renderHTML: ({ HTMLAttributes }) => ["cite", HTMLAttributes],
  renderText: () => "[…]",
});

export const PullQuote = Node.create({
  name: "pullQuote", group: "block", content: "paragraph+", defining: true,
  parseHTML: () => [{ tag: "aside.pullquote" }],
  renderHTML: () => ["aside", { class: "pullquote", role: "note" }, 0],
  addCommands: () => ({ togglePullQuote: () => ({ commands }) => commands.toggleWrap("pullQuote") }),
});

// A quotation may name the page that it is from.
export const Quote = Blockquote.extend({
  content: "(paragraph | bulletList | orderedList)+",
  addAttributes: () => ({ cite: { default: null } }),
});

export const Numbered = OrderedList.extend({
  addAttributes: () => ({
    start: { default: 1, parseHTML: (node) => Number(node.getAttribute("start")) || 1, renderHTML: ({ start }) => (start === 1 ? {} : { start }) },
  }),
});

export const Link = Mark.create({
  name: "link", inclusive: false, keepOnSplit: false, exitable: true,
  addAttributes: () => ({ href: { default: null }, title: { default: null } }),
  parseHTML: () => [{ tag: "a[href]", getAttrs: (node) => (isLink(node.getAttribute("href")) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
});

export function isLink(address) {
  return /^(https?:\/\/[^/]|mailto:|\/(?![/\\]))/i.test((address || "").replace(/[\t\r\n]/g, ""));
}

// A passage in another language: what it is and which way it runs, for screen readers and browsers.
export const Passage = Mark.create({
  name: "passage",
  addAttributes: () => ({ lang: { default: null }, dir: { default: null } }),
  parseHTML: () => [{ tag: "span[lang]" }, { tag: "span[dir]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

export const Embed = Node.create({
  name: "embed", group: "block", atom: true, draggable: true,
  addAttributes: () => ({ href: {}, words: { default: "", rendered: false } }),
  parseHTML: () => [{ tag: "figure.embed", priority: 60, getAttrs: (node) => {
    const link = node.querySelector("a[href]");
    return link && isEmbed(link.href) ? { href: link.href, words: link.textContent } : false;
  } }],
  renderHTML: ({ node }) => ["figure", { class: "embed" }, ["a", { href: node.attrs.href }, node.attrs.words || node.attrs.href]],
});

export function isEmbed(address) {
  try {
    const url = new URL(address);
    return url.protocol === "https:" && desk.schema.embedHosts.includes(url.host.toLowerCase());
  } catch {
    return false;
  }
}

// A picture of the library, with the words of this use. Empty words are those of the library.
export const Picture = Node.create({
  name: "picture", group: "block", content: "(text | hardBreak)*", marks: "bold italic link", defining: true, isolating: true, draggable: true,
  addAttributes: () => Object.fromEntries(["image", "alt", "credit"].map((name) => [name, {
    default: "", parseHTML: (node) => node.getAttribute(`data-${name}`) || "", renderHTML: (attributes) => ({ [`data-${name}`]: attributes[name] }),
  }])),
  parseHTML: () => [{ tag: "figure[data-image]", contentElement: (node) => node.querySelector("figcaption") || node }],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes), ["figcaption", 0]],
  addNodeView() {
    return ({ node, editor, getPos }) => pictureView(node, editor, getPos);
  },
});

function pictureView(node, editor, getPos) {
  const shown = pictures.get(node.attrs.image);
  const contentDOM = el("figcaption", { "data-placeholder": shown?.caption || "Caption" });
  const tool = (name, label, library) => el("label", {}, el("span", {}, label), el("input", {
    value: node.attrs[name], placeholder: library || "needed before it goes out", "data-of": name, autocomplete: "off",
    oninput: ({ target }) => editor.view.dispatch(editor.state.tr.setNodeAttribute(getPos(), name, target.value)),
  }));
  const alt = tool("alt", "Alt text here", shown?.alt), credit = tool("credit", "Credit here", shown?.credit);
  const tools = el("div", { class: "words-of-picture", contenteditable: "false" }, alt, credit);
  const picture = shown?.thumbnail
    ? el("img", { src: shown.thumbnail, alt: node.attrs.alt || shown.alt || "" })
    : el("p", { class: "quiet" }, shown ? "The picture has no preview." : "A picture that is not in the library: take it out.");
  const dom = el("figure", { class: "in-body" }, picture, contentDOM, tools);
  const mind = () => dom.classList.toggle("lacks-words", !((node.attrs.alt || shown?.alt) && (node.attrs.credit || shown?.credit)));
  mind();
  return {
    dom, contentDOM,
    stopEvent: (event) => tools.contains(event.target),
    ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
    update(other) {
      if (other.type !== node.type || other.attrs.image !== node.attrs.image) return false;
      node = other;
      for (const input of tools.querySelectorAll("input")) if (input.value !== node.attrs[input.dataset.of]) input.value = node.attrs[input.dataset.of];
      mind();
      return true;
    },
  };
}
