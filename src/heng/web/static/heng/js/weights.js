// The running sum of weights beside their fields. Without it the sum is shown once the form was sent.
const told = document.querySelector("[data-sum]");
const fields = [...document.querySelectorAll("[data-weight]")];
const english = document.documentElement.lang.startsWith("en");
const PLACES = 1e6; // whole millionths: sums of decimals stay exact

const read = (text) => {
  const plain = text.normalize("NFKC").trim().replace(/%$/, "").trim();
  if (plain === "") return 0;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Math.round(Number(plain) * PLACES) : NaN;
};
const print = (units) => String(units / PLACES);

const tell = () => {
  if (fields.every((field) => field.value.trim() === "")) { told.value = "—"; return; }
  const sum = fields.reduce((total, field) => total + read(field.value), 0);
  if (Number.isNaN(sum)) { told.value = "—"; return; }
  const rest = told.dataset.whole ? Number(told.dataset.whole) * PLACES - sum : 0;
  const beside = rest > 0 ? (english ? `, ${print(rest)} left` : `，還差${print(rest)}`) : english ? `, ${print(-rest)} too many` : `，多了${print(-rest)}`;
  told.value = print(sum) + (rest === 0 ? "" : beside);
};

document.addEventListener("input", tell);
tell();
