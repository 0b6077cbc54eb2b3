import {
  type Adapter,
  at,
  type ExactJson,
  type LinesOf,
  listAt,
  parseExactJson,
  type ReadOptions,
  type Report,
  textAt,
} from '@totalize/adapter-kit';
import type { PayLine } from '@totalize/core';
import { dayAt } from './adp-json.ts';
import { jsonAdapter } from './json-adapter.ts';
import { paydataProfile } from './profiles.ts';

/** Whether a worker's pay is exempt from a tax in ADP, from a day on. */
export interface TaxInstruction {
  readonly workerId: string;
  readonly employerId?: string;
  readonly effective: string;
  /** `undefined`: the change leaves it as it is. */
  readonly socialSecurityExempt?: boolean;
  readonly medicareExempt?: boolean;
}

const exempt = (instructions: ExactJson | undefined, name: string): boolean | undefined => {
  const code = textAt(instructions, name, 'taxWithholdingStatus', 'statusCode', 'codeValue');
  return code === '0' || code === '1' ? code === '1' : undefined;
};

const instructionsIn = (value: ExactJson): TaxInstruction[] =>
  listAt(value, 'events').flatMap((event) => {
    const context = at(event, 'data', 'eventContext');
    const transform = at(event, 'data', 'transform');
    const federal = at(transform, 'usTaxProfile', 'usFederalTaxInstruction');
    const workerId = textAt(context, 'usTaxProfiles', 'payrollFileNumber') ?? textAt(context, 'worker', 'associateOID');
    const employerId = textAt(context, 'usTaxProfiles', 'payrollGroupCode', 'codeValue');
    const effective = dayAt(transform, 'effectiveDateTime');
    if (workerId === undefined || effective === undefined) return [];
    const [socialSecurity, medicare] = [
      exempt(federal, 'socialSecurityTaxInstruction'),
      exempt(federal, 'medicareTaxInstruction'),
    ];
    return [
      {
        workerId,
        effective,
        ...(employerId !== undefined && { employerId }),
        ...(socialSecurity !== undefined && { socialSecurityExempt: socialSecurity }),
        ...(medicare !== undefined && { medicareExempt: medicare }),
      },
    ];
  });

/**
 * Reads the changes of tax profiles in an ADP message.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { readTaxProfile, writeTaxProfile } from '@totalize/adapter-adp';
 * const change = { workerId: '000417', employerId: 'ABC', effective: '2026-01-01', socialSecurityExempt: true, medicareExempt: true };
 * assert.deepEqual(readTaxProfile(writeTaxProfile([change], 'T0000001')), [change]);
 * ```
 */
export const readTaxProfile = (text: string): TaxInstruction[] => instructionsIn(parseExactJson(text));

function* linesIn(value: ExactJson, report: Report): Generator<LinesOf> {
  const found = instructionsIn(value);
  const message = `The file holds ${found.length} ${found.length === 1 ? 'change' : 'changes'} of tax profiles, which are master data, and no pay.`;
  yield { exception: { ...report('warning', 'nothing-to-compute', message), count: found.length } };
}

/** ADP `us-tax-profile` changes: whether a worker is exempt from Social Security and Medicare. */
export const adpTaxProfile: Adapter<{ payLines: PayLine }, ReadOptions, never> = jsonAdapter({
  format: 'adp-tax-profile',
  profile: paydataProfile,
  mark: /"usTaxProfiles?"\s*:/,
  about: "ADP's us-tax-profile",
  payments: (value, report) => linesIn(value, report),
});

const status = (isExempt: boolean): ExactJson => ({
  taxWithholdingStatus: { statusCode: { codeValue: isExempt ? '1' : '0' } },
});

/** Writes the changes as one ADP message; `id` ties it to the other files of the same run. */
export const writeTaxProfile = (changes: readonly TaxInstruction[], id: string): string => {
  const events = changes.map(({ workerId, employerId, effective, socialSecurityExempt, medicareExempt }) => ({
    data: {
      eventContext: {
        contextExpressionID: id,
        usTaxProfiles: {
          payrollFileNumber: workerId,
          ...(employerId !== undefined && { payrollGroupCode: { codeValue: employerId } }),
        },
      },
      transform: {
        effectiveDateTime: effective,
        usTaxProfile: {
          usFederalTaxInstruction: {
            ...(socialSecurityExempt !== undefined && { socialSecurityTaxInstruction: status(socialSecurityExempt) }),
            ...(medicareExempt !== undefined && { medicareTaxInstruction: status(medicareExempt) }),
          },
        },
      },
    },
  }));
  return `${JSON.stringify({ events }, undefined, 2)}\n`;
};
