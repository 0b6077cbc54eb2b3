/** Instead of a hash. */
export const NONE: f64 = -1;

/** What `hashOf` of the package makes of the text that bytes are; `NONE` where they are not ASCII. */
export function hash(from: usize, to: usize): f64 {
  let a: u32 = 0xdeadbeef;
  let b: u32 = 0x41c6ce57;
  let all: u32 = 0;
  for (let at = from; at < to; at += 1) {
    const unit: u32 = load<u8>(at);
    all |= unit;
    a = (a ^ unit) * 0x9e3779b1;
    b = (b ^ unit) * 0x5f356495;
  }
  if (all >= 0x80) return NONE;
  const high = ((a ^ (a >>> 16)) * 0x85ebca6b) ^ ((b ^ (b >>> 13)) * 0xc2b2ae35);
  const low = ((b ^ (b >>> 16)) * 0x85ebca6b) ^ ((high ^ (high >>> 13)) * 0xc2b2ae35);
  return f64((u64(high >>> 11) << 32) | u64(low));
}
