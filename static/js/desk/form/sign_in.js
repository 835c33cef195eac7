// Signing in again without leaving the page. The one module that knows anything of the page on which one signs in: it
// fills the form that stands there. Where that takes more (a second factor), it is done in another tab. Fetched only then.

import { el } from "desk/dom";
import { questions } from "desk/pick";

const ELSEWHERE = "Sign in from another tab, then come back to this one.";

// Resolves with true once the same person is signed in again, with null where the dialog was closed. ``refresh`` learns who
// is signed in.
export function signIn(keeping, refresh) {
  const asked = ask(keeping, refresh), dialog = document.querySelector("dialog.pick");
  return new Promise((resolve) => {
    const back = async () => {
      if (document.visibilityState !== "visible" || !(await refresh().catch(() => null))) return;
      resolve(true); // signed in from another tab meanwhile
      dialog.close();
    };
    document.addEventListener("visibilitychange", back);
    asked.then(resolve).finally(() => document.removeEventListener("visibilitychange", back));
  });
}

function ask(keeping, refresh) {
  const elsewhere = el("a", { href: keeping.login, target: "_blank", rel: "noopener" }, "sign in from another tab");
  return questions({
    title: `You are signed out, ${keeping.name}`, button: "Sign in",
    fields: [
      { name: "name", label: "Username", required: true },
      { name: "password", label: "Password", type: "password", required: true, hint: ["What you typed is kept. With a passkey or a code, ", elsewhere, "."] },
    ],
    act: async ({ name, password }) => {
      if (await refresh().catch(() => null)) return true;
      const page = await fetch(keeping.login), html = new DOMParser().parseFromString(await page.text(), "text/html");
      const form = html.querySelector("input[type=password]")?.form;
      const field = form?.querySelector("input:is([name=username], [name=login], [autocomplete=username])");
      if (!field) throw new Error(ELSEWHERE);
      const sent = new FormData(form);
      sent.set(field.name, name);
      sent.set(form.querySelector("input[type=password]").name, password);
      await fetch(new URL(form.getAttribute("action") || "", page.url), { method: "POST", body: sent });
      await refresh().catch((error) => {
        throw error.status === 401 ? new Error(`That did not sign you in: look at the name and the password. Or: ${ELSEWHERE}`) : error;
      });
      return true;
    },
  });
}
