// `/` moves to the search field, unless something is being typed.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const field = document.getElementById("find");
  if (field === null || field.offsetParent === null) return;
  event.preventDefault();
  field.focus();
});
