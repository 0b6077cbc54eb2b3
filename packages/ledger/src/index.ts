export type { Cell, LedgerStore, Row } from './store.ts';
export { LedgerError } from './store.ts';
export { SqliteStore, type SqliteOptions } from './sqlite.ts';
export { migrate, migrations } from './migrate.ts';
export { type Ledger, openLedger, type OpenOptions } from './ledger.ts';
export type { Acceptance } from './reading-records.ts';
export type { ExceptionCount, NamedHash, Run, RunFacts, RunOutcome } from './run.ts';
export { findRun, listRuns, recogniseRun } from './runs.ts';
export { type RecordedRun, recordRun, type RunInput, type RunRecorder } from './record-run.ts';
export { type Approval, approveRun } from './approve.ts';
export { loadInput, type LoadedInput } from './load-input.ts';
export { findOriginals, type OriginalLine } from './originals.ts';
export {
  type BookedCorrection,
  standingContributions,
  standingCorrections,
  takenBackLines,
  type TakenBackLine,
} from './standing.ts';
export {
  type BookablePlan,
  type ComparedLines,
  type PlannedClaim,
  type PlannedCorrection,
  type PlannedRow,
  readPlan,
} from './refund-plan.ts';
export { type Application, applyPlan } from './apply-plan.ts';
export {
  type Claim,
  type ClaimEvent,
  type ClaimEventName,
  claimNotes,
  type ClaimRow,
  claimStates,
} from './claim.ts';
export { findClaim, listClaims } from './claims.ts';
export { type ClaimMark, markClaim, type Marking } from './mark-claim.ts';
export { forgetWorker, type Forgotten, purgeBefore, type Purged } from './forget.ts';
export { type JournalEntry, type JournalEvent, journalOf } from './journal.ts';
export { type Verification, verifyLedger } from './verify.ts';
