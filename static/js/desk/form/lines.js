// A headline is one line, however many it fills: Enter moves on to the next field.

for (const field of document.querySelectorAll("textarea[data-line]")) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    document.querySelector("textarea.standfirst")?.focus();
  });
  field.addEventListener("input", () => { if (/[\r\n]/.test(field.value)) field.value = field.value.replace(/\s*[\r\n]+\s*/g, " "); });
}
