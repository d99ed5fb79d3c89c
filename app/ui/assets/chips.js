function render({ model, el }) {
  const root = make("div", { class: "sl-chips", role: "radiogroup", "aria-label": model.get("label") });
  el.append(root);
  function draw() {
    root.replaceChildren(...model.get("options").map((option) => {
      const taken = option.id === model.get("value");
      return make("button", {
        type: "button", class: taken ? "sl-chip sl-on" : "sl-chip", role: "radio", "aria-checked": String(taken), "data-testid": `chip-${option.id}`,
        onclick: () => change(model, { value: option.id }),
      }, option.text);
    }));
  }
  draw();
  return listen(model, ["options", "value"], draw);
}
export default { render };
