const width = 118;

/** The explanation without its last branch, which repeats the first for the employer; long lines are cut. */
export const excerpt = (explanation: string): string => {
  const lines = explanation.split('\n');
  const last = lines.findIndex((line) => line.startsWith('└─'));
  const shown = last < 0 ? lines : [...lines.slice(0, last), '└─ … and the same for the employer'];
  return shown.map((line) => (line.length > width ? `${line.slice(0, width - 2)} …` : line)).join('\n');
};
