import type { RecordKind } from './kinds.ts';
import type { Mapping } from './mapping.ts';
import { PaymentHeader } from './payment-header.ts';
import { PaymentTable } from './payment-table.ts';
import { RecordTable, type TableReader } from './record-table.ts';
import type { Report } from './report.ts';
import { completeHeader } from './title-rows.ts';

/** What a column of a record never is. */
const ofPayments = /:|^(?:payment|net|total)$/;

/** Whether a profile speaks of payments with codes, and not just of the columns of a record. */
export const isPaymentProfile = (mapping: Mapping): boolean =>
  (mapping.patterns ?? []).length > 0 || Object.values(mapping.columns).some((as) => ofPayments.test(as));

/** What reads the rows of a table of one kind, as its profile says. */
export const tableReader = (kind: RecordKind, mapping: Mapping, report: Report): TableReader =>
  kind === 'payLines' && isPaymentProfile(mapping)
    ? new PaymentTable(mapping, report)
    : new RecordTable(kind, mapping, report);

/** Whether a row of names is the header of a table of one kind. */
export const isHeader = (kind: RecordKind, names: readonly string[], mapping: Mapping): boolean =>
  kind === 'payLines' && isPaymentProfile(mapping)
    ? PaymentHeader.quality(names, mapping) > 0
    : completeHeader(kind, names, mapping);
