import { describe, expect, test } from 'vitest';
import { overrides, readAll } from './all.ts';

const text = overrides('Müller – Größe', 'Łódź').replaceAll(',', '\t');
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
const wide = Buffer.from(text, 'utf16le');
const texts = async (source: Uint8Array | Iterable<Uint8Array>) => {
  const { records, exceptions } = await readAll('overrides', source);
  return { authorities: records.map((record) => record.authority), exceptions };
};

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\u{feff}${text}`)],
    ['UTF-16 LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ['UTF-16 BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped(wide)])],
  ])('%s, without a word', async (_, bytes) => {
    expect(await texts(bytes)).toEqual({ authorities: ['Müller – Größe', 'Łódź'], exceptions: [] });
  });

  test.each([
    ['LE', wide],
    ['BE', swapped(wide)],
  ])('UTF-16 %s without a mark is read and told', async (_, bytes) => {
    const { authorities, exceptions } = await texts(bytes);
    expect(authorities).toEqual(['Müller – Größe', 'Łódź']);
    expect(exceptions).toMatchObject([{ severity: 'warning', message: expect.stringContaining('UTF-16') }]);
  });

  test('Windows-1252 is read and told, the euro sign and dashes included', async () => {
    const bytes = Buffer.from(overrides('M\u{fc}ller \u{80}5 \u{96} x'), 'latin1');
    const { authorities, exceptions } = await texts(bytes);
    expect(authorities).toEqual(['Müller €5 – x']);
    expect(exceptions).toMatchObject([{ severity: 'warning', message: expect.stringContaining('Windows-1252') }]);
  });

  test.each([
    ['the second line', '\n', 2, 0],
    ['Windows line ends', '\r\n', 2, 0],
    ['old line ends', '\r', 2, 0],
    ['a later chunk', '\n', 12_002, 12_000],
  ])('Windows-1252 is told with the first line that it changes: %s', async (_, end, line, more) => {
    const rows = [...Array.from({ length: more }, () => 'Miller'), 'M\u{fc}ller', 'Gr\u{f6}\u{df}e'];
    const { exceptions } = await texts(Buffer.from(overrides(...rows).replaceAll('\n', end), 'latin1'));
    const message = expect.stringContaining(`first matters on line ${line}.`);
    expect(exceptions).toMatchObject([{ severity: 'warning', code: 'file-unreadable', message }]);
  });

  test('a character cut by a chunk stays whole', async () => {
    const bytes = Buffer.from(overrides('x'.repeat(300), 'Łódź 😀'.repeat(20)));
    const padded = Buffer.concat([
      bytes.subarray(0, 38),
      Buffer.from('\n'.repeat(256 * 1024 - 500)),
      bytes.subarray(38),
    ]);
    for (const shift of [0, 1, 2, 3]) {
      const source = Buffer.concat([padded.subarray(0, 38), Buffer.from('\n'.repeat(shift)), padded.subarray(38)]);
      const { authorities, exceptions } = await texts(source);
      expect(exceptions).toEqual([]);
      expect(authorities).toEqual(['x'.repeat(300), 'Łódź 😀'.repeat(20)]);
    }
  });

  test('a broken byte in a UTF-8 file costs its row only', async () => {
    const bytes = Buffer.from(overrides('Müller', 'B\u{1}d', 'Größe'));
    bytes[bytes.indexOf(1)] = 0xff;
    const { authorities, exceptions } = await texts(bytes);
    expect(authorities).toEqual(['Müller', 'Größe']);
    expect(exceptions).toMatchObject([{ severity: 'error', code: 'file-unreadable', row: 3, column: 'authority' }]);
  });
});
