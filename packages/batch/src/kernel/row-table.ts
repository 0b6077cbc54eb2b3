/** What the kernel knows of the rows of a file, of the shapes that they have, and what it tells of each: numbers by their places. */

/* A table: how the rows of a file look. */

/** So many cells may differ. */
export const DIFFERING = 0;
/** 1: rows end in CR and LF. */
export const CRLF = 1;
/** The byte between cells. */
export const MARK = 2;
/** Address of a byte for each cell that may differ, in their order: its place among them. */
export const HOLES = 3;
/** Address of a byte for each of these places: 1, there may be anything in the cell. */
export const IGNORED = 4;
/** Address of the shape of the row before; 0: none. */
export const LAST = 5;
/** Addresses of shapes that its rows had lately; 0: none. */
export const RECENT = 6;
export const RECENT_SHAPES = 12;
/** Which list its rows belong to. */
export const LIST = 18;
/** Places, among those that may differ, of the cells with the worker's id, the row's id and gross pay; -1: there is none. */
export const WORKER_CELL = 19;
export const ID_CELL = 20;
export const GROSS_CELL = 21;
/** How many cells more may make a difference, and the address of a byte for each: its place. */
export const SIGNED = 22;
export const SIGNED_CELLS = 23;
export const TABLE = 24;

/* A shape. */

/** Address of what is the same in all its rows, without the cells that may differ. */
export const TEXT = 0;
export const SHAPE_NUMBER = 1;
/** Address of the shape of the row that came behind one of it the last time; 0: none is known. */
export const NEXT = 2;
/** Where in the text each cell that may differ is cut out, and its end. */
export const CUTS = 3;

/* Columns with what is told of rows. */

/** So many rows there are. */
export const COUNT = 0;
/** There is room for so many. */
export const MOST = 1;
/** The number in its file of the next row. */
export const NUMBER = 2;
/** The address that places are counted from. */
export const ORIGIN = 3;
/** Addresses of columns: begins and ends, numbers in the file, numbers of shapes; begins and ends of cells that may differ. */
export const STARTS = 4;
export const ENDS = 5;
export const NUMBERS = 6;
export const SHAPES = 7;
export const SPANS = 8;
/** So many numbers has a row in the last of these. */
export const STRIDE = 9;
export const COLUMNS = 10;
