// After a save that stays on the page, the caret and the window are where they were.

const KEY = "newsroom:place";
const form = document.querySelector("#article_form"), body = form?.querySelector("textarea[data-body]");

form?.addEventListener("submit", ({ submitter }) => {
  if (submitter?.name !== "_continue") return;
  const at = document.activeElement, inBody = body?.editor?.view.hasFocus();
  if (at === document.body && sessionStorage.getItem(KEY)) return; // sent again, after what was typed is kept: no field has the focus then
  sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, y: scrollY, id: at?.id, caret: inBody ? body.editor.state.selection.from : at?.selectionStart, inBody }));
});

// Work to be restored is offered above: a browser that goes back to where the window was would hide it.
if (document.querySelector(".unsaved")) history.scrollRestoration = "manual";

const was = JSON.parse(sessionStorage.getItem(KEY) || "null");
sessionStorage.removeItem(KEY);
if (was && (was.path === location.pathname || was.path.endsWith("/add/")) && !document.querySelector(".errornote")) {
  for (let tries = 0; was.inBody && !body?.editor && tries < 60; tries++) await new Promise((done) => { setTimeout(done, 50); });
  const field = document.getElementById(was.id);
  if (was.inBody) body?.editor?.chain().setTextSelection(was.caret).focus(null, { scrollIntoView: false }).run();
  else if (field?.matches("input, textarea")) {
    field.focus({ preventScroll: true });
    try { field.setSelectionRange(was.caret, was.caret); } catch { /* a field that has no caret */ }
  }
  scrollTo({ top: was.y, behavior: "instant" });
}
