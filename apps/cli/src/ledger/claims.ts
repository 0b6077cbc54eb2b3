import { decimal } from '@totalize/core';
import {
  applyPlan,
  claimNotes,
  type ClaimEventName,
  claimStates,
  findClaim,
  listClaims,
  markClaim,
  readPlan,
} from '@totalize/ledger';
import { checkedDay } from '../checks.ts';
import { today } from '../command-line.ts';
import { unreadable, usageError } from '../exit-code.ts';
import { displayNames } from '../input/bytes.ts';
import { readJson } from '../input/json.ts';
import { jsonText } from '../terminal/json.ts';
import { plain, writeOut } from '../terminal/output.ts';
import { counted } from '../terminal/table.ts';
import { didYouMean } from '../terminal/suggest.ts';
import { claimDetails, claimTable } from './print-claim.ts';
import { idOf, type LedgerOptions, user, withLedger } from './with-ledger.ts';

export interface ApplyOptions extends LedgerOptions {
  readonly by?: string;
}
export interface ListOptions extends LedgerOptions {
  readonly state?: string;
}
export interface MarkOptions extends ApplyOptions {
  readonly on?: string;
  readonly worker?: string;
  readonly evidence?: string;
  readonly amount?: string;
}

const longestText = 1000;

const tell = async (options: LedgerOptions, value: unknown, sentence: string): Promise<void> => {
  if (options.json === true) return await writeOut(jsonText(value));
  if (options.quiet !== true) await writeOut([`${plain(sentence)}\n`]);
};

/** `totalize claims apply` */
export const apply = async (path: string, options: ApplyOptions): Promise<void> => {
  const name = displayNames([path]).get(path) ?? path;
  const { value } = await readJson(path, name);
  const read = readPlan(value);
  if ('unreadable' in read) throw unreadable(`${name} cannot be read. ${read.unreadable}`);
  const answer = await withLedger(options, async (ledger) => await applyPlan(ledger, read.plan, options.by ?? user()));
  if ('refused' in answer) throw usageError(answer.refused);
  if ('appliedBefore' in answer) {
    const { planId, at } = answer.appliedBefore;
    await tell(options, answer, `This is plan ${planId}, applied at ${at}: nothing was booked again.`);
    return;
  }
  const { planId, claims, corrections, standing } = answer;
  const rest = standing === 0 ? '' : ` Of ${counted(standing, 'row')} the ledger had everything already.`;
  const booked = `${counted(claims, 'claim')} and ${counted(corrections, 'correction')}`;
  await tell(options, answer, `Plan ${planId} is applied: ${booked} booked.${rest}`);
};

/** `totalize claims list` */
export const showClaims = async (options: ListOptions): Promise<void> => {
  const all = await withLedger(options, listClaims);
  const claims = all.filter(({ state }) => options.state === undefined || state === options.state);
  await writeOut(options.json === true ? jsonText(claims) : claimTable(claims));
};

/** `totalize claims show` */
export const showClaim = async (text: string, options: LedgerOptions): Promise<void> => {
  const id = idOf('claim', text);
  const claim = await withLedger(options, async (ledger) => await findClaim(ledger, id));
  if (claim === undefined)
    throw usageError(`The ledger has no claim ${id}; \`totalize claims list\` shows what it has.`);
  await writeOut(options.json === true ? jsonText(claim) : claimDetails(claim));
};

const checkedEvent = (event: string): ClaimEventName => {
  const known: readonly string[] = [...claimStates, ...claimNotes];
  if (known.includes(event)) return event as ClaimEventName;
  throw usageError(`"${plain(event)}" is no event; there are ${known.join(', ')}.${didYouMean(event, known)}`);
};

const checkedAmount = (amount: string | undefined): string | undefined => {
  if (amount === undefined || decimal.safeParse(amount).success) return amount;
  throw usageError('--amount is no amount; write it as 1234.56.');
};

/** `totalize claims mark` */
export const mark = async (text: string, event: string, options: MarkOptions): Promise<void> => {
  const id = idOf('claim', text);
  if ((options.evidence ?? '').length > longestText)
    throw usageError(`--evidence is longer than ${longestText} characters; refer to a document.`);
  const what = {
    event: checkedEvent(event),
    on: checkedDay('--on', options.on) ?? today(),
    by: options.by ?? user(),
    workerId: options.worker,
    evidence: options.evidence,
    amount: checkedAmount(options.amount),
  };
  const answer = await withLedger(options, async (ledger) => await markClaim(ledger, id, what));
  if ('refused' in answer) throw usageError(plain(answer.refused));
  if ('unchanged' in answer) return await tell(options, answer.unchanged, `Claim ${id} says so already.`);
  await tell(options, answer.marked, `Claim ${id}: ${what.event} on ${what.on}.`);
};
