/** To hundredths of a point. */
export const roundPoints = (points: number) => Math.round(points * 100) / 100;
