const integer = /^-?(?:0|[1-9]\d{0,14})$/;

/** Numbers are whole; a decimal such as a share stays a string, as everywhere in the records. */
export const readSituation = (text: string): unknown => {
  if (text === 'null') return null;
  if (text === 'true' || text === 'yes') return true;
  if (text === 'false' || text === 'no') return false;
  if (integer.test(text) && text !== '-0') return Number(text);
  if (/^["[{]/.test(text)) return parseJson(text);
  return text;
};

/** A cell that `readSituation` turns back into the value. */
export const printSituation = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value) ?? '';
  return value === '' || value.trim() !== value || readSituation(value) !== value ? JSON.stringify(value) : value;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};
