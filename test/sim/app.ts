import { readFileSync } from 'node:fs'
import { type Codecs, codecFor, fixedSchemas, localCodecs, schemaText } from '@baton/codec'
import { parsePolicy } from '@baton/rules'
import { routerTopics } from '../../services/router/src/topics.ts'

const FILE = new URL('../../deploy/policies/real-estate.yaml', import.meta.url)
/**
 * With the policy's own phrases: a run must not depend on how well the model reads, nor wait for
 * it.
 */
const TEXT = readFileSync(FILE, 'utf8').replace(/^reader: \S+/m, 'reader: phrases')

export const APP_ID = 'sim'
export const POLICIES = ['first', 'second'].map(name =>
  parsePolicy(TEXT.replace(/^name:.*/m, `name: ${name}`), `${name}.yaml`),
)
export const BOTS = Object.keys(POLICIES[0]!.policy.bots)
export const TOPICS = routerTopics(APP_ID)
export const CODECS = localCodecs()

/** The id under which another version registered the schema of events. */
export const FOREIGN_ID = 77

const events = codecFor(
  'contact.events.v1',
  CODECS.of('contact.events.v1').id,
  fixedSchemas(new Map([[FOREIGN_ID, schemaText('contact.events.v1')]])),
)
/** Those of somebody who never has to ask. */
export const JUDGE_CODECS: Codecs = {
  of: schema => (schema === 'contact.events.v1' ? (events as never) : CODECS.of(schema)),
}

/** Every topic the router writes, states left out. */
export const OUTPUTS = [
  TOPICS.decisions,
  TOPICS.outbound,
  TOPICS.outcomes,
  TOPICS.adoptions,
  TOPICS.deadLetters,
  ...[...BOTS, 'human'].map(bot => TOPICS.routing(bot)),
]

export const transactionalIdOf = (partition: number): string => `${APP_ID}.router.${partition}`
export const storeOf = (partition: number): string => `router-${partition}`
