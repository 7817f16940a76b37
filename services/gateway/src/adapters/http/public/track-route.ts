import type { TrackAppealResponse } from '@hotline/proto/intake/v1/citizen';
import type { FastifyInstance } from 'fastify';
import { perMinute } from '../limits.js';
import { queryCodeOf, type CitizenCalls } from './citizen-calls.js';
import { refusals, withCode } from './common-schemas.js';
import { numberInPath } from './schemas.js';
import { tracking } from './tracking-schema.js';

/** A page that looks once every few seconds is well served; who guesses codes is not. */
const looksPerMinute = 20;

const at = (moment: Date | undefined) => moment?.toISOString();

const toJson = ({ receivedAt, steps, results, rating, ...rest }: TrackAppealResponse) => ({
  ...rest,
  receivedAt: at(receivedAt),
  steps: steps.map((step) => ({ ...step, at: at(step.at) })),
  results: results.map((result) => ({ ...result, at: at(result.at) })),
  rating: rating && { ...rating, at: at(rating.at) },
});

const schema = {
  summary: 'Follow an appeal',
  tags: ['appeals'],
  params: numberInPath,
  headers: withCode,
  response: { 200: tracking, ...refusals },
};

export function trackRoute(app: FastifyInstance, { intake, options }: CitizenCalls): void {
  const limit = perMinute(app, looksPerMinute, 'for this number', ({ params }) => (params as { number: string }).number);
  app.get<{ Params: { number: string } }>('/appeals/:number', { schema, preHandler: limit }, async (request, reply) => {
    const { number } = request.params;
    return toJson(await intake.trackAppeal({ number, queryCode: queryCodeOf(request) }, await options(request, reply)));
  });
}
