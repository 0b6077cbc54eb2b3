export type { Adapter, Detection, ReadBatch, ReadOptions, Source } from './adapter.ts';
export { cellWriter } from './cell-writer.ts';
export { chunksOf, PIECE } from './chunks.ts';
export { codeClasses, type CodeRule, type Effect, effectOn } from './code-class.ts';
export { canonicalColumn, type ColumnInfo, columnsOf, unknownColumns } from './columns.ts';
export { DecimalSum, sameDecimal } from './decimal-sum.ts';
export { Decoder } from './encoding.ts';
export { entryOf } from './entry-of.ts';
export { at, type ExactJson, fieldsIn, listAt, parseExactJson, readExactJson, textAt } from './exact-json.ts';
export { type CellType, type Field, fieldsOf } from './field.ts';
export { type Plain, targetsFor } from './flatten.ts';
export { guard, unguard } from './guard.ts';
export { headAndAll } from './head-and-all.ts';
export { mappingProblems } from './header.ts';
export { isOldWorkbook, isWorkbook, isZip } from './is-workbook.ts';
export { type Accepted, nouns, type RecordKind, recordKinds, type Records } from './kinds.ts';
export { type Encoding, type Mapping, noMapping } from './mapping.ts';
export { mergeProfiles } from './merge-profile.ts';
export { type Entry, NamedPayments } from './named-payments.ts';
export { type LinesOf, readPayments } from './payments-reader.ts';
export { type ParsedMapping, parseMapping } from './parse-mapping.ts';
export { PayLines } from './pay-line-of.ts';
export { readAmount, readDay } from './pay-text.ts';
export type { CodedAmount, Group, Payment, PaymentPlace, TaxLine } from './payment.ts';
export type { CodeTable, ColumnPattern, PaymentProfile } from './profile.ts';
export {
  type AnyBatch,
  emptyBatch,
  type OpenBatch,
  RecordTable,
  type TableParts,
  type TableReader,
} from './record-table.ts';
export { type ProfileFit, profileFit } from './profile-fit.ts';
export { type Place, type Report, reporter, shown } from './report.ts';
export { parseRole, type Role } from './role.ts';
export { canonicalName, ColumnRoles } from './role-of-column.ts';
export {
  type AnyCell,
  BadCell,
  type Cell,
  idTextOf,
  isEmpty,
  type Row,
  textOf,
  type TypedCell,
  Unreadable,
} from './row.ts';
export { forbiddenIn } from './row-check.ts';
export { isSecret } from './secret.ts';
export { patternFor } from './scheme-pattern.ts';
export { shippedProfile } from './shipped-profile.ts';
export { isHeader, isPaymentProfile, tableReader } from './table-reader.ts';
export { columnName, normalName, type Target, targetOf } from './target.ts';
export { contractFormat, type TextFormat, textFormat } from './text-format.ts';
export { UnmappedMoney } from './unmapped-money.ts';
export { fixedTargets, targetsNamed, written } from './written.ts';
