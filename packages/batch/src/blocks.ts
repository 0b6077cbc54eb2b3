/** Bytes that are copied at once: so many of what stands behind a text may be read, and be overwritten behind its copy. */
export const BLOCK = 32;

/**
 * Copies bytes block by block; says where the copy ends. A loop over single bytes, or words of four, takes three times as
 * long for texts as short as those in rows.
 */
export const copyBlocks = (target: DataView, to: number, source: DataView, from: number, length: number): number => {
  for (let at = 0; at < length; at += BLOCK) {
    const [read, write] = [from + at, to + at];
    target.setBigInt64(write, source.getBigInt64(read, true), true);
    target.setBigInt64(write + 8, source.getBigInt64(read + 8, true), true);
    target.setBigInt64(write + 16, source.getBigInt64(read + 16, true), true);
    target.setBigInt64(write + 24, source.getBigInt64(read + 24, true), true);
  }
  return to + length;
};
