// Buttons that print the page; hidden in the markup, since without JavaScript the browser's own menu prints.
"use strict";
for (const button of document.querySelectorAll("[data-nguon-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
// A folded part belongs on paper too.
window.addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details.fold")) part.open = true;
});
