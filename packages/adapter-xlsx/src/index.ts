import type { Adapter, Records } from '@totalize/adapter-kit';
import { detectSheet, detectXlsx } from './detect.ts';
import { readXlsx, type XlsxReadOptions } from './read.ts';
import { writeXlsx, type XlsxWriteOptions } from './write.ts';

export { detectXlsx } from './detect.ts';
export { previewXlsx, type PreviewSheet } from './preview.ts';
export { readXlsx, type XlsxReadOptions } from './read.ts';
export { type ResultOfRun, writeResultWorkbook } from './result-workbook.ts';
export { writeXlsx, type XlsxWriteOptions } from './write.ts';
export { type WrittenSheet, writeWorkbook } from './workbook-writer.ts';
export type { ColumnType, WrittenColumn } from './cell-xml.ts';

/** Excel workbooks as an adapter. */
export const xlsx: Adapter<Records, XlsxReadOptions, XlsxWriteOptions> = {
  format: 'xlsx',
  detect: detectXlsx,
  detectTable: detectSheet,
  read: readXlsx,
  write: writeXlsx,
};
