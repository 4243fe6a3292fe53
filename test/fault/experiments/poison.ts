// Method: one record in a hundred is what no producer should write, of 14 kinds; two routers decide
// them all. Each must be in the dead letters with its cause, the good ones in order, and no process
// may have ended.
import { count, type Experiment, grouped, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load } from './load.ts'
import { PoisonMaker } from './poison-records.ts'

const PARTITIONS = 4
const CONTACTS = 2_000
const GOOD_PER_POISON = 99
const BLOCK = 10
const DECIDED_WITHIN_MS = 900_000

/** The oracle says which of the two a cut or hostile body is: it depends on where it breaks. */
const UNDECODABLE = new Set(['MALFORMED_AVRO', 'HOSTILE_AVRO'])
const causeOf = (cause: string): string => (UNDECODABLE.has(cause) ? 'MALFORMED_AVRO' : cause)

const run = async (lab: Lab, dose: number) => {
  const app = await lab.app('poison', PARTITIONS)
  const { platform } = app
  const load = new Load(app, CONTACTS)
  const maker = new PoisonMaker(platform.codecs, PARTITIONS)
  const topic = platform.topic('contact.events.v1')
  const fleet = new Fleet(app, { names: ['a', 'b'], env: { BATON_LOG_LEVEL: 'error' } })
  const expected = new Map<string, number>()
  let ended = 0
  let given = 0
  try {
    fleet.start()
    while (given < dose && !lab.isLate()) {
      const first = given
      const block = Array.from({ length: Math.min(BLOCK, dose - first) }, (_, i) => first + i)
      given += block.length
      const writes = block.map(i => {
        const partition = i % PARTITIONS
        const { cause, key, value } = maker.make(i, partition)
        expected.set(causeOf(cause), (expected.get(causeOf(cause)) ?? 0) + 1)
        return { topic, partition, records: [{ key, value, timestamp: Date.now() }] }
      })
      await Promise.all([app.appender.append(writes), load.say(block.length * GOOD_PER_POISON)])
      lab.told(given, dose, 'poison records')
    }
    await fleet.drained(DECIDED_WITHIN_MS)
    ended = fleet.routers.filter(({ process }) => !process.running).length
  } finally {
    await fleet.end()
  }
  const found = new Map<string, number>()
  for (let partition = 0; partition < PARTITIONS; partition++) {
    await platform.kafka.log.readToEnd({
      topic: platform.topic('router.contact.events.v1.dlq'),
      partition,
      onBatch: ({ records }) => {
        for (const { headers } of records) {
          const said = headers?.['__streams.errors.exception']?.toString().split('/')[1] ?? 'none'
          found.set(causeOf(said), (found.get(causeOf(said)) ?? 0) + 1)
        }
      },
    })
  }
  const wrong = ended > 0 ? [`${ended} routers ended`] : []
  for (const cause of new Set([...expected.keys(), ...found.keys()]))
    if (expected.get(cause) !== found.get(cause))
      wrong.push(`${cause}: ${found.get(cause) ?? 0} dead letters of ${expected.get(cause) ?? 0}`)
  const letters = [...found.values()].reduce((sum, one) => sum + one, 0)
  const appended = load.appended + given
  return outcome(given, { letters }, await judge(lab, app, { appended }), wrong)
}

export const poison: Experiment = {
  id: '8',
  fault: 'poison records of 14 kinds among good ones, 1 %',
  unit: 'poison records',
  wanted: '10,000 mixed, 1 %',
  wantedDose: 10_000,
  chunk: 1_000,
  short: 0,
  limitMs: 2_400_000,
  run,
  tell: total =>
    `${grouped(count(total, 'letters'))} dead letters, each with its cause; no process ended; ${verdictIn(total)}`,
}
