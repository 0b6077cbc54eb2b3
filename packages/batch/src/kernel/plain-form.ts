/** How the kernel is told what the rows of a file look like, and how it tells what it read: numbers by their places. */

/** The byte between cells. */
export const SEPARATOR = 0;
/** 1: rows end in CR and LF. */
export const CRLF = 1;
/** So many cells has the header. */
export const WIDTH = 2;
/** The cells with ids, the second -1 where there is none. */
export const WORKER = 3;
export const ID = 4;
/** 1: an id may be one that is derived. */
export const DERIVED = 5;
/** Told: why reading stopped. */
export const STOP = 6;
/** Told of a row that is out of the ordinary: where it begins, and the one behind it; cells, and marks of those with `:` or `~`. */
export const BEGIN = 7;
export const NEXT = 8;
export const CELLS = 9;
export const MARKS = 10;
/** Marks of cells from this one on share a bit. */
export const LAST_BIT = 31;
/** 1: rows of a worker that follow each other are told as one. */
export const TOGETHER = 12;
/** Address of where the ids are kept; 0: each is told with its row. */
export const KEPT_IDS = 13;
/** Told: where its cells end. */
export const ENDS = 14;

/* Reasons to stop. */

/** All was read, or there is no more room for what was. */
export const READ = 0;
/** A row that has to be looked at. */
export const ODD = 1;
/** Bytes that the adapter could see otherwise. */
export const NOT_PLAIN = 2;
/** A bucket of ids is full. */
export const FULL = 3;

/* What is told of a row, or of several of a worker: hashes of worker and id, begin and end, how many. */

export const ROW_WORKER = 0;
export const ROW_ID = 1;
/** Of these, by fours. */
export const ROW_BEGIN = 4;
export const ROW_NEXT = 5;
export const ROW_COUNT = 6;
/** Bytes. */
export const ROW = 32;
