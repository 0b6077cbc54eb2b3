interface Found {
  readonly form: Readonly<Partial<Record<'dateFormat' | 'decimal' | 'thousands', string>>>;
  readonly notes: readonly string[];
}

const nothing: Found = { form: {}, notes: [] };

/** How dates are written, where the values leave no doubt. */
export const dateFormatOf = (values: readonly string[]): Found => {
  const written = values.filter((value) => /\d/.test(value));
  if (written.every((value) => /^\d{4}-\d{2}-\d{2}/.test(value))) return nothing;
  const parts = written.map((value) => /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(value));
  if (parts.some((match) => match === null)) {
    return written.every((value) => /^\d{8}$/.test(value)) ? { form: { dateFormat: 'YYYYMMDD' }, notes: [] } : nothing;
  }
  const mark = parts[0]?.[2] ?? '/';
  const dayFirst = parts.some((match) => Number(match?.[1]) > 12);
  const monthFirst = parts.some((match) => Number(match?.[3]) > 12);
  if (dayFirst && !monthFirst) return { form: { dateFormat: `DD${mark}MM${mark}YYYY` }, notes: [] };
  if (monthFirst && !dayFirst) return { form: { dateFormat: `MM${mark}DD${mark}YYYY` }, notes: [] };
  if (mark === '.') return { form: { dateFormat: 'DD.MM.YYYY' }, notes: [] };
  return {
    form: {},
    notes: [`Dates such as ${written[0] ?? ''} can be read in two ways: say dateFormat: MM/DD/YYYY or DD/MM/YYYY.`],
  };
};

/** How numbers are written, where the values leave no doubt. */
export const numberFormatOf = (values: readonly string[]): Found => {
  const numbers = values
    .map((value) => value.replace(/[^\d.,'\s]/g, '').trim())
    .filter((value) => /^[\d.,'\s]*\d$/.test(value));
  const comma = numbers.some((value) => /\d,\d{1,2}$/.test(value) || /\.\d{3},\d/.test(value));
  const point = numbers.some((value) => /\d\.\d{1,2}$/.test(value) || /,\d{3}\.\d/.test(value));
  if (comma && point)
    return { form: {}, notes: ['Some numbers have a decimal comma and others a decimal point: look at them.'] };
  if (comma)
    return {
      form: { decimal: ',', ...(numbers.some((value) => /\d\.\d{3}/.test(value)) && { thousands: '.' }) },
      notes: [],
    };
  if (point) return { form: numbers.some((value) => /\d,\d{3}/.test(value)) ? { thousands: ',' } : {}, notes: [] };
  const doubtful = numbers.find((value) => /^\d{1,3}[.,]\d{3}$/.test(value));
  if (doubtful === undefined) return nothing;
  return { form: {}, notes: [`A number such as ${doubtful} can be read in two ways: say decimal and thousands.`] };
};
