// A document that was read: rows by keys, ticks kept over the pages of its rows, and what was typed kept until it is sent.
// Everything works without this file; it only saves steps.
const form = document.getElementById("accept");
const store = `heng-draft-${location.pathname}`;
const kept = JSON.parse(sessionStorage.getItem(store) ?? "{}");
kept.ticks ??= [];
kept.texts ??= {};
const save = () => sessionStorage.setItem(store, JSON.stringify(kept));
const boxes = () => [...document.querySelectorAll('.in-row input[name="row"]')];
const english = document.documentElement.lang.startsWith("en");

// --- ticks -----------------------------------------------------------------------------------------------------
const told = document.getElementById("ticked");
const tell = () => {
  const here = new Set(boxes().map((box) => box.value));
  const away = kept.ticks.filter((ref) => !here.has(ref)).length;
  const number = kept.ticks.length;
  if (told === null) return;
  if (number === 0) told.value = english ? "Nothing ticked" : "沒有勾選";
  else if (english) told.value = `${number} ticked${away ? `, ${away} on other pages` : ""}`;
  else told.value = `勾選${number}列${away ? `，其中${away}列在其他頁` : ""}`;
};
const keep = (box) => {
  kept.ticks = kept.ticks.filter((ref) => ref !== box.value);
  if (box.checked) kept.ticks.push(box.value);
};
if (form !== null) {
  boxes().forEach((box) => { box.checked = kept.ticks.includes(box.value); });
  document.addEventListener("change", (event) => {
    if (event.target.name !== "row") return;
    keep(event.target);
    save();
    tell();
  });
  const all = document.getElementById("tick-all");
  all.hidden = boxes().length === 0;
  all.addEventListener("click", () => {
    const on = boxes().some((box) => !box.checked);
    boxes().forEach((box) => { box.checked = on; keep(box); });
    save();
    tell();
  });
  form.addEventListener("submit", () => {
    const here = new Set(boxes().map((box) => box.value));
    for (const ref of kept.ticks.filter((one) => !here.has(one))) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: "row", value: ref });
      form.append(field);
    }
  });
  tell();
}
if (new URL(location.href).searchParams.has("done") || form === null) {
  kept.ticks = [];
  save();
  tell();
}

// --- what was typed --------------------------------------------------------------------------------------------
for (const field of document.querySelectorAll("[data-keep]")) {
  const text = kept.texts[field.id];
  if (text !== undefined && text !== field.value) {
    field.value = text;
    const opened = field.closest("details");
    if (opened !== null) opened.open = true;
  }
  field.addEventListener("input", () => { kept.texts[field.id] = field.value; save(); });
}
document.addEventListener("submit", (event) => {
  if (event.submitter?.value === "try") return;
  for (const field of event.target.querySelectorAll("[data-keep]")) delete kept.texts[field.id];
  save();
});

// --- what is under way -----------------------------------------------------------------------------------------
// The button keeps its place and says what it is doing; a page that comes back from the browser's memory is as it was.
const busy = (button) => {
  if (button?.dataset.busy === undefined || button.dataset.idle !== undefined) return;
  button.dataset.idle = button.textContent;
  button.textContent = button.dataset.busy;
  button.setAttribute("aria-busy", "true");
};
const idle = (button) => {
  if (button?.dataset.idle === undefined) return;
  button.textContent = button.dataset.idle;
  delete button.dataset.idle;
  button.removeAttribute("aria-busy");
};
document.addEventListener("htmx:beforeRequest", (event) => busy(event.detail.elt));
document.addEventListener("htmx:afterRequest", (event) => idle(event.detail.elt));
document.addEventListener("submit", (event) => busy(event.submitter));
addEventListener("pageshow", () => document.querySelectorAll("[data-idle]").forEach(idle));

// A remedy that was chosen before its effect was known stays chosen when that comes in.
document.addEventListener("htmx:beforeSwap", (event) => {
  const list = event.detail.target;
  if (!list.classList.contains("fix-l")) return;
  const form = list.closest("form");
  const choice = list.querySelector("input:checked")?.value ?? "";
  form.addEventListener("htmx:afterSwap", () => {
    form.querySelectorAll('input[name="choice"]').forEach((box) => { box.checked = box.value === choice; });
  }, { once: true });
});

// --- keys ------------------------------------------------------------------------------------------------------
const rows = () => [...document.querySelectorAll(".in-row")];
const chosen = document.getElementById("keys");
if (chosen !== null) {
  chosen.closest("[hidden]")?.removeAttribute("hidden");
  chosen.checked = localStorage.getItem("heng-keys") !== "off";
  chosen.addEventListener("change", () => localStorage.setItem("heng-keys", chosen.checked ? "on" : "off"));
}
const typing = (target) => target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null;
const move = (step) => {
  const every = rows();
  const at = every.findIndex((row) => row.contains(document.activeElement));
  const next = every[at < 0 ? (step > 0 ? 0 : every.length - 1) : at + step];
  if (next === undefined) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });
};
const actions = {
  j: () => move(1),
  k: () => move(-1),
  x: () => document.activeElement.closest(".in-row")?.querySelector('input[name="row"]')?.click(),
  e: () => document.activeElement.closest(".in-row")?.querySelector("details.edit > summary")?.click(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !chosen?.checked || typing(event.target)) return;
  const action = actions[event.key.toLowerCase()];
  if (action === undefined) return;
  event.preventDefault();
  action();
});
