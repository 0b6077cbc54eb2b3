import type { CreditRecord, ForeignPeriod } from './credit-record.ts';
import type { Problem } from './problem.ts';

const lengths = ['months', 'weeks', 'days', 'quarters', 'factor'] as const;

const problem = (path: Problem['path'], fault: string, remedy: string): Problem => ({
  code: 'record-invalid',
  path,
  fault,
  remedy,
});

const ofPeriod = (period: ForeignPeriod, index: number, birthDate: string, home: string): Problem[] => {
  const at = (field: string): Problem['path'] => ['foreignPeriods', index, field];
  const given = lengths.filter((unit) => period[unit] !== undefined);
  const problems: Problem[] = [];
  if (period.country === home) {
    problems.push(problem(at('country'), 'is the country of the quarters themselves', 'enter it in usQuarters'));
  }
  if (period.reportingEnd < period.reportingStart) {
    problems.push(problem(at('reportingEnd'), 'is before reportingStart', 'correct one of them'));
  } else if (period.reportingEnd < birthDate) {
    problems.push(problem(at('reportingEnd'), 'is before birthDate', 'correct one of them'));
  }
  if (given.length > 1) {
    problems.push(problem(at(given[1] ?? ''), `is a second length beside ${given[0]}`, 'keep one of them'));
  }
  if (given.length === 0 && (period.annotation ?? '') === '') {
    problems.push(problem(at('months'), 'is missing', `add it, or one of ${lengths.slice(1).join(', ')}, annotation`));
  }
  return problems;
};

const twice = (list: 'usQuarters' | 'usEarnings', record: CreditRecord): Problem[] => {
  const seen = new Set<number>();
  return (record[list] ?? []).flatMap(({ year }, index) => {
    const again = seen.has(year);
    seen.add(year);
    if (again) return [problem([list, index, 'year'], 'stands in the list twice', 'put the two items together')];
    if (year < Number(record.birthDate.slice(0, 4)))
      return [problem([list, index, 'year'], 'is before the year of birth', 'correct one of them')];
    return [];
  });
};

/** What must hold between the fields of a record. */
export const creditProblems = (record: CreditRecord, home: string): Problem[] => [
  ...(['asOf', 'entitlement', 'onset', 'death'] as const).flatMap((field) =>
    (record[field] ?? '9999') < record.birthDate
      ? [problem([field], 'is before birthDate', 'correct one of them')]
      : [],
  ),
  ...twice('usQuarters', record),
  ...twice('usEarnings', record),
  ...record.foreignPeriods.flatMap((period, index) => ofPeriod(period, index, record.birthDate, home)),
];
