const words = (seconds: number): string => {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
};

/** Says how fast something goes that begins now, and how long it will take: `, 41,000/s, 12 s left`. */
export const rateOf = (): ((done: number, of: number) => string) => {
  const begun = performance.now();
  return (done, of) => {
    const seconds = (performance.now() - begun) / 1000;
    if (done === 0 || seconds < 1) return '';
    const rate = done / seconds;
    return `, ${Math.round(rate).toLocaleString('en-US')}/s, ${words((of - done) / rate)} left`;
  };
};
