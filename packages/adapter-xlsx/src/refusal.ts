/** Why a workbook cannot be read as a whole: one sentence for the user. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refusal';
  }
}
