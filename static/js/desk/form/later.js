// Scripts that wait, so that a story opens with fewer of them: fetched when their panel is opened or touched; or, where there
// is something to show, soon.

for (const panel of document.querySelectorAll("details[data-later]")) {
  const kinds = panel.open ? ["focusin", "pointerover"] : ["toggle"];
  const load = async () => { await import(panel.dataset.later); panel.removeEventListener("click", hold, true); };
  for (const kind of kinds) panel.addEventListener(kind, load, { once: true });
  const hold = async (event) => { // a button pressed before its script came would leave the page
    if (!event.target.closest("button, a[data-scripted]")) return;
    event.preventDefault();
    await load();
    event.target.click();
  };
  panel.addEventListener("click", hold, true);
  for (const part of panel.querySelectorAll("[data-scripted]")) part.hidden = false;
}

for (const { dataset } of document.querySelectorAll("[data-soon]")) for (const address of dataset.soon.split(" ")) import(address);
