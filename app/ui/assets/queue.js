const KEYS = { a: "accept", e: "change", r: "reject", u: "take_back", o: "open" };
const ICONS = { accept: "check", change: "edit", reject: "cross", take_back: "undo", open: "open" };
const MARKS = { accepted: "check", changed: "edit", rejected: "cross" };

function render({ model, el }) {
  const list = make("div", { class: "sl-queue-list", role: "listbox", tabindex: "0", "aria-label": model.get("label"), "data-testid": "queue" });
  const below = make("div", { class: "sl-queue-below" });
  el.append(make("div", { class: model.get("expand") ? "sl-queue sl-expand" : "sl-queue", onkeydown: press }, list, below));
  let editing = ""; // the action whose field is open
  const waiting = new Set(); // ids whose action has not been answered yet
  let number = 0;

  const words = (name) => model.get("labels")[name] || name;
  const items = () => model.get("items");
  const current = () => items().find((item) => item.id === model.get("selected"));

  function possible(item) {
    if (!item || waiting.has(item.id) || item.mark === "not_measured") return [];
    return item.mark === "open" ? item.actions : ["take_back"];
  }
  function move(step) {
    const place = items().findIndex((item) => item.id === model.get("selected"));
    const next = items()[Math.min(items().length - 1, Math.max(0, place + step))];
    if (next) select(next.id);
  }
  function select(id) { editing = ""; change(model, { selected: id }); draw(true); }
  function act(name) {
    const item = current();
    if (name === "open") return item && send(item, name);
    if (!possible(item).includes(name)) return;
    if (name === "change" || name === "reject") { editing = name; draw(true); return; }
    send(item, name);
  }
  function send(item, name, more = {}) {
    editing = "";
    if (name !== "open") waiting.add(item.id);
    number += 1;
    change(model, { event: { number: `${Date.now()}-${number}`, action: name, id: item.id, version: item.version, ...more } });
    draw();
    list.focus();
  }
  function press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.composedPath()[0].closest("input, textarea")) return;
    const key = event.key;
    if (key === "j" || key === "ArrowDown") move(1);
    else if (key === "k" || key === "ArrowUp") move(-1);
    else if (KEYS[key]) act(KEYS[key]);
    else return;
    event.preventDefault();
  }
  function button(name, primary) {
    const key = Object.keys(KEYS).find((letter) => KEYS[letter] === name);
    return make("button", {
      type: "button", class: primary ? "sl-btn sl-pri" : "sl-btn", "data-testid": `queue-${name}`, onclick: (event) => { event.stopPropagation(); act(name); },
    }, icon(model.get("icons")[ICONS[name]]), words(name), make("kbd", {}, key.toUpperCase()));
  }
  function buttons(item) {
    if (editing) return field(item);
    const names = possible(item);
    return make("div", { class: "sl-inline" }, ...names.map((name) => button(name, name === "accept")));
  }
  function field(item) {
    const isChange = editing === "change";
    const input = make("textarea", { rows: isChange ? 2 : 1, placeholder: words("reason_hint"), "aria-label": words(isChange ? "change" : "reason"), "data-testid": "queue-field" });
    input.value = isChange ? item.text || item.title : "";
    const name = editing;
    const done = () => { const value = input.value.trim(); if (value) send(item, name, isChange ? { text: value } : { reason: value }); };
    const leave = () => { editing = ""; draw(); list.focus(); };
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); done(); }
      if (event.key === "Escape") { event.preventDefault(); leave(); }
      event.stopPropagation();
    });
    setTimeout(() => input.focus());
    return make("div", { class: "sl-field" }, input, make("div", { class: "sl-inline" },
      make("button", { type: "button", class: "sl-btn sl-pri", "data-testid": "queue-save", onclick: done }, words("save"), make("kbd", {}, "Enter")),
      make("button", { type: "button", class: "sl-btn", onclick: leave }, words("cancel"), make("kbd", {}, "Esc"))));
  }
  function mark(item) {
    const sign = make("span", { class: `sl-qmark sl-q-${item.mark}`, role: "img", "aria-label": words(`mark_${item.mark}`), title: words(`mark_${item.mark}`) });
    if (MARKS[item.mark]) sign.append(icon(model.get("icons")[MARKS[item.mark]]));
    return sign;
  }
  function line(item) {
    const chosen = item.id === model.get("selected");
    const text = make("div", { class: "sl-qtext", lang: item.language || null }, make("b", { title: item.title }, item.title));
    if (item.warning) text.append(make("small", { class: "sl-t-waste" }, icon(model.get("icons").warn, 14), item.warning));
    if (item.note) text.append(make("small", {}, item.note));
    if (chosen && model.get("expand")) text.append(buttons(item));
    const names = item.evidence.map((name) => make("button", {
      type: "button", class: "sl-ev", onclick: (event) => { event.stopPropagation(); change(model, { selected: item.id, evidence: name }); draw(); },
    }, name));
    const aside = make("div", { class: "sl-qaside" }, item.aside ? make("b", {}, item.aside) : null, ...names, item.aside_note ? make("small", {}, item.aside_note) : null);
    return make("div", {
      class: `sl-q sl-q-is-${item.mark}${chosen ? " sl-on" : ""}`, role: "option", id: `q-${item.id}`, "aria-selected": String(chosen), "data-testid": `item-${item.id}`, "data-mark": item.mark,
      onclick: () => { if (!chosen) select(item.id); },
    }, mark(item), make("span", { class: "sl-qno" }, item.number), text, aside);
  }
  function draw(reveal) {
    let group = null;
    const rows = [];
    for (const item of items()) {
      if (item.group && item.group !== group) rows.push(make("h3", {}, item.group, make("span", {}, item.group_note)));
      group = item.group;
      rows.push(line(item));
    }
    if (!rows.length) rows.push(make("p", { class: "sl-u" }, words("empty")));
    list.replaceChildren(...rows);
    list.setAttribute("aria-activedescendant", `q-${model.get("selected")}`);
    const keys = make("span", { class: "sl-keys" }, make("kbd", {}, "J"), words("next"), make("kbd", {}, "K"), words("back"));
    below.replaceChildren(...(model.get("expand") ? [keys] : [buttons(current()) || "", keys]));
    if (reveal === true) list.querySelector(".sl-on")?.scrollIntoView({ block: "nearest" });
  }
  model.on("msg:custom", answered);
  function answered(message) { if (message.answered) { waiting.delete(message.answered); draw(); } }
  const arrived = () => { draw(); };
  draw();
  const stop = listen(model, ["items", "labels", "selected"], arrived);
  return () => { model.off("msg:custom", answered); stop(); };
}
export default { render };
