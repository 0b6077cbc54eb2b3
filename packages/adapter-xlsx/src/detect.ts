import { type Detection, isOldWorkbook, isZip, type RecordKind } from '@totalize/adapter-kit';

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
