/* The keyboard. Letters work only when nobody is typing; each key does what a visible control does.
   [data-list]              list of rows for J and K; each row is [data-row], the chosen one has aria-current="true"
   [data-row]               its address (href or data-href) opens on O; [data-row-next] inside it or in [data-peek] is Enter
   [data-peek]              the preview that a chosen row fills (the row's own hx-get, or a click on it)
   [data-find]              the search box, on /
   [data-key="n"]           any link or button that one letter (or F8) reaches
   [data-chips]             a group of chips: digits choose; .show-keys prints them
   form, Ctrl Enter         sends the form one is in, by its primary button */
(function () {
  "use strict";
  const typing = (node) => node && (node.isContentEditable || (node.matches && node.matches("input:not([type=radio]):not([type=checkbox]):not([type=submit]):not([type=button]), textarea, select")));
  const rows = () => [...document.querySelectorAll("[data-list] [data-row]")];
  const chosen = () => document.querySelector("[data-list] [data-row][aria-current=true]");

  const choose = (row) => {
    const before = chosen();
    if (before) { before.removeAttribute("aria-current"); before.classList.remove("hs-item--on"); }
    row.setAttribute("aria-current", "true");
    row.classList.add("hs-item--on");
    row.scrollIntoView({ block: "nearest" });
    row.focus({ preventScroll: true });
    row.dispatchEvent(new CustomEvent("halfsky:choose", { bubbles: true }));
  };
  const move = (step) => {
    const all = rows();
    if (!all.length) return false;
    const at = all.indexOf(chosen());
    choose(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]);
    return true;
  };
  const open = () => {
    const row = chosen();
    const to = row && (row.getAttribute("data-href") || row.getAttribute("href"));
    if (!to) return false;
    window.location.assign(to);
    return true;
  };
  const next = () => {
    const row = chosen();
    const step = document.querySelector("[data-peek] [data-row-next]") || (row && row.querySelector("[data-row-next]"));
    if (!step) return row ? open() : false;
    step.click();
    return true;
  };

  const pick = (digit) => {
    const group = document.activeElement && document.activeElement.closest("[data-chips]");
    const ticks = group ? [...group.querySelectorAll(".hs-tick:not(:disabled)")] : [];
    const tick = ticks[digit - 1];
    if (!tick) return false;
    tick.focus();
    tick.click();
    return true;
  };
  const send = () => {
    const form = document.activeElement && document.activeElement.closest("form");
    if (!form) return false;
    const button = form.querySelector("button.btn-primary:not([type=button]):not([aria-disabled=true])") || form.querySelector("button:not([type=button]):not([aria-disabled=true])");
    if (button) form.requestSubmit(button);
    return Boolean(button);
  };
  const help = () => {
    const dialog = document.getElementById("hs-keys");
    if (!dialog || typeof dialog.showModal !== "function") return false;
    if (!dialog.open) dialog.showModal();
    return true;
  };
  const find = () => {
    const box = document.querySelector("[data-find]");
    if (box) { box.focus(); box.select(); }
    return Boolean(box);
  };
  const named = (key) => {
    const control = [...document.querySelectorAll("[data-key]")].find((part) => part.getAttribute("data-key").toLowerCase() === key && part.offsetParent !== null);
    if (control) control.click();
    return Boolean(control);
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.metaKey || event.altKey) return;
    const inDialog = Boolean(document.querySelector("dialog[open]"));
    let done = false;
    if (event.key === "Enter" && event.ctrlKey) done = send();
    else if (event.ctrlKey) return;
    else if (/^F\d+$/.test(event.key)) done = !inDialog && named(event.key.toLowerCase());
    else if (/^[1-9]$/.test(event.key) && !typing(document.activeElement)) done = pick(Number(event.key));
    else if (typing(document.activeElement) || inDialog) return;
    else if (event.key === "j") done = move(1);
    else if (event.key === "k") done = move(-1);
    else if (event.key === "o") done = open();
    else if (event.key === "/") done = find();
    else if (event.key === "?") done = help();
    else if (event.key === "End" && rows().length) { choose(rows().pop()); done = true; }
    else if (event.key === "Enter" && event.target.matches("body, main, [data-row]")) done = next();
    else if (/^[a-z]$/.test(event.key)) done = named(event.key);
    if (done) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const row = event.target.closest("[data-list] [data-row]");
    if (row && row.hasAttribute("hx-get") && !event.target.closest("a[data-row-next], button")) choose(row);
  });

  const number = (root) => root.querySelectorAll("[data-chips].show-keys .hs-opt").forEach((label) => {
    const all = [...label.closest("[data-chips]").querySelectorAll(".hs-opt")];
    const nth = all.indexOf(label) + 1;
    if (nth <= 9) label.setAttribute("data-nth", String(nth));
  });
  number(document);
  document.addEventListener("htmx:load", (event) => number(event.detail.elt));
})();
