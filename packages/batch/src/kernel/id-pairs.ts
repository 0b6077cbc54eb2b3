/** Where the ids of rows are kept, each with its worker, both by their hashes: numbers by their places. */

/** Pairs are told apart by the lowest bits of the id. */
export const BUCKET_BITS = 8;
export const BUCKETS = 256;
/** So many of each bucket are held; when it is full, they must be written before more come. */
export const HELD = 512;
/** Numbers of a pair, and of what is held of a bucket. */
export const PAIR = 2;
export const PIECE = 1024;

/** Addresses of the pairs, bucket after bucket, and of how many each bucket holds. */
export const PAIRS = 0;
export const FILLED = 1;
export const ID_PAIRS = 2;
