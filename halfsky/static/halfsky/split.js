/* The page that splits a target: the remainder moves with each key. The server sums again when the form is sent.
   form[data-split="100000"]   the whole, as shown; up to four decimals
   input[data-share]           a unit's part; data-weight for the proportional fill, data-counted is what the rule gave
   input[data-lock]            check box beside it: this part stays
   [data-split-sum] [data-split-gap] [data-split-state] [data-split-bar]   where sum, remainder, words and bar go
   [data-split-fill]           button: give the remainder to the unlocked, by weight, largest remainder first
   [data-split-send]           button, open only when the sum is the whole
   [data-hand]                 in a row: shown when the part differs from what the rule gave */
(function () {
  "use strict";
  /* Numbers are counted as whole steps of the finest decimal on the page, so that sums are exact. */
  const clean = (text) => String(text).replace(/[,，\s]/g, "");
  const placesOf = (text) => (clean(text).split(".")[1] || "").length;
  const stepsOf = (text, places) => {
    const words = clean(text);
    if (!/^\d+(\.\d*)?$/.test(words)) return 0;
    const [whole, rest = ""] = words.split(".");
    return Number(whole + rest.slice(0, places).padEnd(places, "0"));
  };
  const grouped = (steps, places) => {
    const digits = String(Math.abs(steps)).padStart(places + 1, "0");
    const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ",");
    const rest = places ? digits.slice(-places).replace(/0+$/, "") : "";
    return rest ? whole + "." + rest : whole;
  };
  const placesIn = (form) => Math.min(4, Math.max(placesOf(form.getAttribute("data-split")), ...shares(form).map((field) => placesOf(field.value))));
  const wholeOf = (form, places) => stepsOf(form.getAttribute("data-split"), places);
  const put = (form, name, words) => form.querySelectorAll("[data-split-" + name + "]").forEach((part) => { part.textContent = words; });
  const shares = (form) => [...form.querySelectorAll("input[data-share]")];
  const locked = (field) => {
    const box = field.closest("tr, li, div").querySelector("input[data-lock]");
    return Boolean(box && box.checked);
  };

  const show = (form) => {
    const places = placesIn(form);
    const whole = wholeOf(form, places);
    const sum = shares(form).reduce((total, field) => total + stepsOf(field.value, places), 0);
    const gap = whole - sum;
    put(form, "sum", grouped(sum, places));
    put(form, "gap", gap === 0 ? "正好" : (gap > 0 ? "还差 " : "多了 ") + grouped(gap, places));
    form.querySelectorAll("[data-split-state]").forEach((part) => {
      part.classList.toggle("hs-light--done", gap === 0);
      part.classList.toggle("hs-light--warn", gap > 0);
      part.classList.toggle("hs-light--bad", gap < 0);
    });
    form.querySelectorAll("[data-split-bar] .v").forEach((bar) => bar.setAttribute("width", String(Math.min(100, (100 * sum) / (whole || 1)))));
    form.querySelectorAll("[data-split-send]").forEach((button) => button.setAttribute("aria-disabled", String(gap !== 0)));
    shares(form).forEach((field) => {
      const mark = field.closest("tr, li, div").querySelector("[data-hand]");
      if (mark) mark.hidden = stepsOf(field.value, 4) === stepsOf(field.getAttribute("data-counted"), 4);
    });
  };

  const weightOf = (field) => Number(field.getAttribute("data-weight") || 1);

  /* Move every open part by its weight; a part that would fall below nothing stays at nothing and the others carry it. */
  const spread = (open, whole, places) => {
    const read = (field) => stepsOf(field.value, places);
    let moving = open.map((field) => ({ field, exact: 0 }));
    for (;;) {
      const gap = whole - moving.reduce((total, part) => total + read(part.field), 0);
      const weight = moving.reduce((total, part) => total + weightOf(part.field), 0);
      if (!moving.length || !weight) return [];
      moving.forEach((part) => { part.exact = read(part.field) + (gap * weightOf(part.field)) / weight; });
      const left = moving.filter((part) => part.exact >= 0);
      if (left.length === moving.length) return moving;
      moving = left;
    }
  };

  const fill = (form) => {
    const open = shares(form).filter((field) => !locked(field));
    const places = placesIn(form);
    const held = shares(form).filter(locked).reduce((total, field) => total + stepsOf(field.value, places), 0);
    const whole = wholeOf(form, places) - held;
    const parts = whole < 0 ? [] : spread(open, whole, places);
    if (!parts.length) return;
    parts.forEach((part) => { part.base = Math.floor(part.exact + 1e-9); });
    let left = whole - parts.reduce((total, part) => total + part.base, 0);
    parts.sort((one, other) => (other.exact - other.base) - (one.exact - one.base));
    for (let turn = 0; left > 0; turn = (turn + 1) % parts.length) { parts[turn].base += 1; left -= 1; }
    open.forEach((field) => { field.value = "0"; });
    parts.forEach((part) => { part.field.value = grouped(part.base, places); });
    open[0].dispatchEvent(new Event("input", { bubbles: true }));
  };

  document.addEventListener("input", (event) => {
    const form = event.target.closest && event.target.closest("form[data-split]");
    if (form) show(form);
  });
  document.addEventListener("halfsky:restored", (event) => { if (event.target.matches("form[data-split]")) show(event.target); });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-split-fill]");
    if (button) { event.preventDefault(); fill(button.closest("form[data-split]")); }
  });
  document.querySelectorAll("form[data-split]").forEach(show);
})();
