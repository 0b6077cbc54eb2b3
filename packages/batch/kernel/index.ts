export { begin, TABLES, writeDecimal, writeHundredths, writeWithoutZeros } from './figures';
export { copy } from './copy';
export { writeRows } from './write-rows';
export { hash } from './hash';
export { readPlainRows } from './plain-rows';
export { readShapedRows } from './shaped-rows';
