// Method: two processes of bots answer generated conversations; 20 times, each time the
// conversations have got on, one of them is killed with -9 and started again. What each contact
// reads at the end must be what it reads in memory, where nothing is killed, and every decision
// what the sequential oracle says.
import { routerConfig, startRouter } from '@baton/router'
import { silentLogger } from '@baton/runtime'
import { verifyApp } from '@baton/testkit'
import { expect, test } from 'vitest'
import { readTexts, sayAgain, talksInMemory } from '../e2e/real-talk.ts'
import { newApp, type TestApp } from './app.ts'
import { ServiceProcess } from './service-process.ts'

const PARTITIONS = 4
const CONVERSATIONS = 100
const KILLS = 20
const FIRST_SEED = 2_000_001
const SESSION_MS = 1_500

/** Every reply in the log, by the decision it answers. */
const repliesIn = async ({ platform }: TestApp): Promise<string[]> => {
  const replies: string[] = []
  const codec = platform.codecs.of('contact.events.v1')
  for (let partition = 0; partition < PARTITIONS; partition++) {
    await platform.kafka.log.readToEnd({
      topic: platform.topic('contact.events.v1'),
      partition,
      onBatch: ({ records }) => {
        for (const { value } of records) {
          const reply = value && codec.decode(value).event['baton.BotReplied']
          if (reply) replies.push(reply.decisionId)
        }
      },
    })
  }
  return replies
}

test('bots killed 20 times with -9 change nothing of what any contact reads', async () => {
  const talks = await talksInMemory(FIRST_SEED, CONVERSATIONS)
  const told = talks
    .flatMap(talk => talk.log)
    .filter(({ event }) => !event['baton.BotReplied']).length
  const app = await newApp('bots-killed', PARTITIONS, 'log')
  const env = { BATON_CLOCK: 'log', BATON_SESSION_TIMEOUT_MS: String(SESSION_MS) }
  const config = routerConfig({ ...app.env(env), BATON_DATA_DIR: app.dir })
  const router = await startRouter(config, { log: silentLogger() })
  const processes = ['a', 'b'].map(name => new ServiceProcess('bots', app, name, env))
  let kills = 0
  let got = 0
  let killing: Promise<void> = Promise.resolve()
  const killOne = async (nth: number) => {
    const victim = processes[nth % processes.length]!
    await victim.end('SIGKILL')
    victim.start()
  }
  const onTold = () => {
    got++
    // Spread over the conversations, the last kill well before their end.
    if (kills >= KILLS || got < ((kills + 1) * told) / (KILLS + 2)) return
    const nth = kills++
    killing = killing.then(() => killOne(nth))
  }
  try {
    for (const one of processes) one.start()
    await sayAgain(app, talks, onTold)
    await killing
  } finally {
    await Promise.all(processes.map(one => one.end('SIGTERM')))
    await router.stop()
  }
  expect(kills).toBe(KILLS)
  // They were killed while they answered: some answers were given again.
  const replies = await repliesIn(app)
  expect(replies.length).toBeGreaterThan(new Set(replies).size)
  const texts = await readTexts(app)
  const differing = talks.filter(({ contactId, heard }) => {
    const undisturbed = heard.map(({ at, bot, text }) => ({ at, bot, text }))
    return JSON.stringify(undisturbed) !== JSON.stringify(texts.get(contactId) ?? [])
  })
  expect(differing.map(({ contactId }) => contactId)).toEqual([])
  const verifiable = { ...app.platform, log: app.platform.kafka.log }
  expect((await verifyApp(verifiable)).violations).toEqual([])
  await app.close()
})
