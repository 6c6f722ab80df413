"use strict";
// The drawing comes as finished SVG; this makes it answer: hover, drag, pan, zoom, search. Nothing is loaded.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const sheet = document.getElementById("sheet");
  const svg = sheet.querySelector("svg");
  const card = document.getElementById("card");
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const boxes = [...svg.querySelectorAll(".box")];
  const edges = [...svg.querySelectorAll(".edge")];
  const whole = svg.viewBox.baseVal;
  const home = [whole.x, whole.y, whole.width, whole.height];
  let view = [...home];

  // ---- which box touches which edge
  const touching = boxes.map(() => []);
  data.edges.forEach((edge, i) => { touching[edge.start].push(i); touching[edge.end].push(i); });

  // ---- the part of the sheet that is seen
  const show = () => svg.setAttribute("viewBox", view.map((n) => n.toFixed(2)).join(" "));
  const scale = () => Math.max(view[2] / sheet.clientWidth, view[3] / sheet.clientHeight);
  const at = (event) => {
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [place.x, place.y];
  };
  const zoom = (factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) => {
    const wide = Math.min(Math.max(view[2] * factor, 60), home[2] * 4);
    const by = wide / view[2];
    view = [x - (x - view[0]) * by, y - (y - view[1]) * by, view[2] * by, view[3] * by];
    show();
  };
  const fit = () => { view = [...home]; show(); };
  const centre = (i) => {
    const { x, y } = data.boxes[i];
    const wide = Math.min(view[2], home[2] / 2), high = wide * home[3] / home[2];
    view = [x - wide / 2, y - high / 2, wide, high];
    show();
  };

  // ---- what a box says
  const element = (name, text, kind) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  const fill = (box) => {
    card.replaceChildren(element("p", box.word, "kind"));
    for (const detail of box.details) {
      card.append(element("h2", detail.label));
      const list = document.createElement("dl");
      for (const [name, value] of detail.values) list.append(element("dt", name), element("dd", value));
      if (detail.values.length) card.append(list);
      if (detail.doubtful) card.append(element("p", "The text can be read in more than one way.", "doubt"));
      if (detail.quote) card.append(element("blockquote", "“" + detail.quote + "”"));
      if (detail.source) card.append(element("p", detail.source, "source"));
    }
  };
  const put = (x, y) => {
    const { offsetWidth: wide, offsetHeight: high } = card;
    card.style.left = Math.max(6, x + 18 + wide > innerWidth ? x - wide - 14 : x + 18) + "px";
    card.style.top = Math.max(6, Math.min(y + 14, innerHeight - high - 6)) + "px";
  };
  const light = (i) => {
    svg.classList.add("quiet");
    boxes[i].classList.add("lit");
    for (const j of touching[i]) {
      edges[j].classList.add("lit");
      boxes[data.edges[j].start].classList.add("lit");
      boxes[data.edges[j].end].classList.add("lit");
    }
  };
  const dim = () => {
    svg.classList.toggle("quiet", search.value.trim() !== "");
    for (const node of [...boxes, ...edges]) node.classList.remove("lit");
    for (const box of boxes) if (box.classList.contains("found")) box.classList.add("lit");
  };
  const open = (i, x, y) => { dim(); light(i); fill(data.boxes[i]); card.hidden = false; put(x, y); };
  const close = () => { card.hidden = true; dim(); };

  // ---- edges follow a box that is dragged
  const bend = (edge) => {
    const points = edge.points.map((p) => [...p]);
    const [first, last] = [data.boxes[edge.start], data.boxes[edge.end]];
    points[0][0] += first.dx; points[0][1] += first.dy;
    points.at(-1)[0] += last.dx; points.at(-1)[1] += last.dy;
    if (points.length > 3) { points[1][1] += first.dy; points.at(-2)[1] += last.dy; }
    let d = "M" + points[0].join(" ");
    if (edge.inside) {
      const [[x0, y0], [x1, y1]] = points;
      const out = Math.max(x0, x1) + 22 + Math.min(Math.abs(y1 - y0) / 12, 22);
      return d + `C${out} ${y0} ${out} ${y1} ${x1} ${y1}`;
    }
    for (let i = 1; i < points.length; i++) {
      const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
      const middle = (x0 + x1) / 2;
      d += y0 === y1 ? `L${x1} ${y1}` : `C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`;
    }
    return d;
  };
  for (const box of data.boxes) { box.dx = 0; box.dy = 0; }
  const move = (i, dx, dy) => {
    const box = data.boxes[i];
    box.x += dx; box.y += dy; box.dx += dx; box.dy += dy;
    boxes[i].setAttribute("transform", `translate(${box.x} ${box.y})`);
    for (const j of touching[i]) edges[j].setAttribute("d", bend(data.edges[j]));
  };

  // ---- pointer: a box is dragged, the paper is panned, two fingers zoom
  const pointers = new Map();
  let held = null, last = null;
  const number = (target) => {
    const box = target.closest ? target.closest(".box") : null;
    return box ? Number(box.dataset.box) : null;
  };
  sheet.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    held = number(event.target);
    if (held !== null) boxes[held].parentNode.append(boxes[held]); // what is dragged lies on top
    last = [event.clientX, event.clientY];
    sheet.setPointerCapture(event.pointerId);
    sheet.classList.add("moving");
    card.hidden = true;
  });
  sheet.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) {
      const i = number(event.target);
      if (i === null) { if (!card.hidden) close(); } else open(i, event.clientX, event.clientY);
      return;
    }
    const before = pointers.get(event.pointerId);
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      const apart = (p) => Math.hypot(p[0] - other[0], p[1] - other[1]);
      zoom(apart(before) / Math.max(apart([event.clientX, event.clientY]), 1), ...at(event));
      return;
    }
    const [dx, dy] = [(event.clientX - last[0]) * scale(), (event.clientY - last[1]) * scale()];
    last = [event.clientX, event.clientY];
    if (held === null) { view[0] -= dx; view[1] -= dy; show(); } else move(held, dx, dy);
  });
  const release = (event) => {
    pointers.delete(event.pointerId);
    held = null;
    sheet.classList.remove("moving");
  };
  sheet.addEventListener("pointerup", release);
  sheet.addEventListener("pointercancel", release);
  sheet.addEventListener("pointerleave", close);
  sheet.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY), 120) / 500), ...at(event));
  }, { passive: false });
  sheet.addEventListener("focusin", (event) => {
    const i = number(event.target);
    if (i === null || !event.target.matches(":focus-visible")) return;
    const place = boxes[i].getBoundingClientRect();
    open(i, place.right, place.top);
  });

  // ---- search: every word must stand in the labels, values or quotes of a box
  const texts = data.boxes.map((box) => [box.word, ...box.details.flatMap((detail) =>
    [detail.label, detail.quote, ...detail.values.map(([, value]) => value)])].join(" ").toLowerCase());
  let found = [], turn = -1;
  const look = () => {
    const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    found = words.length ? texts.flatMap((text, i) => words.every((word) => text.includes(word)) ? [i] : []) : [];
    turn = -1;
    boxes.forEach((box, i) => box.classList.toggle("found", found.includes(i)));
    count.textContent = words.length ? `${found.length} found` : "";
    card.hidden = true;
    dim();
  };
  search.addEventListener("input", look);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && found.length) {
      turn = (turn + (event.shiftKey ? found.length - 1 : 1)) % found.length;
      if (turn < 0) turn = found.length - 1;
      centre(found[turn]);
      count.textContent = `${turn + 1} of ${found.length}`;
    } else if (event.key === "Escape") { search.value = ""; look(); search.blur(); }
  });
  document.getElementById("closer").addEventListener("click", () => zoom(0.75));
  document.getElementById("farther").addEventListener("click", () => zoom(1 / 0.75));
  document.getElementById("fit").addEventListener("click", fit);
  document.addEventListener("keydown", (event) => {
    if (event.target === search) return;
    const keys = { "+": () => zoom(0.8), "-": () => zoom(1.25), "0": fit, "Escape": close, "/": () => search.focus() };
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
})();
