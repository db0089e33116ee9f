// Single keys (WCAG 2.1.4: they can be switched off, and never act while somebody types). A key clicks the element that
// names it in data-key; a key on a field moves there. Nothing here decides anything: Enter in the open form does.
(() => {
  "use strict";
  const STORE = "openpiu-keys";
  const dialog = document.getElementById("keys");
  const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

  const isOn = () => localStorage.getItem(STORE) !== "off";

  function bound(key) {
    const elements = [...document.querySelectorAll("[data-key]")];
    return elements.find((element) => element.dataset.key.split(" ").includes(key) && element.offsetParent !== null);
  }

  function openAnswer(summary) {
    const answer = summary.parentElement;
    answer.open = true;
    answer.querySelector("input[type=checkbox], textarea")?.focus();
    answer.scrollIntoView({ block: "nearest" });
  }

  function press(element) {
    if (element.matches("summary")) openAnswer(element);
    else if (element.matches("input, select")) element.focus();
    else element.click();
  }

  function tick(number) {
    const box = document.querySelector(`details.answer[open] [data-number="${number}"]`);
    if (!box) return false;
    box.checked = !box.checked;
    box.focus();
    return true;
  }

  function walkRows(step) {
    const rows = [...document.querySelectorAll("[data-row]")];
    if (!rows.length) return false;
    const here = rows.indexOf(document.activeElement);
    rows[Math.min(rows.length - 1, Math.max(0, here + step))].focus();
    return true;
  }

  function act(key) {
    if (key === "?" && dialog) {
      dialog.showModal();
      return true;
    }
    if (/^[1-9]$/.test(key)) return tick(key);
    const element = bound(key);
    if (element) {
      press(element);
      return true;
    }
    if (key === "j" || key === "ArrowDown") return walkRows(1);
    if (key === "k" || key === "ArrowUp") return walkRows(-1);
    return false;
  }

  document.addEventListener("keydown", (event) => {
    const busy = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (busy || event.repeat || !isOn() || dialog?.open || event.target.closest(typing)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (act(key)) event.preventDefault();
  });

  for (const opener of document.querySelectorAll("[data-key='?']")) {
    opener.addEventListener("click", (event) => {
      event.preventDefault();
      dialog?.showModal();
    });
  }

  const switches = document.querySelectorAll("[data-keys-switch]");
  for (const box of switches) {
    box.disabled = false;
    box.checked = isOn();
    box.addEventListener("change", () => {
      localStorage.setItem(STORE, box.checked ? "on" : "off");
      for (const other of switches) other.checked = box.checked;
    });
  }
})();
