// After a refused form: put the reader at the summary of errors, as a screen reader and a keyboard need it.
"use strict";
document.querySelector("[data-nguon-focus]")?.focus();
