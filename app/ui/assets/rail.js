// Rail and top bar: where you are ↔ the page's address, back button, Alt+digit, links between views.
const PLACE = ["view", "site", "snapshot", "segment", "language", "theme", "focus"];

function render({ model, el }) {
  const rail = make("div", { class: "sl-rail" });
  const top = make("div", { class: "sl-top" });
  el.append(rail, top);
  let following = false; // the address, rather than leading it
  const words = (name) => model.get("labels")[name] || name;
  const inside = (item) => item.views.find((view) => view.key === model.get("view"));
  const room = () => model.get("rooms").find(inside);
  const enter = (item) => go({ view: item.views[0].key, focus: "" });

  function push(replace) {
    const query = new URLSearchParams(location.search);
    for (const name of PLACE) { const value = model.get(name); value ? query.set(name, value) : query.delete(name); }
    query.delete("launch");
    const address = `${location.pathname}?${query}`;
    if (address !== location.pathname + location.search) history[replace ? "replaceState" : "pushState"](null, "", address);
    document.title = `${room() ? `${inside(room()).label} – ` : ""}Sitelore`;
    document.documentElement.lang = model.get("language") || "en";
  }
  function go(values) { change(model, values); }
  function follow(search) {
    const query = new URLSearchParams(search);
    following = true;
    const values = {};
    for (const name of PLACE) if (name !== "theme") values[name] = query.get(name) || (name === "view" || name === "language" ? model.get(name) : "");
    go(values);
    following = false;
    draw();
  }
  function pick(name, options, label) {
    const select = make("select", { "data-testid": `pick-${name}`, "aria-label": label, onchange: (event) => go(name === "site" ? { site: event.target.value, snapshot: "", segment: "", focus: "" } : { [name]: event.target.value, focus: "" }) });
    for (const option of options) select.append(make("option", { value: option.id, selected: option.id === model.get(name) }, option.label));
    select.value = model.get(name) || (options[0] ? options[0].id : "");
    return make("label", { class: "sl-pick" }, make("span", {}, label), select);
  }
  function pickers() {
    const found = [];
    if (model.get("sites").length) found.push(pick("site", model.get("sites"), words("site")));
    if (model.get("snapshots").length) found.push(pick("snapshot", model.get("snapshots"), words("snapshot")));
    if (model.get("segments").length > 1) found.push(pick("segment", model.get("segments"), words("segment")));
    return found;
  }
  function roomButton(item) {
    return make("button", {
      type: "button", class: "sl-room", "data-testid": `room-${item.views[0].key}`, "aria-current": inside(item) ? "page" : null, title: `${item.label} (Alt+${item.number})`,
      onclick: () => enter(item),
    }, icon(item.icon), make("span", { class: "sl-name" }, item.label), make("span", { class: "sl-digit" }, String(item.number)), item.count ? make("span", { class: "sl-waiting" }, item.count) : null);
  }
  function job() {
    const running = model.get("job");
    if (!running || !running.title) return [];
    const line = make("div", { class: "sl-jobline" }, make("span", {}, running.title), make("span", {}, running.note));
    const bar = make("div", { class: "sl-jobbar", title: `${running.title} ${running.note}` }, make("i", { style: `width:${running.percent ?? 100}%`, class: running.percent === null ? "sl-unknown-total" : "" }));
    return [make("button", { type: "button", class: "sl-jobbox", "data-testid": "rail-job", onclick: () => go({ view: "runs", focus: "" }) }, line, bar)];
  }
  function sources() {
    return model.get("sources").map((source) => make("div", { class: "sl-source", title: `${source.label}: ${source.note}` },
      make("span", {}, make("i", { class: source.present ? "sl-dot" : "sl-dot sl-missing" }), make("span", { class: "sl-name" }, source.label)), make("span", {}, source.note)));
  }
  function drawRail() {
    const brand = make("div", { class: "sl-brand" }, icon("M2.4 3.6h11.2M2.4 8h7.2M2.4 12.4h11.2", 20), make("span", { class: "sl-name" }, "Sitelore"));
    const rooms = make("nav", { "aria-label": words("rooms") }, ...model.get("rooms").map(roomButton));
    const foot = make("div", { class: "sl-railfoot" }, ...job(), make("h2", {}, words("sources")), ...sources());
    rail.replaceChildren(brand, make("div", { class: "sl-picks" }, ...pickers()), rooms, foot);
  }
  function tool(name, path, label, act) {
    return make("button", { type: "button", class: "sl-btn sl-quiet", "data-testid": name, title: label, onclick: act }, path ? icon(path) : null, make("span", {}, label));
  }
  function choice(name, options) {
    const select = make("select", { class: "sl-choice", "data-testid": `pick-${name}`, "aria-label": words(name), onchange: (event) => (name === "theme" ? reload(event.target.value) : go({ [name]: event.target.value })) });
    for (const option of options) select.append(make("option", { value: option.id }, option.label));
    select.value = model.get(name);
    return select;
  }
  function reload(theme) { const query = new URLSearchParams(location.search); query.set("theme", theme); location.search = query; }
  function subView(view) {
    return make("button", { type: "button", "data-testid": `view-${view.key}`, "aria-current": view.key === model.get("view") ? "page" : null, onclick: () => go({ view: view.key, focus: "" }) }, view.label);
  }
  function drawTop() {
    const where = make("nav", { class: "sl-sub", "aria-label": room() ? room().label : null }, ...(room() ? room().views.map(subView) : []));
    const ready = model.get("notebook");
    const notebook = ready
      ? make("a", { class: "sl-btn sl-quiet", href: ready, target: "_blank", rel: "noopener", "data-testid": "notebook-ready" }, icon(words("icon-open")), words("notebook-ready"))
      : tool("open-notebook", words("icon-notebook"), words("notebook"), (event) => { event.currentTarget.disabled = true; model.send({ ask: "notebook" }); });
    top.replaceChildren(where, make("div", { class: "sl-acts" }, make("div", { class: "sl-narrow" }, ...pickers()), notebook,
      choice("language", model.get("languages")), choice("theme", model.get("themes"))));
  }
  function draw() {
    const held = el.getRootNode().activeElement, name = held && el.contains(held) ? held.dataset.testid : "";
    drawRail();
    drawTop();
    if (name) el.querySelector(`[data-testid="${name}"]`)?.focus({ preventScroll: true }); // its element was made anew
  }
  function moved() { if (!following) push(false); draw(); }
  const typing = (event) => event.composedPath().some((node) => /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName) || node.isContentEditable);
  function beside(step) {
    const views = room() ? room().views : [];
    const place = views.findIndex((view) => view.key === model.get("view")) + step;
    if (views[place]) go({ view: views[place].key, focus: "" });
  }
  function press(event) {
    if (event.key === "Alt") { rail.classList.add("sl-digits"); return; }
    if ((event.key === "[" || event.key === "]") && !typing(event)) { beside(event.key === "]" ? 1 : -1); return; }
    if (!event.altKey || event.ctrlKey || event.metaKey || !/^Digit[1-9]$/.test(event.code)) return;
    const item = model.get("rooms").find((entry) => entry.number === Number(event.code.slice(5)));
    if (item) { event.preventDefault(); enter(item); }
  }
  function release(event) { if (event.key === "Alt") rail.classList.remove("sl-digits"); }
  function click(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const anchor = event.composedPath().find((node) => node.tagName === "A");
    const href = anchor && anchor.getAttribute("href");
    if (!href || !href.startsWith("?view=")) return;
    event.preventDefault();
    event.stopPropagation();
    history.pushState(null, "", location.pathname + href);
    follow(href);
    window.scrollTo(0, 0);
  }
  const back = () => follow(location.search);
  const fresh = () => change(model, { seen: model.get("stamp") }); // the round trip makes the views look again
  const night = matchMedia("(prefers-color-scheme: dark)");
  const dusk = () => { if (night.matches !== model.get("dark")) go({ dark: night.matches }); };
  const timer = setInterval(() => { if (!document.hidden) model.send({ ask: "look" }); }, 2000);
  night.addEventListener("change", dusk);
  dusk();
  window.addEventListener("popstate", back);
  window.addEventListener("keydown", press);
  window.addEventListener("keyup", release);
  document.addEventListener("click", click, true);
  model.on("change:stamp", fresh);
  push(true);
  draw();
  const stopMoves = listen(model, PLACE, moved);
  const stopDraws = listen(model, ["rooms", "sites", "snapshots", "segments", "sources", "job", "labels", "languages", "themes", "notebook"], draw);
  return () => {
    clearInterval(timer);
    night.removeEventListener("change", dusk);
    window.removeEventListener("popstate", back);
    window.removeEventListener("keydown", press);
    window.removeEventListener("keyup", release);
    document.removeEventListener("click", click, true);
    model.off("change:stamp", fresh);
    stopMoves();
    stopDraws();
  };
}
export default { render };
