// Makes elements from data. Text only ever becomes text nodes, so nothing a customer writes can become markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, listeners (`onclick`) and children; null and false children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== false && child !== undefined));
  return element;
}

function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "text") element.textContent = value;
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** The element with this id; a page without it is broken, so that is an error. */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element #${id}`);
  return element;
}

/** Text for screen readers only. */
export function spoken(text) {
  return h("span", { class: "spoken", text });
}

/** Puts `children` in place of what `parent` holds; the focus stays on the element with the same data-key. */
export function replaceChildren(parent, ...children) {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.dataset.key ?? focused?.closest("[data-key]")?.dataset.key;
  parent.replaceChildren(...children.flat(Infinity).filter(Boolean));
  if (key === undefined) return;
  for (const element of parent.querySelectorAll("[data-key]")) {
    if (element.dataset.key === key) return element.focus({ preventScroll: true });
  }
}

const ICONS = {
  check: "M3.5 8.5l3 3 6-7",
  cross: "M4 4l8 8M12 4l-8 8",
  warn: "M8 2.5L14.5 13.5h-13zM8 6.5v3.5M8 11.9v.1",
  stop: "M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3L1.8 10.7V5.3zM8 4.8v4M8 11.1v.1",
  hint: "M8 1.8a4.4 4.4 0 0 0-2.4 8.1v1.6h4.8V9.9A4.4 4.4 0 0 0 8 1.8zM6.2 14h3.6",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  insert: "M8 2v8M4.5 6.8L8 10.3l3.5-3.5M2.5 13.5h11",
  order: "M5 2.5v11M2.5 11L5 13.5 7.5 11M11 13.5v-11M8.5 5L11 2.5 13.5 5",
  plus: "M8 3v10M3 8h10",
  link: "M6.5 9.5l3-3M7 4.5l1.6-1.6a2.8 2.8 0 0 1 4 4L11 8.5M9 11.5l-1.6 1.6a2.8 2.8 0 0 1-4-4L5 7.5",
};

/** A small line drawing, hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
