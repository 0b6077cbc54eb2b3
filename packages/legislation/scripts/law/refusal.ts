/** Why the data are refused: the file, the place in it, and one plain sentence. */
export interface Refusal {
  readonly file: string;
  readonly at: string;
  readonly message: string;
}

export const printRefusal = ({ file, at, message }: Refusal): string =>
  `${file}${at === '' ? '' : ` › ${at}`}: ${message}`;
