// What the page knows of sources and pictures, by ref: from the page itself, then from what was looked up.

const read = (id) => JSON.parse(document.getElementById(id)?.textContent || "{}");

export const desk = read("desk-addresses");
export const sources = new Map(Object.entries(read("desk-sources")));
export const pictures = new Map(Object.entries(read("desk-pictures")));

export function remember(kind, found) {
  for (const one of found) kind.set(one.ref, one);
  return found;
}

export function nameOf(ref) {
  const source = sources.get(ref);
  return source ? `${source.agency}, ${source.title}` : "a source that is not known";
}
