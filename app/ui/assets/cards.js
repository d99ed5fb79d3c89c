function render({ model, el }) {
  const root = make("div", { class: "sl-cards", role: "listbox", "aria-label": model.get("label") });
  el.append(root);
  function largest(label) {
    return Math.max(...model.get("cards").flatMap((card) => card.bars.filter((bar) => bar.label === label).map((bar) => bar.share)), 1e-9);
  }
  function bar(item) {
    const mark = make("i", { style: `width:${Math.max(1, (100 * item.share) / largest(item.label))}%;background:var(--sl-${item.tone})` });
    return [make("span", {}, item.label), make("span", { class: "sl-cardbar" }, mark), make("b", {}, item.number)];
  }
  function draw() {
    root.replaceChildren(...model.get("cards").map((card) => {
      const chosen = card.id === model.get("selected");
      return make("button", {
        type: "button", class: chosen ? "sl-card sl-on" : "sl-card", role: "option", "aria-selected": String(chosen), "data-testid": `card-${card.id}`,
        onclick: () => change(model, { selected: chosen ? "" : card.id }),
      },
      make("b", { title: card.title }, card.title), make("small", {}, card.note),
      make("span", { class: "sl-bars" }, ...card.bars.flatMap(bar)),
      make("span", { class: "sl-cardnotes" }, ...card.warnings.map((text) => make("span", { class: "sl-t-waste" }, text)), ...card.lines.map((text) => make("span", {}, text))));
    }));
  }
  draw();
  return listen(model, ["cards", "selected"], draw);
}
export default { render };
