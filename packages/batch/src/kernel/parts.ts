/** What programs are, for who puts them together and for the kernel, which writes rows by them. */

/* The numbers before the parts of a program. */

/** So many ids it takes, and the address of two numbers for each: its list, and which of its order; -1: the worker's. */
export const ID_COUNT = 0;
export const ID_LIST = 1;
export const PROGRAM = 2;
/** Instead of a list: the id of the worker. */
export const OWN = -1;

/* A program with what was charged for the workers of one slice. */

/** Address of the program. */
export const CODE = 0;
/** Bytes that it writes for one worker, and that may be overwritten behind them, at most. */
export const MOST_WRITTEN = 1;
/** Address of a list of texts that marks stand for. */
export const TEXTS = 2;
/** Where columns begin among the figures, by the numbers that parts have for them. */
export const COLUMNS = 3;

/* What a part writes behind its literal. */

/** Nothing; the program ends here. */
export const END = 0;
/** A figure, and the byte behind it. */
export const FIGURE = 1;
/** The head of the row: where it is that of the row before, the parts that write it are skipped. */
export const HEAD = 2;
/** Nothing; the head ends here. */
export const END_OF_HEAD = 3;
export const ID = 4;
/** One of two texts, by the lowest bit of a mark. */
export const STATUS = 5;
/** A text by the rest of a mark. */
export const RATE = 6;
/** A figure without zeros at the end. */
export const UNROUNDED = 7;
/** The rest of the row: where it is that of the row before, the parts that write it are skipped. */
export const TAIL = 8;
/** Nothing; the rest of the row ends here. */
export const END_OF_TAIL = 9;

/* The numbers that a part is, by their places. */

export const KIND = 0;
/** The address of its literal, and how many bytes it has. */
export const LITERAL = 1;
export const LENGTH = 2;
/** The number of a figure's or a mark's column, of a head or tail, of an id among all. */
export const NUMBER = 3;
/** Of a figure the digits behind the point, of a head or tail the part that ends it. */
export const DIGITS = 4;
/** The byte behind a figure; 0: none. */
export const BEHIND = 5;
export const PART = 8;
