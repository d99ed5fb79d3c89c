function render({ model, el }) {
  const button = make("button", { type: "button", class: "sl-btn", onclick: copy }, model.get("label"));
  el.append(button);
  async function copy() {
    await navigator.clipboard.writeText(model.get("text"));
    button.textContent = model.get("done");
    setTimeout(() => { button.textContent = model.get("label"); }, 2000);
  }
  return listen(model, ["label"], () => { button.textContent = model.get("label"); });
}
export default { render };
