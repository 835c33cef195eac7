// Passkeys: a button asks the browser for one and sends what it answers with its form.
// A button stays hidden where the browser has no passkeys to offer, as on a page that came without TLS.

const said = document.getElementById("passkey-said");

const WAYS = {
  // Who it is shows only in the passkey: what to ask is fetched when it is wanted.
  "sign-in": async (form) => window.webauthnJSON.get(await fetched(form.action)),
  prove: async () => window.webauthnJSON.get(written().request_options),
  add: async (form) => window.webauthnJSON.create(wanted(written().creation_options, form)),
};

async function fetched(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`The desk answered ${answer.status}.`);
  return (await answer.json()).request_options;
}

function written() {
  return JSON.parse(document.getElementById("passkey-options").textContent);
}

function wanted(options, form) {
  const alone = form.elements.passwordless?.checked;
  Object.assign(options.publicKey.authenticatorSelection, {
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: Boolean(alone),
    ...(alone && { userVerification: "required" }),
  });
  return options;
}

function tell(error) {
  const stopped = error.name === "NotAllowedError" || error.name === "AbortError";
  const there = error.name === "InvalidStateError";
  said.textContent = stopped
    ? "No passkey was used: it was stopped, took too long, or there is none for this desk."
    : there
      ? "This device has a passkey of yours already."
      : `The passkey could not be used. ${error.message}`;
  said.hidden = false;
}

async function use(button) {
  const { form } = button;
  said.hidden = true;
  button.disabled = true;
  try {
    form.elements.credential.value = JSON.stringify(await WAYS[button.dataset.passkey](form));
    form.submit();
  } catch (error) {
    tell(error);
    button.disabled = false;
  }
}

// A passkey belongs to a name. On a machine of one's own that is localhost.
const number = /^[\d.]+$|^\[/.test(location.hostname);

function name() {
  const there = new URL(location.href);
  there.hostname = "localhost";
  const link = Object.assign(document.createElement("a"), { href: there.href, textContent: there.origin });
  const own = /^127\.|^\[::1\]$/.test(location.hostname);
  const said = Object.assign(document.createElement("p"), { className: "quiet" });
  said.append("Passkeys belong to a name, and this address is a number: ", ...(own ? ["open the desk at ", link, " to use them."] : ["they work where the desk has a name."]));
  return said;
}

if (number) {
  for (const button of document.querySelectorAll("button[data-passkey]")) button.after(name());
  for (const note of document.querySelectorAll(".without-passkeys")) note.hidden = true;
} else if (window.PublicKeyCredential) {
  for (const button of document.querySelectorAll("button[data-passkey]")) {
    button.hidden = false;
    button.addEventListener("click", (event) => {
      event.preventDefault();
      use(button);
    });
  }
  for (const note of document.querySelectorAll(".without-passkeys")) note.hidden = true;
}
