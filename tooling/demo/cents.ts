/** Writes whole cents as the decimal that the files hold. */
export const money = (cents: number): string => {
  const sign = cents < 0 ? '-' : '';
  const digits = `${Math.abs(cents)}`.padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
