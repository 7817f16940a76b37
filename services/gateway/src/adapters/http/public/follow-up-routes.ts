import type { FastifyInstance } from 'fastify';
import { queryCodeOf, type CitizenCalls } from './citizen-calls.js';
import { refusals, withKeyAndCode } from './common-schemas.js';
import { nothing, numberInPath, rating, supplement, urged, urging, withdrawal, withdrawn } from './schemas.js';

interface OwnAppeal<Body> {
  Params: { number: string };
  Body: Body;
}

interface Rating {
  contacted: boolean;
  resolved: boolean;
  satisfaction: number;
  words?: string;
}

const common = { tags: ['appeals'], params: numberInPath, headers: withKeyAndCode };
const schemas = {
  supplement: { ...common, summary: 'Add to an appeal', body: supplement, response: { 204: nothing, ...refusals } },
  urge: { ...common, summary: 'Ask to hurry', body: urging, response: { 200: urged, ...refusals } },
  withdraw: { ...common, summary: 'Withdraw an appeal', body: withdrawal, response: { 200: withdrawn, ...refusals } },
  rate: { ...common, summary: 'Rate the result', body: rating, response: { 204: nothing, ...refusals } },
};

/** What a citizen may do with an own appeal, by its query code. */
export function followUpRoutes(app: FastifyInstance, { intake, options }: CitizenCalls): void {
  app.post<OwnAppeal<{ text: string }>>('/appeals/:number/supplements', { schema: schemas.supplement }, async (request, reply) => {
    const { params, body } = request;
    await intake.addToAppeal({ ...params, ...body, queryCode: queryCodeOf(request), attachments: [] }, await options(request, reply));
    return reply.code(204).send();
  });

  app.post<OwnAppeal<{ words?: string }>>('/appeals/:number/urge', { schema: schemas.urge }, async (request, reply) => {
    const { params, body } = request;
    const { urges } = await intake.urgeAppeal(
      { words: '', ...params, ...body, queryCode: queryCodeOf(request) },
      await options(request, reply),
    );
    return { urges };
  });

  app.post<OwnAppeal<{ reason?: string }>>('/appeals/:number/withdraw', { schema: schemas.withdraw }, async (request, reply) => {
    const { params, body } = request;
    const { state } = await intake.withdrawAppeal(
      { reason: '', ...params, ...body, queryCode: queryCodeOf(request) },
      await options(request, reply),
    );
    return { state };
  });

  app.post<OwnAppeal<Rating>>('/appeals/:number/rate', { schema: schemas.rate }, async (request, reply) => {
    const { params, body } = request;
    await intake.rateAppeal({ words: '', ...params, ...body, queryCode: queryCodeOf(request) }, await options(request, reply));
    return reply.code(204).send();
  });
}
