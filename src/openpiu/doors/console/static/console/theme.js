// The theme: applies the officer's choice at once and keeps it in the cookie that the server reads. Without this script
// the same form posts to the server.
(() => {
  "use strict";
  const root = document.documentElement;
  const YEAR = 365 * 24 * 3600;

  function choose(theme) {
    root.dataset.theme = theme;
    document.cookie = `openpiu_theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
    for (const button of document.querySelectorAll("[data-theme-form] button")) {
      button.setAttribute("aria-pressed", String(button.value === theme));
    }
  }

  for (const form of document.querySelectorAll("[data-theme-form]")) {
    form.addEventListener("submit", (event) => {
      if (!event.submitter) return;
      event.preventDefault();
      choose(event.submitter.value);
    });
  }
})();
