import { BUCKETS, FILLED, HELD, PAIR, PAIRS, PIECE } from '../src/kernel/id-pairs';
import { FLOAT, integerAt, setInteger } from './bytes';

/** Keeps an id with its worker; `false`: its bucket is full. */
export function keepPair(ids: usize, id: f64, worker: f64): bool {
  const bucket = i32(u64(id) % BUCKETS);
  const filled: usize = integerAt(ids, FILLED);
  const count = integerAt(filled, bucket);
  const pair = usize(integerAt(ids, PAIRS)) + (bucket * PIECE + count * PAIR) * FLOAT;
  store<f64>(pair, id);
  store<f64>(pair + FLOAT, worker);
  setInteger(filled, bucket, count + 1);
  return count + 1 < HELD;
}
