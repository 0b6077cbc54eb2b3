const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text from outside, so that a browser shows it and does not run it. */
export const text = (given: string): string => given.replaceAll(/[&<>"']/g, (char) => escapes[char] ?? char);

export const paragraph = (given: string): string => `<p>${text(given)}</p>`;

export const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`;

/** `right`: the columns of figures. */
export const grid = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string => {
  const cells = (tag: string, row: readonly string[]): string =>
    row.map((given, at) => `<${tag}${right.includes(at) ? ' class="n"' : ''}>${text(given)}</${tag}>`).join('');
  return `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`;
};

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;margin:1rem 0;width:100%}
th,td{border-bottom:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}.n{text-align:right;font-variant-numeric:tabular-nums}
.sign{margin-top:3rem;border-top:1px solid #111;width:20rem;padding-top:.3rem}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}`;

/** A page that can be printed and needs nothing from elsewhere. */
export const page = (title: string, ...parts: readonly string[]): string =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(title)}</title><style>${style}</style></head>\n<body>\n<h1>${text(title)}</h1>\n${parts.filter((part) => part !== '').join('\n')}\n</body></html>\n`;
