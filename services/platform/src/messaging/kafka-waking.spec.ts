import { describe, expect, it } from 'vitest';
import { whileBrokerWakes } from './kafka-waking.js';

/** As kafkajs throws it: what it gave up on is the cause. */
const loading = Object.assign(new Error('The coordinator is loading'), { type: 'GROUP_LOAD_IN_PROGRESS', retriable: true });
const retried = Object.assign(new Error(loading.message, { cause: loading }), { retriable: false });

function failing(times: number, error: Error) {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked <= times) throw error;
    return asked;
  };
}

describe('a broker that wakes', () => {
  it('is asked again until it is ready', async () => {
    expect(await whileBrokerWakes(failing(2, retried))).toBe(3);
  });

  it('is not waited for without end', async () => {
    await expect(whileBrokerWakes(failing(9, retried), 0)).rejects.toThrow('The coordinator is loading');
  });

  it('is not waited for when nothing answers at its address', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { retriable: true });
    await expect(whileBrokerWakes(failing(1, away))).rejects.toThrow('ECONNREFUSED');
  });
});
