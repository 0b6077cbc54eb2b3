const names: Readonly<Record<string, readonly string[]>> = {
  xlsx: ['contributions.xlsx'],
  'adp-paydata': ['adp-audit-note.txt'],
  'adp-tax-profile': ['adp-tax-profile.json', 'adp-audit-note.txt'],
  'tax-worksheet': ['tax-worksheet.csv', 'adp-audit-note.txt'],
};

/** The files that formats bring with them, as far as their names are known beforehand. */
export const extraNames = (formats: readonly string[]): string[] => [
  ...new Set(formats.flatMap((format) => names[format] ?? [])),
];
