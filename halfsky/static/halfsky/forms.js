/* Forms: drafts in this browser, unsaved words, and the way to the first fault.
   form[data-draft="key"]   kept as it is typed, brought back on the next visit, dropped when sent or after 7 days, and at sign-out
   form[data-draft="off"]   never kept (sealed forms); leaving with unsaved words asks first
   [data-draft-url="/…"]    besides or instead, sent to the server (POST of the whole form, files left out), which brings it back itself
   [data-no-draft]          a field that is never kept; passwords, files and hidden fields never are
   [data-draft-state]       where "已存在本机" is said
   [data-most="4000"]       a text that is never cut: from four fifths of its limit on, what is left or too much is said below it
   form[data-sign-out]      forgets every draft */
(function () {
  "use strict";
  const PREFIX = "halfsky:draft:";
  const LIFE = 7 * 24 * 3600 * 1000;
  const changed = new WeakSet();
  const store = (work) => { try { return work(window.localStorage); } catch (error) { return null; } };
  const keyOf = (form) => {
    const name = form.getAttribute("data-draft");
    return name && name !== "off" ? PREFIX + name : null;
  };
  const kept = (field) => field.name && !field.disabled && !["password", "file", "hidden", "submit", "button"].includes(field.type) && !field.closest("[data-no-draft]");

  const words = (form) => {
    const values = {};
    for (const field of form.elements) {
      if (!kept(field)) continue;
      const list = values[field.name] || (values[field.name] = []);
      if (field.type === "checkbox" || field.type === "radio") { if (field.checked) list.push(field.value); }
      else if (field.multiple && field.options) list.push(...[...field.selectedOptions].map((option) => option.value));
      else list.push(field.value);
    }
    return values;
  };
  const say = (form, text) => {
    const place = form.querySelector("[data-draft-state]");
    if (place) place.textContent = text;
  };
  const sendDraft = (form) => {
    const data = new FormData(form);
    for (const field of form.elements) if (field.type === "file" || field.type === "password") data.delete(field.name);
    fetch(form.getAttribute("data-draft-url"), { method: "POST", body: data, credentials: "same-origin", keepalive: true })
      .then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        changed.delete(form);
        say(form, "已自动保存，换一台电脑也能接着写");
      })
      .catch(() => say(form, keyOf(form) ? "没连上网，先存在本机" : "没有存上，请看网络"));
  };
  const save = (form) => {
    if (form.hasAttribute("data-draft-url") && changed.has(form)) sendDraft(form);
    const key = keyOf(form);
    if (!key) return;
    const done = store((box) => { box.setItem(key, JSON.stringify({ at: Date.now(), values: words(form) })); return true; });
    if (!form.hasAttribute("data-draft-url")) say(form, done ? "已存在本机，断电断网都不丢" : "本机存不下，请尽快保存");
    if (done) changed.delete(form);
  };
  const restore = (form) => {
    const key = keyOf(form);
    if (!key || form.querySelector(".hs-field--bad")) return;
    const draft = store((box) => JSON.parse(box.getItem(key) || "null"));
    if (!draft) return;
    if (Date.now() - draft.at > LIFE) { store((box) => box.removeItem(key)); return; }
    const seen = {};
    for (const field of form.elements) {
      if (!kept(field) || !(field.name in draft.values)) continue;
      const list = draft.values[field.name];
      if (field.type === "checkbox" || field.type === "radio") field.checked = list.includes(field.value);
      else if (field.multiple && field.options) for (const option of field.options) option.selected = list.includes(option.value);
      else { const index = seen[field.name] || 0; if (list[index] !== undefined) field.value = list[index]; seen[field.name] = index + 1; }
    }
    say(form, "已接着上次没写完的");
    form.dispatchEvent(new Event("halfsky:restored", { bubbles: true }));
  };

  const timers = new WeakMap();
  const touched = (event) => {
    const form = event.target.form;
    if (!form || !form.matches("[data-draft],[data-draft-url]")) return;
    changed.add(form);
    window.clearTimeout(timers.get(form));
    timers.set(form, window.setTimeout(() => save(form), 800));
  };
  document.addEventListener("input", touched);
  document.addEventListener("change", touched);

  const forgetAll = () => store((box) => Object.keys(box).filter((key) => key.startsWith(PREFIX)).forEach((key) => box.removeItem(key)));
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (event.target.hasAttribute("data-sign-out")) forgetAll();
    else if (event.target.matches("[data-draft],[data-draft-url]")) {
      window.clearTimeout(timers.get(event.target));
      if (keyOf(event.target)) save(event.target);
      changed.delete(event.target);
      const key = keyOf(event.target);
      if (key) sessionStorage.setItem("halfsky:sent", key);
    }
  });

  /* A sent draft is dropped only when the next page shows no fault in that form: a failed sending loses no word. */
  const dropSent = () => {
    const key = store(() => sessionStorage.getItem("halfsky:sent"));
    if (!key) return;
    store(() => sessionStorage.removeItem("halfsky:sent"));
    const again = [...document.forms].find((form) => keyOf(form) === key && form.querySelector(".hs-field--bad, [data-errors]"));
    if (!again) store((box) => box.removeItem(key));
  };

  let leaving = false;
  const unsaved = () => !leaving && [...document.forms].some((form) => changed.has(form));
  window.addEventListener("beforeunload", (event) => {
    [...document.forms].filter((form) => changed.has(form)).forEach(save);
    if (unsaved()) { event.preventDefault(); event.returnValue = ""; }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || link.target || link.getAttribute("href").startsWith("#") || event.ctrlKey || event.metaKey) return;
    [...document.forms].filter((form) => changed.has(form)).forEach(save);
    const dialog = document.getElementById("hs-leave");
    if (!unsaved() || !dialog || typeof dialog.showModal !== "function") return;
    event.preventDefault();
    dialog.querySelector("[data-leave-anyway]").onclick = () => { leaving = true; window.location.assign(link.href); };
    dialog.showModal();
  });

  const start = (root) => {
    const forms = root.matches && root.matches("form[data-draft]") ? [root] : root.querySelectorAll("form[data-draft]");
    forms.forEach(restore);
  };
  dropSent();
  start(document.body);
  document.addEventListener("htmx:load", (event) => { if (event.detail.elt !== document.body) start(event.detail.elt); });

  document.addEventListener("input", (event) => {
    const most = Number(event.target.getAttribute && event.target.getAttribute("data-most"));
    if (!most) return;
    const length = [...event.target.value.replace(/\r?\n/g, "\r\n")].length;
    let place = event.target.nextElementSibling;
    if (!place || !place.hasAttribute("data-left")) {
      if (length < most * 0.8) return;
      place = document.createElement("span");
      place.setAttribute("data-left", "");
      place.setAttribute("role", "status");
      event.target.after(place);
    }
    place.className = length > most ? "hs-hint hs-over" : "hs-hint";
    place.textContent = length < most * 0.8 ? "" : length > most ? `超出 ${length - most} 个字，请删短一些` : `还可以写 ${most - length} 个字`;
  });
})();
