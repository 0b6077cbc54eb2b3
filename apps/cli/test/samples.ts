/** One American at home: OASDI and Medicare, nothing else. */
export const payLine = {
  lineId: 'L1',
  workerId: 'W1',
  employerId: 'E1',
  periodStart: '2026-01-01',
  periodEnd: '2026-01-31',
  payDate: '2026-01-30',
  currency: 'USD',
  gross: '16666.67',
};

export const batch = {
  payLines: [payLine],
  workers: [{ workerId: 'W1', nationality: ['US'] }],
  employers: [{ employerId: 'E1', country: 'US' }],
};

export const header = 'worker_id,employer_id,period_start,period_end,pay_date,currency,gross';
export const pay = (...lines: readonly string[]): string => `${[header, ...lines].join('\n')}\n`;
export const january = 'W1,E1,2026-01-01,2026-01-31,2026-01-30,USD,16666.67';
export const february = 'W1,E1,2026-02-01,2026-02-28,2026-02-27,USD,16666.67';
export const employers = 'employer_id,country\nE1,US\n';
export const workers = 'worker_id,nationality\nW1,US\n';

export const outputs = ['balances.csv', 'contributions.csv', 'exceptions.csv', 'summary.json'];
