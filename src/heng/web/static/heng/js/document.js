// An address such as /docs/…/#L311 names its line after the `#`, which the server never sees:
// where that line is not on the page, ask for the part that has it.
const wanted = /^#L(\d+)$/.exec(location.hash);

if (wanted !== null && document.getElementById(`L${wanted[1]}`) === null) {
  const asked = new URL(location.href);
  if (asked.searchParams.get("line") !== wanted[1]) {
    asked.searchParams.delete("all");
    asked.searchParams.set("line", wanted[1]);
    location.replace(asked);
  }
}
