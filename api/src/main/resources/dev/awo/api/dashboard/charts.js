const charts = {};

function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = "var(" + name + ")";
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

function draw(id, labels, datasets, stacked) {
  if (charts[id]) {
    charts[id].data = { labels, datasets };
    charts[id].update("none");
    return;
  }
  const quiet = colour("--quiet");
  const line = colour("--line");
  charts[id] = new Chart(document.getElementById(id), {
    type: "bar",
    data: { labels, datasets },
    options: {
      animation: false,
      maintainAspectRatio: false,
      plugins: { legend: { display: datasets.length > 1, labels: { color: quiet } } },
      scales: {
        x: { stacked, ticks: { color: quiet }, grid: { display: false } },
        y: { stacked, beginAtZero: true, ticks: { color: quiet }, grid: { color: line } },
      },
    },
  });
}

export function drawCharts(days) {
  const labels = days.map((day) => day.day);
  draw("spend", labels, [
    { label: "US dollars", data: days.map((day) => day.cost_usd), backgroundColor: colour("--busy") },
  ], false);
  draw("outcomes", labels, [
    { label: "completed", data: days.map((day) => day.completed), backgroundColor: colour("--good") },
    { label: "failed", data: days.map((day) => day.failed), backgroundColor: colour("--bad") },
  ], true);
}
