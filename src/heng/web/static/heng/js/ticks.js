// Ticking all rows of a section, and telling how many are ticked. The form works without it.
const boxes = () => [...document.querySelectorAll('input[name="tick"]')];
const told = document.querySelector("[data-ticked]");
const english = document.documentElement.lang.startsWith("en");

const tell = () => {
  if (told === null) return;
  const number = boxes().filter((box) => box.checked).length;
  told.value = english ? `${number} ticked` : `勾選${number}項`;
};

for (const button of document.querySelectorAll("[data-ticks]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const mine = [...button.closest("section").querySelectorAll('input[name="tick"]')];
    const on = mine.some((box) => !box.checked);
    mine.forEach((box) => { box.checked = on; });
    tell();
  });
}
document.addEventListener("change", tell);
tell();
