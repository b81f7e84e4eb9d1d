const ROOT = "api/v1/";
const KEY = "awo-token";

export async function api(path) {
  const response = await fetch(ROOT + path, { headers: { Accept: "application/json" } });
  if (!response.ok) {
    throw new Error(await detail(response));
  }
  return response.json();
}

/** The text behind a link of the API; empty when there is none. */
export async function text(link) {
  const response = await fetch(link.replace(/^\//, ""));
  return response.ok ? response.text() : "";
}

/** Changes something; returns what went wrong, in words. */
export async function change(method, path) {
  const token = await askForToken();
  if (!token) {
    return "not done: no token was given";
  }
  const response = await fetch(ROOT + path, { method, headers: { Authorization: "Bearer " + token } });
  if (response.status === 401) {
    sessionStorage.removeItem(KEY);
  }
  return response.ok ? undefined : detail(response);
}

async function detail(response) {
  try {
    return (await response.json()).detail;
  } catch {
    return "the server answered " + response.status;
  }
}

function askForToken() {
  const known = sessionStorage.getItem(KEY);
  if (known) {
    return Promise.resolve(known);
  }
  const dialog = document.getElementById("token-dialog");
  const input = document.getElementById("token");
  input.value = "";
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const token = dialog.returnValue === "ok" ? input.value.trim() : "";
      if (token) {
        sessionStorage.setItem(KEY, token);
      }
      resolve(token);
    }, { once: true });
  });
}
