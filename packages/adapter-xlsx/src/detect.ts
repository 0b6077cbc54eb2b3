import {
  type Detection,
  isHeader,
  isOldWorkbook,
  isZip,
  noMapping,
  type RecordKind,
  recordKinds,
} from '@totalize/adapter-kit';

/** Says from the first bytes of a file whether it is an Excel workbook. What is in it shows only when all of it is read. */
export const detectXlsx = (bytes: Uint8Array): Detection<RecordKind> => {
  if (isOldWorkbook(bytes))
    return { confidence: 0.5, reason: 'The file is a workbook of the old kind (.xls); save it as .xlsx.' };
  if (!isZip(bytes)) return { confidence: 0, reason: 'The file is no ZIP file, as every workbook is.' };
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1');
  return /\[Content_Types\]\.xml|xl\/|_rels\//.test(names)
    ? { confidence: 0.9, reason: 'The file is a ZIP file with the parts of an Excel workbook.' }
    : { confidence: 0.4, reason: 'The file is a ZIP file and may be an Excel workbook.' };
};

/** Says of the first rows of a sheet whether they are records as they stand; any format of tables comes as a workbook, too. */
export const detectSheet = (rows: readonly (readonly string[])[]): Detection<RecordKind> => {
  const kind = recordKinds.find((one) => rows.some((row) => isHeader(one, row, noMapping)));
  return kind === undefined
    ? { confidence: 0.3, reason: 'The file is a workbook, and no row of it has the columns of a record.' }
    : { confidence: 0.9, reason: 'The file is a workbook with the columns of a record.', kind };
};
