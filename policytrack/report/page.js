"use strict";
// Without this script the page shows everything; with it the table can be searched, filtered and sorted.
(() => {
  const byId = (id) => document.getElementById(id);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const form = byId("find");
  const said = byId("found");
  const none = byId("none");
  const table = document.querySelector("#table table");
  const body = table.tBodies[0];
  const choices = [...form.querySelectorAll("select")];
  const entries = [...body.rows].map((row) => {
    const card = byId(row.dataset.id);
    return { row, card, text: plain(`${row.textContent} ${card.textContent}`) };
  });

  const narrow = () => {
    const words = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
    const chosen = choices.filter((choice) => choice.value);
    let fitting = 0;
    for (const { row, card, text } of entries) {
      const fits =
        words.every((word) => text.includes(word)) &&
        chosen.every((choice) => row.dataset[choice.name].split(" ").includes(choice.value));
      row.hidden = card.hidden = !fits;
      fitting += fits;
    }
    const asked = [
      ...(words.length ? [`“${form.elements.words.value.trim()}”`] : []),
      ...chosen.map((choice) => choice.selectedOptions[0].textContent.replace(/ \([\d,]+\)$/, "")),
    ];
    const what = asked.length ? `: ${asked.join("; ")}` : "";
    said.textContent = `${fitting.toLocaleString("en")} of ${entries.length.toLocaleString("en")} shown${what}`;
    none.hidden = fitting > 0;
  };

  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort ?? plain(cell.textContent);
  };
  const sort = (head, column) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const turn = down ? -1 : 1;
    const sorted = [...body.rows].sort(
      (one, other) => turn * value(one, column).localeCompare(value(other, column), "en", { numeric: true }),
    );
    body.append(...sorted);
  };
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head, column));
    head.replaceChildren(button);
  });

  // A link to a restriction that is not shown at the moment shows it.
  const follow = () => {
    const wanted = document.querySelector(":target");
    if (!wanted?.hidden) return;
    form.reset();
    narrow();
    wanted.scrollIntoView();
  };

  // Typing sends the one; what chooses for a person, as a screen reader may, sends only the other.
  for (const change of ["input", "change"]) form.addEventListener(change, narrow);
  form.addEventListener("reset", () => setTimeout(narrow));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  // A browser that goes back may fill in what was searched before.
  addEventListener("pageshow", narrow);
  form.hidden = false;
  narrow();
})();
