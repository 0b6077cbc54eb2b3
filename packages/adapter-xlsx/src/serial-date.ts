const DAY = 86_400_000;
/** The day before 1900-01-01, less the 29 February 1900 that spreadsheets believe in. */
const EPOCH = Date.UTC(1899, 11, 30);
const SHIFT_1904 = 1462;

/** The day that a serial number stands for, with the time where there is one; `undefined` where there is no such day. */
export const serialDate = (serial: string, date1904: boolean): string | undefined => {
  const value = Number(serial);
  if (!Number.isFinite(value) || value < 0) return undefined;
  const wholeSeconds = Math.round(value * 86_400);
  const days = Math.floor(wholeSeconds / 86_400) + (date1904 ? SHIFT_1904 : 0);
  if (days === 60 || days === 0 || days > 2_958_465) return undefined;
  const day = new Date(EPOCH + (days < 60 ? days + 1 : days) * DAY).toISOString().slice(0, 10);
  const seconds = wholeSeconds % 86_400;
  if (seconds === 0) return day;
  const two = (part: number): string => `${Math.floor(part)}`.padStart(2, '0');
  return `${day}T${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
};
