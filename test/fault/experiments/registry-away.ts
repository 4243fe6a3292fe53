// Method: between a router and the registry stands a proxy that refuses, falls silent or answers 5
// s late. Meanwhile events with known schema ids must be decided; one with an id the router has not
// seen must hold its partition alone, and be decided when the registry is back; only an id that the
// registry does not know goes to the dead letters.
import { setTimeout as pause } from 'node:timers/promises'
import { bodyOf } from '@baton/codec'
import { partitionOf } from '@baton/domain'
import { type TestApp, until } from '../open-app.ts'
import { count, type Experiment, grouped, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome, together } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load } from './load.ts'
import { type RegistryMood, RegistryProxy } from './registry-proxy.ts'

const PARTITIONS = 2
const CONTACTS = 100
const AWAY_MS = 90_000
const EVENTS = 200
const GOES_ON_WITHIN_MS = 60_000
const UNKNOWN_ID = 999_999
const MOODS: readonly RegistryMood[] = ['away', 'silent', 'slow']

/** Registers the schema of events once more with another doc: another id, the same layout. */
const anotherId = async (registryUrl: string, subject: string, doc: string): Promise<number> => {
  const subjects = `${registryUrl}/subjects/${subject}/versions`
  const latest = (await (await fetch(`${subjects}/latest`)).json()) as { schema: string }
  const schema = JSON.stringify({ ...JSON.parse(latest.schema), doc })
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ schema })
  const answer = await fetch(subjects, { method: 'POST', headers, body })
  return ((await answer.json()) as { id: number }).id
}

const appendWithId = async (app: TestApp, id: number, messageId: string): Promise<void> => {
  const { platform, appender } = app
  const contactId = homeOf(0)
  const message = { messageId, text: 'hello', channel: 'sms' as const, conversationId: '' }
  const value = platform.codecs.of('contact.events.v1').encode({
    ...{ eventId: messageId, locationId: '', source: 'test', sentAt: 0 },
    event: { 'baton.MessageReceived': { ...message, intents: [], facts: [] } },
  })
  const head = Buffer.alloc(5)
  head.writeInt32BE(id, 1)
  const record = {
    key: Buffer.from(contactId),
    value: Buffer.concat([head, bodyOf(value)]),
    timestamp: Date.now(),
  }
  const topic = platform.topic('contact.events.v1')
  await appender.append([{ topic, partition: 0, records: [record] }])
}

const homeOf = (partition: number): string => {
  for (let i = 0; ; i++)
    if (partitionOf(Buffer.from(`contact-${i}`), PARTITIONS) === partition) return `contact-${i}`
}

const once = async (lab: Lab, mood: RegistryMood, n: number) => {
  const app = await lab.app('registry', PARTITIONS)
  const proxy = await RegistryProxy.start(lab.registryUrl)
  const load = new Load(app, CONTACTS)
  const fleet = new Fleet(app, {
    names: ['router'],
    env: { BATON_REGISTRY_URL: proxy.url, BATON_LOG_LEVEL: 'info' },
  })
  const wrong: string[] = []
  try {
    fleet.start()
    await load.say(EVENTS)
    await fleet.drained()
    const subject = `${app.platform.topic('contact.events.v1')}-value`
    const id = await anotherId(lab.registryUrl, subject, `dose ${n}`)

    proxy.mood = mood
    const begun = performance.now()
    await load.say(EVENTS)
    await fleet.drained(GOES_ON_WITHIN_MS) // known ids
    await appendWithId(app, id, 'unknown')
    const held = (await app.end(0)) - 1
    await load.say(EVENTS)
    await until(
      'the other partition goes on',
      async () => (await fleet.watch.lag(1)) === 0,
      GOES_ON_WITHIN_MS,
    )
    if (mood === 'slow') await fleet.drained()
    else {
      await pause(Math.max(0, begun + AWAY_MS - performance.now()))
      if ((await fleet.watch.inputOf(0)) !== held) wrong.push('an unknown id was not waited for')
    }
    proxy.mood = 'well'
    await fleet.drained()
    await appendWithId(app, UNKNOWN_ID, 'never registered')
    await fleet.drained()
  } finally {
    await fleet.end()
    await proxy.close()
  }
  if (proxy.hits === 0) wrong.push('the registry was never asked while it was away')
  const letters = (
    await app.platform.kafka.log.ends(app.platform.topic('router.contact.events.v1.dlq'), 0)
  ).end
  if (letters === 0) wrong.push('an id that nobody knows is not in the dead letters')
  const judgement = await judge(lab, app, { appended: load.appended + 2 })
  return outcome(1, { asked: proxy.hits }, judgement, wrong)
}

const run = async (lab: Lab, dose: number) =>
  together(
    await Promise.all(
      Array.from({ length: dose }, (_, n) => once(lab, MOODS[n % MOODS.length]!, n)),
    ),
  )

export const registryAway: Experiment = {
  id: '9',
  fault: 'registry refuses or is silent for 1.5 min, or answers 5 s late',
  unit: 'absences',
  wanted: '5',
  wantedDose: 6,
  chunk: 6,
  short: 0,
  limitMs: 300_000,
  run,
  tell: total =>
    `known ids went on; the partition with an unknown id waited, alone, and went on by itself; only a 404 was dead-lettered; ` +
    `${grouped(count(total, 'asked'))} requests failed or late; ${verdictIn(total)}`,
}
