// What asks something before it writes into the body: a new source, a picture, a link, an embed, the language of a passage.
// Fetched when it is first wanted.

import { inWindow } from "desk/chooser";
import { ask, el } from "desk/dom";
import { desk, pictures, remember, sources } from "desk/known";
import { isEmbed, isLink } from "desk/nodes";
import { pick, questions } from "desk/pick";

export async function newSource(typed = "") {
  const { proposals, taker } = await import(desk.proposal);
  const isAddress = /^https?:\/\//i.test(typed);
  let known = null;
  const answered = questions({
    title: "New source", button: "Make it and cite it",
    fields: [
      { name: "url", label: "Address of the report", type: "url", value: isAddress ? typed : "", hint: "Empty where it has none, as a dispatch by wire." },
      { name: "agency", label: "Agency", options: [["", "Choose …"], ...desk.agencies], required: true, hint: "Editors add agencies, at Agencies." },
      { name: "title", label: "Title", value: isAddress ? "" : typed, required: true },
      { name: "filed_at", label: "Filed", type: "datetime-local", hint: `When the report was filed, ${desk.zone} time. Empty: now.` },
      { name: "language", label: "Language", hint: "Such as en, ru or pt-BR. Empty: en." },
    ],
    act: make,
  });
  const dialog = [...document.querySelectorAll("dialog.pick")].at(-1);
  const { url, agency, title, filed_at: filed, language } = dialog.querySelector("form").elements;
  const takeFiled = taker(filed);
  proposals({
    address: url, url: desk.readPage,
    fields: { agency: taker(agency), title: taker(title), filedAt: (moment) => takeFiled(moment.slice(0, 16)), language: taker(language) },
    offer: (source) => el("button", { type: "button", onclick: () => { known = source; dialog.close(); } }, "Cite it"),
  });
  const made = (await answered) || (known && await make({ url: known.url }));
  return made && remember(sources, [made])[0];
}

function make(values) {
  const post = new FormData();
  for (const [name, value] of Object.entries(values)) post.append(name, value);
  return ask(desk.newSource, { post });
}

const findPictures = async (words) => remember(pictures, (await ask(`${desk.pictures}?${new URLSearchParams({ q: words })}`)).results);

async function newPicture() {
  const { key } = await inWindow(desk.newPicture, "picture");
  return (await findPictures(key).catch(() => []))[0]; // else it is the first of the list later
}

export async function illustrate(editor) {
  const chosen = await pick({
    title: "Put in a picture", placeholder: "Words of the alt text, the caption or the credit",
    find: findPictures, beside: desk.newPicture ? [["Add picture", newPicture]] : [],
    show: (image) => [image.small && el("img", { src: image.small, alt: "" }), el("span", {}, el("b", {}, image.alt || "No alt text yet"), el("small", {}, [image.caption, image.credit].filter(Boolean).join(" · ")))],
  });
  const { $to } = editor.state.selection, picture = [...Array($to.depth).keys()].find((depth) => $to.node(depth + 1).type.name === "picture");
  const at = picture === undefined ? $to.pos : $to.after(picture + 1); // not in the caption of another
  if (chosen) editor.chain().focus().insertContentAt(at, { type: "picture", attrs: { image: chosen.ref } }).scrollIntoView().run();
  else editor.commands.focus();
}

export async function link(editor) {
  const old = editor.getAttributes("link");
  if (editor.state.selection.empty && !old.href) {
    const made = await questions({ title: "Link", button: "Link it", act: checked, fields: [
      { name: "href", label: "Address", required: true }, { name: "words", label: "Words that are linked", required: true }] });
    if (made) editor.chain().focus().insertContent([{ type: "text", text: made.words, marks: [{ type: "link", attrs: { href: made.href } }] }]).run();
    return;
  }
  const made = await questions({ title: "Link", button: old.href ? "Change it" : "Link it", act: checked, fields: [
    { name: "href", label: "Address", value: old.href || "", hint: old.href ? "Empty: no link any more." : "", required: !old.href }] });
  const chain = editor.chain().focus().extendMarkRange("link");
  if (made) (made.href ? chain.setMark("link", { href: made.href }) : chain.unsetMark("link")).run();
}

async function checked(values) {
  const href = values.href.trim();
  const whole = /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(href) ? `https://${href}` : href;
  if (whole && !isLink(whole)) throw new Error("A link begins with https://, http://, mailto: or, on this site, with /.");
  return { ...values, href: whole };
}

export async function embed(editor) {
  const made = await questions({ title: "Embed by its address", button: "Embed it", fields: [
    { name: "href", label: "Address", type: "url", required: true, hint: `From ${desk.schema.embedHosts.join(", ")}. Readers load it with a click.` }],
    act: async (values) => {
      if (!isEmbed(values.href.trim())) throw new Error("Only addresses of the sites below, beginning with https://, can be embedded. Link to others.");
      return values;
    } });
  if (made) editor.chain().focus().insertContent({ type: "embed", attrs: { href: made.href.trim() } }).run();
}

export async function tongue(editor) {
  const old = editor.getAttributes("passage");
  const made = await questions({ title: "Language of the passage", button: "Mark it", fields: [
    { name: "lang", label: "Code of the language", value: old.lang || "", hint: "Such as ar, de, fr, ru, tr, uk. Empty: the language of the story." },
    { name: "dir", label: "Direction", value: old.dir || "", options: [["", "as usual"], ["ltr", "left to right"], ["rtl", "right to left"]] }],
    act: async (values) => {
      if (values.lang && !/^[a-z]{2,8}(-[a-z0-9]{1,8}){0,4}$/i.test(values.lang)) throw new Error("Write the code of a language, such as ar or pt-BR.");
      return values;
    } });
  const chain = editor.chain().focus().extendMarkRange("passage");
  if (made) (made.lang || made.dir ? chain.setMark("passage", { lang: made.lang || null, dir: made.dir || null }) : chain.unsetMark("passage")).run();
}
