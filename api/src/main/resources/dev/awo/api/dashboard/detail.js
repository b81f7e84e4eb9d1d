import { api, text } from "./client.js";
import { dollars, fact, span, time, when } from "./dom.js";

const FINAL = ["completed", "failed", "refused", "cancelled"];
const LONGEST_DIFF = 4000;
const byId = (id) => document.getElementById(id);

let open;
let stream;

export async function openDetail(task) {
  open = task;
  stream?.close();
  byId("detail-events").replaceChildren();
  byId("detail-diff").textContent = "";
  byId("detail-progress").textContent = "";
  byId("detail").hidden = false;
  await facts();
  follow(task);
  byId("detail-title").focus();
  byId("detail").scrollIntoView({ block: "start" });
}

/** Shows anew what the event may have changed. */
export function refreshDetail(event) {
  if (open && event.task === open.id && event.project === open.project) {
    facts();
  }
}

function path(task) {
  return "tasks/" + encodeURIComponent(task.id);
}

function query(task) {
  return "?project=" + encodeURIComponent(task.project);
}

async function facts() {
  const task = await api(path(open) + query(open));
  byId("detail-title").textContent = task.project + " / " + task.id;
  byId("detail-prompt").textContent = task.prompt ?? "";
  byId("cancel").hidden = FINAL.includes(task.status);
  byId("cancel").dataset.path = path(task) + "/cancel" + query(task);
  byId("detail-facts").replaceChildren(
    ...fact("Status", task.status),
    ...fact("Model", task.agent + " / " + task.model),
    ...fact("Attempts", task.attempts),
    ...fact("Cost", dollars(task.cost_usd)),
    ...fact("Tokens", task.tokens.input + " in, " + task.tokens.output + " out"),
    ...fact("Branch", task.branch),
    ...fact("Commit", task.commit),
    ...fact("Started", when(task.started)),
    ...fact("Ended", when(task.ended)),
    ...(task.reason ? fact("Reason", task.reason) : []),
    ...links(task),
  );
  if (task.links.diff && !byId("detail-diff").textContent) {
    diff(await text(task.links.diff));
  }
}

function links(task) {
  const group = fact("More", "");
  const place = group[0].lastChild;
  for (const [name, address] of [["log", task.links.log], ["Temporal", task.links.temporal_ui]]) {
    if (address) {
      const link = document.createElement("a");
      link.textContent = name;
      link.href = address;
      link.target = "_blank";
      link.rel = "noopener";
      place.append(link, " ");
    }
  }
  return group;
}

function diff(content) {
  const lines = content.split("\n");
  byId("detail-diff").replaceChildren(
    ...lines.slice(0, LONGEST_DIFF).map((line) => span(line || " ", kindOf(line))),
    ...(lines.length > LONGEST_DIFF ? [span("… " + (lines.length - LONGEST_DIFF) + " more lines", "place")] : []),
  );
}

function kindOf(line) {
  if (/^(diff |index |--- |\+\+\+ |@@)/.test(line)) {
    return "place";
  }
  return line.startsWith("+") ? "add" : line.startsWith("-") ? "remove" : "";
}

function follow(task) {
  stream = new EventSource("api/v1/" + path(task) + "/events" + query(task));
  stream.addEventListener("progress", (message) => {
    byId("detail-progress").textContent = JSON.parse(message.data).text;
  });
  for (const kind of ["queued", "started", "paused", "resumed", "opened", "preparing", "prepared", "generating", "answered", "written",
    "blocked", "verifying", "passed", "rejected", "approval", "approved", "declined", "fallback", "committed", "published", ...FINAL]) {
    stream.addEventListener(kind, (message) => {
      append(JSON.parse(message.data), kind);
      if (FINAL.includes(kind)) {
        byId("detail-progress").textContent = "";
        message.target.close();
      }
    });
  }
}

function append(event, kind) {
  const item = document.createElement("li");
  item.append(time(event.at), span(kind, "kind kind-" + kind), span(event.text, ""));
  if (event.detail) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = "details";
    const body = document.createElement("pre");
    body.textContent = event.detail;
    details.append(summary, body);
    item.append(details);
  }
  byId("detail-events").append(item);
}

byId("close-detail").addEventListener("click", () => {
  stream?.close();
  open = undefined;
  byId("detail").hidden = true;
});
