import { drawCharts } from "./charts.js";
import { api, change } from "./client.js";
import { openDetail, refreshDetail } from "./detail.js";
import { bytes, cell, dollars, fact, percent, seconds, when } from "./dom.js";

const shown = new Map();
let cursor;
let refreshing;

const byId = (id) => document.getElementById(id);

function row(task) {
  const line = document.createElement("tr");
  const name = document.createElement("button");
  name.type = "button";
  name.textContent = task.id;
  name.addEventListener("click", () => openDetail(task));
  const first = cell();
  first.append(name);
  const status = cell(task.status, "status status-" + task.status);
  line.append(
    first,
    cell(task.project),
    status,
    cell(task.reason ?? task.progress ?? "", "now"),
    cell(String(task.attempts), "number"),
    cell(dollars(task.cost_usd), "number"),
    cell(when(task.created)),
  );
  return line;
}

function keyOf(task) {
  return task.project + "/" + task.id;
}

function show(tasks) {
  for (const task of tasks) {
    const line = row(task);
    const old = shown.get(keyOf(task));
    if (old) {
      old.replaceWith(line);
    } else {
      byId("tasks").append(line);
    }
    shown.set(keyOf(task), line);
  }
  byId("no-tasks").hidden = shown.size > 0;
}

async function load(fromStart) {
  const query = new URLSearchParams({ limit: "50" });
  const status = byId("status-filter").value;
  if (status) {
    query.set("status", status);
  }
  if (!fromStart && cursor) {
    query.set("cursor", cursor);
  }
  const page = await api("tasks?" + query);
  if (fromStart) {
    shown.clear();
    byId("tasks").replaceChildren();
  }
  show(page.items);
  cursor = page.next;
  byId("more").hidden = !cursor;
}

async function figures() {
  const [metrics, budget] = await Promise.all([api("metrics"), api("budget")]);
  const left = budget.remaining.usd === undefined ? "no limit" : dollars(budget.remaining.usd);
  byId("figures").replaceChildren(
    ...fact("Running", metrics.tasks.running),
    ...fact("Waiting", metrics.tasks.queued),
    ...fact("Completed", metrics.tasks.completed),
    ...fact("Failed", metrics.tasks.failed + metrics.tasks.refused),
    ...fact("Success rate", percent(metrics.success_rate)),
    ...fact("Median time", seconds(metrics.durations?.median)),
    ...fact("Spent today", dollars(budget.today.usd)),
    ...fact("Left today", left),
    ...fact("Spent in all", dollars(metrics.cost_usd)),
    ...fact("API memory", bytes(metrics.system.resident_bytes ?? metrics.system.heap_used_bytes)),
    ...fact("Machine load", percent(metrics.system.machine_cpu_load)),
    ...fact("Disk free", bytes(metrics.system.disk_free_bytes)),
  );
  drawCharts(metrics.days);
}

/** Many events come at once; one look serves them all. */
function refreshSoon() {
  if (!refreshing) {
    refreshing = setTimeout(async () => {
      refreshing = undefined;
      await load(true);
      await figures();
    }, 250);
  }
}

const KINDS = ["queued", "started", "paused", "resumed", "opened", "preparing", "prepared", "generating", "answered", "written", "blocked",
  "verifying", "passed", "rejected", "approval", "approved", "declined", "fallback", "committed", "published", "completed", "failed", "refused", "cancelled"];

function follow() {
  const stream = new EventSource("api/v1/events");
  stream.onopen = () => {
    byId("connection").textContent = "live";
    refreshSoon();
  };
  stream.onerror = () => {
    byId("connection").textContent = "connection lost, trying again …";
  };
  for (const kind of KINDS) {
    stream.addEventListener(kind, (message) => {
      refreshSoon();
      refreshDetail(JSON.parse(message.data));
    });
  }
}

async function start() {
  byId("status-filter").addEventListener("change", () => load(true));
  byId("more").addEventListener("click", () => load(false));
  byId("cancel").addEventListener("click", async () => {
    const path = byId("cancel").dataset.path;
    byId("detail-progress").textContent = "cancelling …";
    const problem = await change("POST", path);
    byId("detail-progress").textContent = problem ?? "cancelling: it ends as soon as what runs is dead";
  });
  const info = await api("info");
  if (info.temporal.ui) {
    byId("temporal-link").href = info.temporal.ui;
    byId("temporal-link").hidden = false;
  }
  await load(true);
  await figures();
  follow();
  setInterval(figures, 15000);
}

start().catch((error) => {
  byId("connection").textContent = "cannot load: " + error.message;
});
