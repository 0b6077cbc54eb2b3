import { money } from './cents.ts';
import type { Row } from './csv.ts';
import type { Case } from './model.ts';

const present = (row: Readonly<Record<string, string | undefined>>): Row =>
  Object.fromEntries(Object.entries(row).filter((entry): entry is [string, string] => entry[1] !== undefined));

export const workerRows = (cases: readonly Case[]): readonly Row[] =>
  cases.map(({ id, birthDate, nationality, residence, attributes }) => ({
    worker_id: id,
    birth_date: birthDate,
    nationality: nationality.join('|'),
    residence,
    ...Object.fromEntries(Object.entries(attributes ?? {}).map(([name, value]) => [`attributes.${name}`, value])),
  }));

export const assignmentRows = (cases: readonly Case[]): readonly Row[] =>
  cases.flatMap(({ id, assignments }) =>
    assignments.map((plan, index) =>
      present({
        assignment_id: `A-${id}-${index + 1}`,
        worker_id: id,
        employer_id: plan.employer,
        home_country: plan.home,
        work_country: plan.work,
        start: plan.start,
        expected_end: plan.expectedEnd,
        actual_end: plan.actualEnd,
        hired_locally: plan.hiredLocally === true ? 'yes' : 'no',
        'situation.posting.priorEmploymentMonths': plan.priorMonths === undefined ? undefined : `${plan.priorMonths}`,
      }),
    ),
  );

export const certificateRows = (cases: readonly Case[]): readonly Row[] =>
  cases.flatMap(({ id, certificates }) =>
    (certificates ?? []).map((plan) =>
      present({
        certificate_id: plan.name ?? `C-${id}`,
        worker_id: id,
        applicable_legislation: plan.law,
        exempt_country: plan.exempt,
        schemes: plan.schemes?.join('|'),
        valid_from: plan.from,
        valid_to: plan.to,
        issued_on: plan.issuedOn,
        received_on: plan.receivedOn,
        form_number: plan.form,
        status: plan.status ?? 'issued',
        replaces: plan.replaces,
        withdrawn_on: plan.withdrawnOn,
        withdrawn_from: plan.withdrawnFrom,
      }),
    ),
  );

export const balanceRows = (cases: readonly Case[]): readonly Row[] =>
  cases.flatMap(({ id, balances }) =>
    (balances ?? []).map((plan) =>
      present({
        worker_id: id,
        employer_id: plan.employer,
        scheme: plan.scheme,
        payer: plan.payer,
        through: plan.through,
        wages: money(plan.wages),
        base: money(plan.base),
        amount: money(plan.amount),
      }),
    ),
  );

export const employerRows: readonly Row[] = [
  {
    employer_id: 'NB-US',
    country: 'US',
    american_employer: 'yes',
    section3121l: 'no',
    'attributes.employees': '24',
    'rates.de.work-injury': '0.0086',
    'rates.de.maternity-levy-u2': '0.0044',
    'rates.de.sick-pay-levy-u1': '0.019',
  },
  {
    employer_id: 'NB-DE',
    country: 'DE',
    american_employer: 'no',
    section3121l: 'yes',
    'attributes.employees': '210',
    'rates.de.work-injury': '0.0112',
    'rates.de.maternity-levy-u2': '0.0044',
  },
  { employer_id: 'NB-GB', country: 'GB', american_employer: 'no', section3121l: 'no', 'attributes.employees': '85' },
];
