// Method: the whole of `npm start` but the cluster in this process: real router, reference bots and
// ingress; the contact talks over HTTP and listens on the outbound topic. The play runs recorded
// conversations under the clock of the log.
import { readFileSync } from 'node:fs'
import { acknowledgingBot, referenceBots, startBots } from '@baton/bots'
import { Player, playLocation, publishPolicies } from '@baton/cli'
import { ingressConfig, startIngress } from '@baton/ingress'
import { routerConfig, startRouter } from '@baton/router'
import { parseConversation, parsePolicy, simulate, withOverrides } from '@baton/rules'
import { silentLogger } from '@baton/runtime'
import { verifyApp } from '@baton/testkit'
import { expect, test } from 'vitest'
import { newApp, ProgressWatch, type TestApp, until } from '../fault/app.ts'

const PARTITIONS = 2
const log = silentLogger()

const outboundTexts = async ({ platform }: TestApp): Promise<{ bot: string; text: string }[]> => {
  const codec = platform.codecs.of('outbound.messages.v1')
  const found: { bot: string; text: string; at: number }[] = []
  for (let partition = 0; partition < PARTITIONS; partition++) {
    await platform.kafka.log.readToEnd({
      topic: platform.topic('outbound.messages.v1'),
      partition,
      onBatch: ({ records }) => {
        for (const { value } of records) {
          const message = value && codec.decode(value)
          for (const action of message?.actions ?? []) {
            const sent = action['baton.SendText']
            if (message && sent) found.push({ bot: message.bot, text: sent.text, at: message.at })
          }
        }
      },
    })
  }
  return found.sort((a, b) => a.at - b.at)
}

test('the story: buyer, then seller, who asks neither for the budget nor for the timeline', async () => {
  const app = await newApp('story', PARTITIONS)
  const env = { ...app.env(), BATON_DATA_DIR: app.dir, BATON_INGRESS_PORT: '0' }
  const config = routerConfig(env)
  const router = await startRouter(config, { log })
  const bots = await startBots(config, { bots: referenceBots, log })
  const ingress = await startIngress(ingressConfig(env), { log })
  const say = async (text: string) => {
    const before = (await outboundTexts(app)).length
    const response = await fetch(`${ingress.url}/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ contactId: 'anna', text }),
    })
    expect(response.status).toBe(202)
    await until('an answer', async () => (await outboundTexts(app)).length > before, 60_000)
    return (await outboundTexts(app)).slice(before)
  }
  try {
    const [first] = await say('looking for a 3 bed under 650k, want to move in 3 months')
    expect(first?.bot).toBe('buyer')
    const answers = await say("actually I'm thinking about selling my house first")
    expect(answers.map(answer => answer.bot)).toEqual(['seller'])
    const questions = answers
      .flatMap(answer => answer.text.split(/(?<=[.?!])\s/))
      .filter(s => s.endsWith('?'))
    expect(questions.length).toBeGreaterThan(0)
    expect(questions.filter(q => /budget|price range|when|how soon|timeline/i.test(q))).toEqual([])
    const verifiable = { ...app.platform, log: app.platform.kafka.log }
    expect((await verifyApp(verifiable)).violations).toEqual([])
  } finally {
    await ingress.stop()
    await bots.stop()
    await router.stop()
    await app.close()
  }
})

test('recorded conversations get one decision a turn, and the same as the pure simulation', async () => {
  const conversations = readFileSync(
    new URL('../data/conversations.jsonl', import.meta.url),
    'utf8',
  )
    .trim()
    .split('\n')
    .map(parseConversation)
  const { policy } = parsePolicy(
    readFileSync(new URL('../../deploy/policies/real-estate.yaml', import.meta.url), 'utf8'),
    'real-estate.yaml',
  )
  const app = await newApp('play', PARTITIONS, 'log')
  const overridden = conversations.filter(conversation => conversation.policy)
  await publishPolicies(
    app.platform,
    overridden.map(conversation => ({
      location: playLocation(conversation),
      parsed: app.parsed(withOverrides(policy, conversation.policy ?? {})),
    })),
    'test',
    Date.now(),
  )
  const config = routerConfig({ ...app.env(), BATON_DATA_DIR: app.dir, BATON_CLOCK: 'log' })
  const router = await startRouter(config, { log })
  const bots = await startBots(config, {
    bots: Object.keys(policy.bots).map(acknowledgingBot),
    log,
  })
  try {
    const played = await Player.play(app.platform, conversations)
    expect(played.filter(turn => turn.decisions !== 1)).toEqual([])
    const keys = ['conversation', 'turn', 'owner', 'handoff', 'verdict', 'refused'] as const
    const pick = (turn: Record<(typeof keys)[number], unknown>) => keys.map(key => turn[key])
    const simulated = conversations
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap(conversation => simulate(conversation, policy))
    expect(played.map(pick)).toEqual(simulated.map(pick))
    const watch = new ProgressWatch(app.platform)
    await until(
      'every wake-up is decided',
      async () => (await app.end(0)) === (await watch.inputOf(0)),
      60_000,
    )
    const verifiable = { ...app.platform, log: app.platform.kafka.log }
    expect((await verifyApp(verifiable)).violations).toEqual([])
  } finally {
    await bots.stop()
    await router.stop()
    await app.close()
  }
})
