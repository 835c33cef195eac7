// Making elements, and asking the server of the desk.

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && typeof value !== "string") made[name] = value;
    else if (value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]").value;
}

// Return what the server answers as JSON; throw an Error whose message is for the person at the desk. Its ``status`` is that
// of the answer: 401 where nobody is signed in, 0 where there is none.
export async function ask(url, { post, ...options } = {}) {
  const headers = { Accept: "application/json", ...(post && { "X-CSRFToken": token() }) };
  const response = await fetch(url, { ...(post && { method: "POST", body: post }), ...options, headers }).catch(() => null);
  if (!response) throw failure("The desk does not answer.", 0);
  if (response.redirected) throw failure("You are signed out: sign in again in another tab, then go on here.", 401);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw failure(answer.error || "The desk does not answer: try again in a moment.", response.status);
  return answer;
}

function failure(message, status) {
  return Object.assign(new Error(message), { status });
}
