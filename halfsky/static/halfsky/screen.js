/* What every page may use. Each part works on data-attributes, on the first load and after a swap; without it pages are plain.
   data-theme-toggle          button: light or dark
   data-dialog-open="id"      link or button: open <dialog id>; without script the link is followed
   data-dialog-close          button inside a dialog
   data-seal-open="30"        opened sealed field: shut and emptied after so many seconds
   data-seal-bar="30"         says in the bar above how many seconds are left
   data-autosubmit            select: send its form on change
   data-show-password="id"    button: show or hide a password
   data-fill="id"             button: put data-value into a field (demonstration accounts)
   data-say                   element whose words are read out after a swap
   data-needs-script, hidden  control that only works with script */
(function () {
  "use strict";
  const live = () => document.getElementById("hs-live");

  window.halfskySay = (words) => {
    const place = live();
    if (!place) return;
    place.textContent = "";
    window.setTimeout(() => { place.textContent = words; }, 50);
  };

  const toggleTheme = () => {
    const root = document.documentElement;
    const next = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
    root.setAttribute("data-bs-theme", next);
    try { localStorage.setItem("halfsky:theme", next); } catch (error) { /* a closed browser: only this page changes */ }
  };

  const openDialog = (opener, event) => {
    const dialog = document.getElementById(opener.getAttribute("data-dialog-open"));
    if (!dialog || typeof dialog.showModal !== "function") return;
    event.preventDefault();
    const form = dialog.querySelector("form[method=post]");
    if (form && opener.href) form.action = opener.href;
    dialog.showModal();
  };

  const showPassword = (button) => {
    const field = document.getElementById(button.getAttribute("data-show-password"));
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
    button.querySelector("span").textContent = shown ? "显示" : "隐藏";
  };

  const fill = (button) => {
    const field = document.getElementById(button.getAttribute("data-fill"));
    field.value = button.getAttribute("data-value");
    const word = button.getAttribute("data-fill-password");
    const password = document.querySelector("input[type=password]");
    if (word && password) password.value = word;
    field.form.querySelector("button[type=submit]").focus();
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-theme-toggle],[data-dialog-open],[data-dialog-close],[data-show-password],[data-fill],[aria-disabled=true]");
    document.querySelectorAll("details.hs-menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.removeAttribute("open");
    });
    if (!target) return;
    if (target.getAttribute("aria-disabled") === "true") { event.preventDefault(); event.stopPropagation(); return; }
    if (target.hasAttribute("data-theme-toggle")) toggleTheme();
    else if (target.hasAttribute("data-dialog-open")) openDialog(target, event);
    else if (target.hasAttribute("data-dialog-close")) target.closest("dialog").close();
    else if (target.hasAttribute("data-show-password")) showPassword(target);
    else if (target.hasAttribute("data-fill")) fill(target);
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-autosubmit]") && event.target.form) event.target.form.requestSubmit();
  });

  /* An opened sealed field counts down in sight, then its words are gone from the page. */
  const shut = (field) => {
    field.removeAttribute("data-seal-open");
    field.classList.remove("hs-seal--open");
    field.textContent = field.getAttribute("data-seal-name") || "";
    field.title = "";
    window.halfskySay("已合上");
  };
  const countDown = (field) => {
    if (field.dataset.sealRunning) return;
    field.dataset.sealRunning = "1";
    const end = Date.now() + 1000 * Number(field.getAttribute("data-seal-open"));
    const tick = () => {
      if (!field.isConnected) return;
      const left = Math.ceil((end - Date.now()) / 1000);
      if (left <= 0) { shut(field); return; }
      const words = field.querySelector("[data-seal-left]");
      if (words) words.textContent = "，" + left + " 秒后合上";
      window.setTimeout(tick, 500);
    };
    tick();
  };
  const countBar = (place) => {
    if (place.dataset.sealRunning) return;
    place.dataset.sealRunning = "1";
    const end = Date.now() + 1000 * Number(place.getAttribute("data-seal-bar"));
    const tick = () => {
      if (!place.isConnected) return;
      place.textContent = Math.max(0, Math.ceil((end - Date.now()) / 1000)) + " 秒后合上";
      if (Date.now() < end) window.setTimeout(tick, 500);
    };
    tick();
  };
  const showCurrentStep = (step) => { step.parentElement.scrollLeft = Math.max(0, step.offsetLeft - 16); };
  ["copy", "cut", "dragstart", "contextmenu"].forEach((name) => document.addEventListener(name, (event) => {
    const from = event.target.nodeType === 1 ? event.target : event.target.parentElement;
    const chosen = document.getSelection();
    const within = document.querySelector("[data-seal-open]") && Array.from(document.querySelectorAll("[data-seal-open]"))
      .some((field) => field.contains(from) || (chosen && chosen.rangeCount && chosen.containsNode(field, true)));
    if (within) event.preventDefault();
  }));
  window.addEventListener("pagehide", () => document.querySelectorAll("[data-seal-open]").forEach(shut));

  const start = (root) => {
    const within = (selector) => [...(root.matches && root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
    within("[data-theme-toggle],[data-needs-script],[data-show-password]").forEach((part) => { part.hidden = false; });
    within("[data-seal-open]").forEach(countDown);
    within("[data-seal-bar]").forEach(countBar);
    within(".hs-steps .now").forEach(showCurrentStep);
    within("[data-errors]").slice(0, 1).forEach((summary) => summary.focus());
    within("dialog[data-open]").forEach((dialog) => { if (!dialog.open) dialog.showModal(); });
  };
  start(document.body);
  document.addEventListener("htmx:load", (event) => {
    if (event.detail.elt === document.body) return;
    start(event.detail.elt);
    const said = event.detail.elt.closest("[data-say]") || event.detail.elt.querySelector("[data-say]");
    if (said) window.halfskySay(said.getAttribute("data-say") || said.textContent.trim());
  });
  document.addEventListener("htmx:responseError", () => window.halfskySay("没有取到，请再试一次"));
  document.addEventListener("htmx:sendError", () => window.halfskySay("现在连不上网，已写的内容还在本机"));
})();
