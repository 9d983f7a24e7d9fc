import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StoreClient } from '../../collector/store-client.js';
import { compareCohorts } from '../compare/compare-cohorts.js';
import { breakdownOf, breakdownQuestion, customDimensionsQuestion } from '../queries/breakdown.js';
import { builtInDimensions } from '../queries/dimensions.js';
import { distributionOf, distributionQuestion, isDistributionMetric } from '../queries/distribution.js';
import { overviewOf, overviewQuestion, stepFor, viewsNowQuestion } from '../queries/overview.js';
import type { Question } from '../queries/sql-values.js';
import { isViewOrder, viewListOf, viewListQuestion } from '../queries/view-list.js';
import type { Scope } from '../queries/views-in.js';
import { AnswerCache } from './answer-cache.js';
import type { DimensionsAnswer } from './answers.js';
import { BadQuestion, Parameters, readScope } from './read-query.js';

/**
 * "Now" moves in such steps, and is the end of the one under way: who asks within it gets the same answer, made once,
 * and a view that has just begun is in it.
 */
const NOW_STEP_MS = 5_000;
const MOST_ROWS = 200;
const MOST_CUSTOM = 50;

type Ask = (question: Question) => Promise<readonly object[]>;
type Panel = (parameters: Parameters, ask: Ask, nowMs: number) => Promise<object>;

const PANELS: Readonly<Record<string, Panel>> = {
  async overview(parameters, ask, nowMs) {
    const scope = only(parameters, nowMs);
    const stepMs = stepFor(scope.toMs - scope.fromMs);
    const [figures, now] = await Promise.all([
      ask(overviewQuestion(scope, stepMs)),
      ask(viewsNowQuestion(scope)),
    ]);
    return overviewOf(scope, stepMs, { figures, now });
  },

  async breakdown(parameters, ask, nowMs) {
    const by = parameters.dimension('by', 'abr');
    const limit = parameters.whole('limit', { least: 1, most: MOST_ROWS, otherwise: 12 });
    return breakdownOf(by, await ask(breakdownQuestion(only(parameters, nowMs), by, limit)));
  },

  async dimensions(parameters, ask, nowMs): Promise<DimensionsAnswer> {
    const rows = await ask(customDimensionsQuestion(only(parameters, nowMs), MOST_CUSTOM));
    const custom = (rows as readonly { name: string }[]).map(({ name }) => `custom.${name}`);
    return { dimensions: [...builtInDimensions(), ...custom] };
  },

  async distribution(parameters, ask, nowMs) {
    const metric = parameters.choice('metric', isDistributionMetric, 'startup');
    return distributionOf(metric, await ask(distributionQuestion(only(parameters, nowMs), metric)));
  },

  async compare(parameters, ask, nowMs) {
    const by = parameters.dimension('by', 'abr');
    const [a, b] = [parameters.text('a'), parameters.text('b')];
    if (a === null || b === null) throw new BadQuestion('Give a and b: the two values to compare.');
    if (a === b) throw new BadQuestion('a and b are the same: give two values.');
    return compareCohorts(ask, only(parameters, nowMs), { by, a, b });
  },

  async views(parameters, ask, nowMs) {
    const order = parameters.choice('order', isViewOrder, 'latest');
    const limit = parameters.whole('limit', { least: 1, most: MOST_ROWS, otherwise: 50 });
    return viewListOf(order, await ask(viewListQuestion(only(parameters, nowMs), order, limit)));
  },
};

/** The scope, once nothing else is left to read. */
function only(parameters: Parameters, nowMs: number): Scope {
  const scope = readScope(parameters, nowMs, stepFor);
  parameters.end();
  return scope;
}

/** `GET /api/qoe/PANEL`: each panel of the dashboard by itself, with an ETag. */
export function qoeRoutes(app: FastifyInstance, store: StoreClient): void {
  const cache = new AnswerCache();
  const ask: Ask = async (question) => store.call('read', question);
  for (const [name, panel] of Object.entries(PANELS)) {
    app.get(`/api/qoe/${name}`, async (request, reply) => {
      const nowMs = (Math.floor(Date.now() / NOW_STEP_MS) + 1) * NOW_STEP_MS;
      const given = request.query as Readonly<Record<string, unknown>>;
      const { token: _token, ...asked } = given;
      const key = `${name} ${nowMs} ${JSON.stringify(asked)}`;
      const { text, etag } = await cache.get(key, async () => panel(new Parameters(asked), ask, nowMs));
      return send(request, reply, text, etag);
    });
  }
}

function send(request: FastifyRequest, reply: FastifyReply, text: string, etag: string): FastifyReply {
  reply.header('ETag', etag).header('Cache-Control', 'private, no-cache');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(text);
}
