const POINT: u8 = 46;
const ZERO: u8 = 48;
const NINE: u8 = 57;
/** Digits before the point that a safe integer holds also in minor units. */
const MOST_WHOLE = 12;
const MOST_PLACES = 2;
const NONE: f64 = -1;

/** An amount in hundredths, as it stands in a cell; -1 where it is none of the plain kind, which has at most 12 digits. */
export function hundredthsIn(from: usize, to: usize): f64 {
  const length = i32(to - from);
  if (length < 1 || length > MOST_WHOLE + 1 + MOST_PLACES) return NONE;
  let units: i64 = 0;
  let places = -1;
  for (let at = from; at < to; at += 1) {
    const byte = load<u8>(at);
    if (byte === POINT && places < 0) places = 0;
    else if (byte >= ZERO && byte <= NINE) {
      units = units * 10 + (byte - ZERO);
      if (places >= 0) places += 1;
    } else return NONE;
  }
  const whole = places < 0 ? length : length - places - 1;
  if (whole < 1 || whole > MOST_WHOLE || places === 0 || places > MOST_PLACES) return NONE;
  if (whole > 1 && load<u8>(from) === ZERO) return NONE;
  return f64(places === 1 ? units * 10 : places < 0 ? units * 100 : units);
}
