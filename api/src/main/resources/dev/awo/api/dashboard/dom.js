/** Text goes into the page as text only, never as markup. */
export function cell(text = "", className = "") {
  const element = document.createElement("td");
  element.textContent = text;
  element.className = className;
  return element;
}

export function fact(name, value) {
  const term = document.createElement("dt");
  term.textContent = name;
  const definition = document.createElement("dd");
  definition.textContent = value ?? "–";
  const group = document.createElement("div");
  group.append(term, definition);
  return [group];
}

export function span(text, className) {
  const element = document.createElement("span");
  element.textContent = text;
  element.className = className;
  return element;
}

export function dollars(value) {
  const small = value > 0 && value < 0.01;
  return "$" + Number(value).toFixed(small ? 4 : 2);
}

export function percent(value) {
  return value === undefined ? "–" : Math.round(value * 100) + " %";
}

export function seconds(value) {
  return value === undefined ? "–" : value < 100 ? value.toFixed(1) + " s" : Math.round(value / 60) + " min";
}

export function bytes(value) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return value.toFixed(value < 10 && unit > 0 ? 1 : 0) + " " + units[unit];
}

export function when(text) {
  return text === undefined ? "–" : new Date(text).toLocaleString();
}

export function time(text) {
  const element = document.createElement("time");
  element.dateTime = text;
  element.textContent = new Date(text).toLocaleTimeString();
  return element;
}
