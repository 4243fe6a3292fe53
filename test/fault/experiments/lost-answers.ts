// Method: a proxy on the way to each broker lets EndTxn be applied and then drops the answer, keeps
// it for ever, or delivers it after the client has given up; the routers go on with other
// transactions meanwhile. A third of the requests is lost before the broker.
import { mulberry32 } from '@baton/domain'
import { FaultProxyCluster } from '@baton/testkit/fault-proxy-cluster'
import { until } from '../open-app.ts'
import { count, type Experiment, grouped, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load, Pump } from './load.ts'

const PARTITIONS = 8
const CONTACTS = 400
const PER_SECOND = 200
const BATCH = 50
/** Beyond the 8 s after which a client gives a request up. */
const LATE_MS = 9_000
/** Of all commits; the others go well, so that each partition gets on. */
const SHARE = 0.25
const STRUCK_WITHIN_MS = 240_000
/**
 * Beyond the client's 8 s: what is committed is decided, though its producer still waits for the
 * answer.
 */
const REPLACED_WITHIN_MS = 30_000

const FAULTS = [
  { kind: 'drop-response' },
  { kind: 'drop-response' },
  { kind: 'mute-response' },
  { kind: 'delay-response', ms: LATE_MS },
  { kind: 'drop-request' },
] as const

const run = async (lab: Lab, dose: number) => {
  const app = await lab.app('answers', PARTITIONS)
  const proxies = await FaultProxyCluster.start(lab.brokers)
  const load = new Load(app, CONTACTS)
  const random = mulberry32(Date.now())
  const fleet = new Fleet(app, {
    names: ['a', 'b'],
    env: { BATON_BROKERS: proxies.brokers.join(','), BATON_BATCH_MAX_RECORDS: String(BATCH) },
  })
  let struck = 0
  let begun = 0
  const replacements = () => proxies.seen('InitProducerId') - begun
  let pump: Pump | undefined
  try {
    fleet.start()
    await fleet.owned()
    begun = proxies.seen('InitProducerId')
    pump = new Pump(load, PER_SECOND)
    // Each fault is the next one's turn, so that the doses are shared out evenly whichever broker
    // coordinates.
    for (const [turn, fault] of FAULTS.entries()) {
      const when = () => {
        if (struck >= dose || struck % FAULTS.length !== turn || random() >= SHARE) return false
        struck++
        return true
      }
      proxies.plan({ api: 'EndTxn', when }, fault)
    }
    await until(
      'all answers are lost',
      () => {
        lab.told(struck, dose, 'commits')
        return struck >= dose || lab.isLate()
      },
      STRUCK_WITHIN_MS,
    )
    proxies.heal()
    await pump.stop()
    await fleet.drained()
    // Too few are told of below, by their number.
    await until('all are replaced', () => replacements() >= struck, REPLACED_WITHIN_MS).catch(
      () => {},
    )
  } finally {
    await fleet.end()
  }
  const replaced = replacements()
  await proxies.close()
  const wrong = replaced >= struck ? [] : [`${replaced} producers replaced after ${struck} faults`]
  const judgement = await judge(lab, app, { appended: load.appended - (pump?.unsure ?? 0) })
  return outcome(struck, { struck, replaced }, judgement, wrong)
}

export const lostAnswers: Experiment = {
  id: '3',
  fault: 'EndTxn applied, its answer dropped, withheld or late; some requests lost',
  unit: 'commits',
  wanted: '200',
  wantedDose: 200,
  chunk: 200,
  short: 10,
  limitMs: 1_800_000,
  run,
  tell: total =>
    `${verdictIn(total)}; the producer was replaced each time (${grouped(count(total, 'replaced'))} times)`,
}
