// The picture at the top of the story as it is chosen now, with its focal point: asked once, told to whoever shows it.

import { ask } from "desk/dom";

const SVG = "http://www.w3.org/2000/svg";
const select = document.querySelector("#id_lead_image");
const address = document.querySelector("#focal")?.dataset.url;
const known = new Map();

export const addressOf = (key) => address.replace("/0/", `/${key}/`);

// Resolves with the chosen picture, or with null.
export async function chosen() {
  const key = select?.value;
  if (!key || !address) return null;
  if (!known.has(key)) known.set(key, { key, ...(await ask(addressOf(key))) });
  return known.get(key);
}

// Call a function now, and whenever another picture is chosen or its focal point moved.
export function follow(tell) {
  const now = async () => { try { tell(await chosen(), ""); } catch (error) { tell(null, error.message); } };
  select?.addEventListener("change", now);
  document.addEventListener("desk:focal", now);
  now();
}

// A picture cut to a ratio of width to height around its focal point, as large as it goes.
export function cut({ src, width, height, x, y }, ratio) {
  const wide = Math.min(width, height * ratio), high = wide / ratio;
  const from = (whole, part, at) => Math.min(Math.max((whole * at) / 100 - part / 2, 0), whole - part);
  const svg = document.createElementNS(SVG, "svg"), image = document.createElementNS(SVG, "image");
  svg.setAttribute("viewBox", [from(width, wide, x), from(height, high, y), wide, high].join(" "));
  svg.setAttribute("aria-hidden", "true");
  for (const [name, value] of Object.entries({ href: src, width, height, preserveAspectRatio: "none" })) image.setAttribute(name, value);
  svg.append(image);
  return svg;
}
