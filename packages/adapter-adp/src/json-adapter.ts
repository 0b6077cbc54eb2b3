import {
  type Adapter,
  Decoder,
  type Detection,
  emptyBatch,
  type ExactJson,
  type LinesOf,
  type Mapping,
  mergeProfiles,
  type ReadBatch,
  readExactJson,
  type ReadOptions,
  readPayments,
  type Report,
  reporter,
  type Source,
} from '@totalize/adapter-kit';
import type { PayLine } from '@totalize/core';

type PayRecords = { payLines: PayLine };

interface Shape {
  readonly format: string;
  readonly profile: () => Mapping;
  /** A name that the message has, by which it is known. */
  readonly mark: RegExp;
  readonly about: string;
  readonly payments: (value: ExactJson, report: Report, mapping: Mapping) => Iterable<LinesOf>;
}

const EXAMINED = 64 * 1024;

const detector =
  ({ mark, about }: Shape) =>
  (bytes: Uint8Array): Detection<'payLines'> => {
    const text = new Decoder().decode(bytes.subarray(0, EXAMINED), false);
    if (!/^\s*[{[]/.test(text)) return { confidence: 0, reason: 'The file is no JSON.' };
    return mark.test(text)
      ? { confidence: 0.95, reason: `The file is JSON with the parts of ${about}.`, kind: 'payLines' }
      : { confidence: 0, reason: `The file has no part of ${about}.` };
  };

/** An adapter for messages in JSON that are read as a whole. */
export const jsonAdapter = (shape: Shape): Adapter<PayRecords, ReadOptions, never> => ({
  format: shape.format,
  detect: detector(shape),
  async *read(
    _kind: 'payLines',
    source: Source,
    { file, mapping: own }: ReadOptions = {},
  ): AsyncGenerator<ReadBatch<PayLine>> {
    const report = reporter(file);
    const mapping = mergeProfiles(shape.profile(), own);
    const found = await readExactJson(source);
    if ('problem' in found) {
      const out = emptyBatch();
      out.exceptions.push(report('error', 'file-unreadable', found.problem));
      yield out as unknown as ReadBatch<PayLine>;
      return;
    }
    yield* readPayments(shape.payments(found.value, report, mapping), mapping, report);
  },
});
