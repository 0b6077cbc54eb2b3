const secretColumns =
  /ssn|social.?sec|socsec|\bsin\b|nino|national.?(?:id|ins)|tax.?(?:id|no|num)|tin\b|steuer|svnr|\bsv.?n(?:r|o|um)|sozialvers|versicherungsn|insee|\bnir\b|s[ée]curit[ée] sociale|bsn|burgerservice|personnummer|fødselsnummer|henkilötunnus|pesel|\bcpf\b|cnpj|\bcurp\b|\brut\b|resident.?reg|codice.?fiscale|passport|iban|\bbic\b|account|acct|konto|bank|routing|sort.?code|\bnif\b|\bdni\b|\bnie\b|aadhaar|my.?number/i;

/** Forms that are those of a national identifier or bank account and of little else. */
const secretValues: readonly RegExp[] = [
  // United States.
  /^\d{3}-\d{2}-\d{4}$/,
  // IBAN.
  /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?$/,
  // United Kingdom.
  /^[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]$/,
  // Germany.
  /^\d{2} ?\d{6} ?[A-Z] ?\d{3}$/,
  // France.
  /^[12] ?\d{2} ?\d{2} ?\d[\dAB] ?\d{3} ?\d{3}(?: ?\d{2})$/,
  // Italy.
  /^[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]$/,
  // Spain.
  /^(?:\d{8}|[XYZ]\d{7})-?[A-Z]$/,
  // Belgium, Switzerland, Brazil, Chile.
  /^\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}$/,
  /^756\.\d{4}\.\d{4}\.\d{2}$/,
  /^\d{3}\.\d{3}\.\d{3}-\d{2}$/,
  /^\d{1,2}\.\d{3}\.\d{3}-[\dkK]$/,
  // Sweden, Denmark, Finland, Korea.
  /^\d{6}(?:\d{2})?[-+]\d{4}$/,
  /^\d{6}[-+A]\d{3}[\dA-Y]$/,
  /^\d{6}-\d{7}$/,
  // Canada, India, Mexico, China.
  /^\d{3}-\d{3}-\d{3}$/,
  /^\d{4} \d{4} \d{4}$/,
  /^[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d$/,
  /^\d{17}[\dX]$/,
];

/** National identifiers and bank accounts are never repeated. */
export const isSecret = (column: string, value: string): boolean => {
  if (secretColumns.test(column.replaceAll('_', ' '))) return true;
  const text = value.length > 60 ? '' : value.trim();
  return secretValues.some((pattern) => pattern.test(text));
};
