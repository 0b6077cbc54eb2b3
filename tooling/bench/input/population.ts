/** The bench's payroll: Americans sent to Germany and the United Kingdom, paid twelve times in dollars. */
const YEAR = 2026;
export const MONTHS = 12;

export interface Person {
  readonly workerId: string;
  readonly country: 'DE' | 'GB';
  readonly birthYear: number;
  readonly children: number;
  readonly monthlyCents: number;
  /** Day of January from which a certificate is valid; 0: none. */
  readonly certifiedFrom: number;
}

/** A well mixed whole number below `limit`, the same for the same worker and purpose in every run. */
const draw = (worker: number, purpose: number, limit: number): number => {
  let mixed = Math.imul(worker ^ Math.imul(purpose + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % limit;
};

export const personOf = (worker: number): Person => ({
  workerId: `W${`${worker}`.padStart(7, '0')}`,
  country: draw(worker, 1, 2) === 0 ? 'DE' : 'GB',
  birthYear: 1965 + draw(worker, 2, 35),
  children: draw(worker, 3, 4),
  // From 4,000.00 to 24,000.00 a month: about a third pass the wage base, some pass 200,000.
  monthlyCents: 400_000 + draw(worker, 4, 2_000_000),
  certifiedFrom: worker % 3 === 0 ? 0 : draw(worker, 5, 10) === 0 ? 16 : 1,
});

const two = (number: number): string => `${number}`.padStart(2, '0');
const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const monthOf = (month: number): { readonly start: string; readonly end: string } => ({
  start: `${YEAR}-${two(month)}-01`,
  end: `${YEAR}-${two(month)}-${lastDays[month - 1]}`,
});

export const lineId = (workerId: string, month: number): string => `${workerId}-${two(month)}`;

/** The place of a line in tables that hold a value a line. */
export const lineIndex = (id: string): number => Number(id.slice(1, 8)) * MONTHS + Number(id.slice(9)) - 1;

/** Pay drifts by a cent a month, so that no two lines of a worker are the same. */
export const grossOf = (person: Person, month: number): string => ((person.monthlyCents + month) / 100).toFixed(2);
