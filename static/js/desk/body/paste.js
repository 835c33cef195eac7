// What is pasted from Word, Google Docs and pages of the web: its words and their meaning, nothing of its look.

const KEEP_BLANK = /^(P|LI|TD|TH|PRE)$/;

// The look is read from the text before it is parsed: under the desk's policy the browser forgets ``style`` of parsed
// elements, and complains of style sheets.
export function cleanPaste(html) {
  const bare = html.replace(/<style[\s\S]*?<\/style\s*>/gi, "").replace(/(<[^>]*?)\sstyle=/gi, "$1 data-look=");
  const body = new DOMParser().parseFromString(bare, "text/html").body;
  for (const node of body.querySelectorAll("style, script, meta, link, title, xml, img, svg, iframe, object, o\\:p:empty")) node.remove();
  for (const comment of comments(body)) comment.remove();
  listsOfWord(body);
  for (const node of [...body.querySelectorAll("*")]) meaning(node);
  for (const node of body.querySelectorAll("[data-look]")) node.removeAttribute("data-look");
  return body.innerHTML;
}

function comments(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT), found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

const look = (node, property) => new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(node.dataset.look || "")?.[1].trim() || "";

// Word writes the items of a list as paragraphs with their bullet typed in front and their level in their look.
function listsOfWord(body) {
  let open = []; // the lists that the next item may go on with, the outermost first
  for (const item of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    const level = Number(/level(\d)/i.exec(look(item, "mso-list"))?.[1]);
    if (!level) continue;
    if (open[0]?.list.nextElementSibling !== item) open = [];
    const bullet = [...item.querySelectorAll("span")].find((span) => /ignore/i.test(look(span, "mso-list")));
    const name = /^\s*(\d+|[a-z]|[ivx]+)[.)]/i.test(bullet?.textContent || item.textContent) ? "ol" : "ul";
    bullet?.remove();
    const made = document.createElement("li"), line = document.createElement("p");
    line.append(...item.childNodes);
    made.append(line);
    open = open.filter((one) => one.level < level || (one.level === level && one.name === name));
    if (open.at(-1)?.level !== level) {
      const list = document.createElement(name);
      if (open.length) open.at(-1).list.lastElementChild.append(list);
      else item.before(list);
      open.push({ level, name, list });
    }
    open.at(-1).list.append(made);
    item.remove();
  }
}

function meaning(node) {
  if (!node.isConnected) return;
  const name = node.tagName;
  if (name === "A") return link(node);
  if (/^(SPAN|FONT|B|STRONG|I|EM|O:P|U)$/.test(name)) return inline(node);
  if (/^H[1456]$/.test(name)) node = rename(node, name === "H1" ? "h2" : "h3");
  if (name === "DIV" && !node.querySelector("p, div, ul, ol, table, h1, h2, h3")) return rename(node, "p");
  if (/^(P|H\d)$/.test(name) && !node.textContent.trim() && !KEEP_BLANK.test(node.parentNode.tagName)) node.remove();
}

function inline(node) {
  const weight = look(node, "font-weight"), slant = look(node, "font-style"), line = look(node, "text-decoration"), place = look(node, "vertical-align");
  const bold = weight ? weight === "bold" || Number(weight) >= 600 : /^(B|STRONG)$/.test(node.tagName);
  const italic = slant ? slant === "italic" : /^(I|EM)$/.test(node.tagName);
  let inner = [...node.childNodes];
  const wrap = (tag) => { const made = document.createElement(tag); made.append(...inner); inner = [made]; };
  if (inner.length && node.textContent) {
    if (place === "super") wrap("sup");
    if (place === "sub") wrap("sub");
    if (line.includes("line-through")) wrap("s");
    if (italic) wrap("em");
    if (bold && !node.closest("h1, h2, h3, h4, h5, h6")) wrap("strong");
  }
  const tongue = node.getAttribute("lang"), way = node.getAttribute("dir");
  if (way && node.tagName === "SPAN") { wrap("span"); if (tongue) inner[0].lang = tongue; inner[0].dir = way; }
  node.replaceWith(...inner);
}

// Google leads links through itself; a link to a note of the pasted document leads nowhere here.
function link(node) {
  const address = node.getAttribute("href") || "";
  const through = /^https?:\/\/(?:www\.)?google\.[a-z.]+\/url\?/i.test(address) && new URL(address).searchParams.get("q");
  if (through) node.setAttribute("href", through);
  else if (!/^(https?:|mailto:|\/)/i.test(address)) return node.replaceWith(...node.childNodes);
}

function rename(node, tag) {
  const made = document.createElement(tag);
  made.append(...node.childNodes);
  node.replaceWith(made);
  return made;
}
