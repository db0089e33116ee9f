// Time on the page: countdowns go on, an old page says that it is old. Fresh hits are htmx's work (hx-trigger). Also two
// small courtesies that need a script: the focus on an error summary, and the print button.
(() => {
  "use strict";
  const MINUTE = 60_000;
  const STALE_AFTER = 2; // minutes
  const opened = performance.now();

  function written(minutes) {
    const size = Math.abs(minutes);
    const two = (number) => String(number).padStart(2, "0");
    return `${two(Math.floor(size / 60))}:${two(size % 60)}`;
  }

  function tick() {
    const passed = Math.floor((performance.now() - opened) / MINUTE);
    for (const countdown of document.querySelectorAll("[data-countdown]")) {
      const start = Number(countdown.dataset.countdown);
      const left = start < 0 ? start - passed : Math.max(0, start - passed);
      const text = countdown.querySelector("[data-countdown-text]");
      if (text) text.textContent = written(left);
      countdown.classList.toggle("countdown-soon", left >= 0 && left <= 60);
    }
    for (const note of document.querySelectorAll("[data-stale]")) {
      note.hidden = passed < STALE_AFTER;
      note.querySelector("[data-stale-minutes]").textContent = String(passed);
    }
  }

  document.querySelector("[data-focus]")?.focus();
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  setInterval(tick, 15_000);
})();
