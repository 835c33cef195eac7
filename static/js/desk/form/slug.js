// The slug of what is new, a story or a tag, follows its headline or name until somebody writes one.

const headline = document.querySelector("#id_headline, #id_name"), slug = document.querySelector("#id_slug");
const LETTERS = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", æ: "ae", ø: "o", å: "a", ı: "i", ł: "l", đ: "d", þ: "th", ð: "d", œ: "oe" };
const LONGEST = 80;

export function slugOf(words) {
  const plain = words.toLowerCase().replace(/[äöüßæøåıłđþðœ]/g, (letter) => LETTERS[letter]).normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").replace(/\p{M}/gu, "");
  const whole = plain.replace(/['’]/g, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return whole.length <= LONGEST ? whole : whole.slice(0, LONGEST + 1).replace(/-[^-]*$/, "");
}

if (headline && slug && !slug.value && !slug.readOnly) {
  let ours = "";
  headline.addEventListener("input", () => { if (slug.value === ours) slug.value = ours = slugOf(headline.value); });
}
