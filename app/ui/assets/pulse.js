function render({ model, el }) {
  let timer = 0;
  function start() {
    clearInterval(timer);
    const seconds = model.get("seconds");
    if (seconds > 0) timer = setInterval(() => { if (!document.hidden) change(model, { beat: model.get("beat") + 1 }); }, seconds * 1000);
  }
  el.hidden = true;
  start();
  const stop = listen(model, ["seconds"], start);
  return () => { clearInterval(timer); stop(); };
}
export default { render };
