import { resolveTopics } from '@baton/codec'
import { expect, test } from 'vitest'
import { checkRoutingTopics } from './topics.ts'

const app = { appId: 'app', partitions: 4, clock: 'broker' } as const

/** The topics of a broker on which one is made otherwise. */
const described = (logical: string, otherwise: object) => async (names: readonly string[]) =>
  resolveTopics({ ...app, bots: ['lead', 'buyer'] })
    .filter(({ name }) => names.includes(name))
    .map(spec => (spec.logical === logical ? { ...spec, ...otherwise } : spec))

const check = (logical: string, otherwise: object, bots = ['lead', 'buyer']) =>
  checkRoutingTopics(app, bots, described(logical, otherwise))

test('a routing topic that is missing, or with another partition count, is none to write to', async () => {
  await expect(check('routing.buyer.v1', { partitions: 1 })).rejects.toMatchObject({
    code: 'PARTITIONS_DIFFER',
  })
  await expect(check('', {}, ['lead', 'seller'])).rejects.toMatchObject({ code: 'TOPIC_MISSING' })
})

test('other topics, and other bots, are not looked at', async () => {
  await check('handoff.decisions.v1', { partitions: 1 })
  await check('routing.buyer.v1', { partitions: 1 }, ['lead'])
})
