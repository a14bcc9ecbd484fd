/* The desk's own work. Each part works on data-attributes; without it pages are plain and whole.
   data-timer                    counts minutes and seconds since the page was opened
   data-check="name" data-value  button: choose that value of a group of choices
   data-not-same="12"            button beside the form: says that record is another matter, which is kept with the form
   data-initials="id"            field: finds options of the select in data-for by the initials kept under that id
   data-show-keys                group: prints the digits that choose its chips */
(function () {
  "use strict";
  const two = (number) => String(number).padStart(2, "0");
  document.querySelectorAll("[data-timer]").forEach((place) => {
    const begun = Date.now();
    window.setInterval(() => {
      const seconds = Math.floor((Date.now() - begun) / 1000);
      place.textContent = two(Math.floor(seconds / 60)) + ":" + two(seconds % 60);
    }, 1000);
  });

  document.addEventListener("click", (event) => {
    const other = event.target.closest("[data-not-same]");
    const form = document.getElementById("step-form");
    if (other && form) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: "not_same", value: other.getAttribute("data-not-same") });
      form.append(field);
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const button = event.target.closest("[data-check]");
    if (!button) return;
    const tick = document.querySelector(`input[name="${button.getAttribute("data-check")}"][value="${button.getAttribute("data-value")}"]`);
    if (!tick) return;
    tick.checked = true;
    tick.dispatchEvent(new Event("change", { bubbles: true }));
  });

  const optionsOf = (select) => [...select.options].filter((option) => option.value);
  const choose = (select, value, field) => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    field.value = "";
    field.dispatchEvent(new Event("halfsky:found"));
  };
  document.querySelectorAll("[data-initials]").forEach((field) => {
    const store = document.getElementById(field.getAttribute("data-initials"));
    const select = document.getElementById(field.getAttribute("data-for"));
    const place = field.parentElement.querySelector("[data-found]");
    if (!store || !select || !place) return;
    const initials = JSON.parse(store.textContent);
    const fits = (typed) => optionsOf(select).filter((option) => (initials[option.value] || "").includes(typed) || option.textContent.includes(typed)).slice(0, 4);
    const show = () => {
      const typed = field.value.trim().toLowerCase();
      place.replaceChildren(...(typed ? fits(typed) : []).map((option) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "hs-opt";
        button.textContent = option.textContent;
        button.addEventListener("click", () => { choose(select, option.value, field); select.focus(); });
        return button;
      }));
    };
    field.addEventListener("input", (event) => { event.stopPropagation(); show(); });
    field.addEventListener("halfsky:found", show);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.ctrlKey) return;
      event.preventDefault();
      const first = fits(field.value.trim().toLowerCase())[0];
      if (first) choose(select, first.value, field);
    });
  });

  document.querySelectorAll("[data-show-keys] [data-chips]").forEach((group) => {
    group.classList.add("show-keys");
    [...group.querySelectorAll(".hs-opt")].slice(0, 9).forEach((label, at) => label.setAttribute("data-nth", String(at + 1)));
  });
})();
