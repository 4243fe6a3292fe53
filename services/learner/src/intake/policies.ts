import { EVERYWHERE, type PolicyEntry } from '@baton/domain'
import { learnFromOf, routeOf } from '@baton/learning'
import { type Policy, readCanonical } from '@baton/rules'
import { type LearnerBatch, type PolicyState, read, write } from '../state.ts'

/** Routes and bots that are no longer anybody's; what was published about them is to be deleted. */
export interface Gone {
  readonly routes: readonly string[]
  readonly bots: readonly string[]
}

const NOTHING: Gone = { routes: [], bots: [] }

export const policyInForce = (batch: LearnerBatch): PolicyState | undefined => {
  const active = read(batch, 'active')
  return active && read(batch, 'policy', active.hash)
}

/**
 * Keeps what a policy says of routes and bots, and which one is wanted; says what went when another
 * became active. Thresholds and health are the app's, not a location's: they are learned for the
 * policy that holds everywhere.
 */
export const takePolicy = (batch: LearnerBatch, { entry }: PolicyEntry): Gone => {
  const document = entry['baton.PolicyDocument']
  if (document) {
    const { hash } = document
    write(batch, 'policy', [hash], essenceOf(readCanonical(document.document, hash)))
  }
  const activation = entry['baton.PolicyActivation']
  if (activation?.location === EVERYWHERE) write(batch, 'wanted', [], { hash: activation.hash })
  const isAbout =
    activation?.location === EVERYWHERE || document?.hash === read(batch, 'wanted')?.hash
  return isAbout ? followWanted(batch) : NOTHING
}

/**
 * Compaction may have left a document behind its activation: until it comes, the former policy
 * stays in force.
 */
const followWanted = (batch: LearnerBatch): Gone => {
  const wanted = read(batch, 'wanted')
  const next = wanted && read(batch, 'policy', wanted.hash)
  if (!next || wanted.hash === read(batch, 'active')?.hash) return NOTHING
  const before = policyInForce(batch)
  write(batch, 'active', [], wanted)
  if (!before) return NOTHING
  const kept = new Set(next.routes.map(routeOf))
  return {
    routes: before.routes.map(routeOf).filter(route => !kept.has(route)),
    bots: Object.keys(before.bots).filter(bot => !Object.hasOwn(next.bots, bot)),
  }
}

const essenceOf = ({ routes, bots, deferral, exploration }: Policy): PolicyState => {
  const { p95Share, errorShare, minSamples } = deferral
  const healthOf = ({ sla }: Policy['bots'][string]) => ({
    slaP50Ms: sla.p50Ms,
    slaP95Ms: sla.p95Ms,
    slaP99Ms: sla.p99Ms,
    p95Share,
    errorShare,
    minSamples,
  })
  return {
    routes: routes.map(({ from, to, threshold }) => ({ from, to, threshold })),
    learnFrom: learnFromOf(exploration),
    bots: Object.fromEntries(Object.entries(bots).map(([name, bot]) => [name, healthOf(bot)])),
  }
}
