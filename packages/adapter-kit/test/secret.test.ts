import { expect, test } from 'vitest';
import { isSecret } from '@totalize/adapter-kit';

// Composed; none is anybody's.
test.each([
  '123-45-6789',
  'DE89 3704 0044 0532 0130 00',
  'QQ 12 34 56 C',
  '12 150384 M 007',
  '2 84 05 75 123 456 78',
  'ABCDEF85A41H501Z',
  '12345678Z',
  '85.07.30-033.28',
  '756.1234.5678.97',
  '123.456.789-09',
  '19850730-1234',
  '900101-1234567',
  '130-692-544',
  '11010519491231002X',
])('%s is not repeated', (value) => {
  expect(isSecret('', ` ${value} `)).toBe(true);
});

test.each(['SV-Nummer', 'Sozialversicherungsnummer', 'TAX ID', 'N° de sécurité sociale', 'Konto', 'CURP'])(
  'a column %s is not read',
  (name) => {
    expect(isSecret(name, '')).toBe(true);
  },
);

test.each(['000417', 'W-1001', '1.234,56', '2026-01-31', '1234567', 'ABC', 'JOB-1:G3ZW:20203014'])(
  '%s may be shown',
  (value) => {
    expect(isSecret('', value)).toBe(false);
  },
);
