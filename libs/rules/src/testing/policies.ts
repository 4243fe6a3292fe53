import { readFileSync } from 'node:fs'
import type { HealthInForce, TablesAdopted, ThresholdInForce } from '@baton/domain'
import { compileTables, tablesHash } from '../compile-tables.ts'
import { ENGINE } from '../engine.ts'
import { parsePolicy } from '../policy/parse.ts'
import type { Policy } from '../policy/policy.ts'
import type { Tables } from '../tables.ts'

const file = new URL('../../../../deploy/policies/real-estate.yaml', import.meta.url)

/** The shipped policy. */
export const realEstate: Policy = parsePolicy(readFileSync(file, 'utf8'), 'real-estate.yaml').policy

const say = (text: string, weight: number) => ({ text, weight })

/**
 * The shipped limits with a reader that tests control word by word: `buy` and `sell` are clear,
 * `maybe …` is vague.
 */
export const plain: Policy = {
  ...realEstate,
  reader: 'phrases',
  intents: {
    buyer: { bot: 'buyer', phrases: [say('buy', 9500), say('maybe purchase', 5000)] },
    seller: { bot: 'seller', phrases: [say('sell', 9500), say('maybe list', 5000)] },
  },
  human: { ...realEstate.human, phrases: ['person'] },
  consent: { ...realEstate.consent, phrases: ['leave me alone'] },
}

export interface TablesGiven {
  readonly policy?: Policy
  readonly policyHash?: string
  readonly health?: readonly HealthInForce[]
  readonly thresholds?: readonly ThresholdInForce[]
}

export const tablesOf = ({
  policy = plain,
  policyHash = 'policy',
  health = [],
  thresholds = [],
}: TablesGiven = {}): Tables => {
  const adopted: TablesAdopted = {
    partition: 0,
    from: 0,
    hash: '',
    engine: ENGINE,
    policies: [{ location: '*', hash: policyHash }],
    thresholds: [...thresholds],
    health: [...health],
  }
  const hash = tablesHash(adopted)
  return compileTables({ ...adopted, hash }, new Map([[policyHash, policy]]))
}

export const unwell = (bot: string): HealthInForce => ({
  bot,
  status: 'degraded',
  p95Ms: 9000,
  errors: 0,
  samples: 100,
  version: 1,
})

/**
 * A fourth bot, which contacts turn to from each of the three that are shipped: `rent` is clear.
 */
export const withRenter = (policy: Policy): Policy => ({
  ...policy,
  bots: { ...policy.bots, renter: { ...policy.bots.buyer!, tag: 'Renter-Lead' } },
  intents: { ...policy.intents, renter: { bot: 'renter', phrases: [say('rent', 9500)] } },
  routes: [
    ...policy.routes,
    ...['lead', 'buyer', 'seller'].map(from => ({ from, to: 'renter', threshold: 7000 })),
    ...['buyer', 'seller'].map(to => ({ from: 'renter', to, threshold: 7000 })),
  ],
})

export const withoutRoute = (policy: Policy, from: string, to: string): Policy => ({
  ...policy,
  routes: policy.routes.filter(route => route.from !== from || route.to !== to),
})

/** Limits of deferral without chance: nothing is sent as a probe, nothing because of the cap. */
export const alwaysDefers: Policy = {
  ...plain,
  deferral: { ...plain.deferral, probeShare: 0, maxShare: 10_000 },
}
