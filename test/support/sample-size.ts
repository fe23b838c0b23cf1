/** How many of something a test does: a sample as a rule, all of it where the run is a soak (`npm run test:soak`). */
export const sampleSize = ({ sample, soak }: { sample: number; soak: number }): number =>
  process.env.SOAK ? soak : sample;
