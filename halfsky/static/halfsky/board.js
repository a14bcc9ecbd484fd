/* The board: a figure opens in the panel where there is one, else on its own page; the list keeps its place over a swap. */
(function () {
  "use strict";
  const wide = window.matchMedia("(min-width: 961px)");
  let place = 0;

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".bd-mid a[data-proof]");
    if (!link || !wide.matches || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    document.querySelectorAll(".bd .hs-proof--on").forEach((one) => one.classList.remove("hs-proof--on"));
    link.classList.add("hs-proof--on");
    const waiting = document.querySelector("#bd-proof [hx-get]");
    if (waiting) { window.htmx.trigger(waiting, "htmx:abort"); waiting.remove(); }
    window.htmx.ajax("GET", link.href, { target: "#bd-proof", swap: "outerHTML" });
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    /* what somebody is reading is not taken away: the poll waits until the panel shows the board's own figure again */
    if (event.target.hasAttribute("data-poll") && document.querySelector("#bd-proof[data-other]")) event.preventDefault();
  });
  document.addEventListener("htmx:beforeSwap", () => {
    const list = document.querySelector(".bd-list");
    place = list ? list.scrollTop : 0;
  });
  document.addEventListener("htmx:afterSwap", () => {
    const list = document.querySelector(".bd-list");
    if (list) list.scrollTop = place;
  });
})();
