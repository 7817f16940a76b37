import { meter } from '../telemetry/metrics.js';

const age = meter.createHistogram('hotline_fact_age_seconds', {
  description: 'Age of a fact when its handler is done with it, by consumer and result (applied, failed); the count is the rate.',
  advice: { explicitBucketBoundaries: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600, 3_600] },
});

/** Measures from the moment when the fact was written; clocks of machines may differ a little. */
export function observeFact(consumer: string, time: Date, result: 'applied' | 'failed'): void {
  age.record(Math.max(0, Date.now() - time.getTime()) / 1000, { consumer, result });
}
