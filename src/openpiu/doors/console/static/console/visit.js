// A visit stays open only while the host says so: each second the page asks, and where the answer is not yes, or none
// comes three times, everything on it goes. It shows nothing before this script runs, so it never stays by accident.
(() => {
  "use strict";
  const EVERY = 700; // milliseconds between an answer and the next question
  const PATIENCE = 3_000; // for one answer
  const MISSES = 3;
  const room = document.querySelector("[data-visit]");
  if (!room) return;
  const over = document.querySelector("[data-visit-over]");
  let seen = "";
  let misses = 0;
  let isOpen = true;

  function close() {
    isOpen = false;
    document.querySelector("main").replaceChildren(over.content.cloneNode(true));
    document.title = "openpiu";
    for (const back of document.querySelectorAll("input[name=next]")) back.value = room.dataset.visitHome;
    history.replaceState(null, "", room.dataset.visitHome);
  }

  async function ask() {
    const address = `${room.dataset.visit}&seen=${encodeURIComponent(seen)}`;
    try {
      const answer = await fetch(address, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status !== 204) return close();
      seen = answer.headers.get("Visit-Mark") || "";
      misses = 0;
    } catch {
      misses += 1;
      if (misses >= MISSES) return close();
    }
    setTimeout(ask, EVERY);
  }

  room.hidden = false;
  document.addEventListener("visibilitychange", () => {
    if (isOpen && !document.hidden) ask();
  });
  ask();
})();
