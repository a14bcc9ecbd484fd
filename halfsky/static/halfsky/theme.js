/* Set the theme before the first paint: the reader's choice, else the system's. Kept in this browser only. */
(function () {
  "use strict";
  var chosen = null;
  try { chosen = window.localStorage.getItem("halfsky:theme"); } catch (error) { chosen = null; }
  var dark = chosen ? chosen === "dark" : window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.setAttribute("data-bs-theme", dark ? "dark" : "light");
})();
