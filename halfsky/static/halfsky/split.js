/* The page that splits a target: the remainder moves with each key. The server sums again when the form is sent.
   form[data-split="100000"]   the whole, as shown; up to four decimals
   input[data-share]           a unit's part; data-weight for the proportional fill, data-counted is what the rule gave
   input[data-lock]            check box beside it: this part stays
   [data-split-sum] [data-split-gap] [data-split-state] [data-split-bar]   where sum, remainder, words and bar go
   [data-split-fill]           button: give the remainder to the unlocked, by weight, largest remainder first
   [data-split-send]           button, open only when the sum is the whole
   [data-hand]                 in a row: shown when a person set the part, not the rule or the fill */
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

  let filling = false;

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
    const fair = fairly(form, places);
    shares(form).forEach((field) => {
      const mark = field.closest("tr, li, div").querySelector("[data-hand]");
      if (mark) mark.hidden = !isHand(field, fair, places);
    });
  };

  const weightOf = (field) => Number(field.getAttribute("data-weight") || 1);

  /* What the open parts share, and each one's exact part of it by weight. */
  const fairly = (form, places) => {
    const open = shares(form).filter((field) => !locked(field));
    const held = shares(form).filter(locked).reduce((total, field) => total + stepsOf(field.value, places), 0);
    const left = wholeOf(form, places) - held;
    const weight = open.reduce((total, field) => total + weightOf(field), 0);
    return { left, exact: new Map(left < 0 || !weight ? [] : open.map((field) => [field, (left * weightOf(field)) / weight])) };
  };

  /* A part is by hand when neither the rule gave it nor the fill of the open parts would (within one step of rounding). */
  const isHand = (field, fair, places) => {
    const value = stepsOf(field.value, places);
    if (stepsOf(field.value, 4) === stepsOf(field.getAttribute("data-counted"), 4)) return false;
    return !fair.exact.has(field) || Math.abs(value - fair.exact.get(field)) >= 1;
  };

  const fill = (form) => {
    const places = placesIn(form);
    const { left, exact } = fairly(form, places);
    if (!exact.size) return;
    const parts = [...exact].map(([field, part]) => ({ field, exact: part, base: Math.floor(part + 1e-9) }));
    let over = left - parts.reduce((total, part) => total + part.base, 0);
    parts.sort((one, other) => (other.exact - other.base) - (one.exact - one.base) || weightOf(other.field) - weightOf(one.field));
    for (let turn = 0; over > 0; turn = (turn + 1) % parts.length) { parts[turn].base += 1; over -= 1; }
    parts.forEach((part) => { part.field.value = grouped(part.base, places); });
    filling = true;
    parts[0].field.dispatchEvent(new Event("input", { bubbles: true }));
    filling = false;
  };

  /* What a person types stays: its row is locked until the lock is taken off. */
  const hold = (field) => {
    const box = field.closest("tr, li, div").querySelector("input[data-lock]");
    if (box) box.checked = stepsOf(field.value, 4) !== stepsOf(field.getAttribute("data-counted"), 4);
  };

  document.addEventListener("input", (event) => {
    const form = event.target.closest && event.target.closest("form[data-split]");
    if (!form) return;
    if (!filling && event.target.matches("[data-share]")) hold(event.target);
    show(form);
  });
  document.addEventListener("halfsky:restored", (event) => { if (event.target.matches("form[data-split]")) show(event.target); });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-split-fill]");
    if (button) { event.preventDefault(); fill(button.closest("form[data-split]")); }
  });
  document.querySelectorAll("form[data-split]").forEach(show);
})();
