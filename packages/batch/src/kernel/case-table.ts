/** What the kernel tells of the workers of a slice, and how it is told what to write of them: numbers by their places. */

/* Lists whose rows belong to one worker each; any other number is one of all others. */

export const PAY_LINES = 0;
export const WORKERS = 1;
export const ASSIGNMENTS = 2;
export const CERTIFICATES = 3;
export const LISTS = 4;

/* All workers of a slice, whose cases are numbered by their first rows. */

/** So many cases there are. */
export const CASES = 0;
/** Rows whose worker cannot be seen in their bytes. */
export const UNSEEN = 1;
/** Addresses of columns by row: the number of its case, its table, gross pay in hundredths. */
export const OWNERS = 2;
export const TABLES = 3;
export const GROSS = 4;
/** Addresses of columns of places: rows by case and list in their order, and which of these each is that its id puts there. */
export const ROWS = 5;
export const ORDER = 6;
/** Address of the cases. */
export const RECORDS = 7;
/** Address and length, a power of two, of an index: the number of a case + 1 at a place that its id gives. */
export const INDEX = 8;
export const INDEX_LENGTH = 9;
/** Address of room for what the rows of one case are signed with. */
export const SCRATCH = 10;
/** Address of room for ids of a program. */
export const IDS = 11;
export const CASE_TABLE = 12;

/** Bytes of an id that can be seen, at most. */
export const LONGEST_ID = 64;
/** Instead of the number of a case: it cannot be seen whose the row is. */
export const NOBODY = -1;
/** Workers with so many rows of one list or more are not told apart by the order of their ids: stand-ins have three digits. */
export const MOST_IDS = 1000;

/* A case. */

/** Where the worker's id stands. */
export const ID_FROM = 0;
export const ID_TO = 1;
/** 1: something about the rows is out of the ordinary. */
export const ODD = 2;
/** 1: none of the lines has an id of its own. */
export const WITHOUT_IDS = 3;
/** Of each list so many rows, and where they begin in the columns of places. */
export const COUNTS = 4;
export const BEGINS = 8;
/** The number of what the rows are signed with; -1: none. */
export const SIGNATURE = 12;
export const CASE = 16;

/* Signatures: what the rows of workers are alike in. */

/** So many there are, and may be. */
export const SIGNATURES = 0;
export const MOST_SIGNATURES = 1;
/** Address of an entry for each. */
export const ENTRIES = 2;
/** Address and length of an index: the number of a signature + 1. */
export const SIGNATURE_INDEX = 3;
export const SIGNATURE_INDEX_LENGTH = 4;
/** Addresses between which new ones may be kept. */
export const FREE = 5;
export const FREE_END = 6;
export const SIGNATURE_TABLE = 7;

/** An entry: hash, address and length. */
export const HASH = 0;
export const AT = 1;
export const LENGTH = 2;
export const ENTRY = 3;

/** Before the numbers of a signature stands how many they are; behind them stand texts. */
export const UNORDERED = -2;

/*
 * A worker to be written: the case, its place in columns of figures, and addresses of the programs of rows, of balances and
 * of what is said, with what was charged.
 */

export const WRITTEN_CASE = 0;
export const WRITTEN_PLACE = 1;
export const WRITTEN_ROWS = 2;
export const WRITTEN_BALANCES = 3;
export const WRITTEN_SAID = 4;
export const WRITTEN = 5;
