/** A cell that a spreadsheet program could run as a formula. */
const formula = /^[=+\-@\t\r\n\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u;
const number = /^-?\d+(?:\.\d+)?$/;
/** Apostrophes before a formula, a digit or nothing are protection; before a letter (`'t Hart`) they are part of the text. */
const guarded = /^'+(?:$|[=+\-@\t\r\n\d\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}])/u;
/** `="00123"`: how other programs keep leading zeros. */
const quotedFormula = /^="([^"]*)"$/;

/** Protects a text: one apostrophe before what is a formula or looks protected already. `unguard` undoes it exactly. */
export const guard = (text: string): string =>
  (formula.test(text) && !number.test(text)) || (text.charCodeAt(0) === 39 && guarded.test(text)) ? `'${text}` : text;

export const unguard = (text: string): string => {
  const first = text.charCodeAt(0);
  if (first === 39) return guarded.test(text) ? text.slice(1) : text;
  if (first === 61) return quotedFormula.exec(text)?.[1] ?? text;
  return text;
};
