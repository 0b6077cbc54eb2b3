import { compileLaw, identifierLike, isIdentifierAmong, parseDay, readBatch, reconcile } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { american, pay, run } from './run.ts';

const batchOf = (workerIds: readonly string[]) => ({
  payLines: workerIds.map((workerId, at) => pay('2026-01', '1000.00', { workerId, lineId: `L${at}` })),
  workers: workerIds.map((workerId) => ({ workerId, nationality: ['US'] })),
  employers: [american],
});

const isTold = ({ code }: { readonly code: string }): boolean => code === 'worker-id-sensitive';

const toldOf = (...workerIds: readonly string[]) => run(batchOf(workerIds)).exceptions.filter(isTold);

test.each([
  ['123-45-6789', 'a US Social Security number'],
  ['123456789', 'a US Social Security number'],
  ['912-70-1234', 'a US taxpayer identification number'],
  ['AB 12 34 56 C', 'a UK National Insurance number'],
  ['ab123456c', 'a UK National Insurance number'],
  ['65 170839 J 003', 'a German pension insurance number'],
])('a worker id like %s is told, and not shown', (id, what) => {
  const [told] = toldOf(id);
  expect(told).toMatchObject({ severity: 'warning', column: 'workerId', count: 1 });
  expect(told?.message).toContain(what);
  expect(JSON.stringify(told)).not.toContain(id);
});

test.each([
  'W1',
  '000417',
  '000-12-3456',
  '666-12-3456',
  '123-00-4567',
  'NB-001',
  '2026-01-31',
  'QQ123456A',
  '1234567890',
])('a worker id like %s is an id of the payroll', (id) => {
  expect(toldOf(id)).toEqual([]);
});

test('many of one kind are told once', () => {
  expect(toldOf('123-45-6789', '123-45-6788', 'W1', 'AB123456C').map(({ count }) => count)).toEqual([2, 1]);
});

test('who reconciles is told of each kind too', () => {
  const ids = ['123-45-6789', '123-45-6788', 'W1', 'AB123456C'];
  const reading = readBatch(batchOf(ids));
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  const { exceptions } = reconcile(reading, loadLegislation(['US']), { asOf: parseDay('2026-02-01') ?? 0 });
  expect(exceptions.filter(isTold)).toEqual(toldOf(...ids));
});

test('many ids at once are seen as each is by itself', () => {
  const law = compileLaw(loadLegislation(['US', 'GB', 'DE']));
  const looksLike = fc.constantFrom('123-45-6789', 'AB123456C', 'ab 12 34 56 c', '65170839J003');
  const looksLikeNone = fc.constantFrom(
    'W1',
    '123456',
    '789',
    '12345678',
    '90',
    'AB',
    '123456C',
    '65170839',
    'J003',
    '.',
  );
  const some = fc.oneof({ weight: 1, arbitrary: looksLike }, { weight: 12, arbitrary: looksLikeNone });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), (ids) => {
      expect(isIdentifierAmong(ids, law)).toBe(ids.some((id) => identifierLike(id, law) !== undefined));
    }),
    { seed: 20_261_122, numRuns: 500 },
  );
});
