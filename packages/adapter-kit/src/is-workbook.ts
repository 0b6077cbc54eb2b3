/** ZIP (new Excel files) and the container of old ones. */
export const isWorkbook = (bytes: Uint8Array): boolean => isZip(bytes) || isOldWorkbook(bytes);

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

export const isOldWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
