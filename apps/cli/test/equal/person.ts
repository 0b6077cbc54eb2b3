/** One row of a file, by column. */
export type Cells = Record<string, string>;

/** The lists with rows of single workers. */
export const ownLists = ['pay', 'workers', 'assignments', 'certificates', 'balances', 'overrides'] as const;
export type OwnList = (typeof ownLists)[number];

/** Everything that the files say of one worker. */
export interface Person extends Record<OwnList, Cells[]> {
  id: string;
  readonly family: string;
  /** What is unusual in the whole family, and in this one only. */
  readonly shared: readonly string[];
  readonly own: readonly string[];
}

const DAY = 86_400_000;

/** What is no day stays as it is. */
export const plusDays = (day: string, days: number): string => {
  const then = Date.parse(day) + days * DAY;
  return Number.isNaN(then) ? day : new Date(then).toISOString().slice(0, 10);
};

/** The first day of a month counted from January 2025. */
export const firstOf = (month: number): string => new Date(Date.UTC(2025, month, 1)).toISOString().slice(0, 10);
export const lastOf = (month: number): string => new Date(Date.UTC(2025, month + 1, 0)).toISOString().slice(0, 10);

export const two = (number: number): string => `${number}`.padStart(2, '0');

/** The worker under another id, in every row, and in the ids of lines that begin with it. */
export const rename = (person: Person, id: string): void => {
  for (const line of person.pay) {
    const lineId = line['line_id'] ?? '';
    const own = id.replaceAll('%', '%25').replaceAll(':', '%3A');
    if (lineId.startsWith(`${person.id}:`)) line['line_id'] = `${own}${lineId.slice(person.id.length)}`;
  }
  person.id = id;
  for (const list of ownLists) for (const row of person[list]) if (row['worker_id'] !== '') row['worker_id'] = id;
};
