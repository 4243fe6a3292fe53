import { variablesOf } from '@baton/runtime'
import { expect, test } from 'vitest'
import { botsSchema } from '../services/bots/src/config.ts'
import { crmSchema } from '../services/crm/src/config.ts'
import { ingressSchema } from '../services/ingress/src/config.ts'
import { learnerSchema } from '../services/learner/src/config.ts'
import { routerSchema } from '../services/router/src/config.ts'

/** Beside the base: one that only this service reads. */
const SERVICES = [
  ['bots', botsSchema, 'BATON_BOT_URLS'],
  ['crm', crmSchema, 'BATON_HIGHLEVEL_TOKENS'],
  ['ingress', ingressSchema, 'BATON_INGRESS_PORT'],
  ['learner', learnerSchema, 'BATON_LEARNING'],
  ['router', routerSchema, 'BATON_STORE'],
] as const

test.each(SERVICES)('the help of %s says what each variable is for', (_, schema, own) => {
  const variables = variablesOf(schema)
  const names = variables.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['BATON_BROKERS', 'BATON_HTTP_PORT', own]))
  expect(variables.filter(({ about }) => about === '').map(({ name }) => name)).toEqual([])
})
