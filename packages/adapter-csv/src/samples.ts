import type { RecordKind } from '@totalize/adapter-kit';

/** A small file of each kind, which reads without a complaint. */
export const samples: Readonly<Record<RecordKind, string>> = {
  payLines:
    'line_id,worker_id,employer_id,period_start,period_end,pay_date,currency,gross,kind,wages.us.oasdi,withheld.us.oasdi.employee\n' +
    'L-0001,W-001,US-HQ,2026-01-01,2026-01-31,2026-01-30,USD,16666.67,regular,,1033.33\n' +
    'L-0002,W-001,US-HQ,2026-02-01,2026-02-28,2026-02-27,USD,16666.67,regular,16000.00,992.00\n',
  workers:
    'worker_id,birth_date,nationality,residence,attributes.de.children,valid_from\n' +
    'W-001,1984-05-17,US|DE,DE,2,2025-01-01\n',
  employers:
    'employer_id,country,american_employer,rates.de.work-injury,rounding\nUS-HQ,US,yes,,payment\nDE-SUB,DE,no,0.0121,year\n',
  assignments:
    'assignment_id,worker_id,employer_id,home_country,work_country,start,expected_end,situation.posting.priorEmploymentMonths\n' +
    'A-1,W-001,US-HQ,US,DE,2026-01-01,2028-12-31,30\n',
  certificates:
    'certificate_id,worker_id,employer_id,applicable_legislation,exempt_country,schemes,valid_from,valid_to,issued_on\n' +
    'C-1,W-001,US-HQ,US,DE,de.pension|de.unemployment,2026-01-01,2028-12-31,2025-11-20\n',
  balances:
    'worker_id,employer_id,scheme,payer,through,wages,base,amount\nW-001,US-HQ,us.oasdi,employee,2026-06-30,100000.00,100000.00,6200.00\n',
  exchangeRates: 'date,valid_to,from,to,rate\n2026-01-30,2026-02-26,USD,EUR,0.9201\n',
  overrides:
    'scheme,employer_id,from,to,rate,authority\nde.work-injury,DE-SUB,2026-01-01,2026-12-31,0.0134,Notice of 2026-01-12\n',
  accepted: 'code,worker_id,scheme,by,on,until\nposting-facts-assumed,W-001,,R. Okafor,2026-02-03,2026-12-31\n',
  contributions:
    'line_id,worker_id,employer_id,period_start,period_end,pay_date,country,scheme,payer,currency,exchange_rate,wages,base,rate,amount,status,reason,certificate_id,legal_basis\n' +
    'L-0001,W-001,US-HQ,2026-01-01,2026-01-31,2026-01-30,US,us.oasdi,employee,USD,,16666.67,16666.67,0.062,1033.33,due,certificate,C-1,26 USC 3101(a)\n',
  exceptions:
    'severity,code,message,file,row,column,value\n' +
    'error,record-invalid,"gross ""16.666,67"" is not a number written 16666.67.",pay.csv,7,gross,"16.666,67"\n',
};
